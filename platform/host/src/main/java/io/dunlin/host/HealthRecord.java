package io.dunlin.host;

import io.dunlin.spi.settings.LocalizedText;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Counts an extension's calls and failures. Thread-safe. */
final class HealthRecord implements Guard.HangWatch {

    /** So many calls may hang at one time; then the extension is out of service. */
    static final int MOST_HANGING = 3;

    private final Clock clock;
    private long calls;
    private long failures;
    private long ended;
    private Duration total = Duration.ZERO;
    private Duration slowest = Duration.ZERO;
    private int hanging;
    private boolean faulty;
    private boolean stopped;
    private PluginHealth.@Nullable LastFailure lastFailure;

    HealthRecord(Clock clock) {
        this.clock = clock;
    }

    synchronized void note(GuardedResult<?> result, Duration time) {
        calls++;
        switch (result) {
            case GuardedResult.Succeeded<?> _ -> faulty = hanging > 0;
            case GuardedResult.Failed<?> failed -> {
                failures++;
                faulty |= failed.kind() == FailureKind.DEFECT || hanging > 0;
                lastFailure =
                        new PluginHealth.LastFailure(clock.instant(), failed.kind(), failed.code(), failed.message());
                if (failed.kind() == FailureKind.TIMED_OUT) {
                    return;
                }
            }
        }
        ended++;
        total = total.plus(time);
        slowest = slowest.compareTo(time) < 0 ? time : slowest;
    }

    @Override
    public synchronized void hangs() {
        hanging++;
        faulty = true;
        stopped |= hanging >= MOST_HANGING;
    }

    @Override
    public synchronized void endedLate() {
        hanging--;
    }

    /** Whether too many calls hung; stays so until {@link #revive()}. */
    synchronized boolean isStopped() {
        return stopped;
    }

    /** An administrator wants it back: granted unless its calls still hang. */
    synchronized void revive() {
        stopped = hanging >= MOST_HANGING;
        faulty = stopped;
    }

    synchronized PluginHealth with(PluginState state, @Nullable LocalizedText reason) {
        PluginState shown = state == PluginState.ENABLED && faulty ? PluginState.UNHEALTHY : state;
        LocalizedText why = reason == null && shown == PluginState.UNHEALTHY && lastFailure != null
                ? lastFailure.message()
                : reason;
        Duration mean = ended == 0 ? Duration.ZERO : total.dividedBy(ended);
        return new PluginHealth(shown, why, calls, failures, mean, slowest, hanging, lastFailure);
    }
}
