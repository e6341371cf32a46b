package io.dunlin.core.notifications;

/** What an account manager may choose for a case. Its order is part of links that were sent: add at the end only. */
public enum ManagerChoice {
    /** Escalation goes on as the policy says. */
    START,
    /** Nothing until a day; then escalation goes on. */
    HOLD,
    /** Nothing until a person lifts it. */
    NEVER,
    /** A clerk calls; escalation goes on when that is done. */
    CALL_FIRST
}
