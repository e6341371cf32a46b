/**
 * Loads signed plugins, shows them the SPI only, and guards each call.
 * <p>
 * Start at {@link io.dunlin.host.PluginRegistry}; the rest of the product uses {@link io.dunlin.host.ExtensionDirectory}.
 * <p>
 * Invariants: a jar is loaded only from the plugins folder and only with every entry signed by a trusted certificate;
 * whatever a plugin throws, returns or fails to return, its caller gets a {@link io.dunlin.host.GuardedResult}; a registry
 * that was closed holds on to no class of a plugin. Plugins are trusted code: within one JVM nothing stops a plugin from
 * calling {@code System.exit}, filling the heap or reaching the host by reflection. What is guarded against is mistakes.
 */
@NullMarked
package io.dunlin.host;

import org.jspecify.annotations.NullMarked;
