package io.dunlin.core.cases;

/** What came of a call. */
public enum CallOutcome {
    /** The debtor promised to pay by a day. */
    PROMISE,
    /** The debtor will not pay. */
    REFUSAL,
    NO_ANSWER,
    /** The debtor asked to be called on another day. */
    CALL_BACK,
    /** The number is somebody else's. */
    WRONG_NUMBER,
    /** They spoke; the note says of what. */
    SPOKEN
}
