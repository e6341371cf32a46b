package io.dunlin.core.remittances;

import io.dunlin.spi.value.Money;

/**
 * The bank took back a remittance of which a part was to be paid back, or was paid back already. Heard in the same
 * transaction.
 *
 * @param amount the whole remittance
 * @param refund what an accountant was to pay back of it, or has paid back
 * @param paidBack whether it is noted as paid back: the money is gone twice
 */
public record RefundOvertaken(RemittanceId remittanceId, Money amount, Money refund, boolean paidBack) {}
