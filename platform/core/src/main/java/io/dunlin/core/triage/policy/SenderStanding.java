package io.dunlin.core.triage.policy;

/** What we know of who wrote. */
public enum SenderStanding {
    /** A contact point of the debtor, and the mail passed sender authentication. */
    VERIFIED,
    /** A contact point of the debtor, not authenticated. */
    KNOWN,
    /** No contact point of anyone. */
    UNKNOWN
}
