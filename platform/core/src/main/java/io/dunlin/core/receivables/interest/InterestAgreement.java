package io.dunlin.core.receivables.interest;

import io.dunlin.spi.erp.PartyKind;
import io.dunlin.spi.value.Percentage;
import java.math.BigDecimal;

/** What a creditor agreed with a debtor about late interest, or what the debtor is by law. */
public sealed interface InterestAgreement {

    /** What the law says for this kind of debtor; how it is where nothing was recorded. */
    record ByLaw() implements InterestAgreement {}

    /** The debtor is a public healthcare entity: a lower margin in commercial transactions. */
    record Healthcare() implements InterestAgreement {}

    /**
     * A rate of the contract, capped by law.
     *
     * @param yearly above 0 and at most 100 %, with at most four decimal places; none at all is {@link Waived}
     */
    record Contractual(Percentage yearly) implements InterestAgreement {

        private static final BigDecimal MOST = BigDecimal.valueOf(100);
        private static final int MOST_PLACES = 4;

        public Contractual {
            if (!isPossible(yearly.value())) {
                throw new IllegalArgumentException(
                        "An agreed rate is above 0 and at most 100 %, with at most four decimal places, got " + yearly);
            }
        }

        /** Whether a rate can be agreed; the law's cap is another matter, and changes. */
        public static boolean isPossible(BigDecimal yearly) {
            return yearly.signum() > 0
                    && yearly.compareTo(MOST) <= 0
                    && yearly.stripTrailingZeros().scale() <= MOST_PLACES;
        }
    }

    /** Interest is waived. */
    record Waived() implements InterestAgreement {}

    /** Whether interest is due on what is late at all. */
    default boolean bearsInterest() {
        return !(this instanceof Waived);
    }

    /** Whether it can be so with a debtor of that kind: a person who lives or trades alone is no public hospital. */
    default boolean suits(PartyKind debtor) {
        boolean person = debtor == PartyKind.CONSUMER || debtor == PartyKind.SOLE_TRADER;
        return !(this instanceof Healthcare && person);
    }
}
