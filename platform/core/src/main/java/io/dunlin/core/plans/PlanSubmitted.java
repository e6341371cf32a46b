package io.dunlin.core.plans;

import io.dunlin.core.access.UserId;
import io.dunlin.core.cases.CaseId;
import io.dunlin.spi.value.Money;

/** A second person is asked about a plan. Heard in the same transaction. */
public record PlanSubmitted(
        long approvalId, CaseId caseId, UserId approver, String askedBy, Money total, int instalments) {}
