package io.dunlin.core.receivables.rates;

/** Why a file of the National Bank was not taken. */
public enum NbpFault {
    /** It is none of the known forms; the detail says what stands at its beginning. */
    UNKNOWN_FORM,
    /** A line or element cannot be read; the detail quotes it. */
    UNREADABLE,
    /** A rate differs from the one that is known for that day; the detail names it. */
    CONTRADICTS,
    /** Larger than 5 MB. */
    TOO_LARGE
}
