package io.dunlin.spi.erp;

import io.dunlin.spi.value.ExternalRef;
import io.dunlin.spi.value.Iban;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One receivable as its source states it.
 *
 * @param externalRef the source's stable key
 * @param number the document's number as the debtor knows it, 1 to 256 characters
 * @param kind what the document is
 * @param corrects numbers of the documents that this one corrects
 * @param issuedOn the date of issue
 * @param dueOn the date of payment; null where the source has none (the product then applies the firm's rule)
 * @param gross the document's total with tax; negative for a credit note or a correction downwards
 * @param payable what is to be paid by this document
 * @param paid what the source says was paid already
 * @param creditor who is owed; null where the source belongs to one creditor
 * @param debtor who owes
 * @param accounts accounts the document asks to be paid to
 * @param ksefNumber its number in the Polish national invoice system
 * @param splitPayment whether the document demands split payment
 * @param assignedToFactor whether the receivable was assigned to a factor: then it is not the firm's to collect
 * @param note what else the source says that a person may need
 */
public record ReceivableRecord(
        ExternalRef externalRef,
        String number,
        DocumentKind kind,
        List<String> corrects,
        @Nullable LocalDate issuedOn,
        @Nullable LocalDate dueOn,
        Money gross,
        Money payable,
        Money paid,
        @Nullable PartyRecord creditor,
        PartyRecord debtor,
        List<Iban> accounts,
        @Nullable String ksefNumber,
        boolean splitPayment,
        boolean assignedToFactor,
        @Nullable String note) {

    private static final int LONGEST_NUMBER = 256;

    public ReceivableRecord {
        corrects = List.copyOf(corrects);
        accounts = List.copyOf(accounts);
        if (number.isBlank() || number.length() > LONGEST_NUMBER) {
            throw new IllegalArgumentException("A document number has 1 to " + LONGEST_NUMBER + " characters");
        }
        boolean sameCurrency =
                gross.currency().equals(payable.currency()) && gross.currency().equals(paid.currency());
        if (!sameCurrency) {
            throw new IllegalArgumentException("Gross, payable and paid must be of one currency");
        }
    }
}
