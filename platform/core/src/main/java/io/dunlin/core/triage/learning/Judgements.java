package io.dunlin.core.triage.learning;

import io.dunlin.core.shared.Actor;
import io.dunlin.core.triage.DecisionId;
import io.dunlin.core.triage.ReplyClass;
import java.time.Clock;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the product said of each message beside what a person meant: the measure of how well it reads. */
@Component
public class Judgements {

    private final Jdbi jdbi;
    private final Clock clock;

    Judgements(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * A person's word on what the product said of a message.
     *
     * @param decision the product's own, first decision on it
     * @param byPerson the person's decision; null where a person only looked and found it right
     * @param alone whether the product had acted alone
     * @param sure whether it was as sure as acting alone asks for
     */
    public record Judgement(
            DecisionId decision,
            @Nullable DecisionId byPerson,
            List<ReplyClass> said,
            List<ReplyClass> meant,
            boolean alone,
            boolean sure) {

        /** In one order, so that the same classes are the same word. */
        public Judgement {
            said = ReplyClass.inOrder(said);
            meant = ReplyClass.inOrder(meant);
        }
    }

    /** Notes a judgement in the running transaction; the newest of a message counts. */
    public void note(Judgement judgement, Actor actor) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into reply_judgement (decision_id, person_decision_id, said, meant, alone, sure, judged_at,
                          judged_by)
                        values (:decision, :byPerson, :said, :meant, :alone, :sure, :now, :actor)
                        on duplicate key update person_decision_id = :byPerson, meant = :meant, judged_at = :now,
                          judged_by = :actor
                        """)
                .bind("decision", judgement.decision())
                .bind("byPerson", judgement.byPerson())
                .bind("said", Samples.names(judgement.said()))
                .bind("meant", Samples.names(judgement.meant()))
                .bind("alone", judgement.alone())
                .bind("sure", judgement.sure())
                .bind("now", clock.instant())
                .bind("actor", actor.name())
                .execute());
    }

    /** A person took a word back. */
    public void forget(DecisionId decision) {
        jdbi.useHandle(handle -> handle.createUpdate("delete from reply_judgement where decision_id = :id")
                .bind("id", decision)
                .execute());
    }

    public boolean exists(DecisionId decision) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select exists (select 1 from reply_judgement where decision_id = :id)")
                        .bind("id", decision)
                        .mapTo(Boolean.class)
                        .one());
    }
}
