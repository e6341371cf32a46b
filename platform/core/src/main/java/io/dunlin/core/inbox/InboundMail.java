package io.dunlin.core.inbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail as it arrived.
 *
 * @param sha256 the hash of its bytes, under which they are kept unchanged
 * @param folder where it is on the server, as far as is known
 * @param targetFolder where it ought to be; null while that is not decided
 * @param filedAt when it was last moved there
 * @param goneAt since when it is not where it was last seen: deleted, or moved to a folder of somebody's own
 */
public record InboundMail(
        InboundMailId id,
        String mailbox,
        String sha256,
        long byteCount,
        @Nullable String messageId,
        @Nullable String fromAddress,
        @Nullable String fromName,
        String subject,
        @Nullable Instant sentAt,
        Instant receivedAt,
        State state,
        @Nullable String quarantineReason,
        String folder,
        @Nullable String targetFolder,
        @Nullable Instant filedAt,
        @Nullable Instant goneAt) {

    /** How far a mail has come. */
    public enum State {
        RECEIVED,
        TRIAGED,
        /** It cannot be read: kept, shown to a person with the reason. */
        QUARANTINED
    }
}
