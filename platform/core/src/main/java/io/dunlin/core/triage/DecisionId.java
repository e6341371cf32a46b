package io.dunlin.core.triage;

import io.dunlin.core.shared.Id;

/** The id of a decision on a message from a debtor. */
public record DecisionId(long value) implements Id {}
