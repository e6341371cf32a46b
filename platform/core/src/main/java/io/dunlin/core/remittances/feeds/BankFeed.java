package io.dunlin.core.remittances.feeds;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A place that the bank's files are fetched from, and that is asked at the times of the settings. */
interface BankFeed {

    /** Stable; at most 40 characters. */
    String key();

    /** What people know it by. */
    String title();

    /** Takes what is there and whole; waits for the answer. */
    Look look();

    /** How many files came from it since then; from the beginning where that is null. */
    int filesSince(@Nullable Instant since);

    /** When the last file came from it; empty where none ever did. */
    Optional<Instant> lastFileAt();

    /** What came of a look. */
    sealed interface Look {

        /**
         * It was looked at.
         *
         * @param waiting files that were seen and not taken yet
         */
        record Done(int waiting) implements Look {}

        /**
         * It could not be looked at, or not wholly; what was not taken is still there.
         *
         * @param detail what the other side said, or which file it was; for people
         */
        record Failed(FeedFault fault, String detail) implements Look {}
    }
}
