package io.dunlin.core.remittances.statements;

import io.dunlin.core.shared.Id;

/** The id of a bank account of the firm or of a creditor. */
public record BankAccountId(long value) implements Id {}
