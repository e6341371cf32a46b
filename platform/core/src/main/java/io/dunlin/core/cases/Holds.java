package io.dunlin.core.cases;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.BulkInsert;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.Transactions;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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

    private static final BulkInsert HOLDS = BulkInsert.into(
            "case_hold", "case_id", "receivable_id", "reason", "placed_at", "placed_by", "ends_on", "origin");

    private final Jdbi jdbi;
    private final Transactions transactions;
    private final Timeline timeline;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final FirmCalendar calendar;

    public Holds(
            Jdbi jdbi,
            Transactions transactions,
            Timeline timeline,
            AuditTrail audit,
            ApplicationEventPublisher events,
            FirmCalendar calendar) {
        this.jdbi = jdbi;
        this.transactions = transactions;
        this.timeline = timeline;
        this.audit = audit;
        this.events = events;
        this.calendar = calendar;
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
        return Objects.requireNonNull(placeAll(List.of(hold), actor).get(hold));
    }

    /**
     * Places many holds, each as if it were alone, with a few statements for all of them.
     *
     * @return the hold of each, those that were placed before among them
     */
    public Map<NewHold, HoldId> placeAll(List<NewHold> holds, Actor actor) {
        return holds.isEmpty() ? Map.of() : transactions.in(() -> placeNew(holds, actor));
    }

    private Map<NewHold, HoldId> placeNew(List<NewHold> holds, Actor actor) {
        Map<Cause, HoldId> ids = known(holds);
        Map<Cause, NewHold> fresh = new LinkedHashMap<>();
        holds.stream()
                .filter(hold -> !ids.containsKey(Cause.of(hold)))
                .forEach(hold -> fresh.putIfAbsent(Cause.of(hold), hold));
        ids.putAll(insert(List.copyOf(fresh.values()), actor));
        Map<HoldReason, List<CaseId>> stopped = new LinkedHashMap<>();
        fresh.forEach((cause, hold) -> {
            note(hold, Objects.requireNonNull(ids.get(cause)), actor);
            stopped.computeIfAbsent(hold.reason(), _ -> new ArrayList<>()).add(hold.caseId());
        });
        if (!stopped.isEmpty()) {
            events.publishEvent(new HoldsPlaced(stopped));
        }
        Map<NewHold, HoldId> placed = new HashMap<>();
        holds.forEach(hold -> placed.put(hold, Objects.requireNonNull(ids.get(Cause.of(hold)))));
        return placed;
    }

    /** What makes a hold the same hold, while it is active. */
    private record Cause(CaseId caseId, @Nullable ReceivableId receivableId, HoldReason reason, String origin) {

        static Cause of(NewHold hold) {
            return new Cause(hold.caseId(), hold.receivableId(), hold.reason(), hold.origin());
        }
    }

    private Map<Cause, HoldId> known(List<NewHold> holds) {
        Map<Cause, HoldId> known = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select id, case_id, receivable_id, reason, origin
                        from case_hold
                        where case_id in (<cases>) and origin in (<origins>) and released_at is null
                        order by id
                        """)
                .bindList(
                        "cases", holds.stream().map(NewHold::caseId).distinct().toList())
                .bindList(
                        "origins",
                        holds.stream().map(NewHold::origin).distinct().toList())
                .map((results, _) -> caused(results))
                .forEach(each -> known.putIfAbsent(each.getKey(), each.getValue())));
        return known;
    }

    private Map<Cause, HoldId> insert(List<NewHold> holds, Actor actor) {
        Instant now = calendar.now();
        Map<Cause, HoldId> made = new HashMap<>();
        jdbi.useHandle(handle -> HOLDS.all(
                        handle,
                        holds,
                        (row, hold) -> row.add(hold.caseId())
                                .add(hold.receivableId())
                                .add(hold.reason())
                                .add(now)
                                .add(actor.name())
                                .add(hold.endsOn())
                                .add(hold.origin()),
                        "id, case_id, receivable_id, reason, origin",
                        Holds::caused)
                .forEach(each -> made.put(each.getKey(), each.getValue())));
        return made;
    }

    private static Map.Entry<Cause, HoldId> caused(ResultSet results) throws SQLException {
        Long receivable = results.getObject("receivable_id", Long.class);
        return Map.entry(
                new Cause(
                        new CaseId(results.getLong("case_id")),
                        receivable == null ? null : new ReceivableId(receivable),
                        HoldReason.valueOf(results.getString("reason")),
                        results.getString("origin")),
                new HoldId(results.getLong("id")));
    }

    private void note(NewHold hold, HoldId id, Actor actor) {
        Map<String, String> details = Map.of(
                "reason",
                hold.reason().name(),
                "until",
                hold.endsOn() == null ? "" : hold.endsOn().toString());
        timeline.add(hold.caseId(), CaseEventKind.HOLD_PLACED, actor, details, "hold", id.value());
        audit.record(
                actor,
                "hold-placed",
                Subject.of("hold", id.value()).inCase(hold.caseId().value()),
                hold.origin(),
                details);
    }

    /** Ends every hold that one cause placed: the way to undo a decision. */
    public void releaseAllOf(CaseId caseId, String origin, Actor actor, String why) {
        transactions.run(() -> active(caseId).stream()
                .filter(hold -> hold.origin().equals(origin))
                .forEach(hold -> release(hold, actor, why)));
    }

    /** What placed some holds of a case. */
    public record Origin(CaseId caseId, String origin) {}

    /** The same for many causes, with a few statements; what had ended by itself is left alone. */
    public void releaseAllOf(Collection<Origin> origins, Actor actor, String why) {
        transactions.run(() -> {
            LocalDate today = calendar.today();
            List<Hold> ended = of(origins, "and released_at is null").stream()
                    .filter(hold -> hold.activeOn(today))
                    .toList();
            if (ended.isEmpty()) {
                return;
            }
            jdbi.useHandle(handle -> handle.createUpdate("""
                            update case_hold
                            set released_at = :now, released_by = :actor
                            where id in (<ids>) and released_at is null
                            """)
                    .bind("now", calendar.now())
                    .bind("actor", actor.name())
                    .bindList("ids", ended.stream().map(Hold::id).toList())
                    .execute());
            timeline.addAll(
                    ended.stream()
                            .map(hold -> new Timeline.NewEntry(
                                    hold.caseId(),
                                    CaseEventKind.HOLD_RELEASED,
                                    Map.of("reason", hold.reason().name(), "why", why),
                                    "hold",
                                    hold.id().value()))
                            .toList(),
                    actor);
            audit.record(ended.stream()
                    .map(hold -> new AuditTrail.Act(
                            actor,
                            "hold-released",
                            Subject.of("hold", hold.id().value())
                                    .inCase(hold.caseId().value()),
                            why,
                            Map.of("reason", hold.reason())))
                    .toList());
        });
    }

    /**
     * Moves the end of the holds of many causes; those that had ended, by themselves or not, hold again. What moves it is told
     * on the timeline by whoever knows why.
     */
    public void prolongAll(Map<Origin, LocalDate> ends, Actor actor) {
        transactions.run(() -> {
            Map<LocalDate, List<Hold>> byEnd = new LinkedHashMap<>();
            of(ends.keySet(), "")
                    .forEach(hold -> byEnd.computeIfAbsent(
                                    Objects.requireNonNull(ends.get(originOf(hold))), _ -> new ArrayList<>())
                            .add(hold));
            byEnd.forEach((end, holds) -> jdbi.useHandle(handle -> handle.createUpdate("""
                            update case_hold
                            set ends_on = :end, released_at = null, released_by = null
                            where id in (<ids>)
                            """)
                    .bind("end", end)
                    .bindList("ids", holds.stream().map(Hold::id).toList())
                    .execute()));
            List<AuditTrail.Act> acts = new ArrayList<>();
            byEnd.forEach((end, holds) -> holds.forEach(hold -> acts.add(new AuditTrail.Act(
                    actor,
                    "hold-moved",
                    Subject.of("hold", hold.id().value()).inCase(hold.caseId().value()),
                    hold.origin(),
                    Map.of("until", end.toString())))));
            if (!acts.isEmpty()) {
                audit.record(acts);
            }
        });
    }

    private static Origin originOf(Hold hold) {
        return new Origin(hold.caseId(), hold.origin());
    }

    /** @param condition which of them, as a part of the query */
    private List<Hold> of(Collection<Origin> origins, String condition) {
        if (origins.isEmpty()) {
            return List.of();
        }
        Set<Origin> wanted = Set.copyOf(origins);
        String where = "where case_id in (<cases>) and origin in (<origins>) " + condition + " order by id";
        return jdbi
                .withHandle(handle -> handle.createQuery(SELECT + where)
                        .bindList(
                                "cases",
                                wanted.stream().map(Origin::caseId).distinct().toList())
                        .bindList(
                                "origins",
                                wanted.stream().map(Origin::origin).distinct().toList())
                        .map((results, _) -> read(results))
                        .list())
                .stream()
                .filter(hold -> wanted.contains(originOf(hold)))
                .toList();
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
        return jdbi.withHandle(
                handle -> handle
                        .createQuery(SELECT + """
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
                .bind("now", calendar.now())
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
