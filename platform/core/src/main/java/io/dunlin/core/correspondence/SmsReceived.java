package io.dunlin.core.correspondence;

/** A text message came from a phone and was stored. Heard in the same transaction. */
public record SmsReceived(long inboundSmsId) {}
