package io.dunlin.spi.court;

import io.dunlin.spi.value.Money;
import io.dunlin.spi.value.Percentage;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One claim: a sum, from when, with which interest, proved by what.
 *
 * @param number from 1, unique in the dossier
 * @param principal the sum claimed, positive
 * @param dueOn when it fell due
 * @param commercial whether it comes from a transaction between businesses
 * @param interest the interest claimed; null for none
 * @param description what it is for
 * @param evidence numbers of the evidence
 */
public record FilingClaim(
        int number,
        Money principal,
        LocalDate dueOn,
        boolean commercial,
        @Nullable Interest interest,
        String description,
        List<Integer> evidence) {

    public FilingClaim {
        evidence = List.copyOf(evidence);
        if (number < 1 || !principal.isPositive()) {
            throw new IllegalArgumentException("A claim has a number from 1 and a positive sum");
        }
    }

    /** The interest claimed, from a day on until payment. */
    public sealed interface Interest {

        LocalDate from();

        /** Statutory interest for late payment (art. 481 § 2 k.c.). */
        record StatutoryLate(LocalDate from) implements Interest {}

        /** Statutory interest for late payment in commercial transactions (act of 8 March 2013). */
        record CommercialLate(LocalDate from) implements Interest {}

        /**
         * Interest for late payment at a rate that was agreed, never more than the highest permitted (art. 481 § 2¹ k.c.).
         *
         * @param yearly in percent, above 0
         */
        record ContractualLate(LocalDate from, Percentage yearly) implements Interest {}

        /** Highest permitted interest for late payment. */
        record MaximumLate(LocalDate from) implements Interest {}
    }
}
