package io.dunlin.core.remittances.feeds;

import java.time.Instant;

/**
 * A feed that was quiet for too long brought a file again. Heard in the same transaction.
 *
 * @param key of the feed, stable
 * @param feed its name
 * @param quietSince when it was told to be quiet
 */
public record BankFeedHeard(String key, String feed, Instant quietSince) {}
