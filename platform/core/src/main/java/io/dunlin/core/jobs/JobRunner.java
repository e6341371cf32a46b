package io.dunlin.core.jobs;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.dunlin.core.shared.FirmProperties;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Starts and stops the running of jobs with the application, after what comes {@link BeforeJobs}, lets them rest during
 * {@link Maintenance}, and lets the few who must (a demo that moves its clock) wait for quiet.
 */
@Component
public class JobRunner implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(JobRunner.class);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final Scheduler scheduler;
    private final JobsProperties properties;
    private final Jdbi jdbi;
    private final FirmProperties firm;
    private final Clock clock;
    private final Maintenance maintenance;
    private final List<BeforeJobs> preparations;
    private final ReentrantLock pausing = new ReentrantLock();
    private volatile boolean running;
    private volatile boolean resting;
    private @Nullable Thread follower;

    JobRunner(
            Scheduler scheduler,
            JobsProperties properties,
            Jdbi jdbi,
            FirmProperties firm,
            Clock clock,
            Maintenance maintenance,
            List<BeforeJobs> preparations) {
        this.scheduler = scheduler;
        this.properties = properties;
        this.jdbi = jdbi;
        this.firm = firm;
        this.clock = clock;
        this.maintenance = maintenance;
        this.preparations = List.copyOf(preparations);
    }

    @Override
    public void start() {
        preparations.forEach(BeforeJobs::beforeJobs);
        if (properties.enabled()) {
            takeBackOwnJobs();
            followMaintenance();
            scheduler.start();
            follower = Thread.ofVirtual().name("maintenance").start(this::keepFollowing);
            log.info("Jobs run on {} threads", properties.threads());
        }
        running = true;
    }

    @Override
    public void stop() {
        Thread following = follower;
        if (following != null) {
            following.interrupt();
            follower = null;
        }
        if (properties.enabled()) {
            scheduler.stop();
        }
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Whether jobs rest because of {@link Maintenance}. */
    public boolean isResting() {
        return resting;
    }

    /** Started after all else but the screens, whose phases are a few thousand below the highest; stopped right after them. */
    @Override
    public int getPhase() {
        return Integer.MAX_VALUE - 4_096;
    }

    /**
     * Does something while no job runs on this node: jobs that run are waited for, others begin after it.
     *
     * @param limit how long to wait for running jobs
     * @throws IllegalStateException where jobs still run at the limit; the work is then not done
     */
    public void whileQuiet(Duration limit, Runnable work) {
        pausing.lock();
        boolean active = scheduler.getSchedulerState().isStarted() && !resting;
        if (active) {
            scheduler.pause();
        }
        try {
            long deadline = System.nanoTime() + limit.toNanos();
            while (!scheduler.getCurrentlyExecuting().isEmpty()) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("Jobs are still running after " + limit);
                }
                LockSupport.parkNanos(LOOK_AGAIN.toNanos());
            }
            work.run();
        } finally {
            if (active) {
                scheduler.resume();
                scheduler.triggerCheckForDueExecutions();
            }
            pausing.unlock();
        }
    }

    private void keepFollowing() {
        while (!Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(properties.pollInterval().toNanos());
            try {
                followMaintenance();
            } catch (JdbiException e) {
                if (Thread.currentThread().isInterrupted()) {
                    return; // the product stops, and with it the question
                }
                log.warn("The database does not say whether there is maintenance; jobs go on as before", e);
            }
        }
    }

    void followMaintenance() {
        pausing.lock();
        try {
            boolean wanted = maintenance.current().isPresent();
            if (wanted && !resting) {
                scheduler.pause();
                log.info("Maintenance: no job begins until 'dunlin maintenance off'");
            } else if (!wanted && resting) {
                scheduler.resume();
                scheduler.triggerCheckForDueExecutions();
                log.info("Maintenance is over: jobs run again");
            }
            resting = wanted;
        } finally {
            pausing.unlock();
        }
    }

    /**
     * Waits until no job is due or running.
     *
     * @return whether that came to pass within the limit
     */
    public boolean awaitIdle(Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (System.nanoTime() < deadline) {
            if (countDue() == 0 && scheduler.getCurrentlyExecuting().isEmpty()) {
                return true;
            }
            scheduler.triggerCheckForDueExecutions();
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        return false;
    }

    /**
     * What this node was running when it was killed is due again at once; the scheduler would wait until it is sure that
     * the node is dead. Jobs of other nodes are theirs.
     */
    void takeBackOwnJobs() {
        int jobs = jdbi.withHandle(
                handle -> handle.createUpdate("""
                        update scheduled_tasks
                        set picked = false, picked_by = null, last_heartbeat = null, version = version + 1
                        where picked and picked_by = :node
                        """).bind("node", firm.node()).execute());
        if (jobs > 0) {
            log.info("{} jobs that ran when this node ended begin again", jobs);
        }
    }

    /** Jobs whose time has come and that nobody has picked up, of all nodes. */
    public long countDue() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select count(*)
                        from scheduled_tasks
                        where picked or execution_time <= :now
                        """)
                .bind("now", clock.instant())
                .mapTo(Long.class)
                .one());
    }
}
