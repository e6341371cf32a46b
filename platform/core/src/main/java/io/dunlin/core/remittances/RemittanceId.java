package io.dunlin.core.remittances;

import io.dunlin.core.shared.Id;

/** The id of a remittance. */
public record RemittanceId(long value) implements Id {}
