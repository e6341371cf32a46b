package io.dunlin.core.dunning.steps;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.dunning.policy.DunningStep;
import io.dunlin.core.shared.BatchedInserts;
import io.dunlin.core.shared.BulkInsert;
import io.dunlin.core.shared.FirmCalendar;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The steps that were taken, in the database. Its records are public for the binding of their components only. */
@Component
class JdbiSteps {

    private static final BulkInsert STEPS = BulkInsert.into(
            "dunning_step_taken",
            "case_id",
            "policy_id",
            "step_code",
            "level",
            "channel",
            "taken_on",
            "taken_at",
            "round",
            "attempt",
            "covered_until",
            "message_id",
            "task_id");
    private static final String STEP = """
            select id, case_id, step_code, level, channel, taken_on, round, cancel_reason
            from dunning_step_taken
            """;

    private final Jdbi jdbi;
    private final BatchedInserts inserts;
    private final FirmCalendar calendar;

    JdbiSteps(Jdbi jdbi, BatchedInserts inserts, FirmCalendar calendar) {
        this.jdbi = jdbi;
        this.inserts = inserts;
        this.calendar = calendar;
    }

    /** A step to be written down. */
    public record NewStep(
            CaseId caseId,
            long policyId,
            String stepCode,
            int level,
            DunningStep.Channel channel,
            LocalDate takenOn,
            int round,
            int attempt,
            LocalDate coveredUntil,
            @Nullable Long messageId,
            @Nullable Long taskId) {}

    /** A step of a round of a case. */
    record Rung(CaseId caseId, int round, String stepCode) {}

    /** How often steps were taken, and taken back, already: of all cases in a stretch of ids. */
    Map<Rung, Integer> attempts(CaseId first, CaseId last) {
        Map<Rung, Integer> attempts = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select case_id, round, step_code, max(attempt) as attempts
                        from dunning_step_taken
                        where case_id between :first and :last
                        group by case_id, round, step_code
                        """)
                .bind("first", first)
                .bind("last", last)
                .map((results, _) -> attempts.put(
                        new Rung(
                                new CaseId(results.getLong("case_id")),
                                results.getInt("round"),
                                results.getString("step_code")),
                        results.getInt("attempts")))
                .list());
        return attempts;
    }

    void insertSteps(List<NewStep> steps) {
        Instant now = calendar.now();
        inserts.insert(STEPS, steps.stream().map(step -> row(step, now)).toList());
    }

    private static UnaryOperator<BulkInsert.Row> row(NewStep step, Instant now) {
        return row -> row.add(step.caseId)
                .add(step.policyId)
                .add(step.stepCode)
                .add(step.level)
                .add(step.channel)
                .add(step.takenOn)
                .add(now)
                .add(step.round)
                .add(step.attempt)
                .add(step.coveredUntil)
                .add(step.messageId)
                .add(step.taskId);
    }

    /** A step that was taken, as its case's history shows it. */
    record StepRow(
            long id,
            CaseId caseId,
            String stepCode,
            int level,
            DunningStep.Channel channel,
            LocalDate takenOn,
            int round,
            @Nullable String cancelReason) {}

    /** The step that a message belongs to, where it was not taken back yet. */
    Optional<StepRow> stepOf(OutboundMessageId messageId) {
        return jdbi.withHandle(
                handle -> handle.createQuery(STEP + "where message_id = :messageId and cancelled_at is null")
                        .bind("messageId", messageId)
                        .map(ConstructorMapper.of(StepRow.class))
                        .findOne());
    }

    /** Newest first. */
    List<StepRow> steps(CaseId caseId) {
        return jdbi.withHandle(handle -> handle.createQuery(STEP + "where case_id = :caseId order by id desc limit 200")
                .bind("caseId", caseId)
                .map(ConstructorMapper.of(StepRow.class))
                .list());
    }

    void cancelStep(long id, String reason) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update dunning_step_taken
                        set cancelled_at = :now, cancel_reason = :reason
                        where id = :id
                        """)
                .bind("now", calendar.now())
                .bind("reason", reason)
                .bind("id", id)
                .execute());
    }

    /** What the origins of a case's tasks to find a contact begin with. */
    static String contactOrigin(CaseId id) {
        return "dunning:" + id.value() + ":contact:";
    }

    /**
     * Whether people looked for a way to reach the debtor of a case.
     *
     * @param times how many tasks were made
     * @param open whether one is not done yet
     * @param lastDoneOn when the last one was done; null where none was
     */
    record Sought(int times, boolean open, @Nullable LocalDate lastDoneOn) {

        static final Sought NEVER = new Sought(0, false, null);
        private static final int DAYS_BETWEEN = 14;

        boolean maySeekAgain(LocalDate today) {
            return !open && (lastDoneOn == null || !today.isBefore(lastDoneOn.plusDays(DAYS_BETWEEN)));
        }
    }

    /** Cases for whose debtors nobody ever looked are missing. */
    Map<CaseId, Sought> contactsSought(Collection<CaseId> cases) {
        Map<CaseId, Sought> sought = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select case_id, count(*) as times, max(state = 'OPEN') as open,
                          max(case when state = 'DONE' then done_at end) as last_done_at
                        from case_task
                        where case_id in (<cases>) and kind = 'FIND_CONTACT' and origin like 'dunning:%'
                        group by case_id
                        """)
                .bindList("cases", List.copyOf(cases))
                .map((results, _) -> {
                    Timestamp done = results.getTimestamp("last_done_at");
                    return sought.put(
                            new CaseId(results.getLong("case_id")),
                            new Sought(
                                    results.getInt("times"),
                                    results.getBoolean("open"),
                                    done == null
                                            ? null
                                            : calendar.local(done.toInstant()).toLocalDate()));
                })
                .list());
        return sought;
    }

    /** Origins of the tasks that escalation made and nobody has done. */
    List<String> openTaskOrigins(List<CaseId> cases) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select distinct origin
                        from case_task
                        where case_id in (<cases>) and state = 'OPEN' and origin like 'dunning:%'
                        """)
                .bindList("cases", cases)
                .mapTo(String.class)
                .list());
    }
}
