package io.dunlin.core.receivables.policy;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * One row of a dated table.
 *
 * @param validFrom the first day it holds; it holds until the next row of its kind
 * @param value a yearly percentage, percentage points or euro; see its kind
 * @param source where it was published
 */
public record LegalRate(LegalRateKind kind, LocalDate validFrom, BigDecimal value, String source) {

    public LegalRate {
        if (!kind.allows(value)) {
            throw new IllegalArgumentException(kind + " cannot be " + value.toPlainString());
        }
        if (source.isBlank()) {
            throw new IllegalArgumentException("A rate needs its source");
        }
    }
}
