package io.dunlin.core.triage.facts;

/** What a word or phrase can mean in a date; the values are in {@code date-words.txt}. */
enum DateWord {
    MONTH,
    WEEKDAY,
    NUMBER,
    ORDINAL,
    UNIT,
    DAY,
    NEXT,
    THIS,
    LAST,
    END,
    START,
    MIDDLE,
    ENDWEEK,
    ENDMONTH,
    ENDYEAR,
    WEEKEND,
    MONTHOFYEAR,
    WITHIN,
    FROMNOW,
    AGO,
    BEFORE,
    AFTER,
    CUE,
    FILLER,
    ORDINALSUFFIX,
    RECEIPT,
    CLOCK,
    NEWYEARSEVE,
    DATED
}
