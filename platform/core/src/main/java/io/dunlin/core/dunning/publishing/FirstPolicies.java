package io.dunlin.core.dunning.publishing;

import io.dunlin.core.jobs.BeforeJobs;
import org.springframework.stereotype.Component;

/** Loads the policies that come with the product before any job runs: the first night finds them. */
@Component
class FirstPolicies implements BeforeJobs {

    private final Policies policies;

    FirstPolicies(Policies policies) {
        this.policies = policies;
    }

    @Override
    public void beforeJobs() {
        policies.loadShipped();
    }
}
