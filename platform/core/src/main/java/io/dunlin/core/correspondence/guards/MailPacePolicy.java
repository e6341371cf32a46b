package io.dunlin.core.correspondence.guards;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Gives each message to a domain its place in the row, as far apart as the pace says.
 * <p>
 * A handful may leave together: at 30 a minute the first three go at once, the fourth gets a place two seconds later, the
 * next one four. So a thousand that come at the same moment are asked for once again, each at its own time.
 *
 * @param perMinute 1 or more
 */
record MailPacePolicy(int perMinute) {

    private static final Duration TOGETHER = Duration.ofSeconds(5);

    /**
     * A message's place.
     *
     * @param leavesAt when it may leave; not after now where that is now
     * @param nextFree the place of the next one
     */
    record Place(Instant leavesAt, Instant nextFree) {}

    /** @param nextFree the first free place, or null where none was given yet */
    Place place(@Nullable Instant nextFree, Instant now) {
        Instant place = nextFree == null || nextFree.isBefore(now) ? now : nextFree;
        Instant leavesAt = place.isAfter(now.plus(TOGETHER)) ? place.minus(TOGETHER) : now;
        return new Place(leavesAt, place.plus(Duration.ofMinutes(1).dividedBy(perMinute)));
    }
}
