package io.dunlin.core.jobs;

import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.KeptText;
import io.dunlin.core.shared.Texts;
import io.dunlin.core.shared.Transactions;
import io.dunlin.core.shared.Window;
import io.dunlin.spi.PluginFailure;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Jobs that gave up, for people to run again or to dismiss. */
@Component
public class FailedJobs {

    private static final int LONGEST_MESSAGE = 2000;

    private final Jdbi jdbi;
    private final Transactions transactions;
    private final Clock clock;

    public FailedJobs(Jdbi jdbi, Transactions transactions, Clock clock) {
        this.jdbi = jdbi;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * A job that gave up.
     *
     * @param message why, in both languages as {@link KeptText} has them, or a fault of the product as it was thrown
     */
    public record FailedJob(
            long id,
            String jobType,
            String jobKey,
            String payload,
            Instant failedAt,
            int attempts,
            String kind,
            String code,
            String message) {}

    void keep(String jobType, String key, String payload, int attempts, @Nullable Throwable cause) {
        String kind = cause instanceof PluginFailure failure ? failure.kind().name() : "BUG";
        String code = cause instanceof PluginFailure failure
                ? failure.code()
                : cause == null ? "unknown" : cause.getClass().getSimpleName();
        String text = switch (cause) {
            case PluginFailure failure -> KeptText.of(failure.text());
            case Throwable bug when bug.getMessage() != null -> Texts.cut(bug.getMessage(), LONGEST_MESSAGE);
            case null, default -> code;
        };
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into failed_job (job_type, job_key, payload, failed_at, attempts, kind, code, message)
                        values (:jobType, :jobKey, :payload, :failedAt, :attempts, :kind, :code, :message)
                        """)
                .bind("jobType", jobType)
                .bind("jobKey", key)
                .bind("payload", payload)
                .bind("failedAt", clock.instant())
                .bind("attempts", attempts)
                .bind("kind", kind)
                .bind("code", Texts.cut(code, 40))
                .bind("message", text)
                .execute());
    }

    /** Those that no person has decided on, newest first. */
    public List<FailedJob> open(Window window) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, job_type, job_key, payload, failed_at, attempts, kind, code, message
                        from failed_job
                        where resolution is null
                        order by failed_at desc, id desc
                        limit :limit offset :offset
                        """)
                .bind("limit", window.limit())
                .bind("offset", window.offset())
                .map(ConstructorMapper.of(FailedJob.class))
                .list());
    }

    public long countOpen() {
        return jdbi.withHandle(
                handle -> handle.createQuery("""
                        select count(*)
                        from failed_job
                        where resolution is null
                        """).mapTo(Long.class).one());
    }

    /** Runs a failed job once more, as soon as possible; whether it was still open. */
    public boolean retry(long id, Actor actor) {
        return transactions.in(() -> {
            if (!resolve(id, "RETRIED", actor)) {
                return false;
            }
            // as the scheduler writes it: the same job that waits already stays as it is
            jdbi.useHandle(handle -> handle.createUpdate("""
                            insert ignore into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked,
                              consecutive_failures, version)
                            select job_type, job_key, payload, :now, false, 0, 1
                            from failed_job
                            where id = :id
                            """)
                    .bind("now", clock.instant())
                    .bind("id", id)
                    .execute());
            return true;
        });
    }

    /** Says that a failed job is not to be run again; whether it was still open. */
    public boolean dismiss(long id, Actor actor) {
        return transactions.in(() -> resolve(id, "DISMISSED", actor));
    }

    /** The row keeps who decided, and when. */
    private boolean resolve(long id, String resolution, Actor actor) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        update failed_job
                        set resolution = :resolution, resolved_at = :now, resolved_by = :login
                        where id = :id and resolution is null
                        """)
                        .bind("resolution", resolution)
                        .bind("now", clock.instant())
                        .bind("login", actor.name())
                        .bind("id", id)
                        .execute())
                == 1;
    }
}
