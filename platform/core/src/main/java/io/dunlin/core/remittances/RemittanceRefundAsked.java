package io.dunlin.core.remittances;

import io.dunlin.spi.value.Money;

/** What is left of a remittance is to be paid back by an accountant. Heard in the same transaction. */
public record RemittanceRefundAsked(RemittanceId remittanceId, Money amount, String reason) {}
