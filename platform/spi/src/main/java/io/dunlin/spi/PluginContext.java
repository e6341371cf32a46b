package io.dunlin.spi;

import io.dunlin.spi.settings.PluginSettings;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;

/** What the product hands to an extension's constructor. Immutable; new settings mean a new extension. */
public interface PluginContext {

    /** The settings an administrator saved, with defaults filled in from the schema. */
    PluginSettings settings();

    /** The product's clock. A plugin that asks the system for the time is wrong in tests and in the demo. */
    Clock clock();

    /** The firm's time zone, for days and hours that people mean. */
    ZoneId zone();

    /** An HTTP client with the product's connect time limit, proxy and trust settings. Shared: do not close it. */
    HttpClient httpClient();

    /** A folder that belongs to this plugin alone and is part of the product's backup. It exists. */
    Path dataFolder();
}
