package io.dunlin.core.settings;

import io.dunlin.host.PluginState;

/** Where a plugin or one of its extensions stands, as people are told. */
public enum PluginStanding {
    /** In service, and doing well. */
    ENABLED,
    /** In service, but its last call hung or failed by a fault of its own. */
    FAILING,
    /** Out of service: an administrator disabled it, or too many of its calls hang. */
    DISABLED,
    /** Its jar was loaded, but nothing of it can be used. */
    LOADED,
    /** Never loaded: it was built for another version of the SPI. */
    INCOMPATIBLE,
    /** Never loaded: its signature or its file is not acceptable. */
    REFUSED;

    static PluginStanding of(PluginState state) {
        return switch (state) {
            case ENABLED -> ENABLED;
            case UNHEALTHY -> FAILING;
            case DISABLED -> DISABLED;
            case LOADED -> LOADED;
            case INCOMPATIBLE -> INCOMPATIBLE;
            case REFUSED -> REFUSED;
        };
    }

    /** Whether an administrator can put it into service and out of it. */
    public boolean canBeTurned() {
        return this == ENABLED || this == FAILING || this == DISABLED;
    }
}
