package io.dunlin.core.inbox;

/** A mail arrived and was stored. Heard in the same transaction. */
public record MailReceived(InboundMailId mailId) {}
