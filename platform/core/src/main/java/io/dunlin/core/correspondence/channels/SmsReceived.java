package io.dunlin.core.correspondence.channels;

/** A text message came from a phone and was stored. Heard in the same transaction. */
public record SmsReceived(long inboundSmsId) {}
