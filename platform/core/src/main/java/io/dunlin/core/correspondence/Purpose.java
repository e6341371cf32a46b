package io.dunlin.core.correspondence;

import java.util.EnumSet;
import java.util.Set;

/** What a message is for. */
public enum Purpose {
    REMINDER,
    FINAL_DEMAND,
    /** A letter of the firm in a case that presses for nothing by itself, approved by a second person. */
    FORMAL_LETTER,
    ANSWER,
    /** To somebody who turned out not to be the debtor; it holds nothing of any case. */
    APOLOGY,
    PROMISE_CONFIRMATION,
    /** Tells the debtor of an instalment plan that was approved. */
    PLAN_CONFIRMATION,
    PAYMENT_THANKS,
    /** To the firm's own people: money came. */
    PAYMENT_ALERT,
    /** To the firm's own people: something needs them. */
    STAFF_NOTICE,
    TEST;

    /** Messages that press for payment: what a hold, a payment or a closed case stops. */
    public static final Set<Purpose> PRESSING = EnumSet.of(REMINDER, FINAL_DEMAND);

    /** Whether it goes to the firm's own people and not to a debtor. */
    public boolean isInternal() {
        return this == PAYMENT_ALERT || this == STAFF_NOTICE || this == TEST;
    }
}
