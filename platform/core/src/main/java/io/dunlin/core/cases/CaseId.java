package io.dunlin.core.cases;

import io.dunlin.core.shared.Id;

/** The id of a collection case. */
public record CaseId(long value) implements Id {}
