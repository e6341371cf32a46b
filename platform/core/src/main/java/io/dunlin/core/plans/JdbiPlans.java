package io.dunlin.core.plans;

import io.dunlin.core.access.UserId;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CollectionCase;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.plans.InstalmentPlan.Course;
import io.dunlin.core.plans.InstalmentPlan.End;
import io.dunlin.core.plans.InstalmentPlan.State;
import io.dunlin.core.plans.PlanTerms.Beyond;
import io.dunlin.core.plans.PlanTerms.Covered;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.BulkInsert;
import io.dunlin.core.shared.DatabaseConfiguration;
import io.dunlin.spi.value.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Instalment plans in the database: what they say, and who was asked about them. */
@Component
class JdbiPlans {

    private static final String SELECT = """
            select p.id, p.case_id, p.currency, p.state, p.version_number, p.origin, v.beyond, v.interest_goes_on, v.note,
              v.changed_by, v.changed_at, p.began_on, p.credited, p.kept_count, p.held_until, p.message_id, p.accepted_at, p.ended_at, p.ended_by, p.end_reason
            from instalment_plan p
            join instalment_plan_version v on v.plan_id = p.id and v.version_number = p.version_number
            """;

    private static final BulkInsert PLANS = BulkInsert.into(
            "instalment_plan", "case_id", "currency", "state", "version_number", "origin", "drafted_at", "drafted_by");
    private static final BulkInsert VERSIONS = BulkInsert.into(
            "instalment_plan_version",
            "plan_id",
            "version_number",
            "beyond",
            "interest_goes_on",
            "note",
            "changed_at",
            "changed_by");
    private static final BulkInsert INSTALMENTS =
            BulkInsert.into("instalment", "plan_id", "version_number", "number", "due_on", "amount");
    private static final BulkInsert ITEMS =
            BulkInsert.into("instalment_plan_item", "plan_id", "version_number", "receivable_id", "amount");

    private final Jdbi jdbi;
    private final Clock clock;

    JdbiPlans(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** A plan to be written, with its first terms. */
    record NewPlan(CollectionCase collectionCase, String origin, PlanTerms terms) {}

    private record Version(InstalmentPlanId id, int number, PlanTerms terms, String note) {}

    /** Writes plans of different cases, as drafts. */
    Map<CaseId, InstalmentPlan> insertAll(List<NewPlan> plans, Actor actor) {
        if (plans.isEmpty()) {
            return Map.of();
        }
        // As the database keeps it, so that a plan that was just drafted equals the one that is read.
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Map<CaseId, InstalmentPlanId> ids = new HashMap<>();
        jdbi.useHandle(handle -> PLANS.all(
                        handle,
                        plans,
                        (row, plan) -> row.add(plan.collectionCase().id())
                                .add(plan.collectionCase().currency().getCurrencyCode())
                                .add(State.DRAFT)
                                .add(1)
                                .add(plan.origin())
                                .add(now)
                                .add(actor.name()),
                        "id, case_id",
                        results -> Map.entry(
                                new CaseId(results.getLong("case_id")), new InstalmentPlanId(results.getLong("id"))))
                .forEach(each -> ids.put(each.getKey(), each.getValue())));
        Map<CaseId, InstalmentPlan> made = new LinkedHashMap<>();
        for (NewPlan plan : plans) {
            CaseId caseId = plan.collectionCase().id();
            made.put(
                    caseId,
                    new InstalmentPlan(
                            Objects.requireNonNull(ids.get(caseId)),
                            caseId,
                            State.DRAFT,
                            1,
                            plan.origin(),
                            plan.terms(),
                            "",
                            actor.name(),
                            now,
                            null,
                            null));
        }
        write(
                made.values().stream()
                        .map(plan -> new Version(plan.id(), 1, plan.terms(), ""))
                        .toList(),
                now,
                actor);
        return made;
    }

    private void write(List<Version> versions, Instant now, Actor actor) {
        jdbi.useHandle(handle -> {
            VERSIONS.all(
                    handle,
                    versions,
                    (row, version) -> row.add(version.id())
                            .add(version.number())
                            .add(version.terms().beyond().stream()
                                    .map(Enum::name)
                                    .sorted()
                                    .collect(Collectors.joining(",")))
                            .add(version.terms().interestGoesOn() ? 1 : 0)
                            .add(version.note())
                            .add(now)
                            .add(actor.name()));
            INSTALMENTS.all(
                    handle,
                    versions.stream()
                            .flatMap(version -> version.terms().instalments().stream()
                                    .map(instalment -> Map.entry(version, instalment)))
                            .toList(),
                    (row, each) -> row.add(each.getKey().id())
                            .add(each.getKey().number())
                            .add(each.getValue().number())
                            .add(each.getValue().dueOn())
                            .add(each.getValue().amount().amount()));
            ITEMS.all(
                    handle,
                    versions.stream()
                            .flatMap(version ->
                                    version.terms().covered().stream().map(covered -> Map.entry(version, covered)))
                            .toList(),
                    (row, each) -> row.add(each.getKey().id())
                            .add(each.getKey().number())
                            .add(each.getValue().receivableId())
                            .add(each.getValue().amount().amount()));
        });
    }

    /** Writes new terms; the plan is a draft with them. */
    void insertVersion(InstalmentPlanId id, int number, PlanTerms terms, String note, Actor actor) {
        write(List.of(new Version(id, number, terms, note)), clock.instant(), actor);
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update instalment_plan set state = 'DRAFT', version_number = :number where id = :id")
                .bind("number", number)
                .bind("id", id)
                .execute());
    }

