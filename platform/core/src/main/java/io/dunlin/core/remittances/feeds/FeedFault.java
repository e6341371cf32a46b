package io.dunlin.core.remittances.feeds;

/** Why a feed of bank files could not be read. */
public enum FeedFault {
    /** The watched folder of this machine is not there or not readable. */
    FOLDER_UNREADABLE,
    /** Nobody answers at that host and port. */
    UNREACHABLE,
    /** No administrator has said yet that the server is who it says it is. */
    HOST_KEY_NOT_ACCEPTED,
    /** The server shows another key than the accepted one: another server, or somebody in between. */
    HOST_KEY_CHANGED,
    /** The stored private key cannot be used: no key, or another passphrase. */
    KEY_UNREADABLE,
    /** The stored password or key was sealed with another key file. */
    SECRET_UNREADABLE,
    LOGIN_REFUSED,
    /** The folder on the server is not there or not readable. */
    REMOTE_FOLDER_UNREADABLE,
    /** More files than are ever looked through. */
    TOO_MANY_FILES,
    /** A file on the server cannot be opened; the others were taken. */
    FILE_UNREADABLE,
    /** The connection ended on the way; what was not read whole is read again. */
    BROKEN_OFF
}
