package io.dunlin.core.triage.classification;

import io.dunlin.core.triage.facts.Found;
import io.dunlin.core.triage.facts.MailFacts;
import java.util.List;

/** How many facts of each kind lie in a piece of text; features beside its words. */
public record Signals(int dates, int amounts, int invoices, int accounts, int addresses, int phones) {

    /** Of the facts of a whole text those between two places. */
    public static Signals within(MailFacts facts, int start, int end) {
        return new Signals(
                count(facts.dates(), start, end),
                count(facts.amounts(), start, end),
                count(facts.invoices(), start, end),
                count(facts.accounts(), start, end),
                count(facts.addresses(), start, end),
                count(facts.phones(), start, end));
    }

    private static <T> int count(List<Found<T>> facts, int start, int end) {
        return (int) facts.stream()
                .filter(fact -> fact.start() >= start && fact.end() <= end)
                .count();
    }
}
