package io.dunlin.core.correspondence.templates;

import io.dunlin.core.parties.Creditor;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a message may speak of. The bank account comes from the creditor's own record and from nowhere else.
 *
 * @param creditor who is owed, and who signs
 * @param debtor the debtor's name
 * @param reference the case's reference, also the title of a transfer
 * @param items the documents named, the oldest first
 * @param total what is to be paid, net of credits
 * @param details what else is known, each kind at most once
 */
public record TemplateModel(
        Creditor creditor, String debtor, String reference, List<Item> items, Money total, List<Detail> details) {

    /**
     * A document that is to be paid.
     *
     * @param daysOverdue since its due date; 0 or less before it
     */
    public record Item(String number, LocalDate dueOn, long daysOverdue, Money amount) {}

    /** An instalment of a plan. */
    public record Part(int number, LocalDate dueOn, Money amount) {}

    /** What only some messages speak of. */
    public sealed interface Detail {

        /** The day by which payment is demanded. */
        record PayBy(LocalDate day) implements Detail {}

        /** The day, and the amount where there was one, that the debtor named. */
        record Promise(LocalDate on, @Nullable Money amount) implements Detail {}

        /** The payment that the message answers. */
        record Payment(Money amount) implements Detail {}

        /** What is late bears interest. */
        record BearsInterest() implements Detail {}

        /** Where the debtor can pay online. */
        record Link(String address) implements Detail {}

        /**
         * A plan that was agreed.
         *
         * @param parts in their order
         * @param interestStops whether no interest is charged while it is kept
         */
        record Plan(List<Part> parts, boolean interestStops) implements Detail {

            public Plan {
                parts = List.copyOf(parts);
            }
        }
    }

    public TemplateModel {
        items = List.copyOf(items);
        details = List.copyOf(details);
    }

    public static TemplateModel of(Creditor creditor, String debtor, String reference, List<Item> items, Money total) {
        return new TemplateModel(creditor, debtor, reference, items, total, List.of());
    }

    public TemplateModel payBy(LocalDate day) {
        return with(new Detail.PayBy(day));
    }

    /** @param bears whether interest is due on what is late; it is not where it was waived */
    public TemplateModel interest(boolean bears) {
        return bears
                ? with(new Detail.BearsInterest())
                : knowing(others(Detail.BearsInterest.class).toList());
    }

    public TemplateModel promised(LocalDate on, @Nullable Money amount) {
        return with(new Detail.Promise(on, amount));
    }

    public TemplateModel paid(Money amount) {
        return with(new Detail.Payment(amount));
    }

    public TemplateModel paymentLink(@Nullable String address) {
        return address == null ? knowing(others(Detail.Link.class).toList()) : with(new Detail.Link(address));
    }

    /** With the instalments of a plan, which the total is the sum of. */
    public TemplateModel instalments(List<Part> parts, boolean interestGoesOn) {
        Money sum = parts.stream().map(Part::amount).reduce(Money::plus).orElse(total);
        return asking(sum).with(new Detail.Plan(parts, !interestGoesOn));
    }

    /** Asking for the first instalment alone: what a debtor with a plan is to pay next. */
    TemplateModel firstInstalment() {
        return instalments().stream()
                .findFirst()
                .map(first -> asking(first.amount()))
                .orElse(this);
    }

    Optional<LocalDate> payBy() {
        return find(Detail.PayBy.class).map(Detail.PayBy::day);
    }

    Optional<Detail.Promise> promise() {
        return find(Detail.Promise.class);
    }

    Optional<Money> paid() {
        return find(Detail.Payment.class).map(Detail.Payment::amount);
    }

    Optional<String> paymentLink() {
        return find(Detail.Link.class).map(Detail.Link::address);
    }

    /** Empty where there is no plan. */
    List<Part> instalments() {
        return find(Detail.Plan.class).map(Detail.Plan::parts).orElse(List.of());
    }

    boolean bearsInterest() {
        return find(Detail.BearsInterest.class).isPresent();
    }

    boolean interestStops() {
        return find(Detail.Plan.class).filter(Detail.Plan::interestStops).isPresent();
    }

    private TemplateModel with(Detail detail) {
        return knowing(
                Stream.concat(others(detail.getClass()), Stream.of(detail)).toList());
    }

    private TemplateModel knowing(List<Detail> known) {
        return new TemplateModel(creditor, debtor, reference, items, total, known);
    }

    private TemplateModel asking(Money sum) {
        return new TemplateModel(creditor, debtor, reference, items, sum, details);
    }

    private Stream<Detail> others(Class<? extends Detail> kind) {
        return details.stream().filter(known -> !kind.isInstance(known));
    }

    private <D extends Detail> Optional<D> find(Class<D> kind) {
        return details.stream().filter(kind::isInstance).map(kind::cast).findFirst();
    }
}
