package io.dunlin.core.remittances;

import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Money came for a receivable. Heard in the same transaction, once for each receivable of a remittance.
 *
 * @param caseId the receivable's case, as a number: cases stand beside remittances
 */
public record PaymentAllocated(
        RemittanceId remittanceId,
        ReceivableId receivableId,
        @Nullable Long caseId,
        Money amount,
        LocalDate receivedOn) {}
