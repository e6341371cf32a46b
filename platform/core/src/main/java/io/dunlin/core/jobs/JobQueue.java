package io.dunlin.core.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Schedules work in the running transaction: the job exists exactly when the transaction commits, and survives a crash.
 */
@Component
public class JobQueue {

    // Asked for at each use: the scheduler knows the handlers, and handlers schedule jobs.
    private final ObjectProvider<Scheduler> schedulerProvider;
    private final Clock clock;

    JobQueue(ObjectProvider<Scheduler> scheduler, Clock clock) {
        this.schedulerProvider = scheduler;
        this.clock = clock;
    }

    /** As soon as possible after the running transaction commits. */
    public <T> void schedule(JobType<T> type, String key, T payload) {
        schedule(type, key, payload, clock.instant());
    }

    /**
     * Not before the given time. A job of that type and key that is waiting or running already stays as it is.
     *
     * @param key unique within the type, for example an id; at most 190 characters
     */
    public <T> void schedule(JobType<T> type, String key, T payload, Instant notBefore) {
        boolean added = scheduler().scheduleIfNotExists(new TaskInstance<>(type.name(), key, payload), notBefore);
        if (added && !notBefore.isAfter(clock.instant())) {
            wakeAfterCommit();
        }
    }

    /** Many jobs of a type, by key, none of which is there: with few statements. */
    public <T> void scheduleAll(JobType<T> type, Map<String, T> payloads, Instant notBefore) {
        List<TaskInstance<?>> jobs = payloads.entrySet().stream()
                .<TaskInstance<?>>map(job -> new TaskInstance<>(type.name(), job.getKey(), job.getValue()))
                .toList();
        if (jobs.isEmpty()) {
            return;
        }
        scheduler().scheduleBatch(jobs, notBefore);
        if (!notBefore.isAfter(clock.instant())) {
            wakeAfterCommit();
        }
    }

    /** Takes back a job that is waiting; nothing happens where there is none or it runs already. */
    public void cancel(JobType<?> type, String key) {
        TaskInstanceId id = TaskInstanceId.of(type.name(), key);
        boolean waiting = scheduler()
                .getScheduledExecution(id)
                .filter(execution -> !execution.isPicked())
                .isPresent();
        if (waiting) {
            scheduler().cancel(id);
        }
    }

    private Scheduler scheduler() {
        return schedulerProvider.getObject();
    }

    private void wakeAfterCommit() {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    scheduler().triggerCheckForDueExecutions();
                }
            });
        } else {
            scheduler().triggerCheckForDueExecutions();
        }
    }
}
