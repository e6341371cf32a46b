package io.dunlin.host;

import java.util.regex.Pattern;

/**
 * Names an extension for good: settings and references are stored under it.
 *
 * @param plugin the plugin's id, for example {@code bank-mt940}
 * @param name the simple name of the extension's class, for example {@code Mt940Parser}
 */
public record ExtensionId(String plugin, String name) implements Comparable<ExtensionId> {

    static final Pattern PLUGIN = Pattern.compile("[a-z][a-z0-9-]{1,39}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,99}");

    public ExtensionId {
        if (!PLUGIN.matcher(plugin).matches() || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("Not the id of an extension: " + plugin + "/" + name);
        }
    }

    /** Reads the form of {@link #toString()}. */
    public static ExtensionId parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("Not the id of an extension: " + text);
        }
        return new ExtensionId(text.substring(0, slash), text.substring(slash + 1));
    }

    @Override
    public int compareTo(ExtensionId other) {
        int byPlugin = plugin.compareTo(other.plugin);
        return byPlugin != 0 ? byPlugin : name.compareTo(other.name);
    }

    /** {@code plugin/Name}. */
    @Override
    public String toString() {
        return plugin + "/" + name;
    }
}
