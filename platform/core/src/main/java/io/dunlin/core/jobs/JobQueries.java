package io.dunlin.core.jobs;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What ran and what waits to run, of all nodes. */
@Component
public class JobQueries {

    private final Jdbi jdbi;
    private final Clock clock;

    JobQueries(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /**
     * A job that is done again and again.
     *
     * @param consecutiveFailures how often in a row it failed, 0 where it went well the last time
     */
    public record RecurringRow(
            String name,
            boolean running,
            Instant nextAt,
            @Nullable Instant lastSuccess,
            @Nullable Instant lastFailure,
            int consecutiveFailures) {}

    /**
     * Jobs of one type that wait or run.
     *
     * @param failing how many of them failed before and are tried again
     * @param oldestDueAt when the first of them was or is due
     */
    public record WaitingRow(String jobType, long count, long running, long failing, Instant oldestDueAt) {}

    /** Those that fail ahead of all, then by name. */
    public List<RecurringRow> recurring() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select task_name as name, picked as running, execution_time as next_at, last_success, last_failure,
                          coalesce(consecutive_failures, 0) as consecutive_failures
                        from scheduled_tasks
                        where task_instance = 'recurring'
                        order by consecutive_failures desc, task_name
                        """)
                .map(ConstructorMapper.of(RecurringRow.class))
                .list());
    }

    /** By type; what is planned for later than a day from now is left out. */
    public List<WaitingRow> waiting() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select task_name as job_type, count(*) as count, sum(picked) as running,
                          sum(coalesce(consecutive_failures, 0) > 0) as failing, min(execution_time) as oldest_due_at
                        from scheduled_tasks
                        where task_instance <> 'recurring' and execution_time <= :tomorrow
                        group by task_name
                        order by task_name
                        """)
                .bind("tomorrow", clock.instant().plus(Duration.ofDays(1)))
                .map(ConstructorMapper.of(WaitingRow.class))
                .list());
    }
}
