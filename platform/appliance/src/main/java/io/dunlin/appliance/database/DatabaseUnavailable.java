package io.dunlin.appliance.database;

/** The database cannot be used. The message is one line for the administrator: what is wrong and what to do. */
public final class DatabaseUnavailable extends RuntimeException {

    public DatabaseUnavailable(String message) {
        super(message);
    }

    public DatabaseUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
