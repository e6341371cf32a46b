package io.dunlin.core.receivables.policy;

import io.dunlin.spi.value.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * Days in a row with one base and one rate.
 *
 * @param from its first day
 * @param to its last day, counted
 * @param yearly the rate in percent
 */
public record InterestPeriod(LocalDate from, LocalDate to, Money base, BigDecimal yearly) {

    public InterestPeriod {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("A period ends on " + to + " before it begins on " + from);
        }
    }

    public long days() {
        return ChronoUnit.DAYS.between(from, to) + 1;
    }
}
