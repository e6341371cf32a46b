package io.dunlin.core.plans;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.plans.PlanProgressPolicy.Course;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.shared.DatabaseConfiguration;
import io.dunlin.spi.value.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.Query;
import org.springframework.stereotype.Component;

/** What the ledger says of approved plans: so many queries for a batch, however many plans it holds. */
@Component
class JdbiProgress {

    /**
     * What lowered the debt since the plan began: payments, and what the creditor took off itself. An entry that undoes one
     * of these counts against it; one that undoes what was before the plan does not. A receivable that is owed no more counts
     * as paid.
     */
    private static final String FOLLOWED = """
            select s.id, s.case_id, s.currency, s.state, s.credited, s.kept_count, s.held_until,
              sum(case when s.receivable_state = 'OPEN' then s.came else greatest(s.amount, s.came) end) as came
            from (
              select p.id, p.case_id, p.currency, p.state, p.credited, p.kept_count, p.held_until, i.amount,
                r.state as receivable_state,
                coalesce((
                  select -sum(e.amount)
                  from ledger_entry e
                  where e.receivable_id = i.receivable_id and e.id > i.after_entry_id
                    and ((e.amount < 0 and e.reverses_id is null)
                      or (e.amount > 0 and e.reverses_id > i.after_entry_id))), 0) as came
              from instalment_plan p
              join instalment_plan_item i on i.plan_id = p.id and i.version_number = p.version_number
              join receivable r on r.id = i.receivable_id
              where <condition>
            ) s
            group by s.id, s.case_id, s.currency, s.state, s.credited, s.kept_count, s.held_until
            order by s.id
            """;

    private final Jdbi jdbi;

    JdbiProgress(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    /** An approved plan with what is known of its course. */
    record Followed(InstalmentPlanId id, CaseId caseId, List<ReceivableId> receivables, Course course) {}

    /** Active plans after a given one, by id. */
    List<Followed> after(long last, int limit) {
        List<Long> ids = jdbi.withHandle(handle -> handle.createQuery("""
                        select id
                        from instalment_plan
                        where state = 'ACTIVE' and id > :last
                        order by id
                        limit :limit
                        """)
                .bind("last", last)
                .bind("limit", limit)
                .mapTo(Long.class)
                .list());
        return of(ids, "p.id in (<plans>) and p.state = 'ACTIVE'");
    }

    /** Those of some plans that are active. */
    List<Followed> active(Collection<InstalmentPlanId> plans) {
        return of(plans.stream().map(InstalmentPlanId::value).toList(), "p.id in (<plans>) and p.state = 'ACTIVE'");
    }

    /** The newest plan of each case, where it was kept and may have to be taken up again. */
    List<Followed> keptOf(Collection<CaseId> cases) {
        if (cases.isEmpty()) {
            return List.of();
        }
        List<Long> ids = jdbi.withHandle(handle -> handle.createQuery("""
                        select max(id)
                        from instalment_plan
                        where case_id in (<cases>)
                        group by case_id
                        having max(case when state = 'KEPT' then id else 0 end) = max(id)
                        """)
                .bindList("cases", List.copyOf(cases))
                .mapTo(Long.class)
                .list());
        return of(ids, "p.id in (<plans>) and p.state = 'KEPT'");
    }

    private List<Followed> of(List<Long> plans, String condition) {
        return plans.isEmpty()
                ? List.of()
                : jdbi.withHandle(handle -> {
                    Map<Long, List<Instalment>> instalments = JdbiPlans.instalments(handle, plans);
                    Map<Long, List<ReceivableId>> receivables = receivables(handle, plans);
                    try (Query query = handle.createQuery(FOLLOWED.replace("<condition>", condition))) {
                        return query.bindList("plans", plans)
                                .map((results, _) -> followed(results, instalments, receivables))
                                .list();
                    }
                });
    }

    private static Map<Long, List<ReceivableId>> receivables(Handle handle, List<Long> plans) {
        Map<Long, List<ReceivableId>> receivables = new HashMap<>();
        handle.createQuery("""
                        select i.plan_id, i.receivable_id
                        from instalment_plan p
                        join instalment_plan_item i on i.plan_id = p.id and i.version_number = p.version_number
                        where p.id in (<plans>)
                        order by i.plan_id, i.receivable_id
                        """)
                .bindList("plans", plans)
                .map((results, _) ->
                        Map.entry(results.getLong("plan_id"), new ReceivableId(results.getLong("receivable_id"))))
                .forEach(each -> receivables
                        .computeIfAbsent(each.getKey(), _ -> new ArrayList<>())
                        .add(each.getValue()));
        return receivables;
    }

    private static Followed followed(
            ResultSet results, Map<Long, List<Instalment>> instalments, Map<Long, List<ReceivableId>> receivables)
            throws SQLException {
        long id = results.getLong("id");
        return new Followed(
                new InstalmentPlanId(id),
                new CaseId(results.getLong("case_id")),
                receivables.getOrDefault(id, List.of()),
                new Course(
                        instalments.getOrDefault(id, List.of()),
                        DatabaseConfiguration.money(results, "came", "currency"),
                        DatabaseConfiguration.money(results, "credited", "currency"),
                        results.getInt("kept_count"),
                        results.getObject("held_until", LocalDate.class)));
    }

    /** How far a plan came. */
    record Noted(InstalmentPlanId id, Money credited, int kept, LocalDate heldUntil) {}

    void note(Collection<Noted> courses) {
        if (courses.isEmpty()) {
            return;
        }
        jdbi.useHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    update instalment_plan
                    set credited = :credited, kept_count = :kept, held_until = :heldUntil
                    where id = :id
                    """);
            courses.forEach(course -> batch.bind("credited", course.credited.amount())
                    .bind("kept", course.kept)
                    .bind("heldUntil", course.heldUntil)
                    .bind("id", course.id)
                    .add());
            int[] updated = batch.execute();
            assert updated.length == courses.size();
        });
    }

    /** Takes plans up again whose payments went back. */
    void takeUpAgain(Collection<InstalmentPlanId> ids) {
        jdbi.useHandle(handle ->
                handle.createUpdate("""
                        update instalment_plan
                        set state = 'ACTIVE', ended_at = null, ended_by = null, end_reason = null
                        where id in (<ids>)
                        """).bindList("ids", List.copyOf(ids)).execute());
    }
}
