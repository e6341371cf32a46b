package io.dunlin.core.notifications;

import io.dunlin.core.approvals.Approval;
import io.dunlin.core.approvals.ApprovalSubject;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.plans.InstalmentPlan;
import io.dunlin.core.plans.InstalmentPlanId;
import io.dunlin.core.plans.InstalmentPlans;
import java.util.List;
import org.springframework.stereotype.Component;

/** Instalment plans, which are spoken of by their case. */
@Component
class PlanMatter implements ApprovalMatter {

    private final InstalmentPlans plans;
    private final CaseQueries cases;

    PlanMatter(InstalmentPlans plans, CaseQueries cases) {
        this.plans = plans;
        this.cases = cases;
    }

    @Override
    public ApprovalSubject.Kind kind() {
        return ApprovalSubject.Kind.INSTALMENT_PLAN;
    }

    @Override
    public String origin() {
        return "plan";
    }

    @Override
    public Words asked(Approval approval, NotificationTexts texts) {
        InstalmentPlan plan = planOf(approval);
        String terms = texts.text(
                "approval.plan.terms",
                texts.money(plan.terms().total()),
                plan.terms().instalments().size());
        return words(plan, "approval.plan", List.of(terms), texts);
    }

    @Override
    public Words answered(Approval approval, NotificationTexts texts) {
        return words(
                planOf(approval), approval.isApproved() ? "approval.plan.yes" : "approval.plan.no", List.of(), texts);
    }

    private InstalmentPlan planOf(Approval approval) {
        return plans.find(new InstalmentPlanId(approval.subject().id())).orElseThrow();
    }

    private Words words(InstalmentPlan plan, String key, List<String> lines, NotificationTexts texts) {
        CaseId caseId = plan.caseId();
        String reference = cases.get(caseId).reference().value();
        return new Words(caseId, texts.text(key, reference), lines, "cases/" + caseId.value());
    }
}
