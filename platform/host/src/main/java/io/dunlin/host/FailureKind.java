package io.dunlin.host;

import io.dunlin.spi.PluginFailure;

/** How a guarded call failed; it alone decides what happens next. */
public enum FailureKind {
    /** Surely not done, and may pass by itself: try again with growing pauses. */
    TRANSIENT,
    /** An administrator must change a setting or enable the plugin: an alarm, no retry until then. */
    CONFIGURATION,
    /** The input is wrong: to a person, no retry. */
    BAD_DATA,
    /** The other side understood and said no: final for this item. */
    REJECTED,
    /** The call did not end in time. What only reads may be tried again; what sends is in doubt. */
    TIMED_OUT,
    /** The plugin says that nobody knows whether it was done: in doubt, never repeated blindly. */
    OUTCOME_UNKNOWN,
    /** The plugin has a fault: it threw what it must not, or returned nothing. What it sent before is in doubt. */
    DEFECT;

    /** Whether the failed call surely changed nothing on the other side. */
    public boolean surelyNotDone() {
        return switch (this) {
            case TRANSIENT, CONFIGURATION, BAD_DATA, REJECTED -> true;
            case TIMED_OUT, OUTCOME_UNKNOWN, DEFECT -> false;
        };
    }

    static FailureKind of(PluginFailure.Kind kind) {
        return switch (kind) {
            case TRANSIENT -> TRANSIENT;
            case CONFIGURATION -> CONFIGURATION;
            case BAD_DATA -> BAD_DATA;
            case REJECTED -> REJECTED;
        };
    }
}
