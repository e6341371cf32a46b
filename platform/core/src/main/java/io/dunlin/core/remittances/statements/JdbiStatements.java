package io.dunlin.core.remittances.statements;

import static io.dunlin.core.shared.Texts.cutOrNull;

import io.dunlin.core.remittances.BankStatementId;
import io.dunlin.core.shared.BulkInsert;
import io.dunlin.core.shared.DatabaseConfiguration;
import io.dunlin.core.shared.Texts;
import io.dunlin.spi.bank.LineFailure;
import io.dunlin.spi.bank.StatementClosing;
import io.dunlin.spi.bank.StatementFormat;
import io.dunlin.spi.bank.StatementHeading;
import io.dunlin.spi.bank.StatementLine;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.value.Money;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Files and statements in the database. */
@Component
class JdbiStatements {

    private static final BulkInsert LINES = BulkInsert.into(
            "statement_line",
            "statement_id",
            "position",
            "value_date",
            "booking_date",
            "amount",
            "currency",
            "reversal",
            "type_code",
            "bank_reference",
            "customer_reference",
            "end_to_end_id",
            "counterparty_name",
            "counterparty_account",
            "credited_account",
            "title",
            "split_invoice",
            "raw_text");

    private final Jdbi jdbi;
    private final Clock clock;

    JdbiStatements(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** A file as it is kept. */
    record FileRow(StatementFileId id, String sha256, String fileName, long byteCount, String state) {}

    /** A statement as it is kept. */
    record StatementRow(
            BankStatementId id,
            StatementFileId fileId,
            String account,
            @Nullable String number,
            StatementFormat format,
            String currency,
            @Nullable Money opening,
            @Nullable LocalDate openingOn,
            @Nullable Money closing,
            @Nullable LocalDate closingOn,
            boolean ended,
            String state) {

        boolean endOfDay() {
            return format == StatementFormat.MT940 || format == StatementFormat.CAMT053;
        }
    }

    Optional<StatementFileId> findFile(String sha256) {
        return jdbi.withHandle(handle -> handle.createQuery("select id from statement_file where sha256 = :sha256")
                .bind("sha256", sha256)
                .mapTo(StatementFileId.class)
                .findOne());
    }

    StatementFileId insertFile(String sha256, String name, long byteCount, String actor) {
        return new StatementFileId(jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into statement_file (sha256, file_name, byte_count, received_at, received_by, state)
                        values (:sha256, :name, :byteCount, :now, :actor, 'RECEIVED')
                        """)
                .bind("sha256", sha256)
                .bind("name", cutOrNull(name, 255))
                .bind("byteCount", byteCount)
                .bind("now", clock.instant())
                .bind("actor", actor)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one()));
    }

    FileRow getFile(StatementFileId id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, sha256, file_name, byte_count, state
                        from statement_file
                        where id = :id
                        """)
                .bind("id", id)
                .map(ConstructorMapper.of(FileRow.class))
                .one());
    }

