package io.dunlin.core.receivables;

import io.dunlin.core.parties.CreditorId;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.shared.DatabaseConfiguration;
import io.dunlin.core.shared.Window;
import io.dunlin.spi.erp.DocumentKind;
import io.dunlin.spi.value.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
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

/** Reads receivables with their balances. */
@Component
public class ReceivableQueries {

    private static final String SELECT = """
            select r.id, r.creditor_id, r.debtor_id, r.case_id, r.source, r.external_ref, r.number, r.kind, r.issued_on,
              r.due_on, r.currency, r.gross, r.state, r.ksef_number, d.name as debtor_name,
              coalesce((select sum(e.amount) from ledger_entry e where e.receivable_id = r.id), 0) as balance
            from receivable r
            join debtor d on d.id = r.debtor_id
            """;

    private final Jdbi jdbi;

    public ReceivableQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A receivable in a list. */
    public record ReceivableRow(
            ReceivableId id,
            @Nullable Long caseId,
            String number,
            String debtorName,
            LocalDate dueOn,
            Money gross,
            Money balance,
            Receivable.State state) {}

    /**
     * What to list; null leaves a filter out.
     *
     * @param text part of a number or of a debtor's name
     */
    public record Filter(
            @Nullable String text,
            Receivable.@Nullable State state,
            @Nullable LocalDate dueBefore,
            @Nullable Long caseId) {}

    /** By due date, the oldest first. */
    public List<ReceivableRow> page(Filter filter, Window window) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + """
                        where (:text is null or r.number like concat('%', :text, '%') or d.name like concat('%', :text, '%'))
                          and (:state is null or r.state = :state)
                          and (:dueBefore is null or r.due_on < :dueBefore)
                          and (:caseId is null or r.case_id = :caseId)
                        order by r.due_on, r.id
                        limit :limit offset :offset
                        """)
                .bindMethods(filter)
                .bind("limit", window.limit())
                .bind("offset", window.offset())
                .map((results, _) -> new ReceivableRow(
                        new ReceivableId(results.getLong("id")),
                        results.getObject("case_id", Long.class),
                        results.getString("number"),
                        results.getString("debtor_name"),
                        results.getObject("due_on", LocalDate.class),
                        DatabaseConfiguration.money(results, "gross", "currency"),
                        DatabaseConfiguration.money(results, "balance", "currency"),
                        Receivable.State.valueOf(results.getString("state"))))
                .list());
    }

    public Optional<Receivable> find(ReceivableId id) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where r.id = :id")
                .bind("id", id)
                .map((results, _) -> receivable(results))
                .findOne());
    }

    public Receivable get(ReceivableId id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("No receivable " + id.value()));
    }

    /** Receivables by their ids, as far as they exist. */
    public Map<ReceivableId, Receivable> all(Collection<ReceivableId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : jdbi.withHandle(handle -> handle.createQuery(SELECT + "where r.id in (<ids>)")
                        .bindList(
                                "ids",
                                ids.stream().map(ReceivableId::value).distinct().toList())
                        .map((results, _) -> receivable(results))
                        .collect(Collectors.toMap(Receivable::id, Function.identity())));
    }

    /** Which they are, as far as they exist. */
    public Map<ReceivableId, ReceivableIdentity> identities(Collection<ReceivableId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : jdbi.withHandle(handle -> handle.createQuery("""
                                select id, creditor_id, debtor_id, case_id, number
                                from receivable
                                where id in (<ids>)
                                """)
                        .bindList(
                                "ids",
                                ids.stream().map(ReceivableId::value).distinct().toList())
                        .map((results, _) -> new ReceivableIdentity(
                                new ReceivableId(results.getLong("id")),
                                new CreditorId(results.getLong("creditor_id")),
                                new DebtorId(results.getLong("debtor_id")),
                                results.getObject("case_id", Long.class),
                                results.getString("number")))
                        .collect(Collectors.toMap(ReceivableIdentity::id, Function.identity())));
    }

    public List<Receivable> ofCase(long caseId) {
        return jdbi.withHandle(
                handle -> handle.createQuery(SELECT + "where r.case_id = :caseId order by r.due_on, r.id")
                        .bind("caseId", caseId)
                        .map((results, _) -> receivable(results))
                        .list());
    }

    /** The same for many cases; those that have none are missing. */
    public Map<Long, List<Receivable>> ofCases(Collection<Long> caseIds) {
        return caseIds.isEmpty()
                ? Map.of()
                : jdbi.withHandle(handle -> handle
                        .createQuery(SELECT + "where r.case_id in (<cases>) order by r.due_on, r.id")
                        .bindList("cases", List.copyOf(caseIds))
                        .map((results, _) -> Map.entry(results.getLong("case_id"), receivable(results)))
                        .stream()
                        .collect(Collectors.groupingBy(
                                Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList()))));
    }

    /** Open receivables of a debtor, of one creditor or of all, oldest due first. */
    public List<Receivable> openOf(DebtorId debtor, @Nullable CreditorId creditor) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + """
                        where r.debtor_id = :debtor and r.state = 'OPEN'
                          and (:creditor is null or r.creditor_id = :creditor)
                        order by r.due_on, r.id
                        """)
                .bind("debtor", debtor)
                .bind("creditor", creditor == null ? null : creditor.value())
                .map((results, _) -> receivable(results))
                .list());
    }

    /** Receivables whose number is one of these, compared as {@link DocumentNumber#key} does. */
    public List<Receivable> withNumbers(Collection<String> numbers) {
        if (numbers.isEmpty()) {
            return List.of();
        }
        List<String> keys = numbers.stream().map(DocumentNumber::key).distinct().toList();
        return jdbi.withHandle(
                handle -> handle.createQuery(SELECT + "where r.number_key in (<keys>) order by r.due_on, r.id")
                        .bindList("keys", keys)
                        .map((results, _) -> receivable(results))
                        .list());
    }

    private static Receivable receivable(ResultSet results) throws SQLException {
        return new Receivable(
                new ReceivableId(results.getLong("id")),
                new CreditorId(results.getLong("creditor_id")),
                new DebtorId(results.getLong("debtor_id")),
                results.getObject("case_id", Long.class),
                results.getString("source"),
                results.getString("external_ref"),
                results.getString("number"),
                DocumentKind.valueOf(results.getString("kind")),
                results.getObject("issued_on", LocalDate.class),
                results.getObject("due_on", LocalDate.class),
                DatabaseConfiguration.money(results, "gross", "currency"),
                DatabaseConfiguration.money(results, "balance", "currency"),
                Receivable.State.valueOf(results.getString("state")),
                results.getString("ksef_number"));
    }
}
