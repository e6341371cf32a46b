package io.dunlin.host;

import io.dunlin.host.GuardedResult.Failed;
import io.dunlin.host.GuardedResult.Succeeded;
import io.dunlin.spi.DunlinExtension;
import io.dunlin.spi.bank.BankStatementParser;
import io.dunlin.spi.court.CourtFilingFormat;
import io.dunlin.spi.erp.ErpConnection;
import io.dunlin.spi.erp.ErpFileFormat;
import io.dunlin.spi.messaging.SmsGateway;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.settings.PluginSettings;
import io.dunlin.spi.settings.SettingsSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pf4j.PluginDescriptor;

/** A plugin whose jar is loaded, with a slot for each of its extensions. Not thread-safe: guarded by the registry. */
final class LoadedPlugin {

    private static final List<Class<? extends DunlinExtension>> POINTS = List.of(
            BankStatementParser.class,
            ErpConnection.class,
            ErpFileFormat.class,
            SmsGateway.class,
            CourtFilingFormat.class);

    private final PluginDescriptor descriptor;
    private final String file;
    private final String signer;
    private final PluginSurroundings surroundings;
    private final TimeLimits limits;
    private final Path dataFolder;
    private final List<ExtensionSlot> slots = new ArrayList<>();
    private final Map<ExtensionId, Class<? extends DunlinExtension>> types = new HashMap<>();
    private final Map<ExtensionId, Map<String, String>> values = new HashMap<>();
    private final List<LocalizedText> faults = new ArrayList<>();
    private boolean enabled;

    LoadedPlugin(
            PluginDescriptor descriptor,
            String file,
            String signer,
            Path data,
            PluginSurroundings surroundings,
            TimeLimits limits) {
        this.descriptor = descriptor;
        this.file = file;
        this.signer = signer;
        this.surroundings = surroundings;
        this.limits = limits;
        this.dataFolder = data.resolve(descriptor.getPluginId());
    }

    String id() {
        return descriptor.getPluginId();
    }

    List<ExtensionSlot> slots() {
        return List.copyOf(slots);
    }

    /** Loads each extension's class and asks it for its name and settings. What fails is kept, for people to see. */
    void describe(ClassLoader loader, Collection<String> classNames) {
        try {
            Files.createDirectories(dataFolder);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot make the plugin's data folder " + dataFolder, e);
        }
        if (classNames.isEmpty()) {
            faults.add(new LocalizedText(
                    "Jej plik jar nie wymienia żadnego rozszerzenia (META-INF/extensions.idx); powiadom twórcę wtyczki.",
                    "Its jar names no extension (META-INF/extensions.idx); tell the plugin's maker."));
        }
        for (String className : new TreeSet<>(classNames)) {
            GuardedResult<ExtensionSlot> described = new Guard(limits.grace())
                    .call(id(), loader, limits.build(), Guard.HangWatch.NONE, () -> describe(loader, className));
            switch (described) {
                case Succeeded<ExtensionSlot>(ExtensionSlot slot) -> slots.add(slot);
                case Failed<ExtensionSlot> failed -> faults.add(failed.message());
            }
        }
    }

    private ExtensionSlot describe(ClassLoader loader, String className) throws ClassNotFoundException {
        Class<? extends DunlinExtension> type =
                Class.forName(className, true, loader).asSubclass(DunlinExtension.class);
        Class<? extends DunlinExtension> point = pointOf(type);
        ExtensionId extension = new ExtensionId(id(), type.getSimpleName());
        if (types.containsKey(extension)) {
            throw new IllegalArgumentException("Two extensions are called " + extension);
        }
        DunlinExtension unsaved = ContextExtensionFactory.build(
                type, HostPluginContext.of(PluginSettings.unsaved(), surroundings, dataFolder));
        try {
            LocalizedText name = unsaved.name();
            SettingsSchema schema = unsaved.settings();
            ExtensionSlot slot = new ExtensionSlot(extension, point, name, schema, limits, surroundings.clock());
            types.put(extension, type);
            return slot;
        } finally {
            unsaved.close();
        }
    }

    static Class<? extends DunlinExtension> pointOf(Class<? extends DunlinExtension> type) {
        return POINTS.stream()
                .filter(candidate -> candidate.isAssignableFrom(type))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("Of no extension point: " + type.getName()));
    }

    /** Brings the extensions to what the settings say now; one whose settings are the same goes on untouched. */
    void apply(PluginSettingsSource source) {
        boolean wanted = source.isEnabled(id());
        for (ExtensionSlot slot : slots) {
            if (!wanted) {
                values.remove(slot.id());
                slot.stop(new LocalizedText("Wyłączył ją administrator.", "An administrator disabled it."));
                continue;
            }
            Map<String, String> saved = Map.copyOf(source.valuesOf(slot.id()));
            if (!enabled) {
                slot.revive();
            }
            if (!enabled || !saved.equals(values.get(slot.id()))) {
                start(slot, saved);
            }
        }
        enabled = wanted;
    }

    private void start(ExtensionSlot slot, Map<String, String> saved) {
        @Nullable Class<? extends DunlinExtension> type = types.get(slot.id());
        if (type != null) {
            values.put(slot.id(), saved);
            slot.start(
                    type,
                    HostPluginContext.of(PluginSettings.of(slot.schema(), saved), surroundings, dataFolder),
                    slot.schema().isComplete(saved));
        }
    }

    /** Lets go of every instance and class. */
    void unload() {
        slots.forEach(slot -> slot.stop(new LocalizedText("Program się zatrzymuje.", "The product is stopping.")));
        types.clear();
        values.clear();
        enabled = false;
    }

    InstalledPlugin shown() {
        List<InstalledPlugin.Offered> offered = slots.stream()
                .map(slot -> new InstalledPlugin.Offered(
                        slot.id(), slot.point().getSimpleName(), slot.name(), slot.schema(), slot.health()))
                .toList();
        return new InstalledPlugin(
                id(),
                file,
                said(descriptor.getVersion()),
                said(descriptor.getProvider()),
                said(descriptor.getPluginDescription()),
                signer,
                state(offered),
                reason(offered),
                offered);
    }

    static String said(@Nullable String text) {
        return text == null ? "" : text;
    }

    private PluginState state(List<InstalledPlugin.Offered> offered) {
        List<PluginState> states =
                offered.stream().map(extension -> extension.health().state()).toList();
        if (states.stream().allMatch(PluginState.LOADED::equals)) {
            return PluginState.LOADED;
        }
        if (states.stream().allMatch(state -> state == PluginState.DISABLED || state == PluginState.LOADED)) {
            return PluginState.DISABLED;
        }
        boolean well = faults.isEmpty() && states.stream().allMatch(PluginState.ENABLED::equals);
        return well ? PluginState.ENABLED : PluginState.UNHEALTHY;
    }

    private @Nullable LocalizedText reason(List<InstalledPlugin.Offered> offered) {
        if (!faults.isEmpty()) {
            return faults.stream()
                    .reduce((first, next) -> first.followedBy(" " + next.pl(), " " + next.en()))
                    .orElseThrow();
        }
        return offered.stream()
                .map(extension -> extension.health().reason())
                .filter(java.util.Objects::nonNull)
                .findFirst()
                .orElse(null);
    }
}
