package io.dunlin.spi.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/**
 * An amount of money with its currency, exact to the currency's smallest unit.
 * <p>
 * An amount with more digits than the currency has is refused, never rounded: rounding happens in one named place of a
 * calculation. Amounts of up to 15 digits before the point are accepted; more is taken for a broken file. Two amounts
 * of different currencies cannot be added or compared.
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {

    private static final int MOST_INTEGER_DIGITS = 15;

    public Money {
        int digits = currency.getDefaultFractionDigits();
        if (digits < 0) {
            throw new IllegalArgumentException("Not a currency of payment: " + currency.getCurrencyCode());
        }
        if (amount.scale() > digits && amount.stripTrailingZeros().scale() > digits) {
            throw new IllegalArgumentException(amount.toPlainString() + " " + currency.getCurrencyCode()
                    + " has more than " + digits + " decimals");
        }
        if (amount.precision() - amount.scale() > MOST_INTEGER_DIGITS) {
            throw new IllegalArgumentException(
                    "Amounts have at most " + MOST_INTEGER_DIGITS + " digits before the point");
        }
        amount = amount.setScale(digits, RoundingMode.UNNECESSARY);
    }

    /**
     * Reads an amount in plain decimal notation, for example {@code Money.of("1230.00", "PLN")}.
     *
     * @throws IllegalArgumentException where the amount or the currency code is not one
     */
    public static Money of(String amount, String currencyCode) {
        return new Money(new BigDecimal(amount), Currency.getInstance(currencyCode));
    }

    public static Money zero(Currency currency) {
        return new Money(BigDecimal.ZERO, currency);
    }

    /** From the smallest unit: grosze, cents. */
    public static Money ofMinor(long units, Currency currency) {
        return new Money(BigDecimal.valueOf(units, Math.max(0, currency.getDefaultFractionDigits())), currency);
    }

    public Money plus(Money other) {
        return new Money(amount.add(sameCurrency(other)), currency);
    }

    public Money minus(Money other) {
        return new Money(amount.subtract(sameCurrency(other)), currency);
    }

    public Money negated() {
        return new Money(amount.negate(), currency);
    }

    public Money abs() {
        return new Money(amount.abs(), currency);
    }

    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    public boolean isPositive() {
        return amount.signum() > 0;
    }

    public boolean isNegative() {
        return amount.signum() < 0;
    }

    public boolean isAtMost(Money other) {
        return compareTo(other) <= 0;
    }

    /** The amount in the smallest unit. */
    public long minorUnits() {
        return amount.unscaledValue().longValueExact();
    }

    /**
     * Splits this amount by weights so that the parts add up to it exactly: what does not divide goes, a unit each, to
     * the first parts. For example 100.00 PLN by 1, 1, 1 is 33.34, 33.33, 33.33.
     *
     * @param weights at least one, none negative, not all zero
     */
    public List<Money> allocate(List<Long> weights) {
        long sum = weights.stream().mapToLong(Long::longValue).reduce(0, Math::addExact);
        if (sum <= 0 || weights.stream().anyMatch(weight -> weight < 0)) {
            throw new IllegalArgumentException("Weights must not be negative or all zero: " + weights);
        }
        long units = minorUnits();
        List<Long> parts = new ArrayList<>();
        long left = units;
        for (long weight : weights) {
            long part = BigDecimal.valueOf(units)
                    .multiply(BigDecimal.valueOf(weight))
                    .divide(BigDecimal.valueOf(sum), 0, RoundingMode.DOWN)
                    .longValueExact();
            parts.add(part);
            left -= part;
        }
        int step = Long.signum(left);
        for (int i = 0; left != 0; i = (i + 1) % parts.size()) {
            if (weights.get(i) > 0) {
                parts.set(i, parts.get(i) + step);
                left -= step;
            }
        }
        return parts.stream().map(part -> ofMinor(part, currency)).toList();
    }

    @Override
    public int compareTo(Money other) {
        return amount.compareTo(sameCurrency(other));
    }

    /** Plain notation for logs and interfaces, for example {@code 1234.56 PLN}; screens format by locale. */
    @Override
    public String toString() {
        return amount.toPlainString() + " " + currency.getCurrencyCode();
    }

    private BigDecimal sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("Different currencies: " + this + " and " + other);
        }
        return other.amount;
    }
}
