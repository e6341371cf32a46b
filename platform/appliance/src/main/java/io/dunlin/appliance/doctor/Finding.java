package io.dunlin.appliance.doctor;

/**
 * What the doctor found.
 *
 * @param subject what was looked at, in a word or two
 * @param message one line: what is and, where it is not fine, what to do
 */
public record Finding(Level level, String subject, String message) {

    /** From good to bad. */
    public enum Level {
        FINE,
        /** It works, with a risk that the message names. */
        RISKY,
        /** Something does not work. */
        WRONG
    }

    static Finding fine(String subject, String message) {
        return new Finding(Level.FINE, subject, message);
    }

    static Finding risky(String subject, String message) {
        return new Finding(Level.RISKY, subject, message);
    }

    static Finding wrong(String subject, String message) {
        return new Finding(Level.WRONG, subject, message);
    }

    public Finding {
        message = message.replaceAll("\\s*[\\r\\n]+\\s*", " ");
    }
}
