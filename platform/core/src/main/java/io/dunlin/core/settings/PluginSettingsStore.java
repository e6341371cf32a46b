package io.dunlin.core.settings;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.Transactions;
import io.dunlin.host.ExtensionId;
import io.dunlin.host.PluginSettingsSource;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.settings.SettingField;
import io.dunlin.spi.settings.SettingsSchema;
import io.dunlin.spi.settings.Type;
import java.time.Clock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/** The settings, secrets and state of plugins. A plugin is in service until an administrator disables it. */
@Component
public class PluginSettingsStore implements PluginSettingsSource {

    private static final LocalizedText MISSING = new LocalizedText("To pole jest wymagane.", "This field is required.");

    private final Jdbi jdbi;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final SecretBox secrets;
    private final Clock clock;
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    public PluginSettingsStore(Jdbi jdbi, Transactions transactions, AuditTrail audit, SecretBox secrets, Clock clock) {
        this.jdbi = jdbi;
        this.transactions = transactions;
        this.audit = audit;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** What came of saving settings. */
    public sealed interface Saved {

        record Done() implements Saved {}

        /** Nothing was saved: what is wrong, by field. */
        record Refused(Map<String, LocalizedText> faults) implements Saved {
            public Refused {
                faults = Map.copyOf(faults);
            }
        }
    }

    @Override
    public boolean isEnabled(String plugin) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select enabled from plugin_state where plugin_id = :plugin")
                        .bind("plugin", plugin)
                        .mapTo(Boolean.class)
                        .findOne()
                        .orElse(true));
    }

    @Override
    public Map<String, String> valuesOf(ExtensionId extension) {
        Map<String, String> values = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select setting_key, value, secret
                        from plugin_setting
                        where plugin_id = :extension
                        """)
                .bind("extension", extension.toString())
                .map((results, _) -> new Stored(
                        results.getString("setting_key"), results.getString("value"), results.getBoolean("secret")))
                .forEach(stored -> values.put(
                        stored.key,
                        stored.secret ? secrets.open(stored.value, place(extension, stored.key)) : stored.value)));
        return Map.copyOf(values);
    }

    private record Stored(String key, String value, boolean secret) {}

    @Override
    public void onChange(Consumer<String> listener) {
        listeners.add(listener);
    }

    public void setEnabled(String plugin, boolean enabled, Actor actor) {
        transactions.run(() -> {
            jdbi.useHandle(handle -> handle.createUpdate("""
                            insert into plugin_state (plugin_id, enabled, changed_at, changed_by)
                            values (:plugin, :enabled, :now, :actor)
                            on duplicate key update enabled = :enabled, changed_at = :now, changed_by = :actor
                            """)
                    .bind("plugin", plugin)
                    .bind("enabled", enabled)
                    .bind("now", clock.instant())
                    .bind("actor", actor.name())
                    .execute());
            audit.record(
                    actor,
                    enabled ? "plugin-enabled" : "plugin-disabled",
                    new Subject("plugin", null, null),
                    "",
                    Map.of("plugin", plugin));
        });
        listeners.forEach(listener -> listener.accept(plugin));
    }

    /**
     * Saves an extension's settings after checking them against its schema. A secret that is left blank stays as it was;
     * any other value that is left blank is removed.
     */
    public Saved save(ExtensionId extension, SettingsSchema schema, Map<String, String> values, Actor actor) {
        Map<String, String> before = valuesOf(extension);
        Map<String, LocalizedText> faults = new LinkedHashMap<>();
        for (SettingField field : schema.fields()) {
            check(field, values.getOrDefault(field.key(), ""), before)
                    .ifPresent(fault -> faults.put(field.key(), fault));
        }
        if (!faults.isEmpty()) {
            return new Saved.Refused(faults);
        }
        transactions.run(() -> {
            schema.fields().forEach(field -> write(extension, field, values.getOrDefault(field.key(), ""), actor));
            audit.record(
                    actor,
                    "plugin-settings-changed",
                    new Subject("plugin", null, null),
                    "",
                    Map.of("extension", extension.toString(), "keys", values.keySet()));
        });
        listeners.forEach(listener -> listener.accept(extension.plugin()));
        return new Saved.Done();
    }

    private static Optional<LocalizedText> check(SettingField field, String value, Map<String, String> before) {
        if (!value.isBlank()) {
            return field.type().check(value);
        }
        boolean keptSecret = field.type() instanceof Type.Secret && before.containsKey(field.key());
        return field.required() && !keptSecret && field.defaultValue() == null
                ? Optional.of(MISSING)
                : Optional.empty();
    }

    private void write(ExtensionId extension, SettingField field, String value, Actor actor) {
        boolean secret = field.type() instanceof Type.Secret;
        if (value.isBlank()) {
            if (!secret) {
                jdbi.useHandle(handle -> handle.createUpdate(
                                "delete from plugin_setting where plugin_id = :extension and setting_key = :key")
                        .bind("extension", extension.toString())
                        .bind("key", field.key())
                        .execute());
            }
            return;
        }
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into plugin_setting (plugin_id, setting_key, value, secret, changed_at, changed_by)
                        values (:extension, :key, :value, :secret, :now, :actor)
                        on duplicate key update value = :value, secret = :secret, changed_at = :now, changed_by = :actor
                        """)
                .bind("extension", extension.toString())
                .bind("key", field.key())
                .bind("value", secret ? secrets.seal(value, place(extension, field.key())) : value)
                .bind("secret", secret)
                .bind("now", clock.instant())
                .bind("actor", actor.name())
                .execute());
    }

    private static String place(ExtensionId extension, String key) {
        return extension + "/" + key;
    }
}
