package io.dunlin.core.correspondence.templates;

/**
 * A template as it is written.
 * <p>
 * The body is plain text with values in double braces. Paragraphs are parted by an empty line. Lines that begin with a
 * bar are a table: {@code |= Document | Due} its heading, {@code | FV/1 | 1.12.2026} a row; in a mail they become one.
 *
 * @param subject a mail's subject; empty for text messages
 */
public record TemplateSource(String subject, String body) {

    /** The longest body accepted, in characters. */
    public static final int LONGEST_BODY = 20_000;

    /** The longest subject accepted, in characters. */
    public static final int LONGEST_SUBJECT = 200;

    public TemplateSource {
        if (subject.length() > LONGEST_SUBJECT || body.length() > LONGEST_BODY) {
            throw new IllegalArgumentException(
                    "A subject has at most " + LONGEST_SUBJECT + " characters, a body " + LONGEST_BODY);
        }
    }
}
