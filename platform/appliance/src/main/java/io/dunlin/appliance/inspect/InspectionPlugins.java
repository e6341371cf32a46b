package io.dunlin.appliance.inspect;

import io.dunlin.core.settings.PluginsProperties;
import io.dunlin.core.shared.FirmProperties;
import io.dunlin.host.ExtensionId;
import io.dunlin.host.PluginFolders;
import io.dunlin.host.PluginRegistry;
import io.dunlin.host.PluginSettingsSource;
import io.dunlin.host.PluginSurroundings;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.Consumer;

/** The installed plugins as they are without a database: all of them, with the settings that hold where none were saved. */
public final class InspectionPlugins {

    private InspectionPlugins() {}

    /** @param data where plugins may write, thrown away by the caller */
    public static PluginRegistry open(PluginsProperties plugins, FirmProperties firm, Path data, Clock clock) {
        return PluginRegistry.open(
                new PluginFolders(plugins.folder(), plugins.trusted(), data),
                new PluginSurroundings(clock, firm::zone, HttpClient.newHttpClient()),
                new Unsaved());
    }

    private static final class Unsaved implements PluginSettingsSource {

        @Override
        public boolean isEnabled(String plugin) {
            return true;
        }

        @Override
        public Map<String, String> valuesOf(ExtensionId extension) {
            return Map.of();
        }

        @Override
        public void onChange(Consumer<String> listener) {
            // nothing changes while files are inspected
        }
    }
}
