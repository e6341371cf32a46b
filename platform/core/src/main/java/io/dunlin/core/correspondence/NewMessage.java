package io.dunlin.core.correspondence;

import io.dunlin.core.parties.DebtorId;
import io.dunlin.spi.value.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A message to be queued.
 *
 * @param caseId the id of the case it is about, as a number: cases stand above correspondence
 * @param recipient a mail address, or a phone number in international form
 * @param origin what asks for it; the same origin never makes two messages
 * @param notBefore the earliest time to send it
 * @param items the receivables it names, with what was owed by each
 */
public record NewMessage(
        @Nullable Long caseId,
        @Nullable DebtorId debtorId,
        Channel channel,
        Purpose purpose,
        String recipient,
        String language,
        String subject,
        String bodyText,
        @Nullable String bodyHtml,
        @Nullable Long templateId,
        @Nullable String inReplyTo,
        String origin,
        Instant notBefore,
        List<Item> items) {

    private static final int LONGEST_ORIGIN = 160;
    private static final int LONGEST_SUBJECT = 300;

    /**
     * A receivable named in the message.
     *
     * @param receivableId its id as a number: receivables stand beside correspondence
     */
    public record Item(long receivableId, Money amount) {}

    public NewMessage {
        items = List.copyOf(items);
        requireOrigin(origin);
        requireOneLine(recipient);
        requireSubject(subject);
        if (bodyText.isBlank()) {
            throw new IllegalArgumentException("A message needs a text");
        }
    }

    static void requireOrigin(String origin) {
        if (origin.isBlank() || origin.length() > LONGEST_ORIGIN) {
            throw new IllegalArgumentException("An origin has 1 to " + LONGEST_ORIGIN + " characters");
        }
    }

    static void requireSubject(String subject) {
        requireOneLine(subject);
        if (subject.length() > LONGEST_SUBJECT) {
            throw new IllegalArgumentException("A subject has at most " + LONGEST_SUBJECT + " characters");
        }
    }

    static void requireOneLine(String header) {
        if (breaksLine(header)) {
            throw new IllegalArgumentException(
                    "A line break in a recipient or a subject is refused: it would add headers");
        }
    }

    private static boolean breaksLine(String header) {
        for (int i = 0; i < header.length(); i++) {
            if (header.charAt(i) < ' ') {
                return true;
            }
        }
        return false;
    }
}
