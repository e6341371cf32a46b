package io.dunlin.core.receivables;

import io.dunlin.core.parties.CreditorId;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.spi.erp.DocumentKind;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a debtor owes by one document.
 *
 * @param caseId the id of the case it is collected in, as a number: cases stand above receivables
 * @param number as printed on the document
 * @param gross the document's total
 * @param balance the sum of its ledger: what is still owed, negative where too much was paid
 */
public record Receivable(
        ReceivableId id,
        CreditorId creditorId,
        DebtorId debtorId,
        @Nullable Long caseId,
        String source,
        String externalRef,
        String number,
        DocumentKind kind,
        @Nullable LocalDate issuedOn,
        LocalDate dueOn,
        Money gross,
        Money balance,
        State state,
        @Nullable String ksefNumber) {

    /** Where a receivable stands. */
    public enum State {
        OPEN,
        SETTLED,
        WRITTEN_OFF,
        /** Not the firm's to collect, for example assigned to a factor. */
        EXCLUDED
    }

    public ReceivableIdentity identity() {
        return new ReceivableIdentity(id, creditorId, debtorId, caseId, number);
    }
}
