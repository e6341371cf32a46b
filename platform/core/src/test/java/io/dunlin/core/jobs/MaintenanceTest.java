package io.dunlin.core.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.shared.Actor;
import io.dunlin.core.testing.FeatureTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FeatureTest
class MaintenanceTest {

    private static final Actor OPERATOR = Actor.system("operator");

    @Autowired
    private Maintenance maintenance;

    @Autowired
    private JobRunner runner;

    @AfterEach
    void end() {
        boolean ended = maintenance.end();
        runner.followMaintenance();
        assertThat(runner.isResting()).as("ended: %s", ended).isFalse();
    }

    @Test
    void lets_the_jobs_of_every_node_rest_until_it_ends() {
        assertThat(maintenance.begin("a new disk", OPERATOR)).isTrue();
        runner.followMaintenance();

        assertThat(runner.isResting()).isTrue();
        assertThat(maintenance.current())
                .hasValueSatisfying(now -> assertThat(now.reason()).isEqualTo("a new disk"));

        assertThat(maintenance.end()).isTrue();
        runner.followMaintenance();

        assertThat(runner.isResting()).isFalse();
        assertThat(maintenance.end()).isFalse();
    }

    @Test
    void that_goes_on_is_not_begun_again() {
        assertThat(maintenance.begin("the first", OPERATOR)).isTrue();
        assertThat(maintenance.begin("the second", OPERATOR)).isFalse();

        assertThat(maintenance.current())
                .hasValueSatisfying(now -> assertThat(now.reason()).isEqualTo("the first"));
    }

    @Test
    void stays_when_somebody_waited_for_quiet_meanwhile() {
        assertThat(maintenance.begin("a new disk", OPERATOR)).isTrue();
        runner.followMaintenance();

        runner.whileQuiet(
                Duration.ofSeconds(30), () -> assertThat(runner.isResting()).isTrue());

        assertThat(runner.isResting()).isTrue();
    }
}
