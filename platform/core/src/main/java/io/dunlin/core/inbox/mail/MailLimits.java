package io.dunlin.core.inbox.mail;

import java.time.Duration;

/**
 * How much of a message is read. Everything beyond is left out with a {@link MailFlaw}, except that a message beyond
 * {@code messageBytes} or {@code time} is not read at all.
 *
 * @param messageBytes the whole raw message
 * @param parts of the MIME tree
 * @param depth of the MIME tree, attached messages included
 * @param headerFields in one header
 * @param headerChars of one header field
 * @param textChars of all decoded text together
 * @param attachments that are kept
 * @param attachmentBytes of one decoded attachment
 * @param time to read a message, attachments not counted: those have their own limit
 */
public record MailLimits(
        long messageBytes,
        int parts,
        int depth,
        int headerFields,
        int headerChars,
        int textChars,
        int attachments,
        long attachmentBytes,
        Duration time) {

    private static final long MEGABYTE = 1024L * 1024;

    public static final MailLimits STANDARD = new MailLimits(
            50 * MEGABYTE, 500, 20, 1_000, 64 * 1024, 2_000_000, 100, 40 * MEGABYTE, Duration.ofSeconds(20));

    public MailLimits {
        if (messageBytes <= 0
                || parts <= 0
                || depth <= 0
                || headerFields <= 0
                || headerChars <= 0
                || textChars <= 0
                || attachments <= 0
                || attachmentBytes <= 0
                || !time.isPositive()) {
            throw new IllegalArgumentException("Every limit for reading a mail must be above zero");
        }
    }
}
