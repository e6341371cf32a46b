package io.dunlin.core.triage.policy;

/** What a hold stops. */
public enum HoldScope {
    /** Every step and every message of the case. */
    EVERYTHING,
    /** Messages to the debtor; deadlines and reviews go on. */
    CONTACT,
    /** The named receivables, all where none is named. */
    ITEMS
}
