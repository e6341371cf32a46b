package io.dunlin.core.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.shared.Json;
import io.dunlin.core.testing.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** Messages that wait while the product is brought up to date are sent by the jobs of the new version. */
class UpgradedSendingJobsTest {

    private static final TestDatabase.Login DATABASE = TestDatabase.get().newSchema();

    private final Jdbi jdbi = Jdbi.create(DATABASE.url(), DATABASE.user(), DATABASE.password());

    @Test
    void what_waited_or_failed_under_the_old_kind_of_job_goes_on_under_the_new() {
        int before = flyway().target("31?").load().migrate().migrationsExecuted;
        assertThat(before).isPositive();
        jdbi.useHandle(handle -> {
            handle.execute("""
                    insert into scheduled_tasks (task_name, task_instance, task_data, execution_time, picked, version)
                    values ('send-message', '4711', ?, now(6), false, 1),
                      ('send-messages', '5-0d1b', ?, now(6), false, 1),
                      ('look-into-doubts', 'recurring', null, now(6), false, 1)
                    """, utf8("{\"messageId\":4711}"), utf8("{\"messageIds\":[5,6]}"));
            handle.execute("""
                    insert into failed_job (job_type, job_key, payload, failed_at, attempts, kind, code, message, resolution)
                    values ('send-message', '8', '{"messageId":8}', now(6), 6, 'BUG', 'x', 'x', null),
                      ('send-message', '9', '{"messageId":9}', now(6), 6, 'BUG', 'x', 'x', 'DISMISSED')
                    """);
        });

        assertThat(flyway().load().migrate().success).isTrue();

        assertThat(read("""
                        select task_data
                        from scheduled_tasks
                        where task_name = 'send-messages'
                        order by task_instance
                        """))
                .containsExactly(new SendingJobs.Messages(List.of(4711L)), new SendingJobs.Messages(List.of(5L, 6L)));
        assertThat(read("select payload from failed_job where job_type = 'send-messages'"))
                .containsExactly(new SendingJobs.Messages(List.of(8L)));
        List<String> others = jdbi.withHandle(
                handle -> handle.createQuery("select task_name from scheduled_tasks where task_name <> 'send-messages'")
                        .mapTo(String.class)
                        .list());
        assertThat(others).containsExactly("look-into-doubts");
    }

    private List<SendingJobs.Messages> read(String sql) {
        return jdbi.withHandle(handle -> handle.createQuery(sql)
                .map((results, _) ->
                        Json.read(new String(results.getBytes(1), StandardCharsets.UTF_8), SendingJobs.Messages.class))
                .list());
    }

    private static FluentConfiguration flyway() {
        return Flyway.configure().dataSource(DATABASE.url(), DATABASE.user(), DATABASE.password());
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
