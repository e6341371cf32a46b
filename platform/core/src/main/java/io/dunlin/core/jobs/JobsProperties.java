package io.dunlin.core.jobs;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How jobs run on this node.
 *
 * @param enabled whether this node runs jobs at all
 * @param threads how many at a time
 * @param pollInterval how often the database is asked for due jobs
 */
@ConfigurationProperties("dunlin.jobs")
public record JobsProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("8") int threads,
        @DefaultValue("PT2S") Duration pollInterval) {

    private static final int MOST_THREADS = 64;

    public JobsProperties {
        if (threads < 1 || threads > MOST_THREADS) {
            throw new IllegalArgumentException("dunlin.jobs.threads: write a number from 1 to " + MOST_THREADS);
        }
        if (pollInterval.isNegative() || pollInterval.isZero()) {
            throw new IllegalArgumentException("dunlin.jobs.poll-interval: write a positive time, for example 2s");
        }
    }
}
