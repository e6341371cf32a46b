package io.dunlin.core.receivables;

import io.dunlin.core.shared.Id;

/** The id of a ledger entry. */
public record LedgerEntryId(long value) implements Id {}
