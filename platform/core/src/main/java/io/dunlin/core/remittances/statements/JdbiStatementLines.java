package io.dunlin.core.remittances.statements;

import io.dunlin.core.remittances.BankStatementId;
import io.dunlin.core.remittances.policy.StatementFacts;
import io.dunlin.core.remittances.policy.StatementFacts.Earlier;
import io.dunlin.core.remittances.statements.JdbiCredits.Credit;
import io.dunlin.core.remittances.statements.JdbiStatements.StatementRow;
import io.dunlin.core.shared.DatabaseConfiguration;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the lines of statements, to judge and to book them. */
@Component
class JdbiStatementLines {

    private static final int MOST_EARLIER = 400;

    private final Jdbi jdbi;

    JdbiStatementLines(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    private record Totals(
            @Nullable BigDecimal lines,
            @Nullable BigDecimal failures,
            int unread,
            int lineCount,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            @Nullable String currencies) {}

    StatementFacts facts(StatementRow statement, @Nullable BankAccount account) {
        Totals totals = jdbi.withHandle(handle -> handle.createQuery("""
                        select
                          (select sum(amount) from statement_line where statement_id = :id) as line_sum,
                          (select sum(amount) from statement_failure where statement_id = :id) as failure_sum,
                          (select count(*) from statement_failure where statement_id = :id and amount is null) as unread,
                          (select count(*) from statement_line where statement_id = :id) as line_count,
                          (select min(value_date) from statement_line where statement_id = :id) as first_day,
                          (select max(value_date) from statement_line where statement_id = :id) as last_day,
                          (select group_concat(distinct currency) from statement_line where statement_id = :id) as currencies
                        """)
                .bind("id", statement.id())
                .map((results, _) -> new Totals(
                        results.getBigDecimal("line_sum"),
                        results.getBigDecimal("failure_sum"),
                        results.getInt("unread"),
                        results.getInt("line_count"),
                        results.getObject("first_day", LocalDate.class),
                        results.getObject("last_day", LocalDate.class),
                        results.getString("currencies")))
                .one());
        return new StatementFacts(
                statement.number() == null ? "" : statement.number(),
                statement.account(),
                account == null ? null : account.currency(),
                statement.currency().isBlank() && account != null
                        ? account.currency().getCurrencyCode()
                        : statement.currency(),
                statement.endOfDay(),
                statement.ended(),
                statement.opening(),
                statement.openingOn(),
                statement.closing(),
                statement.closingOn(),
                sum(statement.currency(), totals),
                totals.unread,
                totals.lineCount,
                totals.firstDay,
                totals.lastDay,
                totals.currencies == null ? Set.of() : new HashSet<>(Arrays.asList(totals.currencies.split(","))),
                account == null ? List.of() : earlier(account),
                account != null && anyLineKnown(account, statement));
    }

    private static @Nullable BigDecimal sum(String currency, Totals totals) {
        if (currency.isBlank()) {
            return null;
        }
        BigDecimal lines = totals.lines == null ? BigDecimal.ZERO : totals.lines;
        BigDecimal sum = totals.failures == null ? lines : lines.add(totals.failures);
        return sum.setScale(Currency.getInstance(currency).getDefaultFractionDigits(), RoundingMode.HALF_UP);
    }

    /** Booked statements of an account that carry balances, the latest first. */
    private List<Earlier> earlier(BankAccount account) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, statement_number, opening, closing, currency, opening_on, closing_on, line_count
                        from bank_statement
                        where bank_account_id = :account and state = 'BOOKED' and opening is not null and closing is not null
                          and format in ('MT940', 'CAMT053')
                        order by closing_on desc, id desc
                        limit :most
                        """)
                .bind("account", account.id())
                .bind("most", MOST_EARLIER)
                .map((results, _) -> new Earlier(
                        results.getLong("id"),
                        results.getString("statement_number"),
                        DatabaseConfiguration.money(results, "opening", "currency"),
                        DatabaseConfiguration.money(results, "closing", "currency"),
                        results.getObject("opening_on", LocalDate.class),
                        results.getObject("closing_on", LocalDate.class),
                        results.getInt("line_count")))
                .list());
    }

    private boolean anyLineKnown(BankAccount account, StatementRow statement) {
        Set<String> known = knownKeys(account, statement);
        return !known.isEmpty()
                && lines(statement.id(), "(amount > 0 or reversal)").stream()
                        .map(credit -> LineIdentity.key(LineIdentity.base(account.account(), credit), 1))
                        .anyMatch(known::contains);
    }

    List<Credit> credits(BankStatementId statement) {
        return lines(statement, "amount > 0");
    }

    /** What the bank took back: money out that is marked as the reversal of a credit. */
    List<Credit> reversals(BankStatementId statement) {
        return lines(statement, "amount < 0 and reversal");
    }

    private List<Credit> lines(BankStatementId statement, String which) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, value_date, amount, currency, bank_reference, customer_reference, end_to_end_id,
                          counterparty_name, counterparty_account, title
                        from statement_line
                        where statement_id = :statement and\s""" + which + " order by position")
                .bind("statement", statement)
                .map((results, _) -> credit(results))
                .list());
    }

    /** Identities of credits of the account, and of what the bank took back, on the days of a statement. */
    Set<String> knownKeys(BankAccount account, StatementRow statement) {
        return new HashSet<>(jdbi.withHandle(handle -> handle.createQuery("""
                        select r.identity_key
                        from remittance r
                        where r.account = :account and r.received_on between
                          (select min(value_date) from statement_line where statement_id = :statement)
                          and (select max(value_date) from statement_line where statement_id = :statement)
                        union all
                        select r.identity_key
                        from remittance_reversal r
                        where r.account = :account and r.taken_back_on between
                          (select min(value_date) from statement_line where statement_id = :statement)
                          and (select max(value_date) from statement_line where statement_id = :statement)
                        """)
                .bind("account", account.account())
                .bind("statement", statement.id())
                .mapTo(String.class)
                .list()));
    }

    /** How many credits, and reversals, of each base the booked statements with balances brought, on the days of a statement. */
    Map<String, Integer> countOfBases(BankAccount account, StatementRow statement) {
        Map<String, Integer> counts = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select l.id, l.value_date, l.amount, l.currency, l.bank_reference, l.customer_reference,
                          l.end_to_end_id, l.counterparty_name, l.counterparty_account, l.title
                        from statement_line l
                        join bank_statement s on s.id = l.statement_id
                        where s.bank_account_id = :account and s.state = 'BOOKED' and s.format in ('MT940', 'CAMT053')
                          and (l.amount > 0 or l.reversal) and l.value_date between
                          (select min(value_date) from statement_line where statement_id = :statement)
                          and (select max(value_date) from statement_line where statement_id = :statement)
                        """)
                .bind("account", account.id())
                .bind("statement", statement.id())
                .map((results, _) -> credit(results))
                .forEach(credit -> counts.merge(LineIdentity.base(account.account(), credit), 1, Integer::sum)));
        return counts;
    }

    private static Credit credit(ResultSet results) throws SQLException {
        return new Credit(
                results.getLong("id"),
                results.getObject("value_date", LocalDate.class),
                DatabaseConfiguration.money(results, "amount", "currency"),
                results.getString("bank_reference"),
                results.getString("customer_reference"),
                results.getString("end_to_end_id"),
                results.getString("counterparty_name"),
                results.getString("counterparty_account"),
                results.getString("title"));
    }
}
