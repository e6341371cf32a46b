package io.dunlin.core.remittances.statements;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.remittances.policy.StatementChain;
import io.dunlin.core.remittances.policy.StatementChain.Finding;
import io.dunlin.core.remittances.policy.StatementChain.Link;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.DatabaseConfiguration;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.RawStore;
import io.dunlin.core.shared.Transactions;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows that no statement is missing and none counted twice, and gives the files out as they came. */
@Component
public class StatementProof {

    private static final int MONTHS_BACK = 13;
    private static final int MOST_STATEMENTS = 2000;

    private final Jdbi jdbi;
    private final BankAccounts accounts;
    private final JdbiStatements store;
    private final RawStore rawStore;
    private final FirmCalendar calendar;
    private final Transactions transactions;
    private final AuditTrail audit;

    StatementProof(
            Jdbi jdbi,
            BankAccounts accounts,
            JdbiStatements store,
            RawStore rawStore,
            FirmCalendar calendar,
            Transactions transactions,
            AuditTrail audit) {
        this.jdbi = jdbi;
        this.accounts = accounts;
        this.store = store;
        this.rawStore = rawStore;
        this.calendar = calendar;
        this.transactions = transactions;
        this.audit = audit;
    }

    /**
     * How complete the statements of an account are.
     *
     * @param from the first day of the oldest statement looked at; null where none came
     * @param until the last day of which a statement came
     */
    public record Completeness(
            BankAccount account,
            @Nullable LocalDate from,
            @Nullable LocalDate until,
            List<Finding> findings) {

        public Completeness {
            findings = List.copyOf(findings);
        }
    }

    /** Every account, over the last thirteen months. */
    public List<Completeness> completeness() {
        return accounts.all().stream().map(this::completeness).toList();
    }

    private Completeness completeness(BankAccount account) {
        List<Link> links = links(account.id());
        return new Completeness(
                account,
                links.isEmpty() ? null : links.getFirst().openingOn(),
                links.isEmpty() ? null : links.getLast().closingOn(),
                new StatementChain(links).findings(calendar::isBusinessDay, calendar.today()));
    }

    private List<Link> links(BankAccountId account) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, statement_number, currency, opening, closing, opening_on, closing_on
                        from bank_statement
                        where bank_account_id = :account and state = 'BOOKED' and format in ('MT940', 'CAMT053')
                          and opening is not null and closing is not null and closing_on >= :since
                        order by closing_on, opening_on, id
                        limit :most
                        """)
                .bind("account", account)
                .bind("since", calendar.today().minusMonths(MONTHS_BACK))
                .bind("most", MOST_STATEMENTS)
                .map((results, _) -> {
                    LocalDate closingOn = results.getObject("closing_on", LocalDate.class);
                    LocalDate openingOn = results.getObject("opening_on", LocalDate.class);
                    return new Link(
                            results.getLong("id"),
                            results.getString("statement_number"),
                            openingOn == null ? closingOn : openingOn,
                            closingOn,
                            DatabaseConfiguration.money(results, "opening", "currency"),
                            DatabaseConfiguration.money(results, "closing", "currency"));
                })
                .list());
    }

    /** A file exactly as it came; that somebody took it is audited. */
    public byte[] raw(StatementFileId id, Actor actor) {
        return transactions.in(() -> {
            byte[] content = rawStore.get(store.getFile(id).sha256());
            audit.record(actor, "statement-file-taken-out", Subject.of("statement-file", id.value()), "", Map.of());
            return content;
        });
    }
}
