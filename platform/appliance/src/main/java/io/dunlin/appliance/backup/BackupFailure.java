package io.dunlin.appliance.backup;

/** A backup could not be made or read back. The message is one line: what failed and what to do. */
public final class BackupFailure extends RuntimeException {

    public BackupFailure(String message) {
        super(message);
    }

    public BackupFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
