package io.dunlin.core.approvals;

import io.dunlin.core.access.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question to a second person, and the answer.
 *
 * @param version of the thing that was asked about: an answer is about no other
 * @param reach how many cases it was about when it was asked
 * @param askedBy a login, or the product
 * @param reason why it is to be so, where that was said
 * @param note what the approver said
 */
public record Approval(
        long id,
        ApprovalSubject subject,
        int version,
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
        /** The thing was changed or taken back meanwhile. */
        WITHDRAWN
    }

    public boolean isApproved() {
        return state == State.APPROVED;
    }
}
