package io.dunlin.spi.messaging;

/** Where a text message is. */
public enum SmsStatus {
    ACCEPTED,
    DELIVERED,
    /** Final: it did not arrive (unknown number, expired, rejected by the network). */
    UNDELIVERED,
    UNKNOWN
}
