package io.dunlin.core.inbox.mail;

/** What came of reading a raw message: a mail, or a reason to put it into quarantine. */
public sealed interface Reading permits ReadMail, Unreadable {}
