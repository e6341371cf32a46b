package io.dunlin.spi.settings;

import io.dunlin.spi.PluginFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Settings before the schema is known: nothing is there. */
enum UnsavedSettings implements PluginSettings {
    NONE;

    @Override
    public Optional<String> findText(String key) {
        return Optional.empty();
    }

    @Override
    public String getText(String key) {
        throw missing(key);
    }

    @Override
    public Optional<String> findSecret(String key) {
        return Optional.empty();
    }

    @Override
    public long getWhole(String key) {
        throw missing(key);
    }

    @Override
    public boolean getFlag(String key) {
        throw missing(key);
    }

    @Override
    public Duration getTimeSpan(String key) {
        throw missing(key);
    }

    @Override
    public List<Map<String, String>> getRows(String key) {
        return List.of();
    }

    private static PluginFailure missing(String key) {
        return PluginFailure.configuration(
                "setting-missing",
                new LocalizedText(
                        "Ustawienie '" + key
                                + "' odczytano, zanim można było je zapisać; czytaj je, gdy jest potrzebne",
                        "Setting '" + key + "' was read before any could be saved; read it when it is needed"));
    }
}
