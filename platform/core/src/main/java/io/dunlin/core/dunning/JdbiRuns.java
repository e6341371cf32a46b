package io.dunlin.core.dunning;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.dunning.policy.DunningReason;
import io.dunlin.core.shared.BatchedInserts;
import io.dunlin.core.shared.BulkInsert;
import io.dunlin.core.shared.Texts;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Runs and what they decided, in the database. Its records are public for the binding of their components only. */
@Component
class JdbiRuns {

    private static final int LONGEST_DETAIL = 500;
    private static final BulkInsert DECISIONS = BulkInsert.into(
            "dunning_decision",
            "business_date",
            "case_id",
            "policy_id",
            "outcome",
            "step_code",
            "level",
            "reason",
            "detail",
            "wait_until",
            "decided_at");

    private final Jdbi jdbi;
    private final BatchedInserts inserts;
    private final Clock clock;

    JdbiRuns(Jdbi jdbi, BatchedInserts inserts, Clock clock) {
        this.jdbi = jdbi;
        this.inserts = inserts;
        this.clock = clock;
    }

    /** A day's run. */
    public record Run(
            LocalDate businessDate,
            String state,
            long lastCaseId,
            int taken,
            int waiting,
            int stopped,
            int handedOver,
            int messages) {

        public boolean finished() {
            return !"RUNNING".equals(state);
        }
    }

    /** A decision to be written down. */
    public record NewDecision(
            LocalDate businessDate,
            CaseId caseId,
            long policyId,
            String outcome,
            @Nullable String stepCode,
            @Nullable Integer level,
            DunningReason reason,
            String detail,
            @Nullable LocalDate waitUntil) {}

    /** Opens the day where it is not open; whatever an earlier day left behind is left behind. */
    void open(LocalDate businessDate) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("""
                            update dunning_run
                            set state = 'ABANDONED', finished_at = :now
                            where state = 'RUNNING' and business_date < :day
                            """)
                    .bind("now", clock.instant())
                    .bind("day", businessDate)
                    .execute();
            handle.createUpdate("""
                            insert ignore into dunning_run (business_date, state, started_at)
                            values (:day, 'RUNNING', :now)
                            """)
                    .bind("day", businessDate)
                    .bind("now", clock.instant())
                    .execute();
        });
    }

    Optional<Run> find(LocalDate businessDate) {
        return run(businessDate, "");
    }

    /** Locked for the rest of the transaction: one node at a time decides. */
    Run lock(LocalDate businessDate) {
        return run(businessDate, " for update").orElseThrow();
    }

    private Optional<Run> run(LocalDate businessDate, String lock) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select business_date, state, last_case_id, taken, waiting, stopped, handed_over, messages
                        from dunning_run
                        where business_date = :day
                        """ + lock)
                .bind("day", businessDate)
                .map(ConstructorMapper.of(Run.class))
                .findOne());
    }

    void advance(Run run) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update dunning_run
                        set last_case_id = :lastCaseId, taken = :taken, waiting = :waiting, stopped = :stopped,
                          handed_over = :handedOver, messages = :messages
                        where business_date = :businessDate
                        """).bindMethods(run).execute());
    }

    void finish(LocalDate businessDate) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update dunning_run
                        set state = 'FINISHED', finished_at = :now
                        where business_date = :day
                        """)
                .bind("now", clock.instant())
                .bind("day", businessDate)
                .execute());
    }

    void insertDecisions(List<NewDecision> decisions) {
        Instant now = clock.instant();
        inserts.insert(
                DECISIONS,
                decisions.stream().map(decision -> row(decision, now)).toList());
    }

    private static UnaryOperator<BulkInsert.Row> row(NewDecision decision, Instant now) {
        return row -> row.add(decision.businessDate)
                .add(decision.caseId)
                .add(decision.policyId)
                .add(decision.outcome)
                .add(decision.stepCode)
                .add(decision.level)
                .add(decision.reason)
                .add(Texts.cut(decision.detail, LONGEST_DETAIL))
                .add(decision.waitUntil)
                .add(now);
    }

    /** The last day before one that was decided on to its end. */
    Optional<LocalDate> lastFinishedBefore(LocalDate businessDate) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select max(business_date)
                        from dunning_run
                        where business_date < :day and state = 'FINISHED'
                        """)
                .bind("day", businessDate)
                .mapTo(LocalDate.class)
                .findOne());
    }

    /** What was decided on a day for cases in the order of their ids, and for those between them. */
    Map<Long, Rehearsal.Before> decidedOn(LocalDate businessDate, List<Long> cases) {
        Map<Long, Rehearsal.Before> byCase = new HashMap<>();
        if (cases.isEmpty()) {
            return byCase;
        }
        jdbi.useHandle(handle -> handle.createQuery("""
                        select case_id, outcome, step_code, reason
                        from dunning_decision
                        where business_date = :day and case_id between :first and :last
                        """)
                .bind("day", businessDate)
                .bind("first", cases.getFirst())
                .bind("last", cases.getLast())
                .map((results, _) -> byCase.put(
                        results.getLong("case_id"),
                        new Rehearsal.Before(
                                businessDate,
                                results.getString("outcome"),
                                results.getString("step_code"),
                                DunningReason.valueOf(results.getString("reason")))))
                .list());
        return byCase;
    }
}
