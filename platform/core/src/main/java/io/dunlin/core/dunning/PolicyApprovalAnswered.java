package io.dunlin.core.dunning;

/** A second person answered whoever asked about a policy. Heard in the same transaction. */
public record PolicyApprovalAnswered(PolicyApproval approval, PolicyVersion version) {}
