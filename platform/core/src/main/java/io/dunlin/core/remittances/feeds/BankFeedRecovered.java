package io.dunlin.core.remittances.feeds;

import java.time.Instant;

/**
 * A feed of bank files that did not answer answers again. Heard in the same transaction.
 *
 * @param key of the feed, stable
 * @param feed its name
 */
public record BankFeedRecovered(String key, String feed, Instant since, Instant until) {}
