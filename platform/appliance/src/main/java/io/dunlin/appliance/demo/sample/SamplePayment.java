package io.dunlin.appliance.demo.sample;

import io.dunlin.spi.value.Iban;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Money that comes to a client's account.
 *
 * @param paidTo the virtual account that was paid to, where it is not the client's own
 * @param covers the receivables that the payer wants to pay
 */
public record SamplePayment(
        LocalDate bookedOn,
        SampleClient client,
        Money amount,
        String title,
        String payer,
        Iban payerAccount,
        @Nullable Iban paidTo,
        List<SampleReceivable> covers,
        Manner manner) {

    /** How the payment names what it pays. */
    public enum Manner {
        /** The whole of one receivable, its number as printed. */
        EXACT,
        /** The same with the number as people retype it. */
        MANGLED,
        /** Several receivables at once. */
        TOGETHER,
        /** Less than is owed. */
        PART,
        /** More than is owed. */
        OVER,
        /** To the customer's own virtual account. */
        VIRTUAL,
        /** By split payment. */
        SPLIT,
        /** By somebody unknown, for something unknown. */
        UNKNOWN
    }

    public SamplePayment {
        covers = List.copyOf(covers);
    }

    /** Whether the receivables are paid with it, if it is understood. */
    public boolean settles() {
        return manner != Manner.PART && manner != Manner.UNKNOWN;
    }
}
