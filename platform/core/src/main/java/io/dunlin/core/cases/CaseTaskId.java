package io.dunlin.core.cases;

import io.dunlin.core.shared.Id;

/** The id of a task of a case. */
public record CaseTaskId(long value) implements Id {}
