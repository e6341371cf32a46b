package io.dunlin.core.parties;

import io.dunlin.core.shared.Id;

/** The id of a creditor. */
public record CreditorId(long value) implements Id {}
