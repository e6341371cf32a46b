package io.dunlin.core.dunning;

/** A second person is asked about a policy. Heard in the same transaction. */
public record PolicyApprovalAsked(PolicyApproval approval, PolicyVersion version) {}
