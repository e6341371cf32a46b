package io.dunlin.core.jobs;

import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import io.dunlin.core.shared.Json;
import io.dunlin.spi.PluginFailure;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decides after each failure whether a job is tried again, and keeps the one that gave up for a person. */
final class GivingUp<T> implements FailureHandler<T> {

    private static final Logger log = LoggerFactory.getLogger(GivingUp.class);

    private final JobHandler<T> handler;
    private final FailedJobs failedJobs;
    private final Clock clock;

    GivingUp(JobHandler<T> handler, FailedJobs failedJobs, Clock clock) {
        this.handler = handler;
        this.failedJobs = failedJobs;
        this.clock = clock;
    }

    @Override
    @SuppressWarnings("unchecked") // the payload is of the handler's type
    public void onFailure(ExecutionComplete complete, ExecutionOperations<T> operations) {
        int attempts = complete.getExecution().consecutiveFailures + 1;
        String key = complete.getExecution().getId();
        Optional<Throwable> cause = complete.getCause();
        boolean hopeless =
                cause.orElse(null) instanceof PluginFailure failure && failure.kind() != PluginFailure.Kind.TRANSIENT;
        if (!hopeless && attempts < handler.retryPolicy().mostAttempts()) {
            Duration pause = handler.retryPolicy().pauseAfter(attempts);
            log.info(
                    "Job {} {} failed, attempt {}; tried again in {}",
                    handler.type().name(),
                    key,
                    attempts,
                    pause);
            operations.reschedule(complete, clock.instant().plus(pause));
            return;
        }
        log.warn(
                "Job {} {} gave up after {} attempts; shown under failed jobs",
                handler.type().name(),
                key,
                attempts);
        String payload = Json.write(complete.getExecution().taskInstance.getData());
        failedJobs.keep(handler.type().name(), key, payload, attempts, cause.orElse(null));
        operations.remove();
    }
}
