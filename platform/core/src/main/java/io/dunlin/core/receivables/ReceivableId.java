package io.dunlin.core.receivables;

import io.dunlin.core.shared.Id;

/** The id of a receivable. */
public record ReceivableId(long value) implements Id {}
