package io.dunlin.spi.settings;

import io.dunlin.spi.PluginFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The saved settings of one extension, read by key, with the schema's defaults filled in.
 * <p>
 * The {@code get…} methods throw a {@link PluginFailure} of kind {@link PluginFailure.Kind#CONFIGURATION} that names
 * the key where the setting is missing; every method does where what is saved does not fit the setting's type. Asking
 * for a key that the schema does not have, or by the method of another type, is a bug and throws
 * {@link IllegalArgumentException}. Immutable and safe for any number of threads.
 */
public interface PluginSettings {

    /**
     * What was saved, read through a schema.
     *
     * @param saved key → value as text in the form of {@link Type}; secrets in clear; blank counts as not saved; keys that
     *     the schema does not have are left unread, as an older version of the plugin may have saved them
     */
    static PluginSettings of(SettingsSchema schema, Map<String, String> saved) {
        return new SchemaSettings(schema, saved);
    }

    /**
     * Settings of which nothing is saved and no schema is known: what an extension gets when it is built only to be asked
     * for its schema.
     */
    static PluginSettings unsaved() {
        return UnsavedSettings.NONE;
    }

    /** What an extension throws that cannot work without a setting which its schema leaves optional. */
    static PluginFailure missing(String key) {
        return PluginFailure.configuration(
                "setting-missing",
                new LocalizedText(
                        "Brakuje ustawienia '" + key + "'; wpisz je i zapisz",
                        "Setting '" + key + "' is missing; write it and save"));
    }

    /** The text of a {@link Type.Text}, {@link Type.Choice}, {@link Type.WebAddress} or {@link Type.CharacterSet}. */
    Optional<String> findText(String key);

    String getText(String key);

    /** A {@link Type.Secret} in clear text. Keep it no longer than the call. */
    Optional<String> findSecret(String key);

    long getWhole(String key);

    boolean getFlag(String key);

    Duration getTimeSpan(String key);

    /** The rows of a {@link Type.Table}: column key → text; empty where none is saved. */
    List<Map<String, String>> getRows(String key);
}
