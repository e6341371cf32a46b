package io.dunlin.core.settings;

import io.dunlin.host.FailureKind;

/** How a call into a plugin failed, and with that what a person can do about it. */
public enum PluginFault {
    /** May pass by itself. */
    TRANSIENT,
    /** A setting must change, or the plugin be enabled. */
    CONFIGURATION,
    /** The input is wrong. */
    BAD_DATA,
    /** The other side understood and said no. */
    REJECTED,
    /** The call did not end in time. */
    TIMED_OUT,
    /** Nobody knows whether it was done. */
    OUTCOME_UNKNOWN,
    /** The plugin has a fault; its maker must mend it. */
    DEFECT;

    static PluginFault of(FailureKind kind) {
        return switch (kind) {
            case TRANSIENT -> TRANSIENT;
            case CONFIGURATION -> CONFIGURATION;
            case BAD_DATA -> BAD_DATA;
            case REJECTED -> REJECTED;
            case TIMED_OUT -> TIMED_OUT;
            case OUTCOME_UNKNOWN -> OUTCOME_UNKNOWN;
            case DEFECT -> DEFECT;
        };
    }
}
