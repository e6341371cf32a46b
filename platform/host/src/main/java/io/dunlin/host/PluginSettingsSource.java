package io.dunlin.host;

import java.util.Map;
import java.util.function.Consumer;

/** Where the settings of plugins are kept. Implemented by the product's core; thread-safe. */
public interface PluginSettingsSource {

    /** Whether an administrator wants this plugin in service. */
    boolean isEnabled(String plugin);

    /** What was saved for an extension: key → value as text, secrets in clear; empty where nothing was. */
    Map<String, String> valuesOf(ExtensionId extension);

    /**
     * Asks to be told, after it is saved, that something of a plugin changed. The listener is called with the plugin's id,
     * on any thread but outside a transaction; it returns when the change is in force.
     */
    void onChange(Consumer<String> listener);
}
