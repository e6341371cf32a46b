package io.dunlin.core.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.dunlin.core.shared.FirmProperties;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FeatureTest
class JobsAfterACrashTest {

    @Autowired
    private JobRunner runner;

    @Autowired
    private FirmProperties firm;

    @Autowired
    private Jdbi jdbi;

    @Autowired
    private TestingClock clock;

    @Autowired
    private Scheduler scheduler;

    @Autowired
    private JobsProperties properties;

    @Autowired
    private Maintenance maintenance;

    @Autowired
    private List<BeforeJobs> preparations;

    @Test
    void takes_back_at_once_what_this_node_was_running_and_leaves_other_nodes_theirs() {
        running("ours", firm.node());
        running("theirs", "another-" + firm.node());

        runner.whileQuiet(Duration.ofSeconds(30), runner::takeBackOwnJobs);

        assertThat(picked("ours")).isFalse();
        assertThat(picked("theirs")).isTrue();
    }

    @Test
    void begins_no_job_before_all_that_comes_before_jobs_is_done() {
        running("ours", firm.node());
        BeforeJobs failing = () -> {
            throw new IllegalStateException("not ready");
        };
        JobRunner starting = new JobRunner(scheduler, properties, jdbi, firm, clock, maintenance, List.of(failing));

        assertThatIllegalStateException().isThrownBy(starting::start).withMessage("not ready");

        assertThat(starting.isRunning()).isFalse();
        assertThat(picked("ours")).isTrue();
        assertThat(preparations)
                .extracting(each -> each.getClass().getSimpleName())
                .contains("InDoubtWatch", "FirstPolicies");
    }

    private void running(String key, String node) {
        int rows = jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by, last_heartbeat,
                          version)
                        values ('a-job', :key, :later, true, :node, :later, 1)
                        """)
                .bind("key", key)
                .bind("later", clock.instant().plus(Duration.ofDays(1)))
                .bind("node", node)
                .execute());
        assertThat(rows).isEqualTo(1);
    }

    private boolean picked(String key) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select picked from scheduled_tasks where task_instance = :key")
                        .bind("key", key)
                        .mapTo(Boolean.class)
                        .one());
    }
}
