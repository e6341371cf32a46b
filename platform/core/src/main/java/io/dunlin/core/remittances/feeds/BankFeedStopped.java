package io.dunlin.core.remittances.feeds;

/**
 * A feed of bank files asks no more until a person decides: its server shows another key than the accepted one. Heard in the
 * same transaction.
 *
 * @param feed its name
 */
public record BankFeedStopped(SftpFeedId feedId, String feed, SftpHostKey accepted, SftpHostKey shown) {}
