package io.dunlin.core.triage.classification;

import io.dunlin.core.triage.facts.Found;
import io.dunlin.core.triage.facts.MailFacts;
import io.dunlin.core.triage.facts.NamedDate;
import io.dunlin.core.triage.facts.PromiseDates;
import java.time.LocalDate;
import java.util.List;

/** How many facts of each kind lie in a piece of text, and where its dates lie in time; features beside its words. */
public record Signals(int dates, int amounts, int invoices, int accounts, int addresses, int phones, Tense tense) {

    static final Signals NONE = new Signals(0, 0, 0, 0, 0, 0, Tense.NONE);

    /** Of several dates the first of: to come, today, too far, past. */
    enum Tense {
        COMING,
        TODAY,
        FAR,
        PAST,
        UNKNOWN,
        NONE
    }

    /** Of the facts of a whole text those between two places. */
    public static Signals within(MailFacts facts, int start, int end, LocalDate writtenOn) {
        Tense tense = Tense.NONE;
        for (Found<NamedDate> found : facts.dates()) {
            if (found.start() >= start && found.end() <= end && !found.value().dated()) {
                Tense each = tense(found.value().date(), writtenOn);
                tense = each.compareTo(tense) < 0 ? each : tense;
            }
        }
        return within(facts, start, end, tense);
    }

    /** Of a sentence whose day of writing is not known: only dates without figures tell whether they are past. */
    static Signals ofSentence(MailFacts facts, String text, LocalDate assumed) {
        Tense tense = Tense.NONE;
        for (Found<NamedDate> found : facts.dates()) {
            boolean relative = found.in(text).chars().noneMatch(Character::isDigit);
            Tense each = relative ? tense(found.value().date(), assumed) : Tense.UNKNOWN;
            tense = each.compareTo(tense) < 0 ? each : tense;
        }
        return within(facts, 0, text.length(), tense);
    }

    private static Signals within(MailFacts facts, int start, int end, Tense tense) {
        return new Signals(
                count(facts.dates(), start, end),
                count(facts.amounts(), start, end),
                count(facts.invoices(), start, end),
                count(facts.accounts(), start, end),
                count(facts.addresses(), start, end),
                count(facts.phones(), start, end),
                tense);
    }

    private static Tense tense(LocalDate date, LocalDate writtenOn) {
        if (date.isBefore(writtenOn)) {
            return Tense.PAST;
        }
        if (date.equals(writtenOn)) {
            return Tense.TODAY;
        }
        return PromiseDates.isPromise(date, writtenOn) ? Tense.COMING : Tense.FAR;
    }

    private static <T> int count(List<Found<T>> facts, int start, int end) {
        int count = 0;
        for (Found<T> fact : facts) {
            count += fact.start() >= start && fact.end() <= end ? 1 : 0;
        }
        return count;
    }
}
