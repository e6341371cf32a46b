package io.dunlin.host;

/** Where a plugin or an extension stands. */
public enum PluginState {
    /** Its jar was verified and loaded, but nothing of it can be used; the reason says why. */
    LOADED,
    /** In service. */
    ENABLED,
    /** Out of service: an administrator disabled it, or too many of its calls hang. */
    DISABLED,
    /** Never loaded: its signature or its file is not acceptable. */
    REFUSED,
    /** Never loaded: it was built for another version of the SPI. */
    INCOMPATIBLE,
    /** In service, but its last call hung or failed by a fault of its own. */
    UNHEALTHY
}
