package io.dunlin.core.remittances.statements;

import io.dunlin.core.shared.Id;

/** The id of a file of bank statements. */
public record StatementFileId(long value) implements Id {}
