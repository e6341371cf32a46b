package io.dunlin.host;

import io.dunlin.host.JarAdmission.Decision;
import io.dunlin.spi.DunlinExtension;
import io.dunlin.spi.SpiVersion;
import io.dunlin.spi.settings.LocalizedText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pf4j.PluginDescriptor;
import org.pf4j.PluginRuntimeException;
import org.pf4j.PluginWrapper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The plugins of this product: loaded from their folder when it is opened, enabled and disabled while it is open, gone when
 * it is closed. A plugin is installed, replaced or removed by changing the folder and starting the product again.
 * <p>
 * Thread-safe: what changes plugins waits for its turn; looking up and calling extensions never waits for it.
 */
public final class PluginRegistry implements ExtensionDirectory, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PluginRegistry.class);

    private final SpiPluginManager manager;
    private final PluginSettingsSource source;
    private final Object changes = new Object();
    private final List<LoadedPlugin> loaded = new ArrayList<>();
    private final List<InstalledPlugin> turned = new ArrayList<>();
    private volatile List<ExtensionSlot> slots = List.of();

    private PluginRegistry(SpiPluginManager manager, PluginSettingsSource source) {
        this.manager = manager;
        this.source = source;
    }

    /**
     * Loads what is in the plugins folder and puts into service what the settings want. A jar that cannot be loaded is
     * listed with the reason and takes nothing else down.
     *
     * @throws IllegalArgumentException where the folder of trusted certificates holds a file that is no certificate
     */
    public static PluginRegistry open(
            PluginFolders folders, PluginSurroundings surroundings, PluginSettingsSource source) {
        return open(folders, surroundings, source, TimeLimits.USUAL, SpiVersion.current());
    }

    static PluginRegistry open(
            PluginFolders folders,
            PluginSurroundings surroundings,
            PluginSettingsSource source,
            TimeLimits limits,
            String spiVersion) {
        JarAdmission admission = new JarAdmission(folders.plugins(), TrustedSigners.in(folders.trusted()), spiVersion);
        PluginRegistry registry = new PluginRegistry(new SpiPluginManager(folders.plugins(), spiVersion), source);
        synchronized (registry.changes) {
            for (Path jar : jarsIn(folders.plugins())) {
                registry.load(jar, admission, folders.data(), surroundings, limits);
            }
            registry.slots = registry.loaded.stream()
                    .flatMap(plugin -> plugin.slots().stream())
                    .sorted(Comparator.comparing(ExtensionSlot::id))
                    .toList();
            registry.loaded.forEach(plugin -> plugin.apply(source));
        }
        source.onChange(registry::refresh);
        registry.plugins().forEach(PluginRegistry::log);
        return registry;
    }

    @Override
    public <T extends DunlinExtension> List<InstalledExtension<T>> of(Class<T> point) {
        List<InstalledExtension<T>> extensions = new ArrayList<>();
        for (ExtensionSlot slot : slots) {
            if (point.isAssignableFrom(slot.point()) && slot.isInService()) {
                extensions.add(new GuardedExtension<>(slot, point));
            }
        }
        return List.copyOf(extensions);
    }

    @Override
    public List<InstalledPlugin> plugins() {
        synchronized (changes) {
            return Stream.concat(loaded.stream().map(LoadedPlugin::shown), turned.stream())
                    .sorted(Comparator.comparing(InstalledPlugin::file))
                    .toList();
        }
    }

    /**
     * Reads a plugin's settings again and brings it to them: enables, disables, or gives its extensions new instances. In
     * force when it returns; calls that are under way end on the old instance.
     */
    public void refresh(String plugin) {
        synchronized (changes) {
            loaded.stream().filter(candidate -> candidate.id().equals(plugin)).forEach(found -> found.apply(source));
        }
    }

    /** Stops every extension and lets go of every plugin. */
    @Override
    public void close() {
        synchronized (changes) {
            slots = List.of();
            loaded.forEach(LoadedPlugin::unload);
            loaded.clear();
            turned.clear();
            // one by one over a copy: PF4J's own loop changes the list it walks
            for (PluginWrapper wrapper : List.copyOf(manager.getPlugins())) {
                manager.unloadPlugin(wrapper.getPluginId());
            }
        }
    }

    private void load(Path jar, JarAdmission admission, Path data, PluginSurroundings surroundings, TimeLimits limits) {
        switch (admission.decide(jar)) {
            case Decision.Turned(var state, var reason, var descriptor, var signer) ->
                turn(jar, state, reason, descriptor, signer);
            case Decision.Admitted(PluginDescriptor descriptor, String signer) -> {
                String id = descriptor.getPluginId();
                if (loaded.stream().anyMatch(other -> other.id().equals(id))) {
                    turn(
                            jar,
                            PluginState.REFUSED,
                            new LocalizedText(
                                    "Inny plik jar ma ten sam identyfikator; zostaw jeden.",
                                    "Another jar has the same id; keep one."),
                            descriptor,
                            signer);
                    return;
                }
                try {
                    manager.loadPlugin(jar);
                    manager.startPlugin(id);
                    LoadedPlugin plugin = new LoadedPlugin(
                            descriptor, String.valueOf(jar.getFileName()), signer, data, surroundings, limits);
                    plugin.describe(manager.getPluginClassLoader(id), manager.getExtensionClassNames(id));
                    loaded.add(plugin);
                } catch (PluginRuntimeException e) {
                    turn(
                            jar,
                            PluginState.REFUSED,
                            new LocalizedText(
                                    "Nie można jej załadować: " + e.getMessage() + ".",
                                    "It cannot be loaded: " + e.getMessage() + "."),
                            descriptor,
                            signer);
                }
            }
        }
    }

    private void turn(
            Path jar,
            PluginState state,
            LocalizedText reason,
            @Nullable PluginDescriptor descriptor,
            @Nullable String signer) {
        String file = String.valueOf(jar.getFileName());
        turned.add(new InstalledPlugin(
                descriptor == null ? file : descriptor.getPluginId(),
                file,
                descriptor == null ? "" : LoadedPlugin.said(descriptor.getVersion()),
                descriptor == null ? "" : LoadedPlugin.said(descriptor.getProvider()),
                descriptor == null ? "" : LoadedPlugin.said(descriptor.getPluginDescription()),
                signer,
                state,
                reason,
                List.of()));
    }

    private static List<Path> jarsIn(Path folder) {
        if (!Files.isDirectory(folder)) {
            log.warn("There is no plugins folder {}; the product runs without plugins", folder);
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".jar"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the plugins folder " + folder, e);
        }
    }

    private static void log(InstalledPlugin plugin) {
        switch (plugin.state()) {
            case ENABLED, DISABLED -> log.info("Plugin {} {}: {}", plugin.id(), plugin.version(), plugin.state());
            case LOADED, REFUSED, INCOMPATIBLE, UNHEALTHY ->
                log.warn(
                        "Plugin {} ({}): {}; {}",
                        plugin.id(),
                        plugin.file(),
                        plugin.state(),
                        plugin.reason() == null ? "" : plugin.reason().en());
        }
    }
}
