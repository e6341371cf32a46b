package io.dunlin.core.dunning.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.dunning.policy.PolicyVersion;
import io.dunlin.core.testing.FeatureTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FeatureTest
class FirstPoliciesTest {

    @Autowired
    private FirstPolicies first;

    @Autowired
    private Policies policies;

    @Test
    void the_first_night_finds_the_policies_that_come_with_the_product() {
        assertThat(policies.defaultPolicy()).isEmpty();
        first.beforeJobs();
        assertThat(policies.defaultPolicy())
                .get()
                .extracting(PolicyVersion::code)
                .isEqualTo("standard");
        assertThat(policies.published()).hasSize(3);
        first.beforeJobs();
        assertThat(policies.all()).hasSize(3);
    }
}
