package io.dunlin.core.correspondence;

import io.dunlin.core.parties.Creditor;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a message may speak of. The bank account comes from the creditor's own record and from nowhere else.
 *
 * @param creditor who is owed, and who signs
 * @param debtor the debtor's name
 * @param reference the case's reference, also the title of a transfer
 * @param items the documents named, the oldest first
 * @param total what is to be paid, net of credits
 * @param payBy the day by which payment is demanded
 * @param promisedOn the day that the debtor named
 * @param promised the amount that the debtor named
 * @param paid the payment that the message answers
 * @param paymentLink where the debtor can pay online
 */
public record TemplateModel(
        Creditor creditor,
        String debtor,
        String reference,
        List<Item> items,
        Money total,
        @Nullable LocalDate payBy,
        @Nullable LocalDate promisedOn,
        @Nullable Money promised,
        @Nullable Money paid,
        @Nullable String paymentLink) {

    /**
     * A document that is to be paid.
     *
     * @param daysOverdue since its due date; 0 or less before it
     */
    public record Item(String number, LocalDate dueOn, long daysOverdue, Money amount) {}

    public TemplateModel {
        items = List.copyOf(items);
    }

    public static TemplateModel of(Creditor creditor, String debtor, String reference, List<Item> items, Money total) {
        return new TemplateModel(creditor, debtor, reference, items, total, null, null, null, null, null);
    }

    public TemplateModel payBy(LocalDate day) {
        return new TemplateModel(
                creditor, debtor, reference, items, total, day, promisedOn, promised, paid, paymentLink);
    }

    public TemplateModel promised(LocalDate on, @Nullable Money amount) {
        return new TemplateModel(creditor, debtor, reference, items, total, payBy, on, amount, paid, paymentLink);
    }

    public TemplateModel paid(Money amount) {
        return new TemplateModel(
                creditor, debtor, reference, items, total, payBy, promisedOn, promised, amount, paymentLink);
    }

    public TemplateModel paymentLink(@Nullable String link) {
        return new TemplateModel(creditor, debtor, reference, items, total, payBy, promisedOn, promised, paid, link);
    }
}
