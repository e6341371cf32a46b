package io.dunlin.core.receivables.policy;

import io.dunlin.spi.value.Money;
import io.dunlin.spi.value.Percentage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * Counts late interest: base × yearly rate × days / days of the year, from the day after the due date up to a day that is
 * counted too, rounded half up to the smallest unit once, on the sum of all periods.
 * <p>
 * For example 10 000.00 PLN due on 2025-12-31, statutory: 31 January 2026 makes 31 days at 9.50 %, 80.68 PLN.
 */
public record InterestPolicy(LegalRates rates, DayCount dayCount) {

    private static final BigDecimal PERCENT = BigDecimal.valueOf(100);
    private static final BigDecimal HIGHEST = BigDecimal.valueOf(1000);
    /** Divisible by 365 and 366, so that shares of both kinds of years add up exactly before the one rounding. */
    private static final BigDecimal YEARS = BigDecimal.valueOf(365L * 366L);

    /**
     * Interest of one debt.
     *
     * @param changes what the principal was and how it changed, in any order, all in one currency; what happened before the
     *     due date counts from the first day of delay
     */
    public AccruedInterest accrue(
            List<PrincipalChange> changes, Currency currency, LocalDate dueOn, LocalDate upTo, InterestTerms terms) {
        YearlyRates yearly = new YearlyRates(rates, terms);
        List<PrincipalChange> sorted = changes.stream()
                .sorted(Comparator.comparing(PrincipalChange::on))
                .toList();
        List<InterestPeriod> periods = new ArrayList<>();
        LocalDate day = dueOn.plusDays(1);
        while (!day.isAfter(upTo)) {
            LocalDate last = lastDay(day, upTo, sorted, yearly);
            Money base = baseOn(day, sorted, currency);
            if (base.isPositive()) {
                Optional<BigDecimal> rate = yearly.on(day);
                if (rate.isEmpty()) {
                    return new AccruedInterest.RateMissing(day);
                }
                if (rate.get().signum() > 0) {
                    periods.add(new InterestPeriod(day, last, base, rate.get()));
                }
            }
            day = last.plusDays(1);
        }
        return new AccruedInterest.Computed(periods, total(periods, currency));
    }

    /** The most that an agreed rate counts for on a day, in percent; empty where a table has no row for it. */
    public Optional<BigDecimal> capOn(LocalDate day) {
        return new YearlyRates(rates, new InterestTerms.Contractual(new Percentage(HIGHEST))).on(day);
    }

    /** The last day with the base, the rate and the length of year of a day. */
    private LocalDate lastDay(LocalDate day, LocalDate upTo, List<PrincipalChange> sorted, YearlyRates yearly) {
        LocalDate last = upTo;
        Optional<LocalDate> rateChange = yearly.nextChange(day).map(next -> next.minusDays(1));
        Optional<LocalDate> baseChange = sorted.stream()
                .map(PrincipalChange::on)
                .filter(on -> !on.isBefore(day))
                .findFirst();
        LocalDate yearEnd = day.withDayOfYear(day.lengthOfYear());
        for (Optional<LocalDate> end : List.of(rateChange, baseChange, Optional.of(yearEnd))) {
            if (end.isPresent() && end.get().isBefore(last)) {
                last = end.get();
            }
        }
        return last;
    }

    private static Money baseOn(LocalDate day, List<PrincipalChange> sorted, Currency currency) {
        Money base = Money.zero(currency);
        for (PrincipalChange change : sorted) {
            if (change.on().isBefore(day)) {
                base = base.plus(change.amount());
            }
        }
        return base;
    }

    private Money total(List<InterestPeriod> periods, Currency currency) {
        BigDecimal sum = BigDecimal.ZERO;
        for (InterestPeriod period : periods) {
            BigDecimal share = YEARS.divideToIntegralValue(BigDecimal.valueOf(dayCount.daysOfYear(period.from())));
            sum = sum.add(period.base()
                    .amount()
                    .multiply(period.yearly())
                    .multiply(BigDecimal.valueOf(period.days()))
                    .multiply(share));
        }
        BigDecimal total = sum.divide(
                YEARS.multiply(PERCENT), Math.max(0, currency.getDefaultFractionDigits()), RoundingMode.HALF_UP);
        return new Money(total, currency);
    }
}
