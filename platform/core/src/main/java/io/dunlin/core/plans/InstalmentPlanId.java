package io.dunlin.core.plans;

import io.dunlin.core.approvals.ApprovalSubject;
import io.dunlin.core.shared.Id;

/** The id of an instalment plan. */
public record InstalmentPlanId(long value) implements Id {

    ApprovalSubject asSubject() {
        return new ApprovalSubject(ApprovalSubject.Kind.INSTALMENT_PLAN, value);
    }
}
