package io.dunlin.core.dunning.policy;

import io.dunlin.core.approvals.ApprovalSubject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One version of a policy. Published ones never change.
 *
 * @param publishReason why it was published
 * @param version counts the changes of a draft
 */
public record PolicyVersion(
        long id,
        String code,
        int versionNumber,
        String namePl,
        String nameEn,
        State state,
        PolicyDefinition definition,
        boolean isDefault,
        Instant changedAt,
        String changedBy,
        @Nullable Instant publishedAt,
        @Nullable String publishedBy,
        String publishReason,
        int version) {

    /** Whether it is in use. */
    public enum State {
        DRAFT,
        PUBLISHED,
        /** A newer version took its place. */
        RETIRED
    }

    public ApprovalSubject asSubject() {
        return new ApprovalSubject(ApprovalSubject.Kind.POLICY, id);
    }

    /** The same rules as if they were in use: for trying out a draft. */
    PolicyVersion asPublished(boolean byDefault) {
        return in(State.PUBLISHED, byDefault);
    }

    /** The same rules as if a newer version had taken their place. */
    PolicyVersion asRetired() {
        return in(State.RETIRED, false);
    }

    private PolicyVersion in(State other, boolean byDefault) {
        return new PolicyVersion(
                id,
                code,
                versionNumber,
                namePl,
                nameEn,
                other,
                definition,
                byDefault,
                changedAt,
                changedBy,
                publishedAt,
                publishedBy,
                publishReason,
                version);
    }
}
