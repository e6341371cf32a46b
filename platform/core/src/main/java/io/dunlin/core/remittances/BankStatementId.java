package io.dunlin.core.remittances;

import io.dunlin.core.shared.Id;

/** The id of a bank statement. */
public record BankStatementId(long value) implements Id {}
