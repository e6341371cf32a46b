package io.dunlin.spi.settings;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One setting.
 *
 * @param key its name in {@link PluginSettings}: letters and digits, starting with a small letter, for example
 *     {@code connectTimeout}
 * @param type what it holds, and with that how the form shows it and what it accepts
 * @param label what people see
 * @param help one sentence that says what to write and what it does
 * @param required whether the plugin cannot work without it
 * @param defaultValue the value where none is saved, as text in the form of {@link Type}
 */
public record SettingField(
        String key,
        Type type,
        LocalizedText label,
        LocalizedText help,
        boolean required,
        @Nullable String defaultValue) {

    private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9]{0,39}");

    public SettingField {
        if (!KEY.matcher(key).matches()) {
            throw new IllegalArgumentException("Setting key must match " + KEY + ", got: " + key);
        }
        if (defaultValue != null && type instanceof Type.Secret) {
            throw new IllegalArgumentException("A secret has no default: " + key);
        }
        if (defaultValue != null) {
            type.check(defaultValue).ifPresent(fault -> {
                throw new IllegalArgumentException("Default of '" + key + "': " + fault.en());
            });
        }
    }

    public static SettingField required(String key, Type type, LocalizedText label, LocalizedText help) {
        return new SettingField(key, type, label, help, true, null);
    }

    public static SettingField optional(String key, Type type, LocalizedText label, LocalizedText help) {
        return new SettingField(key, type, label, help, false, null);
    }

    public static SettingField withDefault(
            String key, Type type, LocalizedText label, LocalizedText help, String defaultValue) {
        return new SettingField(key, type, label, help, false, defaultValue);
    }

    /** A choice of a {@link Type.Choice}: the value that is saved and the words that are shown. */
    public record Option(String value, LocalizedText label) {}

    /** A column of a {@link Type.Table}: free text where it has no options. */
    public record Column(String key, LocalizedText label, List<Option> options) {

        public Column {
            options = List.copyOf(options);
        }

        public static Column text(String key, LocalizedText label) {
            return new Column(key, label, List.of());
        }

        public static Column choice(String key, LocalizedText label, Option... options) {
            return new Column(key, label, List.of(options));
        }

        /** Whether a cell may hold this text; an empty cell always may. */
        boolean accepts(String value) {
            return options.isEmpty()
                    || value.isEmpty()
                    || options.stream().anyMatch(option -> option.value().equals(value));
        }
    }
}
