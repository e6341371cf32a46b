package io.dunlin.core.cases;

import io.dunlin.core.shared.Id;

/** The id of a hold. */
public record HoldId(long value) implements Id {}
