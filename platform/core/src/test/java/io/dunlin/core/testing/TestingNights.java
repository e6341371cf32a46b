package io.dunlin.core.testing;

import io.dunlin.core.dunning.decisions.DunningSettings;
import io.dunlin.core.dunning.publishing.Policies;
import io.dunlin.core.settings.ProductSettings;
import java.time.LocalTime;
import org.springframework.stereotype.Component;

/** Nightly runs, which in tests begin when a test says so. */
@Component
public class TestingNights {

    private final ProductSettings settings;
    private final Policies policies;

    public TestingNights(ProductSettings settings, Policies policies) {
        this.settings = settings;
        this.policies = policies;
    }

    /** The clock starts no run. */
    public void comeWhenCalled() {
        settings.change(
                DunningSettings.GROUP,
                new DunningSettings(false, LocalTime.of(7, 30), 3, 1, 3, 7, 5),
                TestingWorld.TESTER,
                "test");
    }

    /** The clock starts no run, and the policies that come with the product are in use. */
    public void followShippedPolicies() {
        comeWhenCalled();
        policies.loadShipped();
    }
}
