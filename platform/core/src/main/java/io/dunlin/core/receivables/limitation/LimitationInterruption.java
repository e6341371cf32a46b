package io.dunlin.core.receivables.limitation;

import io.dunlin.core.receivables.ReceivableId;
import java.time.Instant;
import java.time.LocalDate;

/**
 * Something that interrupted the limitation of a claim.
 *
 * @param interruptedOn the day of it
 * @param runsAnewFrom from when the term runs again: the same day, with proceedings the day on which they ended
 * @param evidence what proves it, for example the mail of a date or the number of a court case
 */
public record LimitationInterruption(
        long id,
        ReceivableId receivableId,
        Ground ground,
        LocalDate interruptedOn,
        LocalDate runsAnewFrom,
        String evidence,
        Instant recordedAt,
        String recordedBy) {

    /** What the law takes for an interruption (art. 123 § 1 of the Polish Civil Code). */
    public enum Ground {
        ACKNOWLEDGEMENT,
        COURT_ACTION,
        ENFORCEMENT
    }
}
