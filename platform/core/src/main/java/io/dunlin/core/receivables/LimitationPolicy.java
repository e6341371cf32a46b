package io.dunlin.core.receivables;

import io.dunlin.spi.erp.PartyKind;
import java.time.LocalDate;
import java.time.MonthDay;

/**
 * When a claim is time-barred (art. 118 of the Polish Civil Code). Against a consumer a court then dismisses it by itself
 * (art. 117 § 2¹), so it is no longer demanded. A party of unknown kind gets the care a consumer gets.
 *
 * @param consumerYears the term against consumers; with two or more years it ends on the last day of its year
 * @param businessYears the term against all others
 */
public record LimitationPolicy(int consumerYears, int businessYears) {

    private static final MonthDay YEAR_END = MonthDay.of(12, 31);
    private static final int TO_YEAR_END_FROM = 2;

    /** The last day on which the claim can be brought. */
    public LocalDate lastDay(PartyKind debtor, LocalDate dueOn) {
        int years = protectedBy(debtor) ? consumerYears : businessYears;
        LocalDate end = dueOn.plusYears(years);
        return years >= TO_YEAR_END_FROM ? YEAR_END.atYear(end.getYear()) : end;
    }

    /** Whether the claim may not even be demanded any more. */
    public boolean bars(PartyKind debtor, LocalDate dueOn, LocalDate today) {
        return protectedBy(debtor) && today.isAfter(lastDay(debtor, dueOn));
    }

    private static boolean protectedBy(PartyKind debtor) {
        return switch (debtor) {
            case CONSUMER, UNKNOWN -> true;
            case SOLE_TRADER, COMPANY, PUBLIC_BODY -> false;
        };
    }
}
