package io.dunlin.core.inbox.mail;

/**
 * Something that was cut, repaired or found damaged while reading a mail.
 *
 * @param detail what and where, without personal data
 */
public record MailFlaw(Kind kind, String detail) {

    public enum Kind {
        /** Parts beyond {@link MailLimits#parts()} were left out. */
        TOO_MANY_PARTS,
        /** Parts below {@link MailLimits#depth()} were left out. */
        TOO_DEEP,
        /** Header fields were cut or left out. */
        HEADER_TOO_LARGE,
        /** Text was cut at {@link MailLimits#textChars()}. */
        TEXT_CUT,
        /** An attachment is beyond {@link MailLimits#attachmentBytes()}; its content was not kept. */
        ATTACHMENT_TOO_LARGE,
        /** More attachments than {@link MailLimits#attachments()}. */
        TOO_MANY_ATTACHMENTS,
        /** The text is not in the charset it claims; another was used. */
        CHARSET_REPAIRED,
        /** The charset is unknown; the text was guessed. */
        CHARSET_UNKNOWN,
        /** A transfer encoding, a boundary or a header is damaged; what could be read was read. */
        DAMAGED,
        /** The content is encrypted (S/MIME or PGP) and stays closed. */
        ENCRYPTED
    }
}
