package io.dunlin.appliance.command;

/** A command could not do what it was asked. The message is one line: what failed and what to do. */
final class CommandFailure extends RuntimeException {

    CommandFailure(String message) {
        super(message);
    }

    CommandFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
