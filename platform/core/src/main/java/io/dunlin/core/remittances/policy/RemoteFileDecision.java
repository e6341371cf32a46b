package io.dunlin.core.remittances.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What to do about a file in a watched folder on a server. */
public sealed interface RemoteFileDecision {

    /** It is new, or has changed since the last look: remember how it looks, and look again. */
    record Note() implements RemoteFileDecision {}

    /** It looks as it did: not long enough yet. */
    record Wait() implements RemoteFileDecision {}

    record Take() implements RemoteFileDecision {}

    /** It was taken and is still there: move it away, without reading it again. */
    record MoveAway() implements RemoteFileDecision {}

    /** Nothing is left to do about it. */
    record Leave() implements RemoteFileDecision {}

    record Refuse(Refusal why) implements RemoteFileDecision {}

    /** Why a file is not taken. */
    enum Refusal {
        EMPTY,
        TOO_LARGE
    }

    /** What became of a file before. */
    enum State {
        SEEN,
        /** Stored, and left where it is or not moved yet. */
        TAKEN,
        /** Stored and moved away: what has its name now is another file, whatever it looks like. */
        MOVED,
        REFUSED
    }

    /**
     * How a file looks from outside.
     *
     * @param modifiedAt null where the server tells none
     */
    record Shape(long size, @Nullable Instant modifiedAt) {}

    /**
     * A file as it was remembered.
     *
     * @param since when it was first seen in that shape
     */
    record Known(Shape shape, State state, Instant since) {}

    /**
     * The rules for one folder.
     *
     * @param largest in bytes
     * @param archived whether files are moved away once they were taken
     * @param settling how long a file must look the same: some servers show a size before all of it is there
     */
    record Rules(long largest, boolean archived, Duration settling) {}

    /**
     * Decides. A file whose shape the server tells only by half, without a time, may have changed unseen after it was taken:
     * it is read again, and known by its content.
     */
    static RemoteFileDecision of(Shape now, @Nullable Known known, Rules rules, Instant at) {
        if (known == null || !Objects.equals(known.shape(), now)) {
            return new Note();
        }
        return switch (known.state()) {
            case MOVED -> new Note();
            case REFUSED -> new Leave();
            case TAKEN -> {
                if (now.modifiedAt() == null) {
                    yield new Take();
                }
                yield rules.archived() ? new MoveAway() : new Leave();
            }
            case SEEN -> {
                if (at.isBefore(known.since().plus(rules.settling()))) {
                    yield new Wait();
                }
                if (now.size() > rules.largest()) {
                    yield new Refuse(Refusal.TOO_LARGE);
                }
                yield now.size() == 0 ? new Refuse(Refusal.EMPTY) : new Take();
            }
        };
    }
}
