package io.dunlin.core.remittances;

import io.dunlin.core.shared.Id;

/** The id of an allocation. */
public record AllocationId(long value) implements Id {}
