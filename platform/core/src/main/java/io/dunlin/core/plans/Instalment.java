package io.dunlin.core.plans;

import io.dunlin.spi.value.Money;
import java.time.LocalDate;

/**
 * One part of a plan.
 *
 * @param number from 1, in the order of the days
 */
public record Instalment(int number, LocalDate dueOn, Money amount) {

    public Instalment {
        if (number < 1 || !amount.isPositive()) {
            throw new IllegalArgumentException("An instalment has a number from 1 and an amount above nothing");
        }
    }
}
