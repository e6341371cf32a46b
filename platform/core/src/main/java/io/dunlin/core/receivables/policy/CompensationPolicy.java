package io.dunlin.core.receivables.policy;

import io.dunlin.spi.value.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * How much compensates a creditor for recovery: by the size of the claim in PLN, in euro, at the average rate of the last
 * working day of the month before the month in which the claim fell due. It falls due on the day after its term.
 * <p>
 * For example a claim of 5000.00 PLN with the term 2026-05-31 fell due on 1 June: 40 EUR at the rate of 29 May 2026.
 *
 * @param businessDay whether the National Bank publishes rates on a day
 */
public record CompensationPolicy(LegalRates rates, ExchangeRates exchangeRates, Predicate<LocalDate> businessDay) {

    private static final Currency PLN = Currency.getInstance("PLN");
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final BigDecimal LOW_UP_TO = new BigDecimal("5000.00");
    private static final BigDecimal HIGH_FROM = new BigDecimal("50000.00");

    /**
     * The compensation of a claim.
     *
     * @param contractOn the day of the transaction: the sums that held on it count
     */
    public Compensation of(Money claim, LocalDate dueOn, LocalDate contractOn, LocalDate today) {
        LocalDate fellDue = dueOn.plusDays(1);
        if (today.isBefore(fellDue) || !claim.isPositive()) {
            return new Compensation.NotDue();
        }
        LocalDate rateOn = lastBusinessDayBefore(fellDue.withDayOfMonth(1));
        Optional<BigDecimal> claimRate = rate(claim.currency(), rateOn);
        if (claimRate.isEmpty()) {
            return new Compensation.RateMissing(claim.currency(), rateOn);
        }
        Optional<BigDecimal> euro = rates.on(tier(claim.amount().multiply(claimRate.get())), contractOn);
        if (euro.isEmpty()) {
            return new Compensation.OlderThanTables(contractOn);
        }
        Optional<BigDecimal> rate = rate(EUR, rateOn);
        if (rate.isEmpty()) {
            return new Compensation.RateMissing(EUR, rateOn);
        }
        BigDecimal amount =
                euro.get().multiply(rate.get()).setScale(PLN.getDefaultFractionDigits(), RoundingMode.HALF_UP);
        return new Compensation.Due(euro.get(), rate.get(), rateOn, new Money(amount, PLN));
    }

    private static LegalRateKind tier(BigDecimal zloty) {
        if (zloty.compareTo(LOW_UP_TO) <= 0) {
            return LegalRateKind.COMPENSATION_LOW;
        }
        return zloty.compareTo(HIGH_FROM) < 0 ? LegalRateKind.COMPENSATION_MIDDLE : LegalRateKind.COMPENSATION_HIGH;
    }

    private Optional<BigDecimal> rate(Currency currency, LocalDate day) {
        return currency.equals(PLN) ? Optional.of(BigDecimal.ONE) : exchangeRates.publishedOn(currency, day);
    }

    private LocalDate lastBusinessDayBefore(LocalDate day) {
        LocalDate before = day.minusDays(1);
        while (!businessDay.test(before)) {
            before = before.minusDays(1);
        }
        return before;
    }
}
