package io.dunlin.core.inbox.mail;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One part of the MIME tree, in a flat list in reading order.
 *
 * @param depth 0 for the message itself, 1 for its parts, and so on; the parts of an attached message lie below it
 * @param headers the part's own header; for depth 0 that of the message
 * @param type the declared content type; {@code text/plain} when there is none
 * @param disposition {@code inline}, {@code attachment} or another word, in lower case
 * @param fileName the name offered for saving, decoded and made safe
 * @param charset the charset the text was read with, which may differ from the declared one
 * @param text the decoded text of {@code text/*} and of machine-readable reports; HTML as it came
 * @param groups the field groups of a report: of {@code message/delivery-status} the message's, then one for each
 *     recipient; of {@code message/disposition-notification}, {@code message/feedback-report} and
 *     {@code text/rfc822-headers} one; of {@code message/rfc822} one with the header of the attached message
 */
public record MailPart(
        int depth,
        MailHeaders headers,
        MediaType type,
        @Nullable String disposition,
        @Nullable String fileName,
        @Nullable String charset,
        @Nullable String text,
        List<MailHeaders> groups) {

    public MailPart {
        groups = List.copyOf(groups);
    }

    /** The Message-ID of the message that is attached or reported on, without angle brackets. */
    public Optional<String> originalMessageId() {
        return groups.stream()
                .flatMap(group -> group.first("Message-ID").stream())
                .map(id -> id.strip().replaceAll("^<|>$", ""))
                .filter(id -> !id.isEmpty())
                .findFirst();
    }
}
