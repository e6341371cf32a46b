package io.dunlin.core.inbox;

import io.dunlin.core.shared.Id;

/** The id of a mail that arrived. */
public record InboundMailId(long value) implements Id {}
