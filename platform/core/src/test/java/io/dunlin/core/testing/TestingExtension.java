package io.dunlin.core.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.host.ExtensionDirectory;
import io.dunlin.host.ExtensionId;
import io.dunlin.host.GuardedResult;
import io.dunlin.host.InstalledExtension;
import io.dunlin.host.InstalledPlugin;
import io.dunlin.host.PluginHealth;
import io.dunlin.spi.DunlinExtension;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.settings.SettingsSchema;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/** An extension as if its plugin were installed, called without a guard and made anew for each call. */
public record TestingExtension<E extends DunlinExtension>(
        Class<E> point, String plugin, boolean isSetUp, Supplier<E> made) implements InstalledExtension<E> {

    /** A directory of these extensions and no others; they are all of one point. */
    public static ExtensionDirectory directoryOf(List<? extends TestingExtension<?>> extensions) {
        return new Directory(List.copyOf(extensions));
    }

    private record Directory(List<? extends InstalledExtension<?>> extensions) implements ExtensionDirectory {

        @Override
        @SuppressWarnings("unchecked")
        public <T extends DunlinExtension> List<InstalledExtension<T>> of(Class<T> point) {
            assertThat(extensions).allSatisfy(each -> assertThat(each.point()).isEqualTo(point));
            return extensions.stream().map(each -> (InstalledExtension<T>) each).toList();
        }

        @Override
        public List<InstalledPlugin> plugins() {
            return List.of();
        }
    }

    @Override
    public ExtensionId id() {
        return new ExtensionId(plugin, point.getSimpleName());
    }

    @Override
    public LocalizedText name() {
        return new LocalizedText(plugin, plugin);
    }

    @Override
    public SettingsSchema schema() {
        return SettingsSchema.none();
    }

    @Override
    public PluginHealth health() {
        throw new UnsupportedOperationException("Nobody asks how this extension is");
    }

    @Override
    public <R> GuardedResult<R> call(Function<? super E, ? extends R> call) {
        return new GuardedResult.Succeeded<>(call.apply(made.get()));
    }

    @Override
    public <R> GuardedResult<R> call(Duration limit, Function<? super E, ? extends R> call) {
        return call(call);
    }
}
