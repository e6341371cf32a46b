package io.dunlin.core.triage.learning;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.Transactions;
import io.dunlin.core.triage.AnswersFrozen;
import io.dunlin.core.triage.ReplyClass;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Stops the automatic answers of a class whose messages are misread too often, until a person lets them go on.
 * <p>
 * Counted are the messages that the product decided alone, and those that it was sure of and a person judged; one that it
 * decided alone and nobody corrected counts as right. Looked at with each correction, since only a correction lowers the
 * share. After a person lifted a freeze, counting begins anew.
 */
@Component
public class AnswerFreezes {

    private static final Actor SELF = Actor.system("triage");
    private static final int WHOLE = 100;

    private final Jdbi jdbi;
    private final ProductSettings settings;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AnswerFreezes(
            Jdbi jdbi,
            ProductSettings settings,
            Transactions transactions,
            AuditTrail audit,
            ApplicationEventPublisher events,
            Clock clock) {
        this.jdbi = jdbi;
        this.settings = settings;
        this.transactions = transactions;
        this.audit = audit;
        this.events = events;
        this.clock = clock;
    }

    /** A freeze and what it was decided by. */
    public record Freeze(ReplyClass replyClass, Instant frozenAt, int counted, int wrong, int floorPercent) {}

    /** How many messages of a class count, and how many of them were wrong. */
    record Tally(int counted, int wrong) {

        boolean isBelow(int floorPercent) {
            return (long) (counted - wrong) * WHOLE < (long) floorPercent * counted;
        }
    }

    public Map<ReplyClass, Freeze> inForce() {
        Map<ReplyClass, Freeze> freezes = new EnumMap<>(ReplyClass.class);
        jdbi.useHandle(handle -> handle.createQuery("""
                        select reply_class, frozen_at, counted, wrong, floor_percent
                        from answer_freeze
                        where lifted_at is null
                        """)
                .map((results, _) -> new Freeze(
                        ReplyClass.valueOf(results.getString("reply_class")),
                        results.getTimestamp("frozen_at").toInstant(),
                        results.getInt("counted"),
                        results.getInt("wrong"),
                        results.getInt("floor_percent")))
                .forEach(freeze -> freezes.put(freeze.replyClass(), freeze)));
        return freezes;
    }

    /** The classes that answer by themselves: those switched on, without those frozen. */
    public Set<ReplyClass> answering(Set<ReplyClass> switchedOn) {
        Set<ReplyClass> answering = EnumSet.noneOf(ReplyClass.class);
        answering.addAll(switchedOn);
        answering.removeAll(inForce().keySet());
        return answering;
    }

    /** Looks at classes after a person corrected, in the running transaction. */
    public void look(Collection<ReplyClass> classes) {
        LearningSettings learning = settings.get(LearningSettings.GROUP);
        Set<ReplyClass> frozen = inForce().keySet();
        for (ReplyClass replyClass : classes) {
            if (!frozen.contains(replyClass)) {
                Tally tally = tally(replyClass, since(replyClass, learning));
                int floor = learning.floor(replyClass);
                if (tally.counted() >= learning.leastCount() && tally.isBelow(floor)) {
                    freeze(new Freeze(replyClass, clock.instant(), tally.counted(), tally.wrong(), floor));
                }
            }
        }
    }

    /** A person lets the answers of a class go on. */
    public void lift(ReplyClass replyClass, Actor actor, String why) {
        transactions.run(() -> {
            int lifted = jdbi.withHandle(handle -> handle.createUpdate("""
                            update answer_freeze
                            set lifted_at = :now, lifted_by = :actor, why = :why
                            where reply_class = :replyClass and lifted_at is null
                            """)
                    .bind("now", clock.instant())
                    .bind("actor", actor.name())
                    .bind("why", why)
                    .bind("replyClass", replyClass)
                    .execute());
            if (lifted > 0) {
                audit.record(
                        actor,
                        "answers-unfrozen",
                        new Subject("reply-class", null, null),
                        why,
                        Map.of("class", replyClass));
            }
        });
    }

    private void freeze(Freeze freeze) {
        int frozen = jdbi.withHandle(
                handle -> handle.createUpdate("""
                        insert ignore into answer_freeze (reply_class, frozen_at, counted, wrong, floor_percent)
                        values (:replyClass, :frozenAt, :counted, :wrong, :floorPercent)
                        """).bindMethods(freeze).execute());
        if (frozen > 0) {
            audit.record(
                    SELF,
                    "answers-frozen",
                    new Subject("reply-class", null, null),
                    freeze.wrong() + " of " + freeze.counted() + " were wrong",
                    Map.of("class", freeze.replyClass(), "floor", Integer.toString(freeze.floorPercent())));
            events.publishEvent(
                    new AnswersFrozen(freeze.replyClass(), freeze.counted(), freeze.wrong(), freeze.floorPercent()));
        }
    }

    private Instant since(ReplyClass replyClass, LearningSettings learning) {
        Instant period = clock.instant().minus(Duration.ofDays(learning.days()));
        Optional<Instant> lifted = jdbi.withHandle(handle -> handle.createQuery("""
                        select max(lifted_at) as lifted_at
                        from answer_freeze
                        where reply_class = :replyClass
                        """)
                .bind("replyClass", replyClass)
                .map((results, _) ->
                        Optional.ofNullable(results.getTimestamp("lifted_at")).map(Timestamp::toInstant))
                .one());
        return lifted.filter(at -> at.isAfter(period)).orElse(period);
    }

    /** Of the messages decided since then, by the class that the product put first. */
    Tally tally(ReplyClass replyClass, Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select count(*) as counted,
                          coalesce(sum(j.decision_id is not null and find_in_set(:replyClass, j.meant) = 0), 0) as wrong
                        from triage_decision t
                        left join reply_judgement j on j.decision_id = t.id
                        where t.primary_class = :replyClass and t.decided_at >= :since and t.supersedes_id is null
                          and (t.outcome = 'APPLIED' or j.sure)
                        """)
                .bind("replyClass", replyClass.name())
                .bind("since", since)
                .map((results, _) -> new Tally(results.getInt("counted"), results.getInt("wrong")))
                .one());
    }
}
