package io.dunlin.core.settings;

import io.dunlin.host.InstalledPlugin;
import io.dunlin.host.PluginHealth;
import io.dunlin.spi.settings.LocalizedText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A jar of the plugins folder, as administrators see it.
 *
 * @param id the plugin's id; the file's name where the id is not known
 * @param signer the subject of the trusted certificate that signed it, null where none did
 * @param reason why it is not simply in service
 */
public record PluginRow(
        String id,
        String file,
        String version,
        String provider,
        String description,
        @Nullable String signer,
        PluginStanding standing,
        @Nullable LocalizedText reason,
        List<ExtensionRow> extensions) {

    public PluginRow {
        extensions = List.copyOf(extensions);
    }

    /**
     * What a plugin offers to one extension point, and how it has done since the start of the product.
     *
     * @param id {@code plugin/Name}
     * @param point the simple name of the extension point
     * @param hasSettings whether there is anything to set
     * @param calls how many calls ended or were abandoned
     * @param failures how many of them failed
     * @param hanging calls that were abandoned and still run
     */
    public record ExtensionRow(
            String id,
            String point,
            LocalizedText name,
            boolean hasSettings,
            PluginStanding standing,
            @Nullable LocalizedText reason,
            long calls,
            long failures,
            Duration meanTime,
            Duration slowest,
            int hanging,
            @Nullable LastFailure lastFailure) {

        /** Its last failure: when, of what kind, and what the plugin said. */
        public record LastFailure(Instant at, PluginFault fault, String code, LocalizedText message) {}

        static ExtensionRow of(InstalledPlugin.Offered offered) {
            PluginHealth health = offered.health();
            PluginHealth.LastFailure last = health.lastFailure();
            return new ExtensionRow(
                    offered.id().toString(),
                    offered.point(),
                    offered.name(),
                    !offered.schema().fields().isEmpty(),
                    PluginStanding.of(health.state()),
                    health.reason(),
                    health.calls(),
                    health.failures(),
                    health.meanTime(),
                    health.slowest(),
                    health.hanging(),
                    last == null
                            ? null
                            : new LastFailure(last.at(), PluginFault.of(last.kind()), last.code(), last.message()));
        }
    }

    static PluginRow of(InstalledPlugin plugin) {
        return new PluginRow(
                plugin.id(),
                plugin.file(),
                plugin.version(),
                plugin.provider(),
                plugin.description(),
                plugin.signer(),
                PluginStanding.of(plugin.state()),
                plugin.reason(),
                plugin.extensions().stream().map(ExtensionRow::of).toList());
    }
}
