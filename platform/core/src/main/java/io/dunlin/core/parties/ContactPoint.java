package io.dunlin.core.parties;

import org.jspecify.annotations.Nullable;

/** A way to reach a debtor. */
public record ContactPoint(
        ContactPointId id,
        DebtorId debtorId,
        Kind kind,
        String value,
        State state,
        @Nullable String reason) {

    /** What kind of address it is. */
    public enum Kind {
        EMAIL,
        PHONE
    }

    /** Whether it may be used. */
    public enum State {
        ACTIVE,
        /** Somebody named it; a person must verify it before it is used. */
        PROPOSED,
        /** It bounced for good. */
        DEAD,
        /** It belongs to somebody else. Never used again. */
        WRONG
    }
}
