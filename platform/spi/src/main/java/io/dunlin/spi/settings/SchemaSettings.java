package io.dunlin.spi.settings;

import io.dunlin.spi.PluginFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Saved values read through their schema. */
final class SchemaSettings implements PluginSettings {

    private final SettingsSchema schema;
    private final Map<String, String> saved;

    SchemaSettings(SettingsSchema schema, Map<String, String> saved) {
        this.schema = schema;
        this.saved = Map.copyOf(saved);
    }

    @Override
    public Optional<String> findText(String key) {
        SettingField field = field(key);
        switch (field.type()) {
            case Type.Text _, Type.Choice _, Type.WebAddress _, Type.CharacterSet _ -> {}
            case Type.Secret _, Type.Whole _, Type.Flag _, Type.TimeSpan _, Type.Table _ ->
                throw wrongReader(field, "text");
        }
        return find(field);
    }

    @Override
    public String getText(String key) {
        return findText(key).orElseThrow(() -> PluginSettings.missing(key));
    }

    @Override
    public Optional<String> findSecret(String key) {
        SettingField field = field(key);
        if (!(field.type() instanceof Type.Secret)) {
            throw wrongReader(field, "secret");
        }
        return find(field);
    }

    @Override
    public long getWhole(String key) {
        SettingField field = field(key);
        if (!(field.type() instanceof Type.Whole)) {
            throw wrongReader(field, "whole number");
        }
        return Long.parseLong(get(field).strip());
    }

    @Override
    public boolean getFlag(String key) {
        SettingField field = field(key);
        if (!(field.type() instanceof Type.Flag)) {
            throw wrongReader(field, "flag");
        }
        return Boolean.parseBoolean(get(field));
    }

    @Override
    public Duration getTimeSpan(String key) {
        SettingField field = field(key);
        if (!(field.type() instanceof Type.TimeSpan)) {
            throw wrongReader(field, "time span");
        }
        return Duration.parse(get(field).strip());
    }

    @Override
    public List<Map<String, String>> getRows(String key) {
        SettingField field = field(key);
        if (!(field.type() instanceof Type.Table table)) {
            throw wrongReader(field, "table");
        }
        return find(field).map(table::read).orElse(List.of());
    }

    /** Keys only: a value may be a secret. */
    @Override
    public String toString() {
        return "settings " + saved.keySet();
    }

    private SettingField field(String key) {
        return schema.find(key)
                .orElseThrow(() -> new IllegalArgumentException("The schema has no setting '" + key + "'"));
    }

    private String get(SettingField field) {
        return find(field).orElseThrow(() -> PluginSettings.missing(field.key()));
    }

    private Optional<String> find(SettingField field) {
        @Nullable String value = saved.get(field.key());
        if (value == null || value.isBlank()) {
            return Optional.ofNullable(field.defaultValue());
        }
        field.type().check(value).ifPresent(fault -> {
            throw PluginFailure.configuration(
                    "setting-invalid",
                    fault.precededBy("Ustawienie '" + field.key() + "': ", "Setting '" + field.key() + "': "));
        });
        return Optional.of(value);
    }

    private static IllegalArgumentException wrongReader(SettingField field, String asked) {
        return new IllegalArgumentException("Setting '" + field.key() + "' is a "
                + field.type().getClass().getSimpleName() + " and was read as a " + asked);
    }
}
