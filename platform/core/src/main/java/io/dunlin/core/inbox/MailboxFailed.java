package io.dunlin.core.inbox;

/** A mailbox could not be read several times in a row. Heard in the transaction that notes it. */
public record MailboxFailed(String mailbox, int failuresInARow, String reason) {}
