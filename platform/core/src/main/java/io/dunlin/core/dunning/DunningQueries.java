package io.dunlin.core.dunning;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseReference;
import io.dunlin.core.dunning.policy.DunningReason;
import io.dunlin.core.shared.Window;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads runs and what they decided, for screens. */
@Component
public class DunningQueries {

    static final String DECISION = """
            select d.business_date, d.case_id, c.reference, b.name as debtor_name, d.outcome, d.step_code, d.reason, d.detail,
              d.wait_until, d.decided_at
            from dunning_decision d
            join collection_case c on c.id = d.case_id
            join debtor b on b.id = c.debtor_id
            """;

    private final Jdbi jdbi;

    public DunningQueries(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** A decision in a list. */
    public record DecisionRow(
            CaseId caseId, CaseReference reference, String debtorName, DunningExplanation.DayDecision decision) {}

    /** The days that were decided on, the newest first. */
    public List<DunningRun.Summary> runs(Window window) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select business_date, state, taken, waiting, stopped, handed_over
                        from dunning_run
                        order by business_date desc
                        limit :limit offset :offset
                        """)
                .bind("limit", window.limit())
                .bind("offset", window.offset())
                .map((results, _) -> new DunningRun.Summary(
                        results.getObject("business_date", LocalDate.class),
                        "FINISHED".equals(results.getString("state")),
                        results.getInt("taken"),
                        results.getInt("waiting"),
                        results.getInt("stopped"),
                        results.getInt("handed_over")))
                .list());
    }

    /**
     * What was decided on a day.
     *
     * @param outcome {@code TAKE}, {@code WAIT}, {@code STOP}, {@code HAND_OVER}; null for all
     * @param reason only decisions for this reason; null for all
     */
    public List<DecisionRow> decisions(
            LocalDate businessDate, @Nullable String outcome, @Nullable DunningReason reason, Window window) {
        return jdbi.withHandle(handle -> handle.createQuery(DECISION + """
                        where d.business_date = :day and (:outcome is null or d.outcome = :outcome)
                          and (:reason is null or d.reason = :reason)
                        order by d.case_id
                        limit :limit offset :offset
                        """)
                .bind("day", businessDate)
                .bind("outcome", outcome)
                .bind("reason", reason)
                .bind("limit", window.limit())
                .bind("offset", window.offset())
                .map((results, _) -> new DecisionRow(
                        new CaseId(results.getLong("case_id")),
                        new CaseReference(results.getString("reference")),
                        results.getString("debtor_name"),
                        dayDecision(results)))
                .list());
    }

    static DunningExplanation.DayDecision dayDecision(ResultSet results) throws SQLException {
        return new DunningExplanation.DayDecision(
                results.getObject("business_date", LocalDate.class),
                results.getString("outcome"),
                results.getString("step_code"),
                DunningReason.valueOf(results.getString("reason")),
                results.getString("detail"),
                results.getObject("wait_until", LocalDate.class),
                results.getTimestamp("decided_at").toInstant());
    }
}
