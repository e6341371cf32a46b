package io.dunlin.core.correspondence;

import io.dunlin.core.parties.DebtorId;
import java.time.Instant;
import java.util.List;

/**
 * A message to be queued now and written when it leaves, by the {@link MessageWriter}. For mails and text messages: a
 * letter is printed by people, and written when it is queued.
 *
 * @param caseId the id of the case it is about, as a number: cases stand above correspondence
 * @param recipient a mail address, or a phone number in international form
 * @param wording what the writer needs to know, at most 500 characters of its own
 * @param origin what asks for it; the same origin never makes two messages
 * @param notBefore the earliest time to send it
 * @param items the receivables it names, with what was owed by each
 */
public record UnwrittenMessage(
        long caseId,
        DebtorId debtorId,
        Channel channel,
        Purpose purpose,
        String recipient,
        String language,
        String wording,
        String origin,
        Instant notBefore,
        List<NewMessage.Item> items) {

    private static final int LONGEST_WORDING = 500;

    public UnwrittenMessage {
        items = List.copyOf(items);
        if (channel == Channel.LETTER) {
            throw new IllegalArgumentException("A letter is written when it is queued");
        }
        if (wording.isBlank() || wording.length() > LONGEST_WORDING) {
            throw new IllegalArgumentException("A wording has 1 to " + LONGEST_WORDING + " characters");
        }
        NewMessage.requireOrigin(origin);
        NewMessage.requireOneLine(recipient);
    }
}
