package io.dunlin.host;

import io.dunlin.spi.DunlinExtension;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/**
 * Extensions that the program itself gives, guarded as those from jars are: for tests of the product's other parts, with
 * fakes in the place of plugins. Always in service; closing them is up to who made them. Thread-safe.
 */
public final class BuiltInExtensions implements ExtensionDirectory {

    private static final String PLUGIN = "built-in";

    private final List<ExtensionSlot> slots;

    private BuiltInExtensions(List<ExtensionSlot> slots) {
        this.slots = List.copyOf(slots);
    }

    /** @param extensions each becomes the extension {@code built-in/SimpleClassName} */
    public static BuiltInExtensions of(Clock clock, DunlinExtension... extensions) {
        List<ExtensionSlot> slots = new ArrayList<>();
        for (DunlinExtension extension : extensions) {
            ExtensionSlot slot = new ExtensionSlot(
                    new ExtensionId(PLUGIN, extension.getClass().getSimpleName()),
                    LoadedPlugin.pointOf(extension.getClass()),
                    extension.name(),
                    extension.settings(),
                    TimeLimits.USUAL,
                    clock);
            slot.start(extension);
            slots.add(slot);
        }
        return new BuiltInExtensions(slots);
    }

    @Override
    public <T extends DunlinExtension> List<InstalledExtension<T>> of(Class<T> point) {
        List<InstalledExtension<T>> found = new ArrayList<>();
        for (ExtensionSlot slot : slots) {
            if (point.isAssignableFrom(slot.point())) {
                found.add(new GuardedExtension<>(slot, point));
            }
        }
        return List.copyOf(found);
    }

    /** One plugin, {@code built-in}, that offers them all. */
    @Override
    public List<InstalledPlugin> plugins() {
        List<InstalledPlugin.Offered> offered = slots.stream()
                .map(slot -> new InstalledPlugin.Offered(
                        slot.id(), slot.point().getSimpleName(), slot.name(), slot.schema(), slot.health()))
                .toList();
        return List.of(new InstalledPlugin(
                PLUGIN, "", "", "Dunlin", "Part of the program", null, PluginState.ENABLED, null, offered));
    }
}
