package io.dunlin.core.remittances.statements;

import io.dunlin.core.remittances.BankStatementId;
import io.dunlin.core.remittances.RemittanceId;
import io.dunlin.core.shared.DatabaseConfiguration;
import io.dunlin.core.shared.Window;
import io.dunlin.spi.value.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads files and statements for screens. */
@Component
public class StatementQueries {

    private final Jdbi jdbi;

    public StatementQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /**
     * A file in a list.
     *
     * @param state {@code RECEIVED}, {@code IMPORTED} or {@code UNREADABLE}
     * @param sha256 the hash under which its bytes are kept
     * @param parser the extension that read it
     * @param remittances payments that it brought and no file before it had
     */
    public record FileRow(
            StatementFileId id,
            String sha256,
            String fileName,
            long byteCount,
            Instant receivedAt,
            String receivedBy,
            @Nullable String parser,
            String state,
            @Nullable String reasonPl,
            @Nullable String reasonEn,
            int statements,
            int booked,
            int quarantined,
            int remittances) {}

    /**
     * A statement in a list.
     *
     * @param reasonPl why it is quarantined or discarded
     * @param openFailures parts that could not be read and nobody dealt with yet
     */
    public record StatementRow(
            BankStatementId id,
            StatementFileId fileId,
            String fileName,
            String account,
            @Nullable String number,
            String format,
            String dialect,
            @Nullable Money opening,
            @Nullable Money closing,
            @Nullable LocalDate closingOn,
            StatementState state,
            @Nullable String reasonPl,
            @Nullable String reasonEn,
            int lines,
            int openFailures) {}

    /** A part of a statement that could not be read. */
    public record FailureRow(
            StatementFailureId id,
            BankStatementId statementId,
            @Nullable String statementNumber,
            long line,
            String text,
            String whyPl,
            String whyEn,
            @Nullable Money amount) {}

    /** A line of a statement, with the remittance it became. */
    public record LineRow(
            int position,
            LocalDate valueDate,
            Money amount,
            @Nullable String counterpartyName,
            @Nullable String counterpartyAccount,
            String title,
            @Nullable RemittanceId remittanceId) {}

    /** What to list; null leaves a filter out. */
    public record Filter(
            @Nullable StatementState state,
            @Nullable String account,
            @Nullable StatementFileId fileId) {

        public static Filter none() {
            return new Filter(null, null, null);
        }

        public static Filter quarantined() {
            return new Filter(StatementState.QUARANTINED, null, null);
        }
    }

    /** Newest first. */
    public List<FileRow> files(Window window) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select f.id, f.sha256, f.file_name, f.byte_count, f.received_at, f.received_by, f.plugin_id as parser, f.state,
                          f.reason_pl, f.reason_en,
                          (select count(*) from bank_statement s where s.file_id = f.id) as statements,
                          (select count(*) from bank_statement s where s.file_id = f.id and s.state = 'BOOKED') as booked,
                          (select count(*) from bank_statement s where s.file_id = f.id and s.state = 'QUARANTINED')
                            as quarantined,
                          (select count(*) from remittance r
                            join statement_line l on l.id = r.statement_line_id
                            join bank_statement s on s.id = l.statement_id
                            where s.file_id = f.id) as remittances
                        from statement_file f
                        order by f.id desc
                        limit :limit offset :offset
                        """)
                .bind("limit", window.limit())
                .bind("offset", window.offset())
                .map(ConstructorMapper.of(FileRow.class))
                .list());
    }

    /** Newest first. */
    public List<StatementRow> page(Filter filter, Window window) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select s.id, s.file_id, f.file_name, s.account, s.statement_number, s.format, s.dialect, s.currency,
                          s.opening, s.closing, s.closing_on, s.state, s.reason_pl, s.reason_en, s.line_count,
                          (select count(*) from statement_failure x where x.statement_id = s.id and x.resolved_at is null)
                            as open_failures
                        from bank_statement s
                        join statement_file f on f.id = s.file_id
                        where (:state is null or s.state = :state)
                          and (:account is null or s.account = :account)
                          and (:fileId is null or s.file_id = :fileId)
                        order by s.id desc
                        limit :limit offset :offset
                        """)
                .bind("state", filter.state())
                .bind("account", filter.account())
                .bind("fileId", filter.fileId() == null ? null : filter.fileId().value())
                .bind("limit", window.limit())
                .bind("offset", window.offset())
                .map((results, _) -> statement(results))
                .list());
    }

    public long count(StatementState state) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from bank_statement where state = :state")
                .bind("state", state)
                .mapTo(Long.class)
                .one());
    }

    /** What nobody dealt with yet, of booked statements too; oldest first. */
    public List<FailureRow> openFailures(Window window) {
        return openFailures(null, window);
    }

    /** The same of one statement. */
    public List<FailureRow> openFailures(@Nullable BankStatementId statement, Window window) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select x.id, x.statement_id, s.statement_number, x.line, x.text, x.why_pl, x.why_en, x.amount, s.currency
                        from statement_failure x
                        join bank_statement s on s.id = x.statement_id
                        where x.resolved_at is null and s.state <> 'DISCARDED'
                          and (:statement is null or x.statement_id = :statement)
                        order by x.id
                        limit :limit offset :offset
                        """)
                .bind("statement", statement)
                .bind("limit", window.limit())
                .bind("offset", window.offset())
                .map((results, _) -> new FailureRow(
                        new StatementFailureId(results.getLong("id")),
                        new BankStatementId(results.getLong("statement_id")),
                        results.getString("statement_number"),
                        results.getLong("line"),
                        results.getString("text"),
                        results.getString("why_pl"),
                        results.getString("why_en"),
                        DatabaseConfiguration.moneyOrNull(results, "amount", "currency")))
                .list());
    }

    /** In the statement's order. */
    public List<LineRow> lines(BankStatementId statement, Window window) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select l.position, l.value_date, l.amount, l.currency, l.counterparty_name, l.counterparty_account,
                          l.title, r.id as remittance_id
                        from statement_line l
                        left join remittance r on r.statement_line_id = l.id
                        where l.statement_id = :statement
                        order by l.position
                        limit :limit offset :offset
                        """)
                .bind("statement", statement)
                .bind("limit", window.limit())
                .bind("offset", window.offset())
                .map((results, _) -> line(results))
                .list());
    }

    private static StatementRow statement(ResultSet results) throws SQLException {
        return new StatementRow(
                new BankStatementId(results.getLong("id")),
                new StatementFileId(results.getLong("file_id")),
                results.getString("file_name"),
                results.getString("account"),
                results.getString("statement_number"),
                results.getString("format"),
                results.getString("dialect"),
                DatabaseConfiguration.moneyOrNull(results, "opening", "currency"),
                DatabaseConfiguration.moneyOrNull(results, "closing", "currency"),
                results.getObject("closing_on", LocalDate.class),
                StatementState.valueOf(results.getString("state")),
                results.getString("reason_pl"),
                results.getString("reason_en"),
                results.getInt("line_count"),
                results.getInt("open_failures"));
    }

    private static LineRow line(ResultSet results) throws SQLException {
        Long remittance = results.getObject("remittance_id", Long.class);
        return new LineRow(
                results.getInt("position"),
                results.getObject("value_date", LocalDate.class),
                DatabaseConfiguration.money(results, "amount", "currency"),
                results.getString("counterparty_name"),
                results.getString("counterparty_account"),
                results.getString("title"),
                remittance == null ? null : new RemittanceId(remittance));
    }
}
