package io.dunlin.core.dunning.policy;

import io.dunlin.spi.value.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/**
 * A policy as it is written down: one document, the same for every currency.
 *
 * @param tolerance up to this sum, in the case's own currency, nothing is done; for example {@code 5.00}
 * @param minimumGapDays days between any two steps, 1 to 60
 */
public record PolicyDefinition(String tolerance, int minimumGapDays, List<DunningStep> steps) {

    private static final int LONGEST_GAP = 60;

    public PolicyDefinition {
        steps = List.copyOf(steps);
    }

    /** What keeps it from being published, in words that say what to change. */
    public List<PolicyFault> faults() {
        List<PolicyFault> faults = new ArrayList<>(DunningLevels.faults(steps));
        faults.addAll(courtesiesOutOfReach());
        if (minimumGapDays < 1 || minimumGapDays > LONGEST_GAP) {
            faults.add(PolicyFault.of(
                    "Odstęp między krokami to od 1 do " + LONGEST_GAP + " dni.",
                    "The gap between steps is 1 to " + LONGEST_GAP + " days."));
        }
        if (!tolerance.matches("[0-9]{1,9}(\\.[0-9]{1,2})?")) {
            faults.add(PolicyFault.of(
                    "Tolerancja to kwota, na przykład 5.00.", "The tolerance is an amount, for example 5.00."));
        }
        return List.copyOf(faults);
    }

    /** The gap can push a courtesy past the due date, with which it lapses: it would never be sent. */
    private List<PolicyFault> courtesiesOutOfReach() {
        List<PolicyFault> faults = new ArrayList<>();
        List<DunningStep> courtesies =
                steps.stream().filter(DunningStep::isCourtesy).toList();
        for (int i = 1; i < courtesies.size(); i++) {
            DunningStep step = courtesies.get(i);
            int earliest = courtesies.get(i - 1).offsetDays() + minimumGapDays;
            int last = step.offsetDays() < 0 ? -1 : 0;
            if (earliest > last) {
                faults.add(PolicyFault.of(
                        step,
                        "nigdy nie nadejdzie: odstęp od poprzedniego kroku (dni: " + minimumGapDays
                                + ") mija po terminie",
                        "it can never be reached: the gap after the step before (days: " + minimumGapDays
                                + ") ends past the due date"));
            }
        }
        return faults;
    }

    /** The policy for cases of a currency. */
    DunningPolicy in(Currency currency) {
        BigDecimal sum = new BigDecimal(tolerance);
        // A currency without smaller units cannot hold a part of one: such a tolerance is none.
        boolean fits = sum.stripTrailingZeros().scale() <= currency.getDefaultFractionDigits();
        Money limit = fits ? new Money(sum, currency) : Money.zero(currency);
        return new DunningPolicy(new DunningLevels(steps), limit, minimumGapDays);
    }
}
