package io.dunlin.host;

import io.dunlin.spi.PluginContext;
import io.dunlin.spi.settings.PluginSettings;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;

record HostPluginContext(PluginSettings settings, Clock clock, ZoneId zone, HttpClient httpClient, Path dataFolder)
        implements PluginContext {

    static HostPluginContext of(PluginSettings settings, PluginSurroundings surroundings, Path dataFolder) {
        return new HostPluginContext(
                settings, surroundings.clock(), surroundings.zone().get(), surroundings.httpClient(), dataFolder);
    }

    /** Says nothing of the settings: they hold secrets. */
    @Override
    public String toString() {
        return "plugin context of " + dataFolder.getFileName();
    }
}
