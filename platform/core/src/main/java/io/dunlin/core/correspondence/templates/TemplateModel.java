package io.dunlin.core.correspondence.templates;

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
 * @param instalments of a plan that was agreed, in their order; empty where there is none
 * @param interestStops whether no interest is charged while that plan is kept
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
        @Nullable String paymentLink,
        List<Part> instalments,
        boolean interestStops) {

    /**
     * A document that is to be paid.
     *
     * @param daysOverdue since its due date; 0 or less before it
     */
    public record Item(String number, LocalDate dueOn, long daysOverdue, Money amount) {}

    /** An instalment of a plan. */
    public record Part(int number, LocalDate dueOn, Money amount) {}

    public TemplateModel {
        items = List.copyOf(items);
        instalments = List.copyOf(instalments);
    }

    public static TemplateModel of(Creditor creditor, String debtor, String reference, List<Item> items, Money total) {
        return new TemplateModel(
                creditor, debtor, reference, items, total, null, null, null, null, null, List.of(), false);
    }

    public TemplateModel payBy(LocalDate day) {
        return new TemplateModel(
                creditor,
                debtor,
                reference,
                items,
                total,
                day,
                promisedOn,
                promised,
                paid,
                paymentLink,
                instalments,
                interestStops);
    }

    public TemplateModel promised(LocalDate on, @Nullable Money amount) {
        return new TemplateModel(
                creditor,
                debtor,
                reference,
                items,
                total,
                payBy,
                on,
                amount,
                paid,
                paymentLink,
                instalments,
                interestStops);
    }

    public TemplateModel paid(Money amount) {
        return new TemplateModel(
                creditor,
                debtor,
                reference,
                items,
                total,
                payBy,
                promisedOn,
                promised,
                amount,
                paymentLink,
                instalments,
                interestStops);
    }

    public TemplateModel paymentLink(@Nullable String link) {
        return new TemplateModel(
                creditor,
                debtor,
                reference,
                items,
                total,
                payBy,
                promisedOn,
                promised,
                paid,
                link,
                instalments,
                interestStops);
    }

    /** Asking for the first instalment alone: what a debtor with a plan is to pay next. */
    TemplateModel firstInstalment() {
        return instalments.isEmpty()
                ? this
                : new TemplateModel(
                        creditor,
                        debtor,
                        reference,
                        items,
                        instalments.getFirst().amount(),
                        payBy,
                        promisedOn,
                        promised,
                        paid,
                        paymentLink,
                        instalments,
                        interestStops);
    }

    /** With the instalments of a plan, which the total is the sum of. */
    public TemplateModel instalments(List<Part> parts, boolean interestGoesOn) {
        return new TemplateModel(
                creditor,
                debtor,
                reference,
                items,
                parts.stream().map(Part::amount).reduce(Money::plus).orElse(total),
                payBy,
                promisedOn,
                promised,
                paid,
                paymentLink,
                parts,
                !interestGoesOn);
    }
}
