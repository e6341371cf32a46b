package io.dunlin.core.inbox.mail;

import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A mail, read: decoded, cut into what was written now and what was quoted, and bounded in every direction.
 *
 * @param headers the header of the message, every field in its order
 * @param messageId the Message-ID without angle brackets
 * @param inReplyTo the ids of In-Reply-To, without angle brackets
 * @param references the ids of References, oldest first, without angle brackets
 * @param from whom the message says it is from; empty when the header is missing or holds nothing usable
 * @param returnPath the envelope sender the mail server noted; an empty text stands for {@code <>}, as bounces have it
 * @param subject the decoded subject on one line, empty when there is none
 * @param sentAt the Date header in the sender's own zone, by which relative dates are understood; absent when there is
 *     none or it is not a date
 * @param text the whole body as text for display, with every quoted line
 * @param html the body's HTML as it came, not cleaned; only {@link SafeHtml} may show it
 * @param newText what the sender wrote now: greeting included; closing formula, signature and quotes left out
 * @param quotedText what was quoted from earlier messages
 * @param signature closing formula, name lines, phone footer and disclaimer
 * @param parts every part of the MIME tree in reading order, containers included
 * @param attachments what was attached, with its own text where it has one
 * @param flaws what was cut, repaired or found damaged while reading
 */
public record ReadMail(
        MailHeaders headers,
        @Nullable String messageId,
        List<String> inReplyTo,
        List<String> references,
        List<MailAddress> from,
        @Nullable MailAddress sender,
        List<MailAddress> replyTo,
        List<MailAddress> to,
        List<MailAddress> cc,
        @Nullable String returnPath,
        String subject,
        @Nullable OffsetDateTime sentAt,
        String text,
        @Nullable String html,
        String newText,
        String quotedText,
        String signature,
        List<MailPart> parts,
        List<Attachment> attachments,
        List<MailFlaw> flaws)
        implements Reading {

    public ReadMail {
        inReplyTo = List.copyOf(inReplyTo);
        references = List.copyOf(references);
        from = List.copyOf(from);
        replyTo = List.copyOf(replyTo);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        parts = List.copyOf(parts);
        attachments = List.copyOf(attachments);
        flaws = List.copyOf(flaws);
    }

    /** The type of the whole message, for example {@code multipart/report} with its parameters. */
    public MediaType type() {
        return parts.isEmpty() ? MediaType.PLAIN_TEXT : parts.getFirst().type();
    }

    /** All parts of a type such as {@code message/delivery-status}, in reading order. */
    public List<MailPart> parts(String type) {
        return parts.stream().filter(part -> part.type().is(type)).toList();
    }
}
