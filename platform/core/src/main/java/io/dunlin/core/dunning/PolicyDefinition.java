package io.dunlin.core.dunning;

import io.dunlin.spi.settings.LocalizedText;
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
    public List<LocalizedText> faults() {
        List<LocalizedText> faults = new ArrayList<>(DunningLevels.faults(steps));
        if (minimumGapDays < 1 || minimumGapDays > LONGEST_GAP) {
            faults.add(new LocalizedText(
                    "Odstęp między krokami to od 1 do " + LONGEST_GAP + " dni.",
                    "The gap between steps is 1 to " + LONGEST_GAP + " days."));
        }
        if (!tolerance.matches("[0-9]{1,9}(\\.[0-9]{1,2})?")) {
            faults.add(new LocalizedText(
                    "Tolerancja to kwota, na przykład 5.00.", "The tolerance is an amount, for example 5.00."));
        }
        return List.copyOf(faults);
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
