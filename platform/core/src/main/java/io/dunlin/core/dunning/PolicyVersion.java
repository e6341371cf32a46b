package io.dunlin.core.dunning;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One version of a policy. Published ones never change. */
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
        @Nullable String publishedBy) {

    /** Whether it is in use. */
    public enum State {
        DRAFT,
        PUBLISHED,
        /** A newer version took its place. */
        RETIRED
    }
}
