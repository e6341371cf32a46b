package io.dunlin.core.litigation;

import io.dunlin.core.receivables.Receivable;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What of a case's open documents may be claimed: what is overdue, less what the creditor owes back by corrections and
 * overpaid documents, which count against the oldest first. Nobody is sued for more than the balance of all.
 *
 * @param claims what is left of each document, the oldest first; none is nothing or less
 * @param credits the documents that were counted against them
 */
record NetClaims(List<Claim> claims, List<Receivable> credits) {

    /**
     * A document and what is claimed of it.
     *
     * @param principal positive, at most the document's balance
     */
    record Claim(Receivable receivable, Money principal) {}

    NetClaims {
        claims = List.copyOf(claims);
        credits = List.copyOf(credits);
    }

    /** @param open in one currency */
    static NetClaims of(List<Receivable> open, LocalDate today) {
        List<Receivable> credits = open.stream()
                .filter(receivable -> receivable.balance().isNegative())
                .toList();
        List<Receivable> overdue = open.stream()
                .filter(receivable ->
                        receivable.balance().isPositive() && receivable.dueOn().isBefore(today))
                .sorted(Comparator.comparing(Receivable::dueOn)
                        .thenComparingLong(receivable -> receivable.id().value()))
                .toList();
        List<Claim> claims = new ArrayList<>();
        if (!overdue.isEmpty()) {
            Money left = credits.stream()
                    .map(credit -> credit.balance().negated())
                    .reduce(Money.zero(overdue.getFirst().balance().currency()), Money::plus);
            for (Receivable receivable : overdue) {
                Money counted = left.compareTo(receivable.balance()) < 0 ? left : receivable.balance();
                left = left.minus(counted);
                Money principal = receivable.balance().minus(counted);
                if (principal.isPositive()) {
                    claims.add(new Claim(receivable, principal));
                }
            }
        }
        return new NetClaims(claims, credits);
    }

    List<Receivable> receivables() {
        return claims.stream().map(Claim::receivable).toList();
    }
}
