package io.dunlin.core.plans;

import io.dunlin.core.plans.PlanTerms.Beyond;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Drafts the instalments of a plan: as somebody wishes where the limits allow it, else the nearest that they do.
 * <p>
 * Instalments are a month apart, on bank days; the last takes the rest. For example 1000.00 in 3 is 333.33, 333.33 and
 * 333.34; 1000.00 by 300.00 is 300.00, 300.00, 300.00 and 100.00, and where the least instalment is 150.00 it is 300.00,
 * 300.00 and 400.00.
 *
 * @param onBankDay the day itself, or the next one on which banks settle
 */
public record PlanPolicy(PlanLimits limits, UnaryOperator<LocalDate> onBankDay) {

    /** Instalments within the limits, and in what the wish went beyond them. */
    public record Draft(List<Instalment> instalments, Set<Beyond> beyond) {

        public Draft {
            instalments = List.copyOf(instalments);
            beyond = Set.copyOf(beyond);
        }
    }

    /** @param total what the plan is to cover, above nothing */
    public Draft draft(Money total, PlanWish wish, LocalDate today) {
        if (!total.isPositive()) {
            throw new IllegalArgumentException("A plan covers something, not " + total);
        }
        Set<Beyond> beyond = EnumSet.noneOf(Beyond.class);
        LocalDate first = first(wish, today, beyond);
        Most most = most(total, first, today);
        Parts asked = asked(total, wish, beyond);
        Parts parts = asked == null
                ? new Parts(Math.min(limits.usualInstalments(), most.count()), null)
                : within(asked, most, beyond);
        return new Draft(instalments(total, parts, first), beyond);
    }

    /** @param each the same for all but the last; null to share the total alike */
    private record Parts(int count, @Nullable Money each) {}

    /** How many instalments there may be, by each of the limits. */
    private record Most(int byNumber, int byMonths, int bySum) {

        int count() {
            return Math.min(byNumber, Math.min(byMonths, bySum));
        }
    }

    private LocalDate first(PlanWish wish, LocalDate today, Set<Beyond> beyond) {
        LocalDate latest = today.plusDays(limits.firstWithinDays());
        LocalDate asked = wish.firstOn();
        if (asked == null) {
            return latest;
        }
        if (asked.isAfter(latest)) {
            beyond.add(Beyond.FIRST_TOO_LATE);
            return latest;
        }
        return asked.isAfter(today) ? asked : today.plusDays(1);
    }

    private Most most(Money total, LocalDate first, LocalDate today) {
        long months = ChronoUnit.MONTHS.between(first, today.plusMonths(limits.mostMonths()));
        long bySum = total.minorUnits() / least(total.currency()).minorUnits();
        return new Most(
                limits.mostInstalments(),
                Math.toIntExact(Math.max(0, months) + 1),
                Math.toIntExact(Math.clamp(bySum, 1, PlanLimits.MOST)));
    }

    private Money least(Currency currency) {
        return Money.of(Integer.toString(limits.leastInstalment()), currency.getCurrencyCode());
    }

    /** What the wish comes to, with instalments no smaller than the least; null where it says nothing of their size. */
    private @Nullable Parts asked(Money total, PlanWish wish, Set<Beyond> beyond) {
        Integer count = wish.count();
        Money amount = wish.amount();
        if (amount == null || !amount.currency().equals(total.currency())) {
            return count == null ? null : new Parts(count, null);
        }
        Money least = least(total.currency());
        if (amount.compareTo(least) < 0 && amount.compareTo(total) < 0) {
            beyond.add(Beyond.TOO_SMALL);
            amount = least;
        }
        return count != null && fits(total, count, amount) ? new Parts(count, amount) : by(total, amount, least);
    }

    /** So many instalments of that amount leave a last one that is neither nothing nor a multiple of the others. */
    private static boolean fits(Money total, int count, Money amount) {
        if (count > PlanLimits.MOST || amount.compareTo(total) > 0) {
            return false;
        }
        long rest = total.minorUnits() - Math.multiplyExact(amount.minorUnits(), count - 1L);
        return rest > 0 && rest < 2 * amount.minorUnits();
    }

    /** As many instalments of an amount as it takes; a rest that is less than the least goes with the one before. */
    private static Parts by(Money total, Money amount, Money least) {
        long each = Math.min(amount.minorUnits(), total.minorUnits());
        long whole = total.minorUnits() / each;
        long rest = total.minorUnits() % each;
        boolean restStands = rest > 0 && rest >= least.minorUnits();
        long count = restStands ? whole + 1 : whole;
        return new Parts(Math.toIntExact(Math.min(count, Integer.MAX_VALUE)), Money.ofMinor(each, total.currency()));
    }

    private static Parts within(Parts asked, Most most, Set<Beyond> beyond) {
        if (asked.count <= most.count()) {
            return asked;
        }
        if (asked.count > most.byNumber) {
            beyond.add(Beyond.TOO_MANY);
        }
        if (asked.count > most.byMonths) {
            beyond.add(Beyond.TOO_LONG);
        }
        if (asked.count > most.bySum) {
            beyond.add(Beyond.TOO_SMALL);
        }
        return new Parts(most.count(), null);
    }

    private List<Instalment> instalments(Money total, Parts parts, LocalDate first) {
        Money each = parts.each == null ? share(total, parts.count) : parts.each;
        List<Instalment> instalments = new ArrayList<>();
        Money left = total;
        for (int number = 1; number <= parts.count; number++) {
            Money amount = number == parts.count ? left : each;
            instalments.add(new Instalment(number, onBankDay.apply(first.plusMonths(number - 1L)), amount));
            left = left.minus(amount);
        }
        return instalments;
    }

    private static Money share(Money total, int count) {
        return Money.ofMinor(total.minorUnits() / count, total.currency());
    }
}
