package io.dunlin.core.triage.facts;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A date read from tokens up to and without {@code next}; {@code date} is null for words that only look like a date. */
record DateMatch(int next, @Nullable LocalDate date, DateGrain grain) {

    static DateMatch day(int next, LocalDate date) {
        return new DateMatch(next, date, DateGrain.DAY);
    }

    /** Consumed, so that no other rule sees these words, but no date. */
    static DateMatch nothing(int next) {
        return new DateMatch(next, null, DateGrain.DAY);
    }
}
