package io.dunlin.core.approvals;

/**
 * What a second person is to be asked.
 *
 * @param version of the thing that is shown to that person
 * @param reach how many cases it is about
 * @param reason why it is to be so; may be empty
 */
public record ApprovalRequest(ApprovalSubject subject, int version, int reach, String reason) {

    /** About a thing of one case, which says by itself why. */
    public ApprovalRequest(ApprovalSubject subject, int version) {
        this(subject, version, 1, "");
    }
}
