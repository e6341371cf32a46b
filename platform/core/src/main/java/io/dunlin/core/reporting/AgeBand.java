package io.dunlin.core.reporting;

/** How long a receivable is overdue, as accountants band it. */
public enum AgeBand {
    NOT_DUE,
    DAYS_1_30,
    DAYS_31_60,
    DAYS_61_90,
    DAYS_91_180,
    DAYS_181_365,
    OVER_A_YEAR
}
