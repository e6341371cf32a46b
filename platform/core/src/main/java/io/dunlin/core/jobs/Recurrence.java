package io.dunlin.core.jobs;

import java.time.Duration;
import java.time.LocalTime;
import java.util.List;

/** When a recurring job runs. */
public sealed interface Recurrence {

    /** So long after the end of the last run. */
    record Every(Duration pause) implements Recurrence {}

    /** At these times of every day, in the firm's zone. */
    record DailyAt(List<LocalTime> times) implements Recurrence {
        public DailyAt {
            times = List.copyOf(times);
        }
    }
}
