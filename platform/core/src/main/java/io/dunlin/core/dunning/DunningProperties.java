package io.dunlin.core.dunning;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the run works.
 *
 * @param batchSize cases decided in one transaction: what a crash makes to be done again, 1 to 999
 */
@ConfigurationProperties("dunlin.dunning")
public record DunningProperties(@DefaultValue("500") int batchSize) {

    /** MariaDB turns longer lists of ids into temporary tables, and the run into one of scans. */
    private static final int LARGEST_BATCH = 999;

    public DunningProperties {
        if (batchSize < 1 || batchSize > LARGEST_BATCH) {
            throw new IllegalArgumentException("dunlin.dunning.batch-size: write a number from 1 to " + LARGEST_BATCH);
        }
    }
}
