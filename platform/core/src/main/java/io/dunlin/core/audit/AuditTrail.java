package io.dunlin.core.audit;

import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.BatchedInserts;
import io.dunlin.core.shared.BulkInsert;
import io.dunlin.core.shared.Json;
import io.dunlin.core.shared.Texts;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Writes down what was done, in the transaction in which it was done. */
@Component
public class AuditTrail {

    private static final int LONGEST_REASON = 1000;

    private static final BulkInsert ENTRIES = BulkInsert.into(
            "audit_entry",
            "happened_at",
            "actor_kind",
            "actor_name",
            "action",
            "subject_kind",
            "subject_id",
            "case_id",
            "reason",
            "details");

    private final BatchedInserts inserts;
    private final Clock clock;

    public AuditTrail(BatchedInserts inserts, Clock clock) {
        this.inserts = inserts;
        this.clock = clock;
    }

    /**
     * What an act was about.
     *
     * @param kind in small letters with hyphens, for example {@code receivable}
     * @param id its id, where it has one
     * @param caseId the case it belongs to, where it does
     */
    public record Subject(
            String kind, @Nullable Long id, @Nullable Long caseId) {

        public static Subject of(String kind, long id) {
            return new Subject(kind, id, null);
        }

        public Subject inCase(long ofCase) {
            return new Subject(kind, id, ofCase);
        }
    }

    /**
     * Adds an entry.
     *
     * @param action what was done, a past participle with its object, for example {@code hold-placed}
     * @param reason why, for people; cut to 1000 characters
     * @param details values before and after, by name; ids and plain values only
     */
    public void record(Actor actor, String action, Subject subject, String reason, Map<String, ?> details) {
        record(List.of(new Act(actor, action, subject, reason, details)));
    }

    /** What was done; the parts are those of {@link #record(Actor, String, Subject, String, Map)}. */
    public record Act(Actor actor, String action, Subject subject, String reason, Map<String, ?> details) {}

    /** Adds an entry for each act, in their order. */
    public void record(List<Act> acts) {
        Instant now = clock.instant();
        Json.Writer json = new Json.Writer();
        inserts.insert(ENTRIES, acts.stream().map(act -> row(act, now, json)).toList());
    }

    /** What is told of an act is put into words at once, whenever it is written. */
    private static UnaryOperator<BulkInsert.Row> row(Act act, Instant now, Json.Writer json) {
        String reason = Texts.cut(act.reason, LONGEST_REASON);
        String details = json.write(act.details);
        return row -> row.add(now)
                .add(act.actor.kind())
                .add(act.actor.name())
                .add(act.action)
                .add(act.subject.kind())
                .add(act.subject.id())
                .add(act.subject.caseId())
                .add(reason)
                .add(details);
    }
}
