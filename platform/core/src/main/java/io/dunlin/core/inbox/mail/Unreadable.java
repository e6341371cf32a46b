package io.dunlin.core.inbox.mail;

/**
 * Bytes that are no mail, or are beyond what Dunlin reads. The message goes into quarantine with this reason.
 *
 * @param detail a sentence for the log and the screen, without personal data
 */
public record Unreadable(Reason reason, String detail) implements Reading {

    public enum Reason {
        /** No bytes at all, or white space only. */
        EMPTY,
        /** More bytes than {@link MailLimits#messageBytes()}. */
        TOO_LARGE,
        /** Nothing that looks like a header, as in a picture saved under the name of a mail. */
        NOT_A_MAIL,
        /** Reading took longer than {@link MailLimits#time()}. */
        TIME_LIMIT,
        /** The reader itself failed; the message is kept for the makers of Dunlin to look at. */
        READER_FAILED
    }
}
