package io.dunlin.core.dunning;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Loads the policies that come with the product before any job runs: the first night finds them. */
@Component
class FirstPolicies implements SmartLifecycle {

    /** Farther below the highest phase than jobs are. */
    private static final int BEFORE_JOBS = 8_192;

    private final Policies policies;
    private volatile boolean running;

    FirstPolicies(Policies policies) {
        this.policies = policies;
    }

    @Override
    public void start() {
        policies.loadShipped();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - BEFORE_JOBS;
    }
}