    void markFile(StatementFileId id, String state, @Nullable String pluginId, @Nullable LocalizedText reason) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update statement_file
                        set state = :state, plugin_id = coalesce(:pluginId, plugin_id), reason_pl = :pl, reason_en = :en
                        where id = :id
                        """)
                .bind("state", state)
                .bind("pluginId", pluginId)
                .bind("pl", reason == null ? null : Texts.cut(reason.pl(), 2000))
                .bind("en", reason == null ? null : Texts.cut(reason.en(), 2000))
                .bind("id", id)
                .execute());
    }

    /** Takes away what of a file nobody has decided on, so that it can be read again. */
    void dropUndecided(StatementFileId file) {
        jdbi.useHandle(handle -> {
            for (String table : List.of("statement_line", "statement_failure")) {
                handle.createUpdate("delete t from " + table + """
                                 t
                                join bank_statement s on s.id = t.statement_id
                                where s.file_id = :file and s.state in ('STAGED', 'QUARANTINED')
                                """)
                        .bind("file", file)
                        .execute();
            }
            handle.createUpdate(
                            "delete from bank_statement where file_id = :file and state in ('STAGED', 'QUARANTINED')")
                    .bind("file", file)
                    .execute();
        });
    }

    Set<Integer> positions(StatementFileId file) {
        return new HashSet<>(jdbi.withHandle(
                handle -> handle.createQuery("select position from bank_statement where file_id = :file")
                        .bind("file", file)
                        .mapTo(Integer.class)
                        .list()));
    }

    BankStatementId insertStaged(StatementFileId file, int position, StatementHeading heading) {
        Money opening = heading.opening();
        String currency = heading.currency() != null
                ? heading.currency()
                : opening == null ? "" : opening.currency().getCurrencyCode();
        return new BankStatementId(jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into bank_statement (file_id, position, account, statement_number, format, dialect, currency,
                          opening, opening_on, ended, state, line_count, failure_count)
                        values (:file, :position, :account, :number, :format, :dialect, :currency,
                          :opening, :openingOn, false, 'STAGED', 0, 0)
                        """)
                .bind("file", file)
                .bind("position", position)
                .bind("account", cutOrNull(BankAccounts.normal(heading.account()), 60))
                .bind("number", cutOrNull(heading.statementNumber(), 40))
                .bind("format", heading.format())
                .bind("dialect", cutOrNull(heading.dialect(), 20))
                .bind("currency", cutOrNull(currency, 3))
                .bind("opening", opening == null ? null : opening.amount())
                .bind("openingOn", heading.openingOn())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one()));
    }

    void insertLines(BankStatementId statement, List<StatementLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> LINES.all(handle, lines, (row, line) -> values(row, statement, line)));
    }

    private static BulkInsert.Row values(BulkInsert.Row row, BankStatementId statement, StatementLine line) {
        return row.add(statement)
                .add(line.position())
                .add(line.valueDate())
                .add(line.bookingDate())
                .add(line.amount().amount())
                .add(line.amount().currency().getCurrencyCode())
                .add(line.reversal() ? 1 : 0)
                .add(cutOrNull(line.typeCode(), 10))
                .add(cutOrNull(line.bankReference(), 60))
                .add(cutOrNull(line.customerReference(), 60))
                .add(cutOrNull(line.endToEndId(), 60))
                .add(cutOrNull(line.counterparty().name(), 300))
                .add(cutOrNull(account(line.counterparty().account()), 60))
                .add(cutOrNull(line.creditedAccount(), 60))
                .add(line.title())
                .add(
                        line.splitPayment() == null
                                ? null
                                : cutOrNull(line.splitPayment().invoice(), 60))
                .add(line.raw());
    }

    void insertFailure(BankStatementId statement, LineFailure failure) {
        jdbi.useHandle(handle -> insertFailure(handle, statement, failure));
    }

    private static void insertFailure(Handle handle, BankStatementId statement, LineFailure failure) {
        handle.createUpdate("""
                        insert into statement_failure (statement_id, line, text, why_pl, why_en, amount)
                        values (:statement, :line, :text, :pl, :en, :amount)
                        """)
                .bind("statement", statement)
                .bind("line", failure.line())
                .bind("text", failure.text())
                .bind("pl", cutOrNull(failure.why().pl(), 1000))
                .bind("en", cutOrNull(failure.why().en(), 1000))
                .bind(
                        "amount",
                        failure.amount() == null ? null : failure.amount().amount())
                .execute();
    }

    void markEnded(BankStatementId statement, StatementClosing closing, int lines, int failures) {
        Money balance = closing.closing();
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update bank_statement s
                        set ended = true, closing = :closing, closing_on = :closingOn, line_count = :lines,
                          failure_count = :failures,
                          currency = if(s.currency = '', coalesce(
                            (select min(l.currency) from statement_line l where l.statement_id = s.id), :currency, ''), s.currency)
                        where id = :id
                        """)
                .bind("closing", balance == null ? null : balance.amount())
                .bind("currency", balance == null ? null : balance.currency().getCurrencyCode())
                .bind("closingOn", closing.closingOn())
                .bind("lines", lines)
                .bind("failures", failures)
                .bind("id", statement)
                .execute());
    }

    List<BankStatementId> staged(StatementFileId file) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select id from bank_statement where file_id = :file and state = 'STAGED' order by position")
                .bind("file", file)
                .mapTo(BankStatementId.class)
                .list());
    }

    /** What of an account waits for a person, the oldest first: each may be what the next one lacks. */
    List<BankStatementId> quarantined(String account) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id
                        from bank_statement
                        where account = :account and state = 'QUARANTINED'
                        order by closing_on, opening_on, id
                        """)
                .bind("account", account)
                .mapTo(BankStatementId.class)
                .list());
    }

    StatementRow lock(BankStatementId id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, file_id, account, statement_number, format, currency, opening, opening_on, closing,
                          closing_on, ended, state
                        from bank_statement
                        where id = :id
                        for update
                        """)
                .bind("id", id)
                .map((results, _) -> new StatementRow(
                        new BankStatementId(results.getLong("id")),
                        new StatementFileId(results.getLong("file_id")),
                        results.getString("account"),
                        results.getString("statement_number"),
                        StatementFormat.valueOf(results.getString("format")),
                        results.getString("currency"),
                        DatabaseConfiguration.moneyOrNull(results, "opening", "currency"),
                        results.getObject("opening_on", LocalDate.class),
                        DatabaseConfiguration.moneyOrNull(results, "closing", "currency"),
                        results.getObject("closing_on", LocalDate.class),
                        results.getBoolean("ended"),
                        results.getString("state")))
                .one());
    }

    void decide(
            BankStatementId id,
            String state,
            @Nullable BankAccountId account,
            @Nullable LocalizedText reason,
            String actor) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update bank_statement
                        set state = :state, bank_account_id = coalesce(:account, bank_account_id), reason_pl = :pl,
                          reason_en = :en, decided_by = :actor, decided_at = :now
                        where id = :id
                        """)
                .bind("state", state)
                .bind("account", account == null ? null : account.value())
                .bind("pl", reason == null ? null : Texts.cut(reason.pl(), 2000))
                .bind("en", reason == null ? null : Texts.cut(reason.en(), 2000))
                .bind("actor", actor)
                .bind("now", clock.instant())
                .bind("id", id)
                .execute());
    }

    /** Marks a part that could not be read as dealt with; whether it was open. */
    boolean resolveFailure(StatementFailureId id, String resolution, String actor) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        update statement_failure
                        set resolved_at = :now, resolved_by = :actor, resolution = :resolution
                        where id = :id and resolved_at is null
                        """)
                        .bind("now", clock.instant())
                        .bind("actor", actor)
                        .bind("resolution", cutOrNull(resolution, 500))
                        .bind("id", id)
                        .execute())
                == 1;
    }

    static @Nullable String account(@Nullable String account) {
        return account == null || account.isBlank() ? null : BankAccounts.normal(account);
    }
}
