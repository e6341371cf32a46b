package io.dunlin.core.correspondence;

import io.dunlin.core.shared.Id;

/** The id of a message that the firm sends. */
public record OutboundMessageId(long value) implements Id {}
