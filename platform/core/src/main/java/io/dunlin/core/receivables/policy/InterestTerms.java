package io.dunlin.core.receivables.policy;

import io.dunlin.spi.value.Percentage;
import java.time.LocalDate;

/** By which rule a debt bears interest while it is late. */
public sealed interface InterestTerms {

    /** Statutory late interest, art. 481 § 2 of the Polish Civil Code: it follows the reference rate day by day. */
    record StatutoryLate() implements InterestTerms {}

    /**
     * Late interest in commercial transactions, art. 4 and 11b of the act of 8 March 2013: the reference rate of 1 January
     * holds for the first half of a year, that of 1 July for the second.
     *
     * @param contractOn the day of the transaction; the margin that held on it holds for the whole delay
     * @param healthcare whether a public healthcare entity owes
     */
    record CommercialLate(LocalDate contractOn, boolean healthcare) implements InterestTerms {}

    /** A rate that was agreed, never more than twice the statutory late interest (art. 481 § 2¹). */
    record Contractual(Percentage yearly) implements InterestTerms {}

    /** No interest, because none is due or it was waived. */
    record None() implements InterestTerms {}
}
