package io.dunlin.core.correspondence;

import io.dunlin.core.parties.DebtorId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message of the outbox.
 *
 * @param messageId fixed when it was queued: the mail's Message-ID with its angle brackets, or our reference of an SMS
 */
public record OutboundMessage(
        OutboundMessageId id,
        @Nullable Long caseId,
        @Nullable DebtorId debtorId,
        Channel channel,
        Purpose purpose,
        String recipient,
        String language,
        String subject,
        String bodyText,
        @Nullable String bodyHtml,
        String messageId,
        @Nullable String inReplyTo,
        String origin,
        State state,
        Instant notBefore,
        Instant queuedAt,
        @Nullable Instant sentAt,
        int attempts,
        @Nullable String carrierId,
        @Nullable String outcomeCode,
        @Nullable String outcome) {

    /** Where a message stands. */
    public enum State {
        QUEUED,
        /** Intent is committed; it may leave at any moment. */
        SENDING,
        /** The other side took it. */
        SENT,
        DELIVERED,
        /** It came back. */
        BOUNCED,
        /** It was refused for good, or gave up. */
        FAILED,
        CANCELLED,
        /** Nobody knows whether it left: never sent again without a look. */
        IN_DOUBT
    }

    /** Whether it was queued without its words; see {@link UnwrittenMessage}. */
    boolean isUnwritten() {
        return bodyText.isEmpty();
    }

    OutboundMessage with(Rendered words) {
        return new OutboundMessage(
                id,
                caseId,
                debtorId,
                channel,
                purpose,
                recipient,
                language,
                words.subject(),
                words.text(),
                words.html(),
                messageId,
                inReplyTo,
                origin,
                state,
                notBefore,
                queuedAt,
                sentAt,
                attempts,
                carrierId,
                outcomeCode,
                outcome);
    }
}