    Optional<InstalmentPlan> find(InstalmentPlanId id) {
        return read("where p.id = :id", query -> query.bind("id", id)).stream().findFirst();
    }

    /** Newest first. */
    List<InstalmentPlan> of(CaseId caseId) {
        return read("where p.case_id = :caseId order by p.id desc limit 50", query -> query.bind("caseId", caseId));
    }

    Optional<InstalmentPlan> live(CaseId caseId) {
        return read("where p.case_id = :caseId and p.live_marker = 1", query -> query.bind("caseId", caseId)).stream()
                .findFirst();
    }

    List<InstalmentPlan> liveOf(Collection<CaseId> cases) {
        return cases.isEmpty()
                ? List.of()
                : read(
                        "where p.case_id in (<cases>) and p.live_marker = 1 order by p.id",
                        query -> query.bindList("cases", List.copyOf(cases)));
    }

    List<InstalmentPlan> all(Collection<InstalmentPlanId> ids) {
        return ids.isEmpty()
                ? List.of()
                : read("where p.id in (<ids>) order by p.id", query -> query.bindList("ids", List.copyOf(ids)));
    }

    /** Plans that wait for a person's answer, the oldest question first. */
    List<InstalmentPlan> askedOf(UserId approver, int limit) {
        return read("""
                join instalment_plan_approval a on a.plan_id = p.id and a.state = 'OPEN'
                where a.approver_id = :approver
                order by a.id
                limit :limit
                """, query -> query.bind("approver", approver).bind("limit", limit));
    }

    /** Whoever posts to a receivable locks it first: so does whoever says from where on payments count. */
    void lockReceivables(Collection<ReceivableId> ids) {
        int locked = jdbi.withHandle(handle -> handle.createQuery(
                                "select id from receivable where id in (<ids>) order by id for update")
                        .bindList("ids", List.copyOf(ids))
                        .mapTo(Long.class)
                        .list())
                .size();
        if (locked != Set.copyOf(ids).size()) {
            throw new IllegalStateException("A plan covers receivables that do not exist: " + ids);
        }
    }

    void lock(Collection<InstalmentPlanId> ids) {
        int locked = jdbi.withHandle(handle -> handle.createQuery(
                                "select id from instalment_plan where id in (<ids>) order by id for update")
                        .bindList("ids", List.copyOf(ids))
                        .mapTo(Long.class)
                        .list())
                .size();
        assert locked <= ids.size();
    }

    Set<String> authors(InstalmentPlanId id) {
        return Set.copyOf(jdbi.withHandle(handle -> handle.createQuery(
                        "select distinct changed_by from instalment_plan_version where plan_id = :id")
                .bind("id", id)
                .mapTo(String.class)
                .list()));
    }

    void moveTo(InstalmentPlanId id, State state) {
        jdbi.useHandle(handle -> handle.createUpdate("update instalment_plan set state = :state where id = :id")
                .bind("state", state)
                .bind("id", id)
                .execute());
    }

    /** From now on payments count: those after the last movement of each receivable. */
    void begin(InstalmentPlan plan, LocalDate on, LocalDate heldUntil, @Nullable OutboundMessageId confirmation) {
        jdbi.useHandle(handle -> {
            handle.createUpdate("""
                            update instalment_plan_item i
                            set i.after_entry_id = (
                              select coalesce(max(e.id), 0) from ledger_entry e where e.receivable_id = i.receivable_id)
                            where i.plan_id = :id and i.version_number = :version
                            """)
                    .bind("id", plan.id())
                    .bind("version", plan.versionNumber())
                    .execute();
            handle.createUpdate("""
                            update instalment_plan
                            set state = 'ACTIVE', began_on = :on, held_until = :heldUntil, message_id = :message, credited = 0,
                              kept_count = 0
                            where id = :id
                            """)
                    .bind("on", on)
                    .bind("heldUntil", heldUntil)
                    .bind("message", confirmation == null ? null : confirmation.value())
                    .bind("id", plan.id())
                    .execute();
        });
    }

    void accepted(InstalmentPlanId id) {
        jdbi.useHandle(handle -> handle.createUpdate("update instalment_plan set accepted_at = :now where id = :id")
                .bind("now", clock.instant())
                .bind("id", id)
                .execute());
    }

