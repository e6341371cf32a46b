package io.dunlin.core.remittances.policy;

import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A payment as the bank shows it.
 *
 * @param title what the payer wrote
 * @param splitInvoice the document named in a split payment's {@code /INV/}
 * @param returned whether the bank marks it as a payment of our own that came back
 */
public record Incoming(
        Money amount,
        LocalDate receivedOn,
        String title,
        @Nullable String endToEndId,
        @Nullable String customerReference,
        @Nullable String splitInvoice,
        @Nullable String payerName,
        @Nullable String payerAccount,
        boolean returned) {

    /** The same payment, of which so much is left to be decided on. */
    public Incoming of(Money left) {
        return new Incoming(
                left,
                receivedOn,
                title,
                endToEndId,
                customerReference,
                splitInvoice,
                payerName,
                payerAccount,
                returned);
    }
}
