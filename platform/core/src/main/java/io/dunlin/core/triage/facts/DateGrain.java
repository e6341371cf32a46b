package io.dunlin.core.triage.facts;

/** How exactly a date was named; the date of a week is its Friday, of a month or a year its last day. */
public enum DateGrain {
    DAY,
    WEEK,
    MONTH,
    YEAR
}
