package io.dunlin.core.dunning;

import io.dunlin.core.access.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question to a second person: may this draft be published, or may this version, which is in use, become the default?
 *
 * @param policyVersion the state of the version that was asked about
 * @param reach open cases that it would reach, when it was asked
 * @param reason why it is to be so
 * @param note what the approver said
 */
public record PolicyApproval(
        long id,
        long policyId,
        int policyVersion,
        int reach,
        Instant askedAt,
        String askedBy,
        String reason,
        UserId approver,
        String approverName,
        State state,
        @Nullable Instant decidedAt,
        String note) {

    /** How it stands. */
    public enum State {
        OPEN,
        APPROVED,
        REJECTED,
        /** The draft was changed or thrown away meanwhile. */
        WITHDRAWN
    }
}
