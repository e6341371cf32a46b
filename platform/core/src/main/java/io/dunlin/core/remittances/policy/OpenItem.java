package io.dunlin.core.remittances.policy;

import io.dunlin.core.parties.CreditorId;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.spi.value.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A receivable that a payment may be for.
 *
 * @param caseReference the reference of its case, as people write it, where the payment names one
 * @param balance what is owed by it
 * @param open whether anything is: settled ones count too when it is asked what a payer means
 */
public record OpenItem(
        ReceivableId id,
        DebtorId debtorId,
        String debtorName,
        CreditorId creditorId,
        @Nullable Long caseId,
        @Nullable String caseReference,
        String number,
        @Nullable String ksefNumber,
        LocalDate dueOn,
        Money balance,
        boolean open) {

    /** With a further entry on its account. */
    public OpenItem owingMore(BigDecimal amount) {
        Money more = new Money(amount, balance.currency());
        return new OpenItem(
                id,
                debtorId,
                debtorName,
                creditorId,
                caseId,
                caseReference,
                number,
                ksefNumber,
                dueOn,
                balance.plus(more),
                open);
    }

    public OpenItem inCase(String reference) {
        return new OpenItem(
                id, debtorId, debtorName, creditorId, caseId, reference, number, ksefNumber, dueOn, balance, open);
    }
}
