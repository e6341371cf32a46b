package io.dunlin.core.dunning.policy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What was done in a case so far.
 *
 * @param last the last step that was taken and not taken back; null for none
 * @param promiseBroken whether a promise broke since that step
 */
public record DunningHistory(@Nullable Taken last, boolean promiseBroken) {

    public static final DunningHistory NONE = new DunningHistory(null, false);

    /**
     * A step that was taken.
     *
     * @param round which time the ladder was climbed, from 1
     * @param coveredUntil the latest due date of what it named: once all of that is paid a new round begins
     */
    public record Taken(int round, String stepCode, int level, LocalDate takenOn, LocalDate coveredUntil) {}

    /** The last step of the round that goes on; null where a new round begins with what is owed since that day. */
    public @Nullable Taken lastOfRound(LocalDate oldestDueOn) {
        return last != null && !oldestDueOn.isAfter(last.coveredUntil()) ? last : null;
    }

    public int round(LocalDate oldestDueOn) {
        if (last == null) {
            return 1;
        }
        return lastOfRound(oldestDueOn) == null ? last.round() + 1 : last.round();
    }
}
