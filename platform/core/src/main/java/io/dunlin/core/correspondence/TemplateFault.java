package io.dunlin.core.correspondence;

/**
 * A template cannot be made into a message: it misses a value, names what is not allowed, or grows beyond its limits. Says
 * what and where, holds nothing of the message.
 */
public final class TemplateFault extends RuntimeException {

    public TemplateFault(String message, Throwable cause) {
        super(message, cause);
    }

    public TemplateFault(String message) {
        super(message);
    }
}
