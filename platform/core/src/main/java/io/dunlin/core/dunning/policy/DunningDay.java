package io.dunlin.core.dunning.policy;

import java.time.LocalDate;

/**
 * The day that is decided on.
 *
 * @param free a Sunday or a public holiday
 * @param bank how fresh the bank's data is
 */
public record DunningDay(LocalDate date, boolean free, Bank bank) {

    /** How fresh the bank's data is. */
    public enum Bank {
        FRESH,
        TOO_OLD,
        /** No bank account is set up, so nothing can be waited for. */
        NOT_SET_UP
    }

    public static DunningDay of(LocalDate date) {
        return new DunningDay(date, false, Bank.FRESH);
    }
}
