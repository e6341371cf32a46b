package io.dunlin.core.remittances.feeds;

import io.dunlin.core.shared.Id;

/** The id of a folder on an SFTP server. */
public record SftpFeedId(long value) implements Id {}
