package io.dunlin.host;

import io.dunlin.host.GuardedResult.Failed;
import io.dunlin.host.GuardedResult.Succeeded;
import io.dunlin.spi.DunlinExtension;
import io.dunlin.spi.PluginContext;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.settings.SettingsSchema;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The place of one extension: its present instance, and its calls. An instance is closed when it was replaced and the last
 * call into it has ended or was abandoned. Thread-safe.
 */
final class ExtensionSlot {

    private static final int MOST_CALLS_AT_ONCE = 64;

    private final ExtensionId id;
    private final Class<? extends DunlinExtension> point;
    private final LocalizedText name;
    private final SettingsSchema schema;
    private final Guard guard;
    private final TimeLimits limits;
    private final HealthRecord health;
    private final Semaphore calls = new Semaphore(MOST_CALLS_AT_ONCE);

    private @Nullable Instance instance;
    private PluginState state = PluginState.DISABLED;
    private @Nullable LocalizedText reason;
    private boolean complete = true;

    ExtensionSlot(
            ExtensionId id,
            Class<? extends DunlinExtension> point,
            LocalizedText name,
            SettingsSchema schema,
            TimeLimits limits,
            Clock clock) {
        this.id = id;
        this.point = point;

        this.name = name;
        this.schema = schema;
        this.limits = limits;
        this.guard = new Guard(limits.grace());
        this.health = new HealthRecord(clock);
    }

    ExtensionId id() {
        return id;
    }

    Class<? extends DunlinExtension> point() {
        return point;
    }

    LocalizedText name() {
        return name;
    }

    SettingsSchema schema() {
        return schema;
    }

    synchronized PluginHealth health() {
        return health.isStopped() && state == PluginState.ENABLED
                ? health.with(
                        PluginState.DISABLED,
                        new LocalizedText(
                                "Zawiesiły się wywołania: " + HealthRecord.MOST_HANGING
                                        + ". Wyłącz i włącz wtyczkę, aby spróbować ponownie; jeśli wywołania nadal wiszą,"
                                        + " uruchom program ponownie.",
                                HealthRecord.MOST_HANGING
                                        + " of its calls hung. Disable and enable the plugin to try again; where"
                                        + " calls still hang, restart the product."))
                : health.with(state, reason);
    }

    synchronized boolean isInService() {
        return instance != null && !health.isStopped();
    }

    synchronized boolean isSetUp() {
        return complete;
    }

    /**
     * Puts a new instance into service in the place of the present one.
     *
     * @param setUp whether its settings hold all that is required
     */
    void start(Class<? extends DunlinExtension> type, PluginContext context, boolean setUp) {
        synchronized (this) {
            complete = setUp;
        }
        ClassLoader loader = type.getClassLoader();
        GuardedResult<DunlinExtension> built = guard.call(
                id.toString(), loader, limits.build(), health, () -> ContextExtensionFactory.build(type, context));
        switch (built) {
            case Succeeded<DunlinExtension>(DunlinExtension extension) ->
                replace(new Instance(extension, loader), PluginState.ENABLED, null);
            case Failed<DunlinExtension> failed -> replace(null, PluginState.LOADED, failed.message());
        }
    }

    /** Puts an instance into service that somebody else built. */
    void start(DunlinExtension extension) {
        replace(new Instance(extension, extension.getClass().getClassLoader()), PluginState.ENABLED, null);
    }

    void stop(@Nullable LocalizedText why) {
        replace(null, PluginState.DISABLED, why);
    }

    void revive() {
        health.revive();
    }

    <R> GuardedResult<R> call(@Nullable Duration limit, Function<? super DunlinExtension, ? extends R> call) {
        Instance used = acquire();
        if (used == null) {
            return new Failed<>(FailureKind.CONFIGURATION, "out-of-service", outOfService(id));
        }
        try {
            if (!calls.tryAcquire()) {
                return new Failed<>(
                        FailureKind.TRANSIENT,
                        "busy",
                        new LocalizedText(
                                id + ": jednoczesnych wywołań jest " + MOST_CALLS_AT_ONCE
                                        + "; próba zostanie powtórzona",
                                id + ": " + MOST_CALLS_AT_ONCE + " calls at once; tried again later"));
            }
            try {
                return timed(used, limit == null ? TimeLimits.of(point) : limit, call);
            } finally {
                calls.release();
            }
        } finally {
            release(used);
        }
    }

    private static LocalizedText outOfService(ExtensionId id) {
        return new LocalizedText(id + " nie działa; włącz jej wtyczkę", id + " is not in service; enable its plugin");
    }

    private <R> GuardedResult<R> timed(
            Instance used, Duration limit, Function<? super DunlinExtension, ? extends R> call) {
        long start = System.nanoTime();
        GuardedResult<R> result =
                guard.call(id.toString(), used.loader, limit, health, () -> call.apply(used.extension));
        health.note(result, Duration.ofNanos(System.nanoTime() - start));
        return result;
    }

    private void replace(@Nullable Instance next, PluginState nextState, @Nullable LocalizedText why) {
        Instance retired;
        boolean idle;
        synchronized (this) {
            retired = instance;
            instance = next;
            state = nextState;
            reason = why;
            idle = retired != null && retired.retire();
        }
        if (retired != null && idle) {
            close(retired);
        }
    }

    private synchronized @Nullable Instance acquire() {
        if (instance != null && !health.isStopped()) {
            instance.calls++;
            return instance;
        }
        return null;
    }

    private void release(Instance used) {
        boolean last;
        synchronized (this) {
            used.calls--;
            last = used.retired && used.calls == 0;
        }
        if (last) {
            close(used);
        }
    }

    private void close(Instance retired) {
        GuardedResult<Boolean> closed = guard.call(id.toString(), retired.loader, limits.build(), health, () -> {
            retired.extension.close();
            return true;
        });
        if (closed instanceof Failed<Boolean>) {
            health.note(closed, Duration.ZERO);
        }
    }

    private static final class Instance {

        private final DunlinExtension extension;
        private final ClassLoader loader;
        private int calls;
        private boolean retired;

        Instance(DunlinExtension extension, ClassLoader loader) {
            this.extension = extension;
            this.loader = loader;
        }

        /** Whether nobody is in it, so that it can be closed now. */
        boolean retire() {
            retired = true;
            return calls == 0;
        }
    }
}
