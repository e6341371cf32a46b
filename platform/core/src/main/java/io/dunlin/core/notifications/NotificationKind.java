package io.dunlin.core.notifications;

/** What a notification is of. */
public enum NotificationKind {
    PAYMENT,
    PAYMENT_REVERSED,
    STATEMENT_QUARANTINED,
    STATEMENT_FILE_UNREADABLE
}
