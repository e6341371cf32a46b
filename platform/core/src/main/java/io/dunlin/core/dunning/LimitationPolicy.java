package io.dunlin.core.dunning;

import io.dunlin.spi.erp.PartyKind;
import java.time.LocalDate;
import java.time.MonthDay;

/**
 * When a claim against a consumer is time-barred (art. 118 and 117 § 2¹ of the Polish Civil Code): a court then dismisses
 * it by itself, so it is no longer demanded. A party of unknown kind gets the care a consumer gets.
 *
 * @param years the term; with two or more it ends on the last day of its year
 */
public record LimitationPolicy(int years) {

    private static final MonthDay YEAR_END = MonthDay.of(12, 31);
    private static final int TO_YEAR_END_FROM = 2;

    /** The last day on which the claim can be demanded. */
    public LocalDate lastDay(LocalDate dueOn) {
        LocalDate end = dueOn.plusYears(years);
        return years >= TO_YEAR_END_FROM ? YEAR_END.atYear(end.getYear()) : end;
    }

    public boolean bars(PartyKind debtor, LocalDate dueOn, LocalDate today) {
        return switch (debtor) {
            case CONSUMER, UNKNOWN -> today.isAfter(lastDay(dueOn));
            case SOLE_TRADER, COMPANY, PUBLIC_BODY -> false;
        };
    }
}
