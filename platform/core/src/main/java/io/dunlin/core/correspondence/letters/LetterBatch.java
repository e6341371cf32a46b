package io.dunlin.core.correspondence.letters;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Letters that were printed together.
 *
 * @param withdrawn how many were taken back since they were printed: those must come out of the pile
 * @param postedOn the day on which they were posted, once somebody said so
 */
public record LetterBatch(
        LetterBatchId id,
        State state,
        Instant printedAt,
        String printedBy,
        LocalDate datedOn,
        int letters,
        int withdrawn,
        @Nullable LocalDate postedOn) {

    /** Where a batch stands. */
    public enum State {
        PRINTED,
        POSTED,
        /** Never posted: its letters wait again. */
        DISCARDED
    }
}
