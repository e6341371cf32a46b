package io.dunlin.spi.value;

import java.math.BigDecimal;

/** A percentage such as a yearly interest rate: {@code new Percentage("9.25")} is 9.25 %. From 0 to 1000. */
public record Percentage(BigDecimal value) implements Comparable<Percentage> {

    private static final BigDecimal MOST = BigDecimal.valueOf(1000);

    public Percentage {
        if (value.signum() < 0 || value.compareTo(MOST) > 0) {
            throw new IllegalArgumentException("A percentage is from 0 to 1000, got " + value.toPlainString());
        }
        value = value.stripTrailingZeros();
        if (value.scale() < 0) {
            value = value.setScale(0);
        }
    }

    public Percentage(String value) {
        this(new BigDecimal(value));
    }

    /** As a factor: 9.25 % is 0.0925. */
    public BigDecimal asFraction() {
        return value.movePointLeft(2);
    }

    @Override
    public int compareTo(Percentage other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value.toPlainString() + " %";
    }
}
