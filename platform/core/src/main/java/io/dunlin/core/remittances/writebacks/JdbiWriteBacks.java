package io.dunlin.core.remittances.writebacks;

import static io.dunlin.core.shared.Texts.cutOrNull;

import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.remittances.RemittanceId;
import io.dunlin.core.remittances.writebacks.WriteBacks.State;
import io.dunlin.core.remittances.writebacks.WriteBacks.WriteBackRow;
import io.dunlin.core.shared.DatabaseConfiguration;
import io.dunlin.core.shared.KeptText;
import io.dunlin.core.shared.Window;
import io.dunlin.spi.value.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Notices to ERPs in the database. */
@Component
class JdbiWriteBacks {

    private static final String ROWS = """
            select w.id, w.notice_key, w.source, w.receivable_id, r.number, r.external_ref, r.case_id, w.amount,
              w.currency, w.paid_on, w.bank_reference, w.state, w.attempts, w.problem, w.queued_at
            from erp_write_back w
            join receivable r on r.id = w.receivable_id
            """;

    private final Jdbi jdbi;
    private final Clock clock;

    JdbiWriteBacks(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * The ERP that is told what is paid of each receivable: the connection that it came from; of one that came as a file, a
     * connection of the plugin that read it, else one that answers the files of that plugin. Those of which nobody is told are
     * missing.
     */
    Map<ReceivableId, String> erpsOf(List<ReceivableId> receivables) {
        return receivables.isEmpty()
                ? Map.of()
                : jdbi.withHandle(handle -> handle.createQuery("""
                                select r.id, c.source
                                from receivable r
                                join erp_cursor c on c.source = r.source
                                  or (instr(r.source, '/') > 0
                                    and (substring_index(c.source, '/', 1) = substring_index(r.source, '/', 1)
                                      or find_in_set(substring_index(r.source, '/', 1), c.files_read_by) > 0))
                                where r.id in (<receivables>)
                                order by r.id, c.source = r.source desc,
                                  substring_index(c.source, '/', 1) = substring_index(r.source, '/', 1) desc, c.source
                                """)
                        .bindList("receivables", receivables)
                        .map((results, _) ->
                                Map.entry(new ReceivableId(results.getLong("id")), results.getString("source")))
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, _) -> first)));
    }

    /** How many notices there are of a remittance and a receivable: the next one has the number after. */
    int count(RemittanceId remittance, ReceivableId receivable) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select count(*)
                        from erp_write_back
                        where receivable_id = :receivable and remittance_id = :remittance
                        """)
                .bind("receivable", receivable)
                .bind("remittance", remittance)
                .mapTo(Integer.class)
                .one());
    }

    WriteBackId insert(
            String key, String source, RemittanceId remittance, ReceivableId receivable, Money amount, LocalDate on) {
        return new WriteBackId(jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into erp_write_back (notice_key, source, receivable_id, remittance_id, amount, currency,
                          paid_on, bank_reference, state, queued_at)
                        select :key, :source, :receivable, m.id, :amount, :currency, :on,
                          coalesce(l.bank_reference, ''), 'QUEUED', :now
                        from remittance m
                        join statement_line l on l.id = m.statement_line_id
                        where m.id = :remittance
                        """)
                .bind("key", key)
                .bind("source", source)
                .bind("receivable", receivable)
                .bind("remittance", remittance)
                .bind("amount", amount.amount())
                .bind("currency", amount.currency().getCurrencyCode())
                .bind("on", on)
                .bind("now", clock.instant())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one()));
    }

    Optional<WriteBackRow> find(WriteBackId id) {
        return jdbi.withHandle(handle -> handle.createQuery(ROWS + " where w.id = :id")
                .bind("id", id)
                .map((results, _) -> row(results))
                .findOne());
    }

    /** The earliest of a receivable that is not decided yet. */
    Optional<WriteBackRow> next(ReceivableId receivable) {
        return jdbi.withHandle(handle -> handle.createQuery(ROWS
                        + " where w.receivable_id = :receivable and w.state in ('QUEUED', 'FAILED')"
                        + " order by w.id limit 1")
                .bind("receivable", receivable)
                .map((results, _) -> row(results))
                .findOne());
    }

    /** What failed, then what waits, then the rest, the newest first. */
    List<WriteBackRow> page(Window window) {
        return jdbi.withHandle(handle -> handle.createQuery(ROWS
                        + " order by field(w.state, 'QUEUED', 'FAILED') desc, w.id desc limit :limit offset :offset")
                .bind("limit", window.limit())
                .bind("offset", window.offset())
                .map((results, _) -> row(results))
                .list());
    }

    /** Whether it was in one of these states, and so is in the new one. */
    boolean note(WriteBackId id, Set<State> from, State state, int attempts, String problem, @Nullable String by) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        update erp_write_back
                        set state = :state, attempts = :attempts, problem = :problem, decided_by = :by,
                          decided_at = if(:state = 'QUEUED', null, :now)
                        where id = :id and state in (<from>)
                        """)
                        .bindList("from", from.stream().map(State::name).toList())
                        .bind("state", state)
                        .bind("attempts", attempts)
                        .bind("problem", cutOrNull(problem, KeptText.LONGEST))
                        .bind("by", by)
                        .bind("now", clock.instant())
                        .bind("id", id)
                        .execute())
                == 1;
    }

    private static WriteBackRow row(ResultSet results) throws SQLException {
        return new WriteBackRow(
                new WriteBackId(results.getLong("id")),
                results.getString("notice_key"),
                results.getString("source"),
                new ReceivableId(results.getLong("receivable_id")),
                results.getString("number"),
                results.getString("external_ref"),
                results.getObject("case_id", Long.class),
                DatabaseConfiguration.money(results, "amount", "currency"),
                results.getObject("paid_on", LocalDate.class),
                results.getString("bank_reference"),
                State.valueOf(results.getString("state")),
                results.getInt("attempts"),
                results.getString("problem"),
                results.getTimestamp("queued_at").toInstant());
    }
}
