package io.dunlin.core.remittances.allocations;

import static io.dunlin.core.shared.Texts.cutOrNull;

import io.dunlin.core.parties.CreditorId;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.receivables.LedgerEntryId;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.remittances.AllocationId;
import io.dunlin.core.remittances.BankStatementId;
import io.dunlin.core.remittances.RemittanceId;
import io.dunlin.core.remittances.RemittanceState;
import io.dunlin.core.remittances.matching.LoadedRemittance;
import io.dunlin.core.remittances.policy.Incoming;
import io.dunlin.core.remittances.policy.Rule;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.BulkInsert;
import io.dunlin.core.shared.DatabaseConfiguration;
import io.dunlin.core.shared.Json;
import io.dunlin.spi.value.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Remittances and their allocations, in the database. */
@Component
class JdbiRemittances {

    private static final BulkInsert ALLOCATIONS = BulkInsert.into(
            "allocation",
            "remittance_id",
            "receivable_id",
            "ledger_entry_id",
            "amount",
            "currency",
            "rule",
            "evidence",
            "allocated_at",
            "allocated_by",
            "batch_id");

    private final Jdbi jdbi;
    private final Clock clock;

    JdbiRemittances(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** An allocation that is in force. */
    record InForce(
            AllocationId id,
            RemittanceId remittanceId,
            ReceivableId receivableId,
            DebtorId debtorId,
            @Nullable Long caseId,
            LedgerEntryId entryId,
            Money amount) {}

    /**
     * A decision to allocate.
     *
     * @param evidence what was found where, or who said so
     * @param batch the suggestions it was accepted with; null where it stands alone
     */
    record Decided(
            Rule rule,
            String evidence,
            Actor actor,
            @Nullable AllocationBatchId batch) {}

    LoadedRemittance lock(RemittanceId id) {
        return jdbi.withHandle(handle -> handle.createQuery(LOADED + "where r.id = :id for update")
                .bind("id", id)
                .map((results, _) -> loaded(results))
                .findOne()
                .orElseThrow(() -> new IllegalArgumentException("No remittance " + id.value())));
    }

    /** Locks remittances, always in the same order, for the rest of the transaction. */
    List<LoadedRemittance> lock(List<RemittanceId> ids) {
        return all(ids, " for update");
    }

    List<LoadedRemittance> get(List<RemittanceId> ids) {
        return all(ids, "");
    }

    private List<LoadedRemittance> all(List<RemittanceId> ids, String locking) {
        return ids.isEmpty()
                ? List.of()
                : jdbi.withHandle(handle -> handle.createQuery(LOADED + "where r.id in (<ids>) order by r.id" + locking)
                        .bindList("ids", ids.stream().map(RemittanceId::value).toList())
                        .map((results, _) -> loaded(results))
                        .list());
    }

    /** Locks receivables, always in the same order, for the rest of the transaction. */
    void lockReceivables(List<ReceivableId> ids) {
        if (!ids.isEmpty()) {
            List<Long> locked = jdbi.withHandle(handle -> handle.createQuery(
                            "select id from receivable where id in (<ids>) order by id for update")
                    .bindList("ids", ids.stream().map(ReceivableId::value).toList())
                    .mapTo(Long.class)
                    .list());
            assert locked.size() <= ids.size();
        }
    }

    LoadedRemittance get(RemittanceId id) {
        return jdbi.withHandle(handle -> handle.createQuery(LOADED + "where r.id = :id")
                .bind("id", id)
                .map((results, _) -> loaded(results))
                .findOne()
                .orElseThrow(() -> new IllegalArgumentException("No remittance " + id.value())));
    }

    /** Remittances of a statement on which nothing was decided yet. */
    List<RemittanceId> undecided(BankStatementId statement) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select r.id
                        from remittance r
                        join statement_line l on l.id = r.statement_line_id
                        where l.statement_id = :statement and r.state = 'RECEIVED'
                        order by r.id
                        """)
                .bind("statement", statement)
                .mapTo(RemittanceId.class)
                .list());
    }

    boolean anyUnidentified() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select exists (select 1 from remittance where state = 'UNIDENTIFIED')")
                        .mapTo(Boolean.class)
                        .one());
    }

    /** Of money that nobody could tell, what never was allocated: what a person undid stays a person's. */
    List<RemittanceId> unidentifiedSince(LocalDate day) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select r.id
                        from remittance r
                        where r.state = 'UNIDENTIFIED' and r.received_on >= :day
                          and not exists (select 1 from allocation a where a.remittance_id = r.id)
                        order by r.id
                        """)
                .bind("day", day)
                .mapTo(RemittanceId.class)
                .list());
    }

    void mark(RemittanceId id, RemittanceState state, Money unallocated, String reason, @Nullable DebtorId suspected) {
        mark(List.of(new Marked(id, state, unallocated, reason, suspected)));
    }

    /** Where a remittance stands from now on. */
    record Marked(
            RemittanceId id,
            RemittanceState state,
            Money unallocated,
            String reason,
            @Nullable DebtorId suspected) {}

    void mark(List<Marked> remittances) {
        if (remittances.isEmpty()) {
            return;
        }
        int changed = jdbi.withHandle(handle -> handle.createUpdate("""
                        update json_table(:marks, '$[*]' columns (
                          id bigint path '$.id',
                          state varchar(14) character set utf8mb4 collate utf8mb4_polish_ci path '$.state',
                          unallocated decimal(19,2) path '$.unallocated',
                          reason varchar(1000) character set utf8mb4 collate utf8mb4_polish_ci path '$.reason',
                          suspected bigint path '$.suspected')) m
                        straight_join remittance r on r.id = m.id
                        set r.state = m.state, r.unallocated = m.unallocated, r.reason = m.reason,
                          r.suspected_debtor_id = m.suspected, r.parked_until = null, r.version = r.version + 1
                        """)
                .bind("marks", Json.write(remittances.stream().map(Mark::of).toList()))
                .execute());
        if (changed != remittances.size()) {
            throw new IllegalStateException(
                    "Of " + remittances.size() + " remittances only " + changed + " could be marked");
        }
    }

    /** A row of the update of many remittances. */
    private record Mark(
            long id,
            RemittanceState state,
            String unallocated,
            @Nullable String reason,
            @Nullable Long suspected) {

        static Mark of(Marked marked) {
            return new Mark(
                    marked.id().value(),
                    marked.state(),
                    marked.unallocated().amount().toPlainString(),
                    cutOrNull(marked.reason(), 1000),
                    marked.suspected() == null ? null : marked.suspected().value());
        }
    }

    void parkUntil(RemittanceId id, LocalDate day) {
        jdbi.useHandle(handle -> handle.createUpdate("update remittance set parked_until = :day where id = :id")
                .bind("day", day)
                .bind("id", id)
                .execute());
    }

    /** Remittances that were put aside until a day that has come. */
    List<RemittanceId> parkedUntil(LocalDate day) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id
                        from remittance
                        where parked_until <= :day and state = 'PARKED'
                        order by id
                        """)
                .bind("day", day)
                .mapTo(RemittanceId.class)
                .list());
    }

    /** A remittance and a receivable that it may be allocated to. */
    record Pair(RemittanceId remittance, ReceivableId receivable) {}

    /**
     * How often a remittance was allocated to a receivable.
     *
     * @param times undone or not
     * @param inForce whether it is now
     */
    record Before(Pair pair, DebtorId debtorId, int times, boolean inForce) {}

    /** What remittances were allocated to before; what they never were allocated to is missing. */
    List<Before> allocatedBefore(Collection<RemittanceId> ids) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select a.remittance_id, a.receivable_id, r.debtor_id, count(*) as times,
                          sum(a.reversed_at is null) > 0 as in_force
                        from allocation a
                        join receivable r on r.id = a.receivable_id
                        where a.remittance_id in (<ids>)
                        group by a.remittance_id, a.receivable_id, r.debtor_id
                        """)
                .bindList("ids", ids.stream().map(RemittanceId::value).toList())
                .map((results, _) -> new Before(
                        new Pair(
                                new RemittanceId(results.getLong("remittance_id")),
                                new ReceivableId(results.getLong("receivable_id"))),
                        new DebtorId(results.getLong("debtor_id")),
                        results.getInt("times"),
                        results.getBoolean("in_force")))
                .list());
    }

    /** A part of a remittance that is put on a receivable by an entry of its ledger. */
    record NewAllocation(Pair pair, LedgerEntryId entry, Money amount, Decided decided) {}

    void insertAllocations(List<NewAllocation> allocations) {
        Instant now = clock.instant();
        jdbi.useHandle(handle -> ALLOCATIONS.all(
                handle,
                allocations,
                (row, allocation) -> row.add(allocation.pair().remittance())
                        .add(allocation.pair().receivable())
                        .add(allocation.entry())
                        .add(allocation.amount().amount())
                        .add(allocation.amount().currency().getCurrencyCode())
                        .add(allocation.decided().rule())
                        .add(cutOrNull(allocation.decided().evidence(), 1000))
                        .add(now)
                        .add(allocation.decided().actor().name())
                        .add(allocation.decided().batch())));
    }

    List<InForce> inForce(RemittanceId id) {
        return inForce("a.remittance_id = :id", id.value());
    }

    List<InForce> inForce(AllocationId id) {
        return inForce("a.id = :id", id.value());
    }

    List<InForce> inForce(AllocationBatchId id) {
        return inForce("a.batch_id = :id", id.value());
    }

    private List<InForce> inForce(String which, long id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select a.id, a.remittance_id, a.receivable_id, r.debtor_id, r.case_id,
                          a.ledger_entry_id, a.amount, a.currency
                        from allocation a
                        join receivable r on r.id = a.receivable_id
                        where a.reversed_at is null and\s""" + which + " order by a.id")
                .bind("id", id)
                .map((results, _) -> new InForce(
                        new AllocationId(results.getLong("id")),
                        new RemittanceId(results.getLong("remittance_id")),
                        new ReceivableId(results.getLong("receivable_id")),
                        new DebtorId(results.getLong("debtor_id")),
                        results.getObject("case_id", Long.class),
                        new LedgerEntryId(results.getLong("ledger_entry_id")),
                        DatabaseConfiguration.money(results, "amount", "currency")))
                .list());
    }

    void markReversed(AllocationId id, String reason, String actor) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update allocation
                        set reversed_at = :now, reversed_by = :actor, reversal_reason = :reason
                        where id = :id and reversed_at is null
                        """)
                .bind("now", clock.instant())
                .bind("actor", actor)
                .bind("reason", cutOrNull(reason, 500))
                .bind("id", id)
                .execute());
    }

    private static final String LOADED = """
            select r.id, r.creditor_id, r.amount, r.currency, r.received_on, r.title, r.payer_name, r.payer_account, r.state,
              r.unallocated, r.suspected_debtor_id, l.end_to_end_id, l.customer_reference, l.split_invoice,
              l.credited_account, l.reversal
            from remittance r
            join statement_line l on l.id = r.statement_line_id
            """;

    private static LoadedRemittance loaded(ResultSet results) throws SQLException {
        Incoming incoming = new Incoming(
                DatabaseConfiguration.money(results, "amount", "currency"),
                results.getObject("received_on", LocalDate.class),
                results.getString("title"),
                results.getString("end_to_end_id"),
                results.getString("customer_reference"),
                results.getString("split_invoice"),
                results.getString("payer_name"),
                results.getString("payer_account"),
                results.getBoolean("reversal"));
        Long creditor = results.getObject("creditor_id", Long.class);
        Long suspected = results.getObject("suspected_debtor_id", Long.class);
        return new LoadedRemittance(
                new RemittanceId(results.getLong("id")),
                creditor == null ? null : new CreditorId(creditor),
                incoming,
                results.getString("credited_account"),
                RemittanceState.valueOf(results.getString("state")),
                DatabaseConfiguration.money(results, "unallocated", "currency"),
                suspected == null ? null : new DebtorId(suspected));
    }
}
