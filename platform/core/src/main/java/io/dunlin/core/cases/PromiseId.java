package io.dunlin.core.cases;

import io.dunlin.core.shared.Id;

/** The id of a promise to pay. */
public record PromiseId(long value) implements Id {}
