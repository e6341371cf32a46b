package io.dunlin.core.remittances;

import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.spi.value.Money;
import org.jspecify.annotations.Nullable;

/**
 * Money that had been allocated to a receivable is no longer: the bank took it back, or a person undid a mistake. Heard in
 * the same transaction.
 *
 * @param byBank whether the money itself went back
 */
public record PaymentReversed(
        RemittanceId remittanceId,
        ReceivableId receivableId,
        @Nullable Long caseId,
        Money amount,
        boolean byBank,
        String reason) {}
