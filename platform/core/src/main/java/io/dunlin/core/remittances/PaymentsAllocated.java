package io.dunlin.core.remittances;

import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Money came for receivables. Heard in the same transaction, once for all remittances that are booked together, before
 * {@link RemittancesAllocated}.
 */
public record PaymentsAllocated(List<Payment> payments) {

    public PaymentsAllocated {
        payments = List.copyOf(payments);
    }

    /**
     * What a receivable got of a remittance.
     *
     * @param caseId the receivable's case, as a number: cases stand beside remittances
     * @param number the receivable's document's
     */
    public record Payment(
            RemittanceId remittanceId,
            ReceivableId receivableId,
            @Nullable Long caseId,
            String number,
            Money amount,
            LocalDate receivedOn) {}
}
