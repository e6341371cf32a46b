package io.dunlin.core.approvals;

import io.dunlin.spi.settings.LocalizedText;

/** Whether there is a question, and if not, why. */
public sealed interface ApprovalOutcome {

    /** The question that waits for its answer. */
    record Open(Approval approval) implements ApprovalOutcome {}

    /** Nothing changed, for this reason. */
    record Refused(LocalizedText why) implements ApprovalOutcome {}
}
