package io.dunlin.core.triage.actions;

import io.dunlin.core.cases.CaseTask;
import io.dunlin.core.cases.CaseTaskId;
import io.dunlin.core.cases.CaseTasks;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.triage.AppliedAction;
import io.dunlin.core.triage.AppliedAction.Kind;
import io.dunlin.core.triage.policy.CaseAction.ForPerson;
import io.dunlin.core.triage.policy.CaseAction.OpenTask;
import io.dunlin.core.triage.policy.CaseAction.StartClock;
import io.dunlin.core.triage.policy.TaskKind;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Tasks for people, of each kind one for a decision; a legal clock is a task that is due when it ends. */
@Component
class TaskActions implements ActionPart<ForPerson> {

    private static final int CLAIM_DAYS = 30;
    private static final int PRIVACY_MONTHS = 1;

    private final CaseTasks tasks;
    private final FirmCalendar calendar;

    TaskActions(CaseTasks tasks, FirmCalendar calendar) {
        this.tasks = tasks;
        this.calendar = calendar;
    }

    @Override
    public List<List<AppliedAction>> run(List<Step<ForPerson>> steps, Actor actor) {
        List<CaseTasks.NewTask> wanted = steps.stream().map(this::task).toList();
        Map<CaseTasks.Cause, CaseTasks.NewTask> once = new LinkedHashMap<>();
        wanted.forEach(task -> once.putIfAbsent(causeOf(task), task));
        Map<CaseTasks.Cause, CaseTaskId> made = tasks.createAll(List.copyOf(once.values()), actor);
        return wanted.stream()
                .map(task -> done(task, Objects.requireNonNull(made.get(causeOf(task)))))
                .toList();
    }

    private static CaseTasks.Cause causeOf(CaseTasks.NewTask task) {
        return new CaseTasks.Cause(task.origin(), task.kind());
    }

    private CaseTasks.NewTask task(Step<ForPerson> step) {
        Cause cause = step.cause();
        return new CaseTasks.NewTask(
                cause.caseId(), kindOf(step.action()), "", dueOn(step.action()), null, cause.origin());
    }

    private LocalDate dueOn(ForPerson action) {
        LocalDate today = calendar.today();
        return switch (action) {
            case OpenTask _ -> today;
            case StartClock(StartClock.Clock clock) ->
                switch (clock) {
                    case INSOLVENCY_CLAIM_30_DAYS -> today.plusDays(CLAIM_DAYS);
                    case PRIVACY_ONE_MONTH -> today.plusMonths(PRIVACY_MONTHS);
                };
        };
    }

    private static CaseTask.Kind kindOf(ForPerson action) {
        return switch (action) {
            case OpenTask(TaskKind kind) -> kindOf(kind);
            case StartClock(StartClock.Clock clock) ->
                switch (clock) {
                    case INSOLVENCY_CLAIM_30_DAYS -> CaseTask.Kind.CLAIM_IN_INSOLVENCY;
                    case PRIVACY_ONE_MONTH -> CaseTask.Kind.PRIVACY_ANSWER;
                };
        };
    }

    private static CaseTask.Kind kindOf(TaskKind kind) {
        return switch (kind) {
            case LAWYER_TODAY -> CaseTask.Kind.LAWYER;
            case DEADLINE_ENTRY -> CaseTask.Kind.DEADLINE;
            case REGISTER_CHECK -> CaseTask.Kind.CHECK_REGISTER;
            case COMPLIANCE_REVIEW -> CaseTask.Kind.COMPLIANCE;
            case DISPUTE_OWNER -> CaseTask.Kind.DISPUTE;
            case VERIFY_CONTACT -> CaseTask.Kind.VERIFY_CONTACT;
            case FIND_CONTACT -> CaseTask.Kind.FIND_CONTACT;
            case APPROVE_PLAN -> CaseTask.Kind.PLAN;
            case LOOK_AT_HARDSHIP -> CaseTask.Kind.HARDSHIP;
            case ACKNOWLEDGED_DEBT -> CaseTask.Kind.ACKNOWLEDGED_DEBT;
        };
    }

    private static List<AppliedAction> done(CaseTasks.NewTask task, CaseTaskId id) {
        return List.of(new AppliedAction(
                Kind.TASK,
                Map.of(
                        "id",
                        Long.toString(id.value()),
                        "kind",
                        task.kind().name(),
                        "due",
                        task.dueOn().toString())));
    }

    @Override
    public List<AppliedAction> foresee(ForPerson action) {
        return List.of(new AppliedAction(Kind.TASK, Map.of()));
    }

    @Override
    public void undo(Reversal reversal) {
        tasks.dropAllOf(reversal.origin(), reversal.actor(), reversal.why());
    }
}
