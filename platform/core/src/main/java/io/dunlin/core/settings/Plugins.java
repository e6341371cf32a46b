package io.dunlin.core.settings;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.settings.PluginSettingsStore.Saved;
import io.dunlin.core.shared.Actor;
import io.dunlin.host.ExtensionDirectory;
import io.dunlin.host.ExtensionId;
import io.dunlin.host.InstalledPlugin;
import io.dunlin.spi.DunlinExtension;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.settings.SettingField;
import io.dunlin.spi.settings.SettingsSchema;
import io.dunlin.spi.settings.Type;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The plugins as administrators work with them: how they do, what they are set to, and whether that works. */
@Component
public class Plugins {

    private final ExtensionDirectory directory;
    private final PluginSettingsStore store;
    private final AuditTrail audit;

    public Plugins(ExtensionDirectory directory, PluginSettingsStore store, AuditTrail audit) {
        this.directory = directory;
        this.store = store;
        this.audit = audit;
    }

    /**
     * The settings of an extension to fill in.
     *
     * @param extension {@code plugin/Name}
     * @param saved key → text of what is saved; never a secret
     * @param secretsKept the keys of the secrets that are saved
     */
    public record Form(
            String extension,
            LocalizedText name,
            PluginStanding standing,
            SettingsSchema schema,
            Map<String, String> saved,
            Set<String> secretsKept) {

        public Form {
            saved = Map.copyOf(saved);
            secretsKept = Set.copyOf(secretsKept);
        }
    }

    /** Everything in the plugins folder, by file name. */
    public List<PluginRow> all() {
        return directory.plugins().stream().map(PluginRow::of).toList();
    }

    /** Enables or disables a plugin; in force when it returns. */
    public void setEnabled(String plugin, boolean enabled, Actor actor) {
        store.setEnabled(plugin, enabled, actor);
    }

    /** The form of an extension, whether it is in service or not; empty where there is no such extension. */
    public Optional<Form> findForm(String extension) {
        return find(extension).map(offered -> {
            Map<String, String> shown = new HashMap<>();
            Set<String> secrets = new HashSet<>();
            Map<String, String> saved = store.valuesOf(offered.id());
            for (SettingField field : offered.schema().fields()) {
                String value = saved.get(field.key());
                if (value != null && field.type() instanceof Type.Secret) {
                    secrets.add(field.key());
                } else if (value != null) {
                    shown.put(field.key(), value);
                }
            }
            return new Form(
                    extension,
                    offered.name(),
                    PluginStanding.of(offered.health().state()),
                    offered.schema(),
                    shown,
                    secrets);
        });
    }

    /** Saves what was filled in; see {@link PluginSettingsStore#save}. In force when it returns. */
    public Saved save(String extension, Map<String, String> values, Actor actor) {
        InstalledPlugin.Offered offered =
                find(extension).orElseThrow(() -> new IllegalArgumentException("No extension " + extension));
        return store.save(offered.id(), offered.schema(), values, actor);
    }

    /** Runs an extension's own test with the saved settings. Takes up to 30 seconds; not inside a transaction. */
    public PluginTrial test(String extension, Actor actor) {
        PluginTrial trial = directory
                .find(DunlinExtension.class, ExtensionId.parse(extension))
                .map(found -> PluginTrial.of(found.selfTest()))
                .orElseGet(() -> new PluginTrial.Failed(
                        PluginFault.CONFIGURATION,
                        "out-of-service",
                        new LocalizedText(
                                extension + " nie działa; włącz jej wtyczkę",
                                extension + " is not in service; enable its plugin")));
        boolean passed = trial instanceof PluginTrial.Ran(boolean success, var _) && success;
        audit.record(
                actor,
                "plugin-tested",
                new Subject("plugin", null, null),
                "",
                Map.of("extension", extension, "passed", passed));
        return trial;
    }

    private Optional<InstalledPlugin.Offered> find(String extension) {
        return directory.plugins().stream()
                .flatMap(plugin -> plugin.extensions().stream())
                .filter(offered -> offered.id().toString().equals(extension))
                .findFirst();
    }
}
