package io.dunlin.core.receivables.policy;

import java.math.BigDecimal;

/** What the law sets by dated rows. Percentages are yearly; the margins are percentage points. */
public enum LegalRateKind {
    /** The reference rate of the National Bank of Poland. */
    REFERENCE_RATE(100),
    /** On top of the reference rate: late interest (art. 481 § 2 of the Polish Civil Code); twice the sum is its cap. */
    LATE_MARGIN(100),
    /** On top of the reference rate of the half-year: late interest in commercial transactions (act of 8 March 2013). */
    COMMERCIAL_MARGIN(100),
    /** The same where a public healthcare entity owes. */
    HEALTHCARE_MARGIN(100),
    /** Compensation of claims from 0.00 PLN on, in euro (art. 10 of that act). */
    COMPENSATION_LOW(10_000),
    /** Compensation of claims above 5000.00 PLN, in euro. */
    COMPENSATION_MIDDLE(10_000),
    /** Compensation of claims from 50 000.00 PLN on, in euro. */
    COMPENSATION_HIGH(10_000);

    private final BigDecimal most;

    LegalRateKind(int most) {
        this.most = BigDecimal.valueOf(most);
    }

    /** Whether a value can be one of this kind: from 0 to 100 % or 10 000 EUR. */
    public boolean allows(BigDecimal value) {
        return value.signum() >= 0 && value.compareTo(most) <= 0;
    }
}
