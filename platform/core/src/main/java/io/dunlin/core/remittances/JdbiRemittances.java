package io.dunlin.core.remittances;

import static io.dunlin.core.shared.Texts.cutOrNull;

import io.dunlin.core.parties.CreditorId;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.receivables.LedgerEntryId;
import io.dunlin.core.receivables.ReceivableId;
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
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Remittances, allocations and what was learnt of payers, in the database. */
@Component
class JdbiRemittances {

    private static final BulkInsert REMITTANCES = BulkInsert.into(
            "remittance",
            "statement_line_id",
            "identity_key",
            "identity_base",
            "creditor_id",
            "account",
            "received_on",
            "amount",
            "currency",
            "payer_name",
            "payer_account",
            "title",
            "state",
            "unallocated",
            "reason",
            "recorded_at");
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

    /** A line of a statement that brought money. */
    record Credit(
            long lineId,
            LocalDate valueDate,
            Money amount,
            @Nullable String bankReference,
            @Nullable String customerReference,
            @Nullable String endToEndId,
            @Nullable String counterpartyName,
            @Nullable String counterpartyAccount,
            String title) {}

    /** A credit that is booked, with its identity. */
    record Booking(Credit credit, String base, String key) {}

    /** A remittance as decisions need it. */
    record Loaded(
            RemittanceId id,
            @Nullable CreditorId creditorId,
            Incoming incoming,
            @Nullable String creditedAccount,
            RemittanceState state,
            Money unallocated,
            @Nullable DebtorId suspected) {

        /** The state in which a person is asked what to do with what is left. */
        RemittanceState waiting() {
            return unallocated.equals(incoming.amount()) ? RemittanceState.UNIDENTIFIED : RemittanceState.PARTLY;
        }
    }

