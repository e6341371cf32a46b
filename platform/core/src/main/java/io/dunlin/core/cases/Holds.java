package io.dunlin.core.cases;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Places and releases holds. A hold with an end ends by itself on that day; every hold has a reason and a cause. */
@Component
public class Holds {

    private static final String SELECT = """
            select id, case_id, receivable_id, reason, placed_at, placed_by, ends_on, origin
            from case_hold
            """;

    private final Jdbi jdbi;
    private final Transactions transactions;
    private final Timeline timeline;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    public Holds(
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
     * A hold to be placed; see {@link Hold}.
     *
     * @param origin the same origin, reason and receivable place one hold only
     */
    public record NewHold(
            CaseId caseId,
            @Nullable ReceivableId receivableId,
            HoldReason reason,
            @Nullable LocalDate endsOn,
            String origin) {}

    public HoldId place(NewHold hold, Actor actor) {
        return transactions.in(() -> {
            List<HoldId> known = jdbi.withHandle(handle -> handle.createQuery("""
                            select id
                            from case_hold
                            where case_id = :caseId and origin = :origin and reason = :reason
                              and (receivable_id <=> :receivableId) and released_at is null
                            """)
                    .bindMethods(hold)
                    .mapTo(HoldId.class)
                    .list());
            if (!known.isEmpty()) {
                return known.getFirst();
            }
            long id = jdbi.withHandle(handle -> handle.createUpdate("""
                            insert into case_hold (case_id, receivable_id, reason, placed_at, placed_by, ends_on, origin)
                            values (:caseId, :receivableId, :reason, :now, :actor, :endsOn, :origin)
                            """)
                    .bindMethods(hold)
                    .bind("now", clock.instant())
                    .bind("actor", actor.name())
                    .executeAndReturnGeneratedKeys("id")
                    .mapTo(Long.class)
                    .one());
            Map<String, String> details = Map.of(
                    "reason",
                    hold.reason().name(),
                    "until",
                    hold.endsOn() == null ? "" : hold.endsOn().toString());
            timeline.add(hold.caseId(), CaseEventKind.HOLD_PLACED, actor, details, "hold", id);
            audit.record(
                    actor,
                    "hold-placed",
                    Subject.of("hold", id).inCase(hold.caseId().value()),
                    hold.origin(),
                    details);
            events.publishEvent(new HoldPlaced(hold.caseId(), new HoldId(id), hold.reason()));
            return new HoldId(id);
        });
    }

    /** Ends every hold that one cause placed: the way to undo a decision. */
    public void releaseAllOf(CaseId caseId, String origin, Actor actor, String why) {
        transactions.run(() -> active(caseId).stream()
                .filter(hold -> hold.origin().equals(origin))
                .forEach(hold -> release(hold, actor, why)));
    }

    public void release(HoldId id, Actor actor, String why) {
        transactions.run(() -> jdbi.withHandle(
                        handle -> handle.createQuery(SELECT + "where id = :id and released_at is null")
                                .bind("id", id)
                                .map((results, _) -> read(results))
                                .findOne())
                .ifPresent(hold -> release(hold, actor, why)));
    }

    /** Holds of a case that no person ended, their end past or not. */
    public List<Hold> active(CaseId caseId) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + """
                        where case_id = :caseId and released_at is null
                        order by id
                        """)
                .bind("caseId", caseId)
                .map((results, _) -> read(results))
                .list());
    }

    /** Holds that stop a case on a day. */
    public List<Hold> activeOn(CaseId caseId, LocalDate day) {
        return active(caseId).stream().filter(hold -> hold.activeOn(day)).toList();
    }

    /** The same for many cases; those that nothing stops are missing. */
    public Map<CaseId, List<Hold>> activeOn(Collection<CaseId> cases, LocalDate day) {
        if (cases.isEmpty()) {
            return Map.of();
        }
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + """
                        where case_id in (<cases>) and released_at is null
                        order by id
                        """)
                .bindList("cases", List.copyOf(cases))
                .map((results, _) -> read(results))
                .stream()
                .filter(hold -> hold.activeOn(day))
                .collect(Collectors.groupingBy(Hold::caseId)));
    }

    private void release(Hold hold, Actor actor, String why) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update case_hold
                        set released_at = :now, released_by = :actor
                        where id = :id and released_at is null
                        """)
                .bind("now", clock.instant())
                .bind("actor", actor.name())
                .bind("id", hold.id())
                .execute());
        timeline.add(
                hold.caseId(),
                CaseEventKind.HOLD_RELEASED,
                actor,
                Map.of("reason", hold.reason().name(), "why", why),
                "hold",
                hold.id().value());
        audit.record(
                actor,
                "hold-released",
                Subject.of("hold", hold.id().value()).inCase(hold.caseId().value()),
                why,
                Map.of("reason", hold.reason()));
    }

    private static Hold read(ResultSet results) throws SQLException {
        long receivable = results.getLong("receivable_id");
        boolean wholeCase = results.wasNull();
        return new Hold(
                new HoldId(results.getLong("id")),
                new CaseId(results.getLong("case_id")),
                wholeCase ? null : new ReceivableId(receivable),
                HoldReason.valueOf(results.getString("reason")),
                results.getTimestamp("placed_at").toInstant(),
                results.getString("placed_by"),
                results.getObject("ends_on", LocalDate.class),
                results.getString("origin"));
    }
}
