package io.dunlin.appliance.configuration;

/** The configuration cannot be right. The message is one line that names the key and what to write. */
public final class WrongConfiguration extends RuntimeException {

    public WrongConfiguration(String message) {
        super(message);
    }

    public WrongConfiguration(String message, Throwable cause) {
        super(message, cause);
    }
}
