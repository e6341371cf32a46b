package io.dunlin.core.approvals;

import java.util.List;

/**
 * A second person is asked. Heard in the same transaction.
 *
 * @param approvals at least one; all of one kind, by one asking, to one person
 */
public record ApprovalsAsked(List<Approval> approvals) {

    public ApprovalsAsked {
        approvals = List.copyOf(approvals);
    }
}
