package io.dunlin.core.approvals;

/** A second person answered whoever asked. Heard in the same transaction. */
public record ApprovalAnswered(Approval approval) {}
