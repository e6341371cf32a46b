package io.dunlin.core.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.shared.FirmProperties;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.SmartLifecycle;

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
    private List<SmartLifecycle> lifecycles;

    @Test
    void takes_back_at_once_what_this_node_was_running_and_leaves_other_nodes_theirs() {
        running("ours", firm.node());
        running("theirs", "another-" + firm.node());

        runner.whileQuiet(Duration.ofSeconds(30), runner::takeBackOwnJobs);

        assertThat(picked("ours")).isFalse();
        assertThat(picked("theirs")).isTrue();
    }

    @Test
    void looks_for_messages_in_doubt_before_any_job_runs() {
        SmartLifecycle doubts = lifecycles.stream()
                .filter(each -> each.getClass().getSimpleName().equals("InDoubtWatch"))
                .findFirst()
                .orElseThrow();

        assertThat(doubts.getPhase()).isLessThan(runner.getPhase());
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
