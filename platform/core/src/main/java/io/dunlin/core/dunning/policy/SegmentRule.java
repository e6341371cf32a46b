package io.dunlin.core.dunning.policy;

import io.dunlin.spi.erp.PartyKind;
import io.dunlin.spi.value.Money;
import java.math.BigDecimal;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One line of the choice of a policy: all conditions that are given must hold, and at least one is given.
 *
 * @param policyCode the policy that is followed then
 * @param amount what is owed; a case in another currency does not fit
 * @param daysOverdueFrom the least days that the oldest debt is overdue
 * @param kinds whoever the debtor may be; empty for anybody
 * @param latePaymentsFrom the least late payments in a year
 * @param brokenPromisesFrom the least broken promises in a year
 * @param fraudSuspected true where only debtors marked so fit
 */
public record SegmentRule(
        String policyCode,
        @Nullable AmountRange amount,
        @Nullable Integer daysOverdueFrom,
        Set<PartyKind> kinds,
        @Nullable Integer latePaymentsFrom,
        @Nullable Integer brokenPromisesFrom,
        boolean fraudSuspected) {

    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{1,39}");

    /**
     * Amounts of a currency.
     *
     * @param from included; null for no lower end
     * @param below not included; null for no upper end
     */
    public record AmountRange(
            String currency,
            @Nullable BigDecimal from,
            @Nullable BigDecimal below) {

        public AmountRange {
            if (from == null && below == null) {
                throw new IllegalArgumentException("A range of amounts has at least one end");
            }
            if (from != null && below != null && from.compareTo(below) >= 0) {
                throw new IllegalArgumentException("A range of amounts ends above where it begins");
            }
        }

        boolean holds(Money owed) {
            return owed.currency().getCurrencyCode().equals(currency)
                    && (from == null || owed.amount().compareTo(from) >= 0)
                    && (below == null || owed.amount().compareTo(below) < 0);
        }
    }

    public SegmentRule {
        kinds = kinds == null ? Set.of() : Set.copyOf(kinds);
        if (!CODE.matcher(policyCode).matches()) {
            throw new IllegalArgumentException("A rule names a policy by its code, got: " + policyCode);
        }
        boolean empty = amount == null
                && daysOverdueFrom == null
                && kinds.isEmpty()
                && latePaymentsFrom == null
                && brokenPromisesFrom == null
                && !fraudSuspected;
        if (empty) {
            throw new IllegalArgumentException(
                    "A rule has at least one condition; for all other cases make the policy the default");
        }
        if (isBelowOne(daysOverdueFrom) || isBelowOne(latePaymentsFrom) || isBelowOne(brokenPromisesFrom)) {
            throw new IllegalArgumentException("A rule's least numbers are 1 or more");
        }
    }

    /** Whether it asks how the debtor behaved. */
    boolean asksAboutConduct() {
        return latePaymentsFrom != null || brokenPromisesFrom != null || fraudSuspected;
    }

    boolean fits(Segment segment) {
        return (amount == null || amount.holds(segment.owed()))
                && (daysOverdueFrom == null || segment.daysOverdue() >= daysOverdueFrom)
                && (kinds.isEmpty() || kinds.contains(segment.kind()))
                && (latePaymentsFrom == null || segment.latePayments() >= latePaymentsFrom)
                && (brokenPromisesFrom == null || segment.brokenPromises() >= brokenPromisesFrom)
                && (!fraudSuspected || segment.fraudSuspected());
    }

    private static boolean isBelowOne(@Nullable Integer least) {
        return least != null && least < 1;
    }
}
