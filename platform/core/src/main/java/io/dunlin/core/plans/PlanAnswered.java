package io.dunlin.core.plans;

import io.dunlin.core.cases.CaseId;

/** The second person answered. Heard in the same transaction. */
public record PlanAnswered(
        long approvalId, CaseId caseId, String askedBy, String answeredBy, boolean approved, String note) {}
