package io.dunlin.core.dunning.decisions;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the run works.
 *
 * @param batchSize cases decided in one transaction: what a crash makes to be done again, 1 to 10 000
 */
@ConfigurationProperties("dunlin.dunning")
public record DunningProperties(@DefaultValue("2000") int batchSize) {

    private static final int LARGEST_BATCH = 10_000;

    public DunningProperties {
        if (batchSize < 1 || batchSize > LARGEST_BATCH) {
            throw new IllegalArgumentException("dunlin.dunning.batch-size: write a number from 1 to " + LARGEST_BATCH);
        }
    }
}
