package io.dunlin.core.correspondence;

import org.jspecify.annotations.Nullable;

/** A message of the outbox came to a new state. Heard in the same transaction. */
public record MessageChanged(
        OutboundMessageId messageId,
        @Nullable Long caseId,
        Channel channel,
        Purpose purpose,
        OutboundMessage.State state,
        @Nullable String reason) {}
