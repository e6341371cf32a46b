package io.dunlin.core.remittances.feeds;

/** What came of trying a feed over SFTP. Nothing is taken in a trial. */
public sealed interface SftpTrial {

    /** It logged in and read the folder: so many files are there that would be looked at. */
    record Passed(int files) implements SftpTrial {}

    /** Nobody has accepted the server's key yet. No password left for it. */
    record HostKeyUnknown(SftpHostKey shown) implements SftpTrial {}

    /** The server shows another key than the accepted one. No password left for it. */
    record HostKeyChanged(SftpHostKey accepted, SftpHostKey shown) implements SftpTrial {}

    record Failed(FeedFault fault, String detail) implements SftpTrial {}
}
