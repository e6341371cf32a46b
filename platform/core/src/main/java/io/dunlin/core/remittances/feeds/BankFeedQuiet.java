package io.dunlin.core.remittances.feeds;

import java.time.Instant;

/**
 * A feed answers and brings nothing, for longer than it ever should. Heard in the same transaction, once until a file comes.
 *
 * @param key of the feed, stable
 * @param feed its name
 */
public record BankFeedQuiet(String key, String feed, Instant lastFileAt) {}
