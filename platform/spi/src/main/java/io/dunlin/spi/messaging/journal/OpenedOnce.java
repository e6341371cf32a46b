package io.dunlin.spi.messaging.journal;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.settings.LocalizedText;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway works with, such as its journal and its connection: opened with the first call that needs it, because a
 * gateway is also built only to be asked for its schema, and closed once. Where opening fails the next call tries again.
 * Thread-safe.
 *
 * @param <P> the gateway's parts
 */
public final class OpenedOnce<P> implements AutoCloseable {

    private final Supplier<P> opening;
    private final Consumer<P> closing;
    private @Nullable P parts;
    private boolean closed;

    /**
     * @param opening reads the settings and opens; throws a {@link PluginFailure} that says what is wrong
     * @param closing lets go of what was opened
     */
    public OpenedOnce(Supplier<P> opening, Consumer<P> closing) {
        this.opening = opening;
        this.closing = closing;
    }

    /** @throws PluginFailure of kind {@code TRANSIENT} once closed */
    public synchronized P get() {
        if (closed) {
            throw PluginFailure.transientFailure(
                    "closed",
                    new LocalizedText(
                            "Bramka jest zamknięta; nic nie wysłano", "The gateway is closed; nothing was sent"),
                    null);
        }
        P present = parts;
        if (present == null) {
            present = opening.get();
            parts = present;
        }
        return present;
    }

    @Override
    public void close() {
        @Nullable P present;
        synchronized (this) {
            closed = true;
            present = parts;
            parts = null;
        }
        if (present != null) {
            closing.accept(present);
        }
    }
}
