package io.dunlin.appliance.health;

import io.dunlin.appliance.health.HealthReport.Part;
import io.dunlin.appliance.health.HealthReport.Status;
import io.dunlin.core.inbox.InboxQueries;
import io.dunlin.core.inbox.InboxQueries.MailboxRow;
import io.dunlin.core.jobs.FailedJobs;
import io.dunlin.core.jobs.JobRunner;
import io.dunlin.host.InstalledPlugin;
import io.dunlin.host.PluginRegistry;
import io.dunlin.host.PluginState;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Looks at the parts, seldom: whoever asks more often gets the last report, so that the page is no lever. */
@Component
class HealthCheck {

    private static final Logger log = LoggerFactory.getLogger(HealthCheck.class);
    private static final Duration FRESH = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int SECONDS_TO_ANSWER = 2;
    private static final int FAILURES_THAT_COUNT = 3;

    private final DataSource database;
    private final JobRunner jobs;
    private final FailedJobs failedJobs;
    private final InboxQueries inbox;
    private final PluginRegistry plugins;
    private @Nullable HealthReport last;
    private long lastAt;

    HealthCheck(
            DataSource database, JobRunner jobs, FailedJobs failedJobs, InboxQueries inbox, PluginRegistry plugins) {
        this.database = database;
        this.jobs = jobs;
        this.failedJobs = failedJobs;
        this.inbox = inbox;
        this.plugins = plugins;
    }

    synchronized HealthReport report() {
        HealthReport known = last;
        if (known == null || System.nanoTime() - lastAt > FRESH.toNanos()) {
            known = look();
            last = known;
            lastAt = System.nanoTime();
        }
        return known;
    }

    private HealthReport look() {
        List<Part> parts = new ArrayList<>();
        parts.add(database());
        if (parts.getFirst().status() == Status.UP) {
            parts.add(jobs());
            parts.add(mailboxes());
        }
        parts.add(plugins());
        Status worst =
                parts.stream().map(Part::status).max(Comparator.naturalOrder()).orElse(Status.DOWN);
        String version = HealthCheck.class.getPackage().getImplementationVersion();
        return new HealthReport(worst, Objects.requireNonNullElse(version, ""), parts);
    }

    /** With a time limit of its own: a pool without connections lets callers wait longer than a monitor does. */
    private Part database() {
        FutureTask<Boolean> answer = new FutureTask<>(this::answers);
        Thread.ofVirtual().name("health").start(answer);
        try {
            return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                    ? new Part("database", Status.UP, "")
                    : new Part("database", Status.DOWN, "does not answer");
        } catch (ExecutionException | TimeoutException e) {
            log.warn("The database does not answer", e);
            return new Part("database", Status.DOWN, "does not answer");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Part("database", Status.DOWN, "interrupted");
        }
    }

    private boolean answers() throws SQLException {
        try (Connection connection = database.getConnection()) {
            return connection.isValid(SECONDS_TO_ANSWER);
        }
    }

    private Part jobs() {
        long failed = failedJobs.countOpen();
        String detail = jobs.countDue() + " due or running, " + failed + " gave up";
        if (!jobs.isRunning()) {
            return new Part("jobs", Status.DOWN, detail);
        }
        if (jobs.isResting()) {
            return new Part("jobs", Status.IMPAIRED, "maintenance: none begins; " + detail);
        }
        return new Part("jobs", failed == 0 ? Status.UP : Status.IMPAIRED, detail);
    }

    private Part mailboxes() {
        List<MailboxRow> rows = inbox.mailboxes();
        long failing = rows.stream()
                .filter(row -> row.consecutiveFailures() >= FAILURES_THAT_COUNT)
                .count();
        return new Part(
                "mailboxes",
                failing == 0 ? Status.UP : Status.IMPAIRED,
                failing + " of " + rows.size() + " folders fail");
    }

    private Part plugins() {
        List<InstalledPlugin> installed = plugins.plugins();
        long ailing = installed.stream()
                .filter(plugin -> plugin.state() != PluginState.ENABLED && plugin.state() != PluginState.DISABLED)
                .count();
        return new Part(
                "plugins",
                ailing == 0 ? Status.UP : Status.IMPAIRED,
                ailing + " of " + installed.size() + " cannot be used");
    }
}
