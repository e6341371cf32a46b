package io.dunlin.core.plans;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.receivables.ReceivableId;
import java.util.List;

/** Instalments were not paid: the plans ended, and their cases go on. Heard in the same transaction. */
public record PlansBroken(List<Broken> plans) {

    public PlansBroken {
        plans = List.copyOf(plans);
    }

    /**
     * One of them.
     *
     * @param receivable one that the plan covers
     * @param of how many instalments there were
     */
    public record Broken(InstalmentPlanId planId, CaseId caseId, ReceivableId receivable, Instalment missed, int of) {}
}
