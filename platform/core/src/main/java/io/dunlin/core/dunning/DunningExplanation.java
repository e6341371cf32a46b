package io.dunlin.core.dunning;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.dunning.decisions.DunningDecisions;
import io.dunlin.core.dunning.policy.DunningDay;
import io.dunlin.core.dunning.policy.DunningReason;
import io.dunlin.core.dunning.policy.DunningStep;
import io.dunlin.core.dunning.policy.PolicyBook;
import io.dunlin.core.dunning.publishing.Policies;
import io.dunlin.core.shared.FirmCalendar;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says of a case why, why not, what next and when: from what was decided, and from what would be decided now. */
@Component
public class DunningExplanation {

    private final DunningDecisions decisions;
    private final Policies policies;
    private final Rehearsal rehearsal;
    private final FirmCalendar calendar;
    private final Jdbi jdbi;

    DunningExplanation(
            DunningDecisions decisions, Policies policies, Rehearsal rehearsal, FirmCalendar calendar, Jdbi jdbi) {
        this.decisions = decisions;
        this.policies = policies;
        this.rehearsal = rehearsal;
        this.calendar = calendar;
        this.jdbi = jdbi;
    }

    /**
     * The answer.
     *
     * @param now what today's run decided or would decide
     * @param bank how fresh the bank's data is: {@code NOT_SET_UP} where nothing can be waited for
     * @param steps what was done, the newest first
     * @param recent what was decided on the last days, the newest first
     * @param coming the steps of the next days, where nobody pays, writes or stops them
     */
    public record Answer(
            DunningRun.Rehearsed now,
            DunningDay.Bank bank,
            List<StepDone> steps,
            List<DayDecision> recent,
            List<Rehearsal.Coming> coming) {}

    /**
     * A step that was taken.
     *
     * @param takenBack why it counts no more; null where it counts
     */
    public record StepDone(
            String stepCode,
            int level,
            DunningStep.Channel channel,
            LocalDate takenOn,
            int round,
            @Nullable String takenBack) {}

    /** What was decided on a day. */
    public record DayDecision(
            LocalDate businessDate,
            String outcome,
            @Nullable String stepCode,
            DunningReason reason,
            String amount,
            @Nullable LocalDate waitUntil,
            Instant decidedAt) {}

    /** Empty where no policy is published. */
    public Optional<Answer> why(CaseId caseId) {
        PolicyBook book = policies.book();
        LocalDate today = calendar.today();
        if (book.isEmpty()) {
            return Optional.empty();
        }
        DunningDay day = decisions.day(today);
        return decisions.find(caseId, today).map(loaded -> {
            DunningRun.Rehearsed now = DunningRun.rehearsed(decisions.decide(loaded, book, day, Set.of()));
            return new Answer(
                    now, day.bank(), steps(caseId), recent(caseId), rehearsal.of(loaded, today, Rehearsal.USUAL_DAYS));
        });
    }

    private List<StepDone> steps(CaseId caseId) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select step_code, level, channel, taken_on, round, cancel_reason as taken_back
                        from dunning_step_taken
                        where case_id = :caseId
                        order by id desc
                        limit 200
                        """)
                .bind("caseId", caseId)
                .map(ConstructorMapper.of(StepDone.class))
                .list());
    }

    private List<DayDecision> recent(CaseId caseId) {
        return jdbi.withHandle(handle -> handle.createQuery(DunningQueries.DECISION + """
                        where d.case_id = :caseId
                        order by d.business_date desc
                        limit 30
                        """)
                .bind("caseId", caseId)
                .map((results, _) -> DunningQueries.dayDecision(results))
                .list());
    }
}
