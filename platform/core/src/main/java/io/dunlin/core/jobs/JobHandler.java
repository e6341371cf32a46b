package io.dunlin.core.jobs;

/**
 * Does the jobs of one type. Called outside of any transaction, on any node, by one thread for one key at a time; and
 * again after a crash, so that doing it twice must be as good as once.
 */
public interface JobHandler<T> {

    JobType<T> type();

    /**
     * Does the job.
     *
     * @throws io.dunlin.spi.PluginFailure of kind {@code TRANSIENT} to be called again later; of any other kind to give up
     *     at once. Any other exception is a bug; it is tried again as if it might pass, and then shown to a person.
     */
    void run(T payload);

    default RetryPolicy retryPolicy() {
        return RetryPolicy.STANDARD;
    }
}
