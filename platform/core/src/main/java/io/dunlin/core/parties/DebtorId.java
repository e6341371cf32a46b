package io.dunlin.core.parties;

import io.dunlin.core.shared.Id;

/** The id of a debtor. */
public record DebtorId(long value) implements Id {}
