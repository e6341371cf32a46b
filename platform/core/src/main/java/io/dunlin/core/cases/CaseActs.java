package io.dunlin.core.cases;

import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.Transactions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What people do to a case that they look at: done only while the case is what they saw. Who had it open while somebody else
 * closed it, held it or wrote down the same promise is told so first, and may decide again.
 */
@Component
public class CaseActs {

    private static final int MOST_TOLD = 10;

    /** What nobody decided: it asks for no second thought. */
    private static final Set<CaseEventKind> MERE_NEWS = EnumSet.of(
            CaseEventKind.OPENED,
            CaseEventKind.RECEIVABLE_ADDED,
            CaseEventKind.STEP_TAKEN,
            CaseEventKind.STEP_CANCELLED,
            CaseEventKind.MESSAGE_QUEUED,
            CaseEventKind.MESSAGE_SENT,
            CaseEventKind.MESSAGE_DELIVERED,
            CaseEventKind.MESSAGE_FAILED,
            CaseEventKind.MESSAGE_CANCELLED,
            CaseEventKind.MESSAGE_IN_DOUBT,
            CaseEventKind.MAIL_RECEIVED,
            CaseEventKind.SMS_RECEIVED,
            CaseEventKind.TASK_CREATED);

    private final Jdbi jdbi;
    private final JdbiCases store;
    private final Transactions transactions;

    CaseActs(Jdbi jdbi, JdbiCases store, Transactions transactions) {
        this.jdbi = jdbi;
        this.store = store;
        this.transactions = transactions;
    }

    /** How far the timeline of a case had come when somebody looked at it. */
    public record Seen(CaseId caseId, long lastEntry) {}

    /** What became of an act. */
    public sealed interface Outcome {

        record Done() implements Outcome {}

        /**
         * Nothing was done: others were at the case.
         *
         * @param entries what they did, the oldest first
         * @param closed whether the act would be refused again, because the case is closed
         * @param seen what is to be given for the same act with this in mind
         */
        record Meanwhile(List<Timeline.Entry> entries, boolean closed, Seen seen) implements Outcome {}
    }

    /** To be asked before what is shown is read: what happens in between counts as not seen. */
    public Seen seen(CaseId id) {
        return new Seen(
                id,
                jdbi.withHandle(
                        handle -> handle.createQuery("select coalesce(max(id), 0) from case_event where case_id = :id")
                                .bind("id", id)
                                .mapTo(Long.class)
                                .one()));
    }

    /** Does something new to a case: only where it is not closed, and where nobody else was at it since it was seen. */
    public Outcome begin(Seen seen, Actor actor, Runnable act) {
        return act(seen, actor, act, CollectionCase.State.CLOSED);
    }

    /** Ends something that is open in a case, closed or not: where nobody else was at it since it was seen. */
    public Outcome end(Seen seen, Actor actor, Runnable act) {
        return act(seen, actor, act, null);
    }

    private Outcome act(Seen seen, Actor actor, Runnable act, CollectionCase.@Nullable State refused) {
        return transactions.in(() -> {
            boolean closed = store.lock(seen.caseId()).state() == refused;
            List<Timeline.Entry> entries = byOthers(seen, actor);
            if (closed || !entries.isEmpty()) {
                return new Outcome.Meanwhile(entries, closed, seen(seen.caseId()));
            }
            act.run();
            return new Outcome.Done();
        });
    }

    private List<Timeline.Entry> byOthers(Seen seen, Actor actor) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, case_id, happened_at, kind, actor_kind, actor_name, details, related_kind, related_id
                        from case_event
                        where case_id = :caseId and id > :lastEntry
                          and (actor_kind <> :kind or actor_name <> :name) and kind not in (<news>)
                        order by id desc
                        limit :most
                        """)
                        .bind("caseId", seen.caseId())
                        .bind("lastEntry", seen.lastEntry())
                        .bind("kind", actor.kind())
                        .bind("name", actor.name())
                        .bindList("news", List.copyOf(MERE_NEWS))
                        .bind("most", MOST_TOLD)
                        .map(ConstructorMapper.of(Timeline.Entry.class))
                        .list())
                .reversed();
    }
}
