package io.dunlin.host;

import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.settings.SettingsSchema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found in the plugins folder, for people to see.
 *
 * @param id the plugin's id; the file's name where the id is not known
 * @param file the jar's name
 * @param version its version, empty where not known
 * @param provider who made it, as the jar says
 * @param description one sentence, as the jar says
 * @param signer the subject of the trusted certificate that signed it, null where none did
 * @param state where it stands
 * @param reason why, where it is not simply in service
 * @param extensions what it offers
 */
public record InstalledPlugin(
        String id,
        String file,
        String version,
        String provider,
        String description,
        @Nullable String signer,
        PluginState state,
        @Nullable LocalizedText reason,
        List<Offered> extensions) {

    public InstalledPlugin {
        extensions = List.copyOf(extensions);
    }

    /**
     * An extension that the plugin offers.
     *
     * @param point the simple name of its extension point, for example {@code BankStatementParser}
     */
    public record Offered(
            ExtensionId id, String point, LocalizedText name, SettingsSchema schema, PluginHealth health) {}
}
