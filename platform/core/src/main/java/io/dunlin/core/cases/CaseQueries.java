package io.dunlin.core.cases;

import io.dunlin.core.parties.CreditorId;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.shared.DatabaseConfiguration;
import io.dunlin.core.shared.Window;
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

/** Reads cases for screens and for other features. */
@Component
public class CaseQueries {

    private final Jdbi jdbi;

    public CaseQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * A case in a list.
     *
     * @param balance what is owed by its open receivables
     * @param oldestDueOn the oldest due date of these; null where none is open
     * @param heldUntil the latest end of its holds; null where none is active or one has no end
     * @param held whether a hold is active today
     */
    public record CaseRow(
            CaseId id,
            CaseReference reference,
            DebtorId debtorId,
            String debtorName,
            CreditorId creditorId,
            String creditorName,
            CollectionCase.State state,
            Money balance,
            @Nullable LocalDate oldestDueOn,
            int levelReached,
            boolean held,
            @Nullable LocalDate heldUntil) {}

    /**
     * What to list; null leaves a filter out.
     *
     * @param text part of a reference, of a debtor's name or of a document's number
     * @param accountManager only cases of this user's creditors and debtors
     */
    public record Filter(
            @Nullable String text,
            CollectionCase.@Nullable State state,
            @Nullable Boolean held,
            @Nullable Long accountManager) {

        public static Filter none() {
            return new Filter(null, null, null, null);
        }
    }

    /** By oldest due date, closed cases last. */
    public List<CaseRow> page(Filter filter, LocalDate today, Window window) {
        return jdbi.withHandle(handle -> handle.createQuery(ROW + """
                        where (:text is null or c.reference like concat('%', :text, '%') or d.name like concat('%', :text, '%')
                            or exists (select 1 from receivable n where n.case_id = c.id and n.number like concat('%', :text, '%')))
                          and (:state is null or c.state = :state)
                          and (:held is null or :held = exists (
                            select 1 from case_hold h
                            where h.case_id = c.id and h.released_at is null and (h.ends_on is null or h.ends_on > :today)))
                          and (:accountManager is null or coalesce(d.account_manager_id, k.account_manager_id) = :accountManager)
                        order by c.state = 'CLOSED', oldest_due_on is null, oldest_due_on, c.id
                        limit :limit offset :offset
                        """)
                .bindMethods(filter)
                .bind("today", today)
                .bind("limit", window.limit())
                .bind("offset", window.offset())
                .map((results, _) -> row(results))
                .list());
    }

    public Optional<CaseRow> findRow(CaseId id, LocalDate today) {
        return jdbi.withHandle(handle -> handle.createQuery(ROW + "where c.id = :id")
                .bind("id", id)
                .bind("today", today)
                .map((results, _) -> row(results))
                .findOne());
    }

    /** Cases as lists show them, by their ids, as far as they exist. */
    public Map<CaseId, CaseRow> rows(Collection<CaseId> ids, LocalDate today) {
        return ids.isEmpty()
                ? Map.of()
                : jdbi.withHandle(handle -> handle.createQuery(ROW + "where c.id in (<ids>)")
                        .bindList("ids", List.copyOf(ids))
                        .bind("today", today)
                        .map((results, _) -> row(results))
                        .collect(Collectors.toMap(CaseRow::id, Function.identity())));
    }

    public Optional<CollectionCase> find(CaseReference reference) {
        return jdbi.withHandle(handle -> handle.createQuery(JdbiCases.SELECT + "where c.reference = :reference")
                .bind("reference", reference.value())
                .map((results, _) -> JdbiCases.read(results))
                .findOne());
    }

    public CollectionCase get(CaseId id) {
        return jdbi.withHandle(handle -> handle.createQuery(JdbiCases.SELECT + "where c.id = :id")
                .bind("id", id)
                .map((results, _) -> JdbiCases.read(results))
                .findOne()
                .orElseThrow(() -> new IllegalArgumentException("No case " + id.value())));
    }

    /** Cases by their ids, as far as they exist. */
    public Map<CaseId, CollectionCase> all(Collection<CaseId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : jdbi.withHandle(handle -> handle.createQuery(JdbiCases.SELECT + "where c.id in (<ids>)")
                        .bindList("ids", List.copyOf(ids))
                        .map((results, _) -> JdbiCases.read(results))
                        .collect(Collectors.toMap(CollectionCase::id, Function.identity())));
    }

    /** Cases of a debtor, open ones first. */
    public List<CollectionCase> ofDebtor(DebtorId debtor) {
        return ofDebtors(List.of(debtor));
    }

    /** The same for many debtors. */
    public List<CollectionCase> ofDebtors(Collection<DebtorId> debtors) {
        return debtors.isEmpty()
                ? List.of()
                : jdbi.withHandle(handle -> handle.createQuery(JdbiCases.SELECT
                                + "where c.debtor_id in (<debtors>) order by c.state = 'CLOSED', c.id desc")
                        .bindList("debtors", List.copyOf(debtors))
                        .map((results, _) -> JdbiCases.read(results))
                        .list());
    }

    private static final String ROW = """
            select c.id, c.reference, c.debtor_id, d.name as debtor_name, c.creditor_id, k.name as creditor_name, c.state,
              c.currency, c.level_reached,
              coalesce((select sum(e.amount) from receivable r join ledger_entry e on e.receivable_id = r.id
                where r.case_id = c.id and r.state = 'OPEN'), 0) as balance,
              (select min(r.due_on) from receivable r where r.case_id = c.id and r.state = 'OPEN') as oldest_due_on,
              (select count(*) from case_hold h
                where h.case_id = c.id and h.released_at is null and (h.ends_on is null or h.ends_on > :today)) as holds,
              (select case when sum(h.ends_on is null) > 0 then null else max(h.ends_on) end from case_hold h
                where h.case_id = c.id and h.released_at is null and (h.ends_on is null or h.ends_on > :today)) as held_until
            from collection_case c
            join debtor d on d.id = c.debtor_id
            join creditor k on k.id = c.creditor_id
            """;

    private static CaseRow row(ResultSet results) throws SQLException {
        return new CaseRow(
                new CaseId(results.getLong("id")),
                new CaseReference(results.getString("reference")),
                new DebtorId(results.getLong("debtor_id")),
                results.getString("debtor_name"),
                new CreditorId(results.getLong("creditor_id")),
                results.getString("creditor_name"),
                CollectionCase.State.valueOf(results.getString("state")),
                DatabaseConfiguration.money(results, "balance", "currency"),
                results.getObject("oldest_due_on", LocalDate.class),
                results.getInt("level_reached"),
                results.getInt("holds") > 0,
                results.getObject("held_until", LocalDate.class));
    }
}
