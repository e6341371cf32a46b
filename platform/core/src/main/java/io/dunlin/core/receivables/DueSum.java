package io.dunlin.core.receivables;

import io.dunlin.core.receivables.policy.AccruedInterest;
import io.dunlin.core.receivables.policy.Compensation;
import io.dunlin.spi.value.Money;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What several receivables in one currency amount to together.
 *
 * @param compensation in PLN whatever the currency of the others
 * @param complete whether every part could be computed; else there is more than this
 */
public record DueSum(Money principal, Money costs, Money interest, Money compensation, boolean complete) {

    private static final Currency ZLOTY = Currency.getInstance("PLN");

    public static DueSum of(List<AmountDue> amounts, Currency currency) {
        return new DueSum(
                sum(currency, amounts.stream().map(AmountDue::principal)),
                sum(currency, amounts.stream().map(AmountDue::costs)),
                sum(currency, amounts.stream().map(AmountDue::interest).flatMap(DueSum::computed)),
                sum(ZLOTY, amounts.stream().map(AmountDue::compensation).flatMap(DueSum::computed)),
                amounts.stream().noneMatch(DueSum::isPartlyUnknown));
    }

    /** All in one amount; empty where compensation is in another currency, which nothing here exchanges. */
    public Optional<Money> total() {
        Money without = principal.plus(costs).plus(interest);
        if (compensation.isZero()) {
            return Optional.of(without);
        }
        return compensation.currency().equals(principal.currency())
                ? Optional.of(without.plus(compensation))
                : Optional.empty();
    }

    private static Money sum(Currency currency, Stream<Money> amounts) {
        return amounts.reduce(Money.zero(currency), Money::plus);
    }

    private static Stream<Money> computed(AccruedInterest interest) {
        return switch (interest) {
            case AccruedInterest.Computed(var _, Money total) -> Stream.of(total);
            case AccruedInterest.RateMissing _ -> Stream.empty();
        };
    }

    private static Stream<Money> computed(Compensation compensation) {
        return switch (compensation) {
            case Compensation.Due due -> Stream.of(due.amount());
            case Compensation.RateMissing _, Compensation.OlderThanTables _, Compensation.NotDue _ -> Stream.empty();
        };
    }

    private static boolean isPartlyUnknown(AmountDue due) {
        return due.interest() instanceof AccruedInterest.RateMissing
                || due.compensation() instanceof Compensation.RateMissing
                || due.compensation() instanceof Compensation.OlderThanTables;
    }
}
