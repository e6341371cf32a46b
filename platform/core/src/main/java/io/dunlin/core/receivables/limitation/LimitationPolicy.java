package io.dunlin.core.receivables.limitation;

import io.dunlin.spi.erp.PartyKind;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Optional;

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

    /**
     * A day on which the term was interrupted.
     *
     * @param runsAnewFrom from when it runs again
     */
    public record Interruption(LocalDate on, LocalDate runsAnewFrom) {}

    /**
     * The last day on which the claim can be brought. An interruption within the term makes it run anew (art. 124 § 1); one
     * after its end changes nothing.
     *
     * @param interruptions in the order of their days
     */
    public LocalDate lastDay(PartyKind debtor, LocalDate dueOn, List<Interruption> interruptions) {
        LocalDate last = lastDay(debtor, dueOn);
        for (Interruption interruption : interruptions) {
            LocalDate anew = lastDay(debtor, interruption.runsAnewFrom());
            if (!interruption.on().isAfter(last) && anew.isAfter(last)) {
                last = anew;
            }
        }
        return last;
    }

    /** The last day of a term that nothing interrupted. */
    public LocalDate lastDay(PartyKind debtor, LocalDate dueOn) {
        int years = protectedBy(debtor) ? consumerYears : businessYears;
        LocalDate end = dueOn.plusYears(years);
        return years >= TO_YEAR_END_FROM ? YEAR_END.atYear(end.getYear()) : end;
    }

    /** The last day on which it may be demanded; nothing where only the debtor's plea would end that. */
    public Optional<LocalDate> demandableUntil(PartyKind debtor, LocalDate dueOn, List<Interruption> interruptions) {
        return protectedBy(debtor) ? Optional.of(lastDay(debtor, dueOn, interruptions)) : Optional.empty();
    }

    /** Whether the claim may not even be demanded any more. */
    public boolean bars(PartyKind debtor, LocalDate dueOn, LocalDate today) {
        return demandableUntil(debtor, dueOn, List.of()).filter(today::isAfter).isPresent();
    }

    private static boolean protectedBy(PartyKind debtor) {
        return switch (debtor) {
            case CONSUMER, UNKNOWN -> true;
            case SOLE_TRADER, COMPANY, PUBLIC_BODY -> false;
        };
    }
}
