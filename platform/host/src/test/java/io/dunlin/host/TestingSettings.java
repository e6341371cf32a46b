package io.dunlin.host;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/** Settings in memory; every plugin is enabled unless the test disables it. */
final class TestingSettings implements PluginSettingsSource {

    private final Map<ExtensionId, Map<String, String>> values = new ConcurrentHashMap<>();
    private final Set<String> disabled = new HashSet<>();
    private final List<Consumer<String>> listeners = new ArrayList<>();

    void save(ExtensionId extension, Map<String, String> saved) {
        values.put(extension, saved);
        tell(extension.plugin());
    }

    void disable(String plugin) {
        synchronized (disabled) {
            disabled.add(plugin);
        }
        tell(plugin);
    }

    void enable(String plugin) {
        synchronized (disabled) {
            disabled.remove(plugin);
        }
        tell(plugin);
    }

    @Override
    public boolean isEnabled(String plugin) {
        synchronized (disabled) {
            return !disabled.contains(plugin);
        }
    }

    @Override
    public Map<String, String> valuesOf(ExtensionId extension) {
        return values.getOrDefault(extension, Map.of());
    }

    @Override
    public void onChange(Consumer<String> listener) {
        listeners.add(listener);
    }

    private void tell(String plugin) {
        listeners.forEach(listener -> listener.accept(plugin));
    }
}
