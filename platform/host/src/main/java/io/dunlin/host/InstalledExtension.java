package io.dunlin.host;

import io.dunlin.spi.DunlinExtension;
import io.dunlin.spi.SelfTest;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.settings.SettingsSchema;
import java.time.Duration;
import java.util.function.Function;

/**
 * An extension that can be called. Keep it as long as you like: it follows the plugin when settings change, and when the
 * plugin is disabled its calls fail with {@link FailureKind#CONFIGURATION}. Safe for any number of threads.
 *
 * @param <T> the extension point
 */
public interface InstalledExtension<T extends DunlinExtension> {

    ExtensionId id();

    /** The extension point it was asked for by. */
    Class<T> point();

    LocalizedText name();

    SettingsSchema schema();

    PluginHealth health();

    /**
     * Whether every required setting is saved. A plugin is in service as soon as it is installed; one of which nobody said
     * what it needs can only fail.
     */
    boolean isSetUp();

    /**
     * Calls the extension on a thread of its own, within the time limit of its extension point. Never throws but for
     * {@link ProductFailure} of the product's own callbacks. Not to be called inside a database transaction.
     * <p>
     * After {@link FailureKind#TIMED_OUT} the plugin may still be running: a callback given to it may still be called.
     *
     * @param call what to do; what it returns must be of the SPI or the JDK, never null nor an object of the plugin
     */
    <R> GuardedResult<R> call(Function<? super T, ? extends R> call);

    /** Like {@link #call(Function)} with another time limit. */
    <R> GuardedResult<R> call(Duration limit, Function<? super T, ? extends R> call);

    /** The extension's own test, for the "Test" button. */
    default GuardedResult<SelfTest> selfTest() {
        return call(Duration.ofSeconds(30), DunlinExtension::selfTest);
    }
}
