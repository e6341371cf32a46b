package io.dunlin.core.cases;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.BulkInsert;
import io.dunlin.core.shared.Transactions;
import io.dunlin.core.shared.Window;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Gatherers;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** What people are to do: made by the product, done by them. */
@Component
public class CaseTasks {

    private static final int LONGEST_LIST = 900;
    private static final BulkInsert TASKS = BulkInsert.into(
            "case_task", "case_id", "kind", "note", "due_on", "assigned_to", "origin", "created_at", "state");

    private final Jdbi jdbi;
    private final Transactions transactions;
    private final Timeline timeline;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    public CaseTasks(
            Jdbi jdbi,
            Transactions transactions,
            Timeline timeline,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbi = jdbi;
        this.transactions = transactions;
        this.timeline = timeline;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /**
     * A task to be made; see {@link CaseTask}.
     *
     * @param origin the same origin and kind make one task only
     */
    public record NewTask(
            @Nullable CaseId caseId,
            CaseTask.Kind kind,
            String note,
            LocalDate dueOn,
            @Nullable Long assignedTo,
            String origin) {}

    /** Makes a task; one that was made already is named. */
    public CaseTaskId create(NewTask task, Actor actor) {
        return Objects.requireNonNull(createAll(List.of(task), actor).get(new Cause(task.origin, task.kind)));
    }

    /** What makes a task one and no second. */
    public record Cause(String origin, CaseTask.Kind kind) {}

    private record Made(Cause cause, CaseTaskId id) {}

    /** Makes many tasks with few statements; those that were made already are named too. */
    public Map<Cause, CaseTaskId> createAll(List<NewTask> wanted, Actor actor) {
        return transactions.in(() -> {
            Map<Cause, CaseTaskId> ids = known(wanted);
            List<NewTask> fresh = wanted.stream()
                    .filter(task -> !ids.containsKey(new Cause(task.origin, task.kind)))
                    .toList();
            Instant now = clock.instant();
            List<Made> made = jdbi.withHandle(handle -> TASKS.all(
                    handle,
                    fresh,
                    (row, task) -> row.add(task.caseId)
                            .add(task.kind)
                            .add(task.note)
                            .add(task.dueOn)
                            .add(task.assignedTo)
                            .add(task.origin)
                            .add(now)
                            .add(CaseTask.State.OPEN),
                    "id, origin, kind",
                    CaseTasks::made));
            made.forEach(each -> ids.put(each.cause, each.id));
            timeline.addAll(created(fresh, ids), actor);
            return ids;
        });
    }

    private Map<Cause, CaseTaskId> known(List<NewTask> wanted) {
        Map<Cause, CaseTaskId> ids = new HashMap<>();
        wanted.stream()
                .map(NewTask::origin)
                .distinct()
                .gather(Gatherers.windowFixed(LONGEST_LIST))
                .forEach(some -> jdbi.useHandle(
                        handle -> handle.createQuery("select id, origin, kind from case_task where origin in (<some>)")
                                .bindList("some", some)
                                .map((results, _) -> made(results))
                                .forEach(each -> ids.put(each.cause, each.id))));
        return ids;
    }

    private static Made made(ResultSet results) throws SQLException {
        return new Made(
                new Cause(results.getString("origin"), CaseTask.Kind.valueOf(results.getString("kind"))),
                new CaseTaskId(results.getLong("id")));
    }

    private static List<Timeline.NewEntry> created(List<NewTask> tasks, Map<Cause, CaseTaskId> ids) {
        List<Timeline.NewEntry> entries = new ArrayList<>();
        for (NewTask task : tasks) {
            CaseTaskId id = ids.get(new Cause(task.origin, task.kind));
            if (task.caseId != null && id != null) {
                entries.add(new Timeline.NewEntry(
                        task.caseId, CaseEventKind.TASK_CREATED, Map.of("kind", task.kind.name()), "task", id.value()));
            }
        }
        return entries;
    }

    /** An open task is for another day. */
    void postpone(CaseTaskId id, LocalDate dueOn) {
        jdbi.useHandle(handle ->
                handle.createUpdate("""
                        update case_task
                        set due_on = :dueOn
                        where id = :id and state = 'OPEN'
                        """).bind("dueOn", dueOn).bind("id", id).execute());
    }

    /**
     * Marks a task as done with what came of it.
     *
     * @return false where it was done or dropped before: then nothing changes
     */
    @CanIgnoreReturnValue // to most callers it is the same
    public boolean complete(CaseTaskId id, String outcome, Actor actor) {
        return end(id, CaseTask.State.DONE, outcome, actor);
    }

    /** Opens a task again that was done: what came of it is taken back. One that was dropped stays so. */
    public void reopen(CaseTaskId id, String why, Actor actor) {
        transactions.run(() -> {
            int updated = jdbi.withHandle(
                    handle -> handle.createUpdate("""
                            update case_task
                            set state = 'OPEN', outcome = null, done_at = null, done_by = null
                            where id = :id and state = 'DONE'
                            """).bind("id", id).execute());
            if (updated == 1) {
                CaseTask task = get(id);
                Subject subject = Subject.of("task", id.value());
                audit.record(
                        actor,
                        "task-reopened",
                        task.caseId() == null
                                ? subject
                                : subject.inCase(task.caseId().value()),
                        why,
                        Map.of("kind", task.kind().name()));
            }
        });
    }

    public CaseTask get(CaseTaskId id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, case_id, kind, note, due_on, assigned_to, state
                        from case_task
                        where id = :id
                        """)
                .bind("id", id)
                .map(ConstructorMapper.of(CaseTask.class))
                .one());
    }

    /** Takes back one open task: nobody needs to do it any more. */
    public void drop(CaseTaskId id, String why, Actor actor) {
        end(id, CaseTask.State.DROPPED, why, actor);
    }

    /** Which of these causes have an open task. */
    public Set<String> openOrigins(Collection<String> origins) {
        return new HashSet<>(jdbi.withHandle(handle -> handle.createQuery("""
                        select distinct origin
                        from case_task
                        where origin in (<origins>) and state = 'OPEN'
                        """)
                .bindList("origins", List.copyOf(origins))
                .mapTo(String.class)
                .list()));
    }

    /** Takes back every open task that one cause made. */
    public void dropAllOf(String origin, Actor actor, String why) {
        transactions.run(() -> jdbi.withHandle(handle -> handle.createQuery(
                                "select id from case_task where origin = :origin and state = 'OPEN'")
                        .bind("origin", origin)
                        .mapTo(CaseTaskId.class)
                        .list())
                .forEach(id -> end(id, CaseTask.State.DROPPED, why, actor)));
    }

    /** Open tasks of a kind or of all, the most urgent first. */
    public List<CaseTask> open(CaseTask.@Nullable Kind kind, Window window) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, case_id, kind, note, due_on, assigned_to, state
                        from case_task
                        where state = 'OPEN' and (:kind is null or kind = :kind)
                        order by due_on, id
                        limit :limit offset :offset
                        """)
                .bind("kind", kind)
                .bind("limit", window.limit())
                .bind("offset", window.offset())
                .map(ConstructorMapper.of(CaseTask.class))
                .list());
    }

    public List<CaseTask> of(CaseId caseId) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, case_id, kind, note, due_on, assigned_to, state
                        from case_task
                        where case_id = :caseId
                        order by state = 'OPEN' desc, due_on, id
                        limit 200
                        """)
                .bind("caseId", caseId)
                .map(ConstructorMapper.of(CaseTask.class))
                .list());
    }

    private String originOf(CaseTaskId id) {
        return jdbi.withHandle(handle -> handle.createQuery("select origin from case_task where id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .one());
    }

    @CanIgnoreReturnValue // what is dropped twice is dropped
    private boolean end(CaseTaskId id, CaseTask.State state, String outcome, Actor actor) {
        return transactions.in(() -> {
            int updated = jdbi.withHandle(handle -> handle.createUpdate("""
                            update case_task
                            set state = :state, outcome = :outcome, done_at = :now, done_by = :actor
                            where id = :id and state = 'OPEN'
                            """)
                    .bind("state", state)
                    .bind("outcome", outcome)
                    .bind("now", clock.instant())
                    .bind("actor", actor.name())
                    .bind("id", id)
                    .execute());
            if (updated == 0) {
                return false;
            }
            CaseTask task = get(id);
            Map<String, String> details = Map.of("kind", task.kind().name(), "outcome", outcome);
            Subject subject = Subject.of("task", id.value());
            if (task.caseId() != null) {
                timeline.add(task.caseId(), CaseEventKind.TASK_DONE, actor, details, "task", id.value());
                subject = subject.inCase(task.caseId().value());
            }
            audit.record(
                    actor, "task-" + (state == CaseTask.State.DONE ? "done" : "dropped"), subject, outcome, details);
            events.publishEvent(new TaskEnded(id, task.caseId(), task.kind(), originOf(id), outcome, actor));
            return true;
        });
    }
}
