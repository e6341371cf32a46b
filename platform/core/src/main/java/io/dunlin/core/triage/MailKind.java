package io.dunlin.core.triage;

/** What sort of message a mail is, known from its structure, headers and set phrases before its content is read. */
public enum MailKind {
    /** Written by a person, or by a machine on a person's behalf as a payment advice is. */
    HUMAN,
    /** A report that our message was not delivered. */
    BOUNCE,
    /** A machine's answer: absence, receipt of a ticket. */
    AUTO_REPLY,
    /** A report that delivery is late and still being tried. */
    DELAY_NOTICE,
    /** Mail to a list or to many, and our own messages that came back. */
    LIST,
    /** A complaint report of a mail provider (ARF). */
    FEEDBACK_REPORT,
    /** A receipt: delivered, displayed. */
    RECEIPT
}
