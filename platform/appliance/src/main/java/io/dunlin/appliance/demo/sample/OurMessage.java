package io.dunlin.appliance.demo.sample;

import java.time.Instant;

/**
 * A message of the firm as it lies in a debtor's mailbox.
 *
 * @param messageId with its angle brackets
 * @param replyTo where answers go
 */
public record OurMessage(
        String messageId, String from, String replyTo, String to, String subject, Instant sentAt, String text) {}
