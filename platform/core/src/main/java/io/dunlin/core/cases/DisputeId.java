package io.dunlin.core.cases;

import io.dunlin.core.shared.Id;

/** The id of a dispute. */
public record DisputeId(long value) implements Id {}
