package io.dunlin.core.receivables.policy;

import static io.dunlin.core.receivables.policy.LegalRateKind.COMMERCIAL_MARGIN;
import static io.dunlin.core.receivables.policy.LegalRateKind.HEALTHCARE_MARGIN;
import static io.dunlin.core.receivables.policy.LegalRateKind.LATE_MARGIN;
import static io.dunlin.core.receivables.policy.LegalRateKind.REFERENCE_RATE;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.util.Optional;
import java.util.stream.Stream;

/** The yearly rate of a day by the terms of a debt, and the day from which it may be another. */
record YearlyRates(LegalRates rates, InterestTerms terms) {

    private static final BigDecimal CAP_FACTOR = BigDecimal.TWO;

    /** In percent; empty where a table has no row for the day. */
    Optional<BigDecimal> on(LocalDate day) {
        return switch (terms) {
            case InterestTerms.None() -> Optional.of(BigDecimal.ZERO);
            case InterestTerms.StatutoryLate() -> statutory(day);
            case InterestTerms.Contractual(var yearly) ->
                statutory(day).map(late -> yearly.value().min(late.multiply(CAP_FACTOR)));
            case InterestTerms.CommercialLate(LocalDate contractOn, boolean healthcare) ->
                sum(
                        rates.on(REFERENCE_RATE, halfYear(day)),
                        rates.on(healthcare ? HEALTHCARE_MARGIN : COMMERCIAL_MARGIN, contractOn));
        };
    }

    /** The next day on which the rate may change. */
    Optional<LocalDate> nextChange(LocalDate day) {
        return switch (terms) {
            case InterestTerms.None() -> Optional.empty();
            case InterestTerms.CommercialLate _ -> Optional.of(halfYear(day).plusMonths(6));
            case InterestTerms.StatutoryLate _, InterestTerms.Contractual _ ->
                Stream.of(rates.nextChange(REFERENCE_RATE, day), rates.nextChange(LATE_MARGIN, day))
                        .flatMap(Optional::stream)
                        .min(LocalDate::compareTo);
        };
    }

    private Optional<BigDecimal> statutory(LocalDate day) {
        // Before its first margin the law knew another interest: that of the reference rate alone would be wrong.
        return sum(rates.on(REFERENCE_RATE, day), rates.on(LATE_MARGIN, day));
    }

    private static Optional<BigDecimal> sum(Optional<BigDecimal> reference, Optional<BigDecimal> margin) {
        return reference.flatMap(base -> margin.map(base::add));
    }

    private static LocalDate halfYear(LocalDate day) {
        Month start = day.getMonth().compareTo(Month.JULY) < 0 ? Month.JANUARY : Month.JULY;
        return LocalDate.of(day.getYear(), start, 1);
    }
}
