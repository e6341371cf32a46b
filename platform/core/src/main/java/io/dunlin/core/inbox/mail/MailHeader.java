package io.dunlin.core.inbox.mail;

/**
 * One header field.
 *
 * @param name the name as it was written
 * @param raw the value as it was written, unfolded to one line
 * @param value the value with its encoded words decoded
 */
public record MailHeader(String name, String raw, String value) {}
