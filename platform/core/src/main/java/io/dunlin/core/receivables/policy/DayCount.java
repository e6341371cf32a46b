package io.dunlin.core.receivables.policy;

import java.time.LocalDate;

/** How many days a year has when interest is counted. */
public enum DayCount {
    /** 365, in leap years too: what Polish court calculators do. */
    DAYS_365,
    /** 366 in leap years. */
    ACTUAL;

    int daysOfYear(LocalDate day) {
        return switch (this) {
            case DAYS_365 -> 365;
            case ACTUAL -> day.lengthOfYear();
        };
    }
}
