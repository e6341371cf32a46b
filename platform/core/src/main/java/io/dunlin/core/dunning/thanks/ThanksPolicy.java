package io.dunlin.core.dunning.thanks;

import io.dunlin.core.cases.HoldReason;
import java.util.EnumSet;
import java.util.Set;

/**
 * Decides what a debtor hears who paid. Thanks please, but are a message all the same: nothing goes past a lawyer, into a court
 * case or to somebody else's address, and what is left is named only where nobody disputes it.
 */
record ThanksPolicy(ThanksSettings settings) {

    /** Nobody there wants to hear of the case, or it is not the debtor who would. */
    private static final Set<HoldReason> SILENT =
            EnumSet.of(HoldReason.LEGAL, HoldReason.INSOLVENCY, HoldReason.WRONG_CONTACT);
    /** Holds under which the rest of the debt may be named: the debtor has agreed to pay, or only waits. */
    private static final Set<HoldReason> REST_MAY_BE_NAMED = EnumSet.of(
            HoldReason.POSSIBLE_PAYMENT,
            HoldReason.PAYMENT_CLAIMED,
            HoldReason.REMITTANCE_ANNOUNCED,
            HoldReason.PROMISE,
            HoldReason.INSTALMENT_PLAN,
            HoldReason.DELAY,
            HoldReason.PLAN_REQUESTED);

    /**
     * How a case stands after the payment.
     *
     * @param paid whether nothing is left to pay
     * @param inCourt whether it is or was with the lawyers
     * @param represented whether somebody else speaks for the debtor
     */
    record Standing(boolean paid, boolean inCourt, boolean represented, Set<HoldReason> holds) {}

    /** What is written. */
    enum Thanks {
        FOR_ALL,
        FOR_A_PART,
        NONE
    }

    Thanks decide(Standing standing) {
        boolean silent = standing.inCourt()
                || standing.represented()
                || standing.holds().stream().anyMatch(SILENT::contains);
        if (silent) {
            return Thanks.NONE;
        }
        if (standing.paid()) {
            return settings.whenPaid() ? Thanks.FOR_ALL : Thanks.NONE;
        }
        return settings.whenPartly() && REST_MAY_BE_NAMED.containsAll(standing.holds())
                ? Thanks.FOR_A_PART
                : Thanks.NONE;
    }
}
