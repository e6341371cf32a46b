package io.dunlin.core.cases;

/** A case was stopped: steps that are queued are taken back. Heard in the same transaction. */
public record HoldPlaced(CaseId caseId, HoldId holdId, HoldReason reason) {}
