package io.dunlin.core.remittances.statements;

import io.dunlin.core.shared.Id;

/** The id of a part of a statement that could not be read. */
public record StatementFailureId(long value) implements Id {}
