package io.dunlin.core.receivables.policy;

import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.List;

/** The interest of a debt up to a day. */
public sealed interface AccruedInterest {

    /** How it came about, and what it adds up to, rounded once. */
    record Computed(List<InterestPeriod> periods, Money total) implements AccruedInterest {

        public Computed {
            periods = List.copyOf(periods);
        }
    }

    /** No rate is known for this day: an administrator has to add it, or the debt is older than the tables. */
    record RateMissing(LocalDate day) implements AccruedInterest {}
}
