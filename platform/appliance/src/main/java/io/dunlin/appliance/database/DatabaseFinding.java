package io.dunlin.appliance.database;

/**
 * A setting of the database server that is not as it should be.
 *
 * @param severity whether the appliance can work with it
 * @param message one line: what is, and what to change
 */
public record DatabaseFinding(Severity severity, String message) {

    /** Whether the appliance can work with it. */
    public enum Severity {
        /** It cannot. */
        REFUSED,
        /** It can, with a risk that the message names. */
        RISKY
    }
}
