package io.dunlin.core.remittances.feeds;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed of bank files was not asked in time. Heard in the same transaction, once until it answers again.
 *
 * @param key of the feed, stable
 * @param feed its name
 * @param scheduledFor the times, the earliest first
 * @param fault what kept it from being done; null where nothing ran at all
 * @param problem the other side's words to that; may be empty
 */
public record BankPollsMissed(
        String key,
        String feed,
        List<Instant> scheduledFor,
        @Nullable FeedFault fault,
        String problem) {

    public BankPollsMissed {
        scheduledFor = List.copyOf(scheduledFor);
    }
}
