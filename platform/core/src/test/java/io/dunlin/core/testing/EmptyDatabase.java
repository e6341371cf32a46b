package io.dunlin.core.testing;

import io.dunlin.core.jobs.JobRunner;
import io.dunlin.core.shared.Transactions;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/** Empties every table before a test, and sets the clock back. Recurring jobs keep their rows. */
public final class EmptyDatabase implements BeforeEachCallback, AfterEachCallback {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Override
    public void beforeEach(ExtensionContext context) {
        ApplicationContext application = SpringExtension.getApplicationContext(context);
        application.getBean(JobRunner.class).whileQuiet(LIMIT, () -> {
            // A table cannot be emptied while the database counts its statistics (error 1205).
            application.getBean(Transactions.class).run(() -> empty(application.getBean(Jdbi.class)));
            application.getBean(TestingClock.class).set(TestingClock.START);
        });
    }

    @Override
    public void afterEach(ExtensionContext context) {
        ApplicationContext application = SpringExtension.getApplicationContext(context);
        application.getBean(JobRunner.class).whileQuiet(LIMIT, () -> {});
    }

    private static void empty(Jdbi jdbi) {
        jdbi.useHandle(handle -> {
            List<String> tables = handle.createQuery("""
                            select table_name
                            from information_schema.tables
                            where table_schema = database() and table_type = 'BASE TABLE'
                              and table_name not in ('flyway_schema_history', 'scheduled_tasks')
                              and table_rows is not null
                            """).mapTo(String.class).list();
            handle.execute("set foreign_key_checks = 0");
            try {
                for (String table : tables) {
                    boolean used = handle.createQuery("select exists (select 1 from `" + table + "`)")
                            .mapTo(Boolean.class)
                            .one();
                    if (used) {
                        handle.execute("truncate table `" + table + "`");
                    }
                }
            } finally {
                handle.execute("set foreign_key_checks = 1");
            }
            handle.execute("delete from scheduled_tasks where task_instance <> 'recurring'");
            handle.execute("update scheduled_tasks set execution_time = ?", TestingClock.START);
        });
    }
}
