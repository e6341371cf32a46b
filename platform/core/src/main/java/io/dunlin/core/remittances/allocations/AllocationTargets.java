package io.dunlin.core.remittances.allocations;

import io.dunlin.core.parties.CreditorId;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.receivables.DocumentNumber;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.remittances.RemittanceId;
import io.dunlin.core.shared.DatabaseConfiguration;
import io.dunlin.core.shared.Window;
import io.dunlin.spi.value.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what a remittance can be allocated to by hand: open receivables of its currency and of its account's creditor. */
@Component
public class AllocationTargets {

    private static final String SELECT = """
            select r.id, r.debtor_id, d.name as debtor_name, r.creditor_id, c.reference, r.number, r.due_on, r.currency,
              coalesce((select sum(e.amount) from ledger_entry e where e.receivable_id = r.id), 0) as balance
            from receivable r
            join debtor d on d.id = r.debtor_id
            left join collection_case c on c.id = r.case_id
            """;

    private static final String SUSPECTED = """
              select x.id
              from receivable x
              join remittance y on y.id = :remittance and y.suspected_debtor_id = x.debtor_id
              where x.state = 'OPEN'
            """;
    private static final String FOUND = """
              (select x.id from receivable x where :key <> '' and x.number_key like concat(:key, '%') and x.state = 'OPEN'
                limit 2000)
              union
              (select x.id from receivable x join collection_case c on c.id = x.case_id
                where c.reference like concat(:text, '%') and x.state = 'OPEN' limit 2000)
              union
              (select x.id from receivable x join debtor d on d.id = x.debtor_id
                where d.name like concat('%', :text, '%') and x.state = 'OPEN' limit 2000)
            """;

    private final Jdbi jdbi;

    AllocationTargets(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A receivable that money can be allocated to. */
    public record Target(
            ReceivableId id,
            DebtorId debtorId,
            String debtorName,
            CreditorId creditorId,
            @Nullable String caseReference,
            String number,
            LocalDate dueOn,
            Money owed) {}

    /**
     * The oldest due first. Each way to be found is a look into an index, but for the inner words of a name.
     *
     * @param text the beginning of a document's number or of a case's reference, or a part of a debtor's name; empty for the
     *     debtor who is suspected
     */
    public List<Target> find(RemittanceId remittance, String text, Window window) {
        String typed = text.strip();
        return jdbi.withHandle(handle -> {
            Query query = handle.createQuery(SELECT + """
                        join remittance m on m.id = :remittance
                        join (\s""" + (typed.isEmpty() ? SUSPECTED : FOUND) + """
                        ) hit on hit.id = r.id
                        where r.state = 'OPEN' and r.currency = m.currency
                          and (m.creditor_id is null or r.creditor_id = m.creditor_id)
                        order by r.due_on, r.id
                        limit :limit offset :offset
                        """)
                    .bind("remittance", remittance)
                    .bind("limit", window.limit())
                    .bind("offset", window.offset());
            return targets(typed.isEmpty() ? query : withText(query, typed));
        });
    }

    private static Query withText(Query query, String typed) {
        return query.bind("text", typed.replaceAll("([%_\\\\])", "\\\\$1")).bind("key", DocumentNumber.key(typed));
    }

    /** Receivables by their ids, as far as they exist. */
    public List<Target> all(List<ReceivableId> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbi.withHandle(handle -> targets(handle.createQuery(
                                SELECT + "where r.id in (<ids>) order by r.due_on, r.id")
                        .bindList("ids", ids.stream().map(ReceivableId::value).toList())));
    }

    private static List<Target> targets(Query query) {
        return query.map((results, _) -> target(results)).list();
    }

    private static Target target(ResultSet results) throws SQLException {
        return new Target(
                new ReceivableId(results.getLong("id")),
                new DebtorId(results.getLong("debtor_id")),
                results.getString("debtor_name"),
                new CreditorId(results.getLong("creditor_id")),
                results.getString("reference"),
                results.getString("number"),
                results.getObject("due_on", LocalDate.class),
                DatabaseConfiguration.money(results, "balance", "currency"));
    }
}
