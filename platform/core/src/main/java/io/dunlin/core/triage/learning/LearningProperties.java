package io.dunlin.core.triage.learning;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What learning needs of its surroundings.
 *
 * @param corpus the folder of the shipped corpus; without it nothing can be trained
 * @param models the folder where trained models are kept ready; without it they are read from the database alone
 * @param heapMegabytes what the process that trains may use
 * @param longest after which that process is ended
 */
@ConfigurationProperties("dunlin.learning")
public record LearningProperties(
        @Nullable Path corpus,
        @Nullable Path models,
        @DefaultValue("1024") int heapMegabytes,
        @DefaultValue("1h") Duration longest) {

    private static final int LEAST_HEAP = 128;

    public LearningProperties {
        if (heapMegabytes < LEAST_HEAP) {
            throw new IllegalArgumentException(
                    "dunlin.learning.heap-megabytes: write a number from " + LEAST_HEAP + "; 1024 is enough");
        }
        if (!longest.isPositive()) {
            throw new IllegalArgumentException("dunlin.learning.longest: write a time, for example 1h");
        }
    }
}
