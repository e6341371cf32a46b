package io.dunlin.core.plans;

import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.spi.value.Money;
import java.util.List;
import java.util.Set;

/**
 * What a plan says. Its instalments come to exactly what it covers, each later than the one before.
 *
 * @param covered the receivables that are paid off by it, the oldest first
 * @param beyond in what the wish it was drafted from went beyond the limits
 * @param interestGoesOn whether interest for delay goes on while it is kept
 */
public record PlanTerms(
        List<Instalment> instalments, List<Covered> covered, Set<Beyond> beyond, boolean interestGoesOn) {

    /** A receivable with what was owed by it when the plan was written. */
    public record Covered(ReceivableId receivableId, String number, Money amount) {}

    /** In what a wish went beyond the limits. Texts are by key: {@code plan.beyond.<name>}. */
    public enum Beyond {
        TOO_MANY,
        TOO_LONG,
        TOO_SMALL,
        FIRST_TOO_LATE
    }

    public PlanTerms {
        instalments = List.copyOf(instalments);
        covered = List.copyOf(covered);
        beyond = Set.copyOf(beyond);
        if (instalments.isEmpty() || covered.isEmpty()) {
            throw new IllegalArgumentException("A plan has an instalment and a receivable at least");
        }
        for (int i = 0; i < instalments.size(); i++) {
            boolean inOrder = instalments.get(i).number() == i + 1
                    && (i == 0
                            || instalments
                                    .get(i - 1)
                                    .dueOn()
                                    .isBefore(instalments.get(i).dueOn()));
            if (!inOrder) {
                throw new IllegalArgumentException("Instalments are numbered from 1 in the order of their days");
            }
        }
        Money owed = covered.stream().map(Covered::amount).reduce(Money::plus).orElseThrow();
        Money paid = sum(instalments);
        if (!owed.equals(paid)) {
            throw new IllegalArgumentException("The instalments come to " + paid + ", the plan covers " + owed);
        }
    }

    public Money total() {
        return sum(instalments);
    }

    private static Money sum(List<Instalment> instalments) {
        return instalments.stream().map(Instalment::amount).reduce(Money::plus).orElseThrow();
    }
}
