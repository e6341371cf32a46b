package io.dunlin.core.remittances.writebacks;

import io.dunlin.core.shared.Id;

/** The id of a notice to an ERP that a payment was matched. */
public record WriteBackId(long value) implements Id {}
