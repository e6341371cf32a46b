package io.dunlin.appliance.demo.sample;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;

/**
 * The debtors and receivables of the sample firm.
 *
 * @param startsOn the first day of the demo; due dates lie around it
 */
public record SampleBook(LocalDate startsOn, List<SampleDebtor> debtors, List<SampleReceivable> receivables) {

    /** What the sample is drawn from; another seed is another firm's book. */
    private static final long SEED = 20_261_122;

    public SampleBook {
        debtors = List.copyOf(debtors);
        receivables = List.copyOf(receivables);
    }

    public static SampleBook startingOn(LocalDate day) {
        return new BookDraw(day, SEED).book();
    }

    public List<SampleReceivable> of(SampleClient client) {
        return receivables.stream()
                .filter(receivable -> receivable.client() == client)
                .toList();
    }

    /** What a debtor owes, the oldest first. */
    public List<SampleReceivable> of(SampleDebtor debtor) {
        return receivables.stream()
                .filter(receivable -> receivable.debtor().equals(debtor))
                .sorted(Comparator.comparing(SampleReceivable::dueOn).thenComparing(SampleReceivable::number))
                .toList();
    }
}
