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
 * the key where the setting is missing or of another type; asking for a key that the schema does not have is a bug and
 * throws {@link IllegalArgumentException}.
 */
public interface PluginSettings {

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
