package io.dunlin.core.cases;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.parties.ContactPoint;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.Transactions;
import io.dunlin.spi.value.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Calls that clerks make. A task to call ends by a call and what came of it: nobody answers three times, and it is done; a
 * promise is registered, a wrong number is never dialled again, a call for another day waits until then.
 */
@Component
public class Calls {

    /** So often a number is tried before the case goes on without. */
    public static final int MOST_ATTEMPTS = 3;

    private final Jdbi jdbi;
    private final CaseTasks tasks;
    private final CaseQueries cases;
    private final Promises promises;
    private final Parties parties;
    private final Timeline timeline;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final FirmCalendar calendar;

    Calls(
            Jdbi jdbi,
            CaseTasks tasks,
            CaseQueries cases,
            Promises promises,
            Parties parties,
            Timeline timeline,
            AuditTrail audit,
            Transactions transactions,
            FirmCalendar calendar) {
        this.jdbi = jdbi;
        this.tasks = tasks;
        this.cases = cases;
        this.promises = promises;
        this.parties = parties;
        this.timeline = timeline;
        this.audit = audit;
        this.transactions = transactions;
        this.calendar = calendar;
    }

    /**
     * A call that was made.
     *
     * @param phone the number that was dialled; null where none was known
     * @param note what was said
     * @param day when it is to be paid, or when to call again
     * @param amount what was promised; null for all of it
     */
    public record Made(
            CallOutcome outcome,
            @Nullable String phone,
            String note,
            @Nullable LocalDate day,
            @Nullable Money amount) {

        private static final int LONGEST_NOTE = 1000;

        public Made {
            boolean needsDay = outcome == CallOutcome.PROMISE || outcome == CallOutcome.CALL_BACK;
            if (needsDay && day == null) {
                throw new IllegalArgumentException(outcome + " needs a day");
            }
            if (note.length() > LONGEST_NOTE) {
                throw new IllegalArgumentException("A note has at most " + LONGEST_NOTE + " characters");
            }
        }
    }

    /** A call of the past. */
    public record Attempt(
            @Nullable String phone, CallOutcome outcome, String note, Instant calledAt, String calledBy) {}

    /** Whether the task is done by this call, or waits for the next one, and when. */
    public record Recorded(boolean done, LocalDate dueOn) {}

    /** The calls of a task, newest first. */
    public List<Attempt> of(CaseTaskId task) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select phone, outcome, note, called_at, called_by
                        from call_attempt
                        where task_id = :task
                        order by id desc
                        """)
                .bind("task", task)
                .map(ConstructorMapper.of(Attempt.class))
                .list());
    }

    /** Numbers that may be dialled. */
    public List<String> numbers(CaseId caseId) {
        return parties.contactPoints(cases.get(caseId).debtorId()).stream()
                .filter(point -> point.kind() == ContactPoint.Kind.PHONE && point.state() == ContactPoint.State.ACTIVE)
                .map(ContactPoint::value)
                .toList();
    }

    /**
     * Writes a call down with what follows from it. Where somebody else ended the task meanwhile, the call was made all the same:
     * it is kept, and the task stays ended.
     */
    public Recorded record(CaseTaskId id, Made made, Actor actor) {
        return transactions.in(() -> {
            CaseTask task = tasks.get(id);
            CaseId caseId = task.caseId();
            if (task.kind() != CaseTask.Kind.CALL || caseId == null) {
                throw new IllegalStateException("Task " + id.value() + " asks for no call");
            }
            insert(id, caseId, made, actor);
            Map<String, String> details = Map.of("outcome", made.outcome().name(), "note", made.note());
            timeline.add(caseId, CaseEventKind.CALLED, actor, details, "task", id.value());
            audit.record(
                    actor,
                    "call-recorded",
                    Subject.of("task", id.value()).inCase(caseId.value()),
                    "",
                    Map.of("outcome", made.outcome()));
            if (task.state() != CaseTask.State.OPEN) {
                keepPromise(task, caseId, made, actor);
                return new Recorded(true, task.dueOn());
            }
            Optional<LocalDate> again = followUp(task, caseId, made, actor);
            again.ifPresentOrElse(
                    day -> tasks.postpone(id, day),
                    () -> tasks.complete(id, made.outcome().name(), actor));
            return new Recorded(again.isEmpty(), again.orElse(task.dueOn()));
        });
    }

    /** When to call again; empty where the task is done. */
    private Optional<LocalDate> followUp(CaseTask task, CaseId caseId, Made made, Actor actor) {
        return switch (made.outcome()) {
            case PROMISE -> {
                promise(task, caseId, made, actor);
                yield Optional.empty();
            }
            case REFUSAL, SPOKEN -> Optional.empty();
            case CALL_BACK -> Optional.ofNullable(made.day());
            case NO_ANSWER ->
                of(task.id()).size() >= MOST_ATTEMPTS
                        ? Optional.empty()
                        : Optional.of(calendar.plusBusinessDays(calendar.today().plusDays(1), 0));
            case WRONG_NUMBER -> wrongNumber(task, caseId, made, actor);
        };
    }

    private void keepPromise(CaseTask task, CaseId caseId, Made made, Actor actor) {
        if (made.outcome() == CallOutcome.PROMISE) {
            promise(task, caseId, made, actor);
        }
    }

    /** Nothing is promised in a case that was closed during the call: what was said stands on its timeline. */
    private void promise(CaseTask task, CaseId caseId, Made made, Actor actor) {
        LocalDate day = made.day();
        if (day == null) {
            throw new IllegalStateException("A promise without its day");
        }
        if (cases.get(caseId).state() == CollectionCase.State.CLOSED) {
            return;
        }
        long promise = promises.register(
                        caseId,
                        cases.get(caseId).currency(),
                        made.amount(),
                        day,
                        "call:" + task.id().value() + ":" + of(task.id()).size(),
                        actor)
                .value();
        assert promise > 0;
    }

    private Optional<LocalDate> wrongNumber(CaseTask task, CaseId caseId, Made made, Actor actor) {
        DebtorId debtor = cases.get(caseId).debtorId();
        if (made.phone() != null) {
            Optional<ContactPoint.State> before = parties.markContact(
                    debtor,
                    ContactPoint.Kind.PHONE,
                    made.phone(),
                    ContactPoint.State.WRONG,
                    "A clerk called: it belongs to somebody else",
                    actor);
            assert before.isPresent();
        }
        if (parties.usable(debtor, ContactPoint.Kind.PHONE).isPresent()) {
            return Optional.of(calendar.today());
        }
        long search = tasks.create(
                        new CaseTasks.NewTask(
                                caseId,
                                CaseTask.Kind.FIND_CONTACT,
                                made.note(),
                                calendar.today(),
                                null,
                                "call:" + task.id().value()),
                        actor)
                .value();
        assert search > 0;
        return Optional.empty();
    }

    private void insert(CaseTaskId id, CaseId caseId, Made made, Actor actor) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into call_attempt (task_id, case_id, phone, outcome, note, called_at, called_by)
                        values (:task, :caseId, :phone, :outcome, :note, :now, :actor)
                        """)
                .bind("task", id)
                .bind("caseId", caseId)
                .bind("phone", made.phone())
                .bind("outcome", made.outcome())
                .bind("note", made.note())
                .bind("now", calendar.now())
                .bind("actor", actor.name())
                .execute());
    }
}
