package io.dunlin.host;

import io.dunlin.spi.DunlinExtension;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.settings.SettingsSchema;
import java.time.Duration;
import java.util.function.Function;

/** A slot seen as one extension point. */
record GuardedExtension<T extends DunlinExtension>(ExtensionSlot slot, Class<T> point)
        implements InstalledExtension<T> {

    @Override
    public ExtensionId id() {
        return slot.id();
    }

    @Override
    public LocalizedText name() {
        return slot.name();
    }

    @Override
    public SettingsSchema schema() {
        return slot.schema();
    }

    @Override
    public PluginHealth health() {
        return slot.health();
    }

    @Override
    public boolean isSetUp() {
        return slot.isSetUp();
    }

    @Override
    public <R> GuardedResult<R> call(Function<? super T, ? extends R> call) {
        return slot.call(null, extension -> call.apply(point.cast(extension)));
    }

    @Override
    public <R> GuardedResult<R> call(Duration limit, Function<? super T, ? extends R> call) {
        return slot.call(limit, extension -> call.apply(point.cast(extension)));
    }
}
