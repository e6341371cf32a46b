package io.dunlin.core.notifications;

/** What a notification is of. */
public enum NotificationKind {
    PAYMENT,
    PAYMENT_REVERSED,
    STATEMENT_QUARANTINED,
    STATEMENT_FILE_UNREADABLE,
    REFUND_ASKED,
    /** The bank took back what was to be paid back. */
    REFUND_OVERTAKEN,
    BANK_POLL_MISSED,
    BANK_FEED_STOPPED,
    BANK_FEED_RECOVERED,
    BANK_FEED_QUIET,
    BANK_FEED_HEARD,
    BANK_FILE_REFUSED,
    WRITE_BACK_FAILED,
    MAILBOX_FAILED,
    /** Debtors are to pay on another account. */
    CREDITOR_ACCOUNT_CHANGED,
    MODEL_FELL_BACK,
    ANSWERS_FROZEN,
    /** Somebody is named as the second person. */
    APPROVAL_ASKED,
    APPROVAL_ANSWERED,
    /** An instalment did not come: its plan ended. */
    PLAN_BROKEN,
    /** The night's run is done. */
    RUN_FINISHED,
    /** What became of the day's calls. */
    CALLS
}