    void end(Collection<InstalmentPlanId> ids, State state, String why, Actor actor) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update instalment_plan
                        set state = :state, ended_at = :now, ended_by = :actor, end_reason = :why
                        where id in (<ids>)
                        """)
                .bind("state", state)
                .bind("now", clock.instant())
                .bind("actor", actor.name())
                .bind("why", why)
                .bindList("ids", List.copyOf(ids))
                .execute());
    }

    private interface Binder {
        Query bind(Query query);
    }

    private List<InstalmentPlan> read(String condition, Binder binder) {
        return jdbi.withHandle(handle -> {
            List<Row> rows = binder.bind(handle.createQuery(SELECT + condition))
                    .map((results, _) -> row(results))
                    .list();
            if (rows.isEmpty()) {
                return List.of();
            }
            List<Long> ids = rows.stream().map(row -> row.id.value()).toList();
            Map<Long, List<Instalment>> instalments = instalments(handle, ids);
            Map<Long, List<Covered>> covered = covered(handle, ids);
            return rows.stream()
                    .map(row -> row.plan(
                            instalments.getOrDefault(row.id.value(), List.of()),
                            covered.getOrDefault(row.id.value(), List.of())))
                    .toList();
        });
    }

    static Map<Long, List<Instalment>> instalments(Handle handle, List<Long> plans) {
        Map<Long, List<Instalment>> instalments = new HashMap<>();
        handle.createQuery("""
                        select p.id, p.currency, t.number, t.due_on, t.amount
                        from instalment_plan p
                        join instalment t on t.plan_id = p.id and t.version_number = p.version_number
                        where p.id in (<plans>)
                        order by t.plan_id, t.number
                        """)
                .bindList("plans", plans)
                .map((results, _) -> Map.entry(
                        results.getLong("id"),
                        new Instalment(
                                results.getInt("number"),
                                results.getObject("due_on", LocalDate.class),
                                DatabaseConfiguration.money(results, "amount", "currency"))))
                .forEach(each -> instalments
                        .computeIfAbsent(each.getKey(), _ -> new ArrayList<>())
                        .add(each.getValue()));
        return instalments;
    }

    private static Map<Long, List<Covered>> covered(Handle handle, List<Long> plans) {
        Map<Long, List<Covered>> covered = new HashMap<>();
        handle.createQuery("""
                        select p.id, p.currency, i.receivable_id, r.number, i.amount
                        from instalment_plan p
                        join instalment_plan_item i on i.plan_id = p.id and i.version_number = p.version_number
                        join receivable r on r.id = i.receivable_id
                        where p.id in (<plans>)
                        order by r.due_on, r.id
                        """)
                .bindList("plans", plans)
                .map((results, _) -> Map.entry(
                        results.getLong("id"),
                        new Covered(
                                new ReceivableId(results.getLong("receivable_id")),
                                results.getString("number"),
                                DatabaseConfiguration.money(results, "amount", "currency"))))
                .forEach(each -> covered.computeIfAbsent(each.getKey(), _ -> new ArrayList<>())
                        .add(each.getValue()));
        return covered;
    }

    /** A plan without its lists. */
    private record Row(
            InstalmentPlanId id,
            CaseId caseId,
            State state,
            int versionNumber,
            String origin,
            Set<Beyond> beyond,
            boolean interestGoesOn,
            String note,
            String changedBy,
            java.time.Instant changedAt,
            @Nullable Course course,
            @Nullable End end) {

        InstalmentPlan plan(List<Instalment> instalments, List<Covered> covered) {
            return new InstalmentPlan(
                    id,
                    caseId,
                    state,
                    versionNumber,
                    origin,
                    new PlanTerms(instalments, covered, beyond, interestGoesOn),
                    note,
                    changedBy,
                    changedAt,
                    course,
                    end);
        }
    }

    private static Row row(ResultSet results) throws SQLException {
        return new Row(
                new InstalmentPlanId(results.getLong("id")),
                new CaseId(results.getLong("case_id")),
                State.valueOf(results.getString("state")),
                results.getInt("version_number"),
                results.getString("origin"),
                beyond(results.getString("beyond")),
                results.getBoolean("interest_goes_on"),
                results.getString("note"),
                results.getString("changed_by"),
                results.getTimestamp("changed_at").toInstant(),
                course(results),
                end(results));
    }

    private static Set<Beyond> beyond(String names) {
        Set<Beyond> beyond = EnumSet.noneOf(Beyond.class);
        for (String name : names.isEmpty() ? new String[0] : names.split(",", -1)) {
            beyond.add(Beyond.valueOf(name));
        }
        return beyond;
    }

    private static @Nullable Course course(ResultSet results) throws SQLException {
        LocalDate beganOn = results.getObject("began_on", LocalDate.class);
        if (beganOn == null) {
            return null;
        }
        Long message = results.getObject("message_id", Long.class);
        Timestamp accepted = results.getTimestamp("accepted_at");
        Money credited = DatabaseConfiguration.money(results, "credited", "currency");
        return new Course(
                beganOn,
                credited,
                results.getInt("kept_count"),
                results.getObject("held_until", LocalDate.class),
                message == null ? null : new OutboundMessageId(message),
                accepted == null ? null : accepted.toInstant());
    }

    private static @Nullable End end(ResultSet results) throws SQLException {
        Timestamp at = results.getTimestamp("ended_at");
        return at == null
                ? null
                : new End(at.toInstant(), results.getString("ended_by"), results.getString("end_reason"));
    }
}
