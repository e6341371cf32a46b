package io.dunlin.core.triage.facts;

/** How a writer puts day and month in figures: {@code 3/7} is the third of July, or March 7th in the United States. */
public enum DayOrder {
    DAY_FIRST,
    MONTH_FIRST
}
