package io.dunlin.core.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.jobs.JobRunner;
import io.dunlin.core.testing.FeatureTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FeatureTest
class FirstPoliciesTest {

    @Autowired
    private FirstPolicies first;

    @Autowired
    private JobRunner runner;

    @Autowired
    private Policies policies;

    @Test
    void the_first_night_finds_the_policies_that_come_with_the_product() {
        assertThat(first.getPhase()).isLessThan(runner.getPhase());
        assertThat(policies.defaultPolicy()).isEmpty();
        first.start();
        assertThat(policies.defaultPolicy())
                .get()
                .extracting(PolicyVersion::code)
                .isEqualTo("standard");
        assertThat(policies.published()).hasSize(3);
        first.start();
        assertThat(policies.all()).hasSize(3);
    }
}
