package io.dunlin.core.remittances;

import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.remittances.policy.Rule;
import io.dunlin.core.shared.DatabaseConfiguration;
import io.dunlin.core.shared.Window;
import io.dunlin.spi.value.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads remittances for screens and for other features. Suggestions come from {@link io.dunlin.core.remittances.allocations.Allocations#suggest}. */
@Component
public class RemittanceQueries {

    private static final String ROW = """
            select r.id, r.account, r.received_on, r.amount, r.currency, r.payer_name, r.payer_account, r.title, r.state,
              r.unallocated, r.reason, r.suspected_debtor_id, d.name as suspected_name, r.parked_until
            from remittance r
            left join debtor d on d.id = r.suspected_debtor_id
            """;

    private final Jdbi jdbi;

    public RemittanceQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * A remittance in a list.
     *
     * @param account the account it came to
     * @param unallocated what of it waits for a decision
     * @param reason the rule and evidence of its allocation, or the name of an {@code AllocationDecision.Reason}, or a
     *     person's words
     */
    public record RemittanceRow(
            RemittanceId id,
            String account,
            LocalDate receivedOn,
            Money amount,
            @Nullable String payerName,
            @Nullable String payerAccount,
            String title,
            RemittanceState state,
            Money unallocated,
            String reason,
            @Nullable DebtorId suspectedDebtorId,
            @Nullable String suspectedDebtorName,
            @Nullable LocalDate parkedUntil) {}

    /** What a receivable got of a remittance, in force or reversed. */
    public record AllocationRow(
            AllocationId id,
            RemittanceId remittanceId,
            ReceivableId receivableId,
            String number,
            @Nullable Long caseId,
            String debtorName,
            Money amount,
            Rule rule,
            String evidence,
            Instant allocatedAt,
            String allocatedBy,
            @Nullable Instant reversedAt,
            @Nullable String reversedBy,
            @Nullable String reversalReason) {}

    /**
     * What to list; null leaves a filter out.
     *
     * @param text part of a title, of a payer's name or of a payer's account
     * @param waiting only what a person has to decide on
     */
    public record Filter(
            @Nullable String text,
            @Nullable RemittanceState state,
            boolean waiting,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {

        public static Filter none() {
            return new Filter(null, null, false, null, null);
        }

        public static Filter waitingForAPerson() {
            return new Filter(null, null, true, null, null);
        }
    }

    /** Newest first. */
    public List<RemittanceRow> page(Filter filter, Window window) {
        return jdbi.withHandle(handle -> handle.createQuery(ROW + """
                        where (:text is null or r.title like concat('%', :text, '%')
                            or r.payer_name like concat('%', :text, '%') or r.payer_account like concat('%', :text, '%'))
                          and (:state is null or r.state = :state)
                          and (not :waiting or r.state in ('UNIDENTIFIED', 'PARTLY'))
                          and (:from is null or r.received_on >= :from)
                          and (:to is null or r.received_on <= :to)
                        order by r.received_on desc, r.id desc
                        limit :limit offset :offset
                        """)
                .bindMethods(filter)
                .bind("limit", window.limit())
                .bind("offset", window.offset())
                .map((results, _) -> row(results))
                .list());
    }

    public Optional<RemittanceRow> find(RemittanceId id) {
        return jdbi.withHandle(handle -> handle.createQuery(ROW + "where r.id = :id")
                .bind("id", id)
                .map((results, _) -> row(results))
                .findOne());
    }

    /** Remittances by their ids, as far as they exist. */
    public Map<RemittanceId, RemittanceRow> all(Collection<RemittanceId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : jdbi.withHandle(handle -> handle.createQuery(ROW + "where r.id in (<ids>)")
                        .bindList("ids", List.copyOf(ids))
                        .map((results, _) -> row(results))
                        .collect(Collectors.toMap(RemittanceRow::id, Function.identity())));
    }

    /** How many allocations remittances had, reversed ones among them; those that had none are missing. */
    public Map<RemittanceId, Integer> countsOfAllocations(Collection<RemittanceId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : jdbi.withHandle(handle -> handle.createQuery("""
                                select remittance_id, count(*) as allocations
                                from allocation
                                where remittance_id in (<ids>)
                                group by remittance_id
                                """)
                        .bindList("ids", List.copyOf(ids))
                        .map((results, _) -> Map.entry(
                                new RemittanceId(results.getLong("remittance_id")), results.getInt("allocations")))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    public long countWaiting() {
        return jdbi.withHandle(
                handle -> handle.createQuery("""
                        select count(*)
                        from remittance
                        where state in ('UNIDENTIFIED', 'PARTLY')
                        """).mapTo(Long.class).one());
    }

    /** Oldest first, reversed ones among them. */
    public List<AllocationRow> allocationsOf(RemittanceId id) {
        return allocations("a.remittance_id = :id", id.value());
    }

    public List<AllocationRow> allocationsTo(ReceivableId id) {
        return allocations("a.receivable_id = :id", id.value());
    }

    public List<AllocationRow> allocationsOfCase(long caseId) {
        return allocations("r.case_id = :id", caseId);
    }

    private List<AllocationRow> allocations(String which, long id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select a.id, a.remittance_id, a.receivable_id, r.number, r.case_id, d.name as debtor_name, a.amount,
                          a.currency, a.rule, a.evidence, a.allocated_at, a.allocated_by, a.reversed_at, a.reversed_by,
                          a.reversal_reason
                        from allocation a
                        join receivable r on r.id = a.receivable_id
                        join debtor d on d.id = r.debtor_id
                        where\s""" + which + " order by a.id limit 1000")
                .bind("id", id)
                .map((results, _) -> allocation(results))
                .list());
    }

    private static RemittanceRow row(ResultSet results) throws SQLException {
        Long suspected = results.getObject("suspected_debtor_id", Long.class);
        return new RemittanceRow(
                new RemittanceId(results.getLong("id")),
                results.getString("account"),
                results.getObject("received_on", LocalDate.class),
                DatabaseConfiguration.money(results, "amount", "currency"),
                results.getString("payer_name"),
                results.getString("payer_account"),
                results.getString("title"),
                RemittanceState.valueOf(results.getString("state")),
                DatabaseConfiguration.money(results, "unallocated", "currency"),
                results.getString("reason"),
                suspected == null ? null : new DebtorId(suspected),
                results.getString("suspected_name"),
                results.getObject("parked_until", LocalDate.class));
    }

    private static AllocationRow allocation(ResultSet results) throws SQLException {
        java.sql.Timestamp reversedAt = results.getTimestamp("reversed_at");
        return new AllocationRow(
                new AllocationId(results.getLong("id")),
                new RemittanceId(results.getLong("remittance_id")),
                new ReceivableId(results.getLong("receivable_id")),
                results.getString("number"),
                results.getObject("case_id", Long.class),
                results.getString("debtor_name"),
                DatabaseConfiguration.money(results, "amount", "currency"),
                Rule.valueOf(results.getString("rule")),
                results.getString("evidence"),
                results.getTimestamp("allocated_at").toInstant(),
                results.getString("allocated_by"),
                reversedAt == null ? null : reversedAt.toInstant(),
                results.getString("reversed_by"),
                results.getString("reversal_reason"));
    }
}
