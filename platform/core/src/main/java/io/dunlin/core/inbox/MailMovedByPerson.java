package io.dunlin.core.inbox;

/** A person moved a mail to another folder in a mail client. Heard in the transaction that notes it. */
public record MailMovedByPerson(InboundMailId mailId, String folder) {}
