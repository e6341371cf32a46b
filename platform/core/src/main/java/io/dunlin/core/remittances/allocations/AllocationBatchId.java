package io.dunlin.core.remittances.allocations;

import io.dunlin.core.shared.Id;

/** The id of suggestions that were accepted together. */
public record AllocationBatchId(long value) implements Id {}
