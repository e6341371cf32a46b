package io.dunlin.core.triage.actions;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.plans.InstalmentPlan;
import io.dunlin.core.plans.InstalmentPlans;
import io.dunlin.core.plans.PlanOutcome;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.triage.AppliedAction;
import io.dunlin.core.triage.AppliedAction.Kind;
import io.dunlin.core.triage.policy.CaseAction.DraftPlan;
import io.dunlin.spi.settings.LocalizedText;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Drafts of instalment plans and no more: a person changes them, and a second one approves. */
@Component
class PlanActions implements ActionPart<DraftPlan> {

    private static final Logger log = LoggerFactory.getLogger(PlanActions.class);

    private final InstalmentPlans plans;

    PlanActions(InstalmentPlans plans) {
        this.plans = plans;
    }

    /** Of two decisions about one case the first drafts. */
    @Override
    public List<List<AppliedAction>> run(List<Step<DraftPlan>> steps, Actor actor) {
        Map<CaseId, InstalmentPlans.NewDraft> wanted = new LinkedHashMap<>();
        for (Step<DraftPlan> step : steps) {
            Cause cause = step.cause();
            wanted.putIfAbsent(
                    cause.caseId(),
                    new InstalmentPlans.NewDraft(
                            cause.caseId(), cause.wish(), step.action().invoices(), cause.origin()));
        }
        List<PlanOutcome> outcomes = plans.draftAll(List.copyOf(wanted.values()), actor);
        Map<CaseId, PlanOutcome> drafted = new HashMap<>();
        for (CaseId caseId : wanted.keySet()) {
            drafted.put(caseId, outcomes.get(drafted.size()));
        }
        return steps.stream()
                .map(step -> done(
                        step, Objects.requireNonNull(drafted.get(step.cause().caseId()))))
                .toList();
    }

    private static List<AppliedAction> done(Step<DraftPlan> step, PlanOutcome outcome) {
        String amounts = Listed.of(step.action().amounts());
        return switch (outcome) {
            case PlanOutcome.Done(InstalmentPlan drafted) ->
                List.of(new AppliedAction(
                        Kind.PLAN,
                        Map.of(
                                "amounts",
                                amounts,
                                "id",
                                Long.toString(drafted.id().value()),
                                "instalments",
                                Integer.toString(drafted.terms().instalments().size()),
                                "total",
                                drafted.terms().total().toString())));
            case PlanOutcome.Refused(LocalizedText why) -> {
                log.info(
                        "Decision {} drafts no plan: {}",
                        step.cause().decision().value(),
                        why.en());
                yield List.of(new AppliedAction(Kind.PLAN, Map.of("amounts", amounts)));
            }
        };
    }

    @Override
    public List<AppliedAction> foresee(DraftPlan action) {
        return List.of(new AppliedAction(Kind.PLAN, Map.of()));
    }

    @Override
    public void undo(Reversal reversal) {
        plans.withdrawAllOf(reversal.caseId(), reversal.origin(), reversal.actor(), reversal.why());
    }
}
