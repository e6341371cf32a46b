package io.dunlin.core.cases;

/** A case ended: whatever was queued for it is taken back. Heard in the same transaction. */
public record CaseClosed(CaseId caseId, String reason) {}
