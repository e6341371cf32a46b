package io.dunlin.core.triage.kind;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a delivery report says.
 *
 * @param hard whether the address itself is wrong, so that no further attempt makes sense; a full mailbox or a refused
 *     content is soft
 * @param status the enhanced status such as {@code 5.1.1}, empty when the report names none
 * @param reason one word: {@code userunknown}, {@code hostunknown}, {@code hasmoved}, {@code notaccept}, {@code mailboxfull},
 *     {@code suspend}, {@code blocked}, {@code spam}, {@code policy}, {@code toobig}, {@code expired}, {@code system}, {@code undefined}
 * @param recipients the addresses that failed
 * @param originalMessageId the Message-ID of the message that was not delivered, without angle brackets
 */
public record Bounce(
        boolean hard,
        String status,
        String reason,
        List<String> recipients,
        @Nullable String originalMessageId) {

    public Bounce {
        recipients = List.copyOf(recipients);
    }
}
