package io.dunlin.core.plans;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.HoldReason;
import io.dunlin.core.cases.Holds;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.shared.Actor;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Holds what active plans cover, each until its next instalment is late. What fell due beside a plan is not held: it is
 * reminded of as ever.
 */
@Component
class PlanHolds {

    private final Holds holds;

    PlanHolds(Holds holds) {
        this.holds = holds;
    }

    /** A plan whose receivables are to be held up to a day. */
    record Held(InstalmentPlanId plan, CaseId caseId, List<ReceivableId> receivables, LocalDate until) {}

    void hold(List<Held> plans, Actor actor) {
        Map<Holds.Origin, LocalDate> ends = new HashMap<>();
        plans.forEach(plan -> ends.put(causeOf(plan.caseId, plan.plan), plan.until));
        holds.prolongAll(ends, actor);
        Map<Holds.NewHold, ?> placed = holds.placeAll(
                plans.stream()
                        .flatMap(plan -> plan.receivables.stream()
                                .map(receivable -> new Holds.NewHold(
                                        plan.caseId,
                                        receivable,
                                        HoldReason.INSTALMENT_PLAN,
                                        plan.until,
                                        origin(plan.plan))))
                        .toList(),
                actor);
        assert placed.size() >= plans.size();
    }

    void release(Map<InstalmentPlanId, CaseId> plans, Actor actor, String why) {
        holds.releaseAllOf(
                plans.entrySet().stream()
                        .map(plan -> causeOf(plan.getValue(), plan.getKey()))
                        .toList(),
                actor,
                why);
    }

    private static Holds.Origin causeOf(CaseId caseId, InstalmentPlanId plan) {
        return new Holds.Origin(caseId, origin(plan));
    }

    private static String origin(InstalmentPlanId plan) {
        return "plan:" + plan.value();
    }
}