    /** An allocation that is in force. */
    record InForce(
            AllocationId id,
            RemittanceId remittanceId,
            ReceivableId receivableId,
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

    void insert(String account, @Nullable CreditorId creditor, List<Booking> bookings) {
        if (bookings.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        jdbi.useHandle(handle -> REMITTANCES.all(handle, bookings, (row, booking) -> {
            Credit credit = booking.credit();
            return row.add(credit.lineId())
                    .add(booking.key())
                    .add(booking.base())
                    .add(creditor)
                    .add(account)
                    .add(credit.valueDate())
                    .add(credit.amount().amount())
                    .add(credit.amount().currency().getCurrencyCode())
                    .add(credit.counterpartyName())
                    .add(credit.counterpartyAccount())
                    .add(credit.title())
                    .add(RemittanceState.RECEIVED)
                    .add(credit.amount().amount())
                    .add("")
                    .add(now);
        }));
    }

    Loaded lock(RemittanceId id) {
        return jdbi.withHandle(handle -> handle.createQuery(LOADED + "where r.id = :id for update")
                .bind("id", id)
                .map((results, _) -> loaded(results))
                .findOne()
                .orElseThrow(() -> new IllegalArgumentException("No remittance " + id.value())));
    }

    /** Locks remittances, always in the same order, for the rest of the transaction. */
    List<Loaded> lock(List<RemittanceId> ids) {
        return all(ids, " for update");
    }

    List<Loaded> get(List<RemittanceId> ids) {
        return all(ids, "");
    }

    private List<Loaded> all(List<RemittanceId> ids, String locking) {
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

    Loaded get(RemittanceId id) {
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

    /** The remittance whose line a bank's reversal names: same account, same amount, same reference; the only one. */
    Optional<RemittanceId> reversedBy(String account, Credit reversal) {
        List<RemittanceId> found = jdbi.withHandle(handle -> handle.createQuery("""
                        select r.id
                        from remittance r
                        join statement_line l on l.id = r.statement_line_id
                        where r.account = :account and r.amount = :amount and r.currency = :currency
                          and r.state <> 'REVERSED' and r.received_on <= :on
                          and (l.bank_reference = :bankReference or l.end_to_end_id = :endToEndId)
                        limit 2
                        """)
                .bind("account", account)
                .bind("amount", reversal.amount().abs().amount())
                .bind("currency", reversal.amount().currency().getCurrencyCode())
                .bind("on", reversal.valueDate())
                .bind("bankReference", reversal.bankReference())
                .bind("endToEndId", reversal.endToEndId())
                .mapTo(RemittanceId.class)
                .list());
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
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

    /** How often remittances were allocated to receivables, undone or not; those that never were are missing. */
    Map<Pair, Integer> timesAllocated(Collection<RemittanceId> ids) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select remittance_id, receivable_id, count(*) as times
                        from allocation
                        where remittance_id in (<ids>)
                        group by remittance_id, receivable_id
                        """)
                .bindList("ids", ids.stream().map(RemittanceId::value).toList())
                .map((results, _) -> Map.entry(
                        new Pair(
                                new RemittanceId(results.getLong("remittance_id")),
                                new ReceivableId(results.getLong("receivable_id"))),
                        results.getInt("times")))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
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
                        select a.id, a.remittance_id, a.receivable_id, r.case_id, a.ledger_entry_id, a.amount, a.currency
                        from allocation a
                        join receivable r on r.id = a.receivable_id
                        where a.reversed_at is null and\s""" + which + " order by a.id")
                .bind("id", id)
                .map((results, _) -> new InForce(
                        new AllocationId(results.getLong("id")),
                        new RemittanceId(results.getLong("remittance_id")),
                        new ReceivableId(results.getLong("receivable_id")),
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

    /** An account that a debtor was seen to pay from. */
    record Seen(String account, DebtorId debtor, LocalDate on) {}

    /** What was seen of an account and a debtor together. */
    private record Lesson(String account, long debtor, int times, LocalDate lastOn) {

        static Lesson of(Seen seen) {
            return new Lesson(seen.account(), seen.debtor().value(), 1, seen.on());
        }

        Lesson and(Lesson other) {
            return new Lesson(
                    account, debtor, times + other.times, lastOn.isAfter(other.lastOn) ? lastOn : other.lastOn);
        }
    }

    /** Always in the same order, so that two who learn never wait for each other in a circle. */
    void learn(List<Seen> seen) {
        if (seen.isEmpty()) {
            return;
        }
        Map<String, Lesson> lessons = seen.stream()
                .map(Lesson::of)
                .collect(Collectors.toMap(
                        lesson -> lesson.account + " " + lesson.debtor,
                        Function.identity(),
                        Lesson::and,
                        TreeMap::new));
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into payer_account (account, debtor_id, times_seen, last_seen_on)
                        select s.account, s.debtor, s.times, s.last_on
                        from json_table(:lessons, '$[*]' columns (
                          account varchar(60) character set utf8mb4 collate utf8mb4_polish_ci path '$.account',
                          debtor bigint path '$.debtor',
                          times int path '$.times',
                          last_on date path '$.lastOn')) s
                        on duplicate key update times_seen = times_seen + s.times,
                          last_seen_on = greatest(last_seen_on, s.last_on)
                        """)
                .bind("lessons", Json.write(lessons.values()))
                .execute());
    }

    /** Forgets that a debtor pays from an account; whether that was known. */
    boolean forget(String account, DebtorId debtor) {
        return jdbi.withHandle(handle -> handle.createUpdate(
                                "delete from payer_account where account = :account and debtor_id = :debtor")
                        .bind("account", account)
                        .bind("debtor", debtor)
                        .execute())
                == 1;
    }

    /** Takes back what one payment taught. */
    void unlearn(String account, DebtorId debtor) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("""
                            update payer_account
                            set times_seen = times_seen - 1
                            where account = :account and debtor_id = :debtor
                            """)
                    .bind("account", account)
                    .bind("debtor", debtor)
                    .execute();
            handle.createUpdate("delete from payer_account where account = :account and times_seen <= 0")
                    .bind("account", account)
                    .execute();
        });
    }

    private static final String LOADED = """
            select r.id, r.creditor_id, r.amount, r.currency, r.received_on, r.title, r.payer_name, r.payer_account, r.state,
              r.unallocated, r.suspected_debtor_id, l.end_to_end_id, l.customer_reference, l.split_invoice,
              l.credited_account, l.reversal
            from remittance r
            join statement_line l on l.id = r.statement_line_id
            """;

    private static Loaded loaded(ResultSet results) throws SQLException {
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
        return new Loaded(
                new RemittanceId(results.getLong("id")),
                creditor == null ? null : new CreditorId(creditor),
                incoming,
                results.getString("credited_account"),
                RemittanceState.valueOf(results.getString("state")),
                DatabaseConfiguration.money(results, "unallocated", "currency"),
                suspected == null ? null : new DebtorId(suspected));
    }
}
