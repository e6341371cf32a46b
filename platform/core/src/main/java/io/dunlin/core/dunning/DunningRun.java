package io.dunlin.core.dunning;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseReference;
import io.dunlin.core.dunning.decisions.DunningDecisions.Decided;
import io.dunlin.core.dunning.decisions.DunningSettings;
import io.dunlin.core.dunning.policy.Decision;
import io.dunlin.core.dunning.policy.DunningReason;
import io.dunlin.core.dunning.policy.DunningStep;
import io.dunlin.core.dunning.policy.LoadedCase;
import io.dunlin.core.dunning.policy.PolicyBook;
import io.dunlin.core.dunning.publishing.Policies;
import io.dunlin.core.dunning.steps.StepTaker;
import io.dunlin.core.jobs.Recurrence;
import io.dunlin.core.jobs.RecurringJob;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.BatchedInserts;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.Transactions;
import io.dunlin.spi.value.Money;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Decides on every open case once a day, in batches of one transaction each. A crash loses at most the batch it fell in,
 * and the run goes on after the last one that was committed. Days that were missed are not made up for: only today's
 * decisions are taken, so that downtime makes no burst.
 */
@Component
public class DunningRun implements RecurringJob {

    private static final Logger log = LoggerFactory.getLogger(DunningRun.class);

    private final Policies policies;
    private final Rehearsal rehearsal;
    private final StepTaker stepTaker;
    private final JdbiRuns store;
    private final BatchedInserts inserts;
    private final BatchPlans plans;
    private final ProductSettings settings;
    private final Transactions transactions;
    private final FirmCalendar calendar;

    DunningRun(
            Policies policies,
            Rehearsal rehearsal,
            StepTaker stepTaker,
            JdbiRuns store,
            BatchedInserts inserts,
            BatchPlans plans,
            ProductSettings settings,
            Transactions transactions,
            FirmCalendar calendar) {
        this.policies = policies;
        this.rehearsal = rehearsal;
        this.stepTaker = stepTaker;
        this.store = store;
        this.inserts = inserts;
        this.plans = plans;
        this.settings = settings;
        this.transactions = transactions;
        this.calendar = calendar;
    }

    /** What a day's run came to: cases by what was decided. */
    public record Summary(
            LocalDate businessDate, boolean finished, int taken, int waiting, int stopped, int handedOver) {}

    /**
     * What the run would decide for a case.
     *
     * @param outcome {@code TAKE}, {@code WAIT}, {@code STOP} or {@code HAND_OVER}
     * @param stepCode the step to be taken or waited for
     * @param amount what would be asked for
     * @param waitUntil the first day on which it may be otherwise
     */
    public record Rehearsed(
            CaseId caseId,
            CaseReference reference,
            String debtorName,
            String policyCode,
            String outcome,
            @Nullable String stepCode,
            @Nullable Integer level,
            DunningStep.@Nullable Channel channel,
            @Nullable Money amount,
            DunningReason reason,
            @Nullable LocalDate waitUntil) {}

    @Override
    public String name() {
        return "dunning-run";
    }

    @Override
    public Recurrence recurrence() {
        return new Recurrence.Every(Duration.ofMinutes(1));
    }

    /** Starts or resumes today's run once its time has come. */
    @Override
    public void run() {
        DunningSettings dunning = settings.get(DunningSettings.GROUP);
        LocalDate today = calendar.today();
        boolean due = dunning.active()
                && !calendar.local(calendar.now()).toLocalTime().isBefore(dunning.runAt())
                && store.find(today).filter(JdbiRuns.Run::finished).isEmpty();
        if (!due) {
            return;
        }
        if (policies.book().isEmpty()) {
            log.warn("No dunning policy is published as the default: nothing is decided until one is");
            return;
        }
        Summary summary = run(today);
        log.info(
                "Dunning of {}: {} steps taken, {} cases wait, {} stopped, {} handed over",
                today,
                summary.taken(),
                summary.waiting(),
                summary.stopped(),
                summary.handedOver());
    }

    /**
     * Decides on today, or goes on with it where it was broken off. A day that is done stays done; one that passed without
     * being done is not made up for, so that no debtor gets two days' messages in one.
     *
     * @throws IllegalArgumentException for a day to come, and for one that passed and was not done
     */
    public Summary run(LocalDate businessDate) {
        LocalDate today = calendar.today();
        if (businessDate.isAfter(today)) {
            throw new IllegalArgumentException(businessDate + " has not come; rehearse it with simulate");
        }
        if (businessDate.isBefore(today)) {
            return summary(businessDate)
                    .filter(Summary::finished)
                    .orElseThrow(() -> new IllegalArgumentException(
                            businessDate + " has passed; days that were missed are not made up for: run " + today));
        }
        if (policies.book().isEmpty()) {
            throw new IllegalStateException("No dunning policy is published as the default: publish one first");
        }
        transactions.run(() -> store.open(businessDate));
        try (Ahead ahead = new Ahead()) {
            boolean more = true;
            while (more) {
                more = batch(businessDate, ahead);
            }
        }
        return summary(businessDate).orElseThrow();
    }

    public Optional<Summary> summary(LocalDate businessDate) {
        return store.find(businessDate)
                .map(run -> new Summary(
                        run.businessDate(),
                        run.finished(),
                        run.taken(),
                        run.waiting(),
                        run.stopped(),
                        run.handedOver()));
    }

    /** What {@link #run(LocalDate)} would decide; nothing is written. */
    public List<Rehearsed> simulate(LocalDate businessDate) {
        List<Rehearsed> rows = new ArrayList<>();
        rehearsal.day(businessDate, row -> rows.add(row.decided()));
        return List.copyOf(rows);
    }

    /** Decides on the next cases in one transaction; false when none are left. */
    boolean batch(LocalDate businessDate) {
        try (Ahead ahead = new Ahead()) {
            return batch(businessDate, ahead);
        }
    }

    private boolean batch(LocalDate businessDate, Ahead ahead) {
        try {
            return transactions.in(() -> batch(businessDate, ahead::plan));
        } catch (StepTaker.CasesChanged changed) {
            log.debug("{}: the batch is planned again, in the transaction that writes it", changed.getMessage());
            return transactions.in(() -> batch(businessDate, ahead::planNow));
        }
    }

    /** Writes a batch; false where all cases are decided on. */
    private boolean batch(LocalDate businessDate, BiFunction<JdbiRuns.Run, PolicyBook, BatchPlans.Plan> planned) {
        JdbiRuns.Run run = store.lock(businessDate);
        if (run.finished()) {
            return false;
        }
        BatchPlans.Plan plan = planned.apply(run, policies.book());
        if (plan.isEmpty()) {
            store.finish(businessDate);
            return false;
        }
        return inserts.beside(() -> {
            stepTaker.take(plan.steps(), businessDate);
            store.insertDecisions(plan.decisions());
            store.advance(plan.reached());
            return true;
        });
    }

    /**
     * Plans the next batch while the one before is written. What is told of a case may be as old as the batch before; a case
     * that was itself changed since is noticed where a step is to be taken, and messages are asked about again when they
     * leave. A plan counts only where the batch before was written as it was planned.
     */
    private final class Ahead implements AutoCloseable {

        private final ExecutorService planner = Executors.newVirtualThreadPerTaskExecutor();
        /** The batch that is being written, or was written last. */
        private BatchPlans.@Nullable Plan before;

        private @Nullable Future<BatchPlans.Plan> planning;

        BatchPlans.Plan plan(JdbiRuns.Run run, PolicyBook book) {
            BatchPlans.Plan written = before;
            if (written != null && written.fits(run, book)) {
                // The transaction is repeated.
                return written;
            }
            Future<BatchPlans.Plan> planned = planning;
            planning = null;
            BatchPlans.Plan plan = planned == null ? null : CasesAhead.read(planned);
            return plan != null && plan.fits(run, book) ? begin(plan) : planNow(run, book);
        }

        /** All batches before are committed: what they did is read. */
        BatchPlans.Plan planNow(JdbiRuns.Run run, PolicyBook book) {
            return begin(plans.plan(run, book, Set.of()));
        }

        private BatchPlans.Plan begin(BatchPlans.Plan plan) {
            before = plan;
            planning = plan.isEmpty()
                    ? null
                    : planner.submit(() -> plans.plan(plan.reached(), plan.book(), plan.writtenTo()));
            return plan;
        }

        @Override
        public void close() {
            planner.close();
        }
    }

    static void noteContact(Decided decided, Set<Long> writtenTo) {
        if (decided.decision() instanceof Decision.Take take && take.via().isAutomatic()) {
            writtenTo.add(decided.loaded().heading().debtorId().value());
        }
    }

    static Rehearsed rehearsed(Decided decided) {
        LoadedCase.Heading heading = decided.loaded().heading();
        String policy = decided.version().code();
        return switch (decided.decision()) {
            case Decision.Take take -> told(heading, policy, "TAKE", take);
            case Decision.HandOver handOver -> told(heading, policy, "HAND_OVER", handOver);
            case Decision.Wait wait ->
                told(heading, policy, "WAIT", wait.next(), null, null, wait.reason(), wait.until());
            case Decision.Stop stop -> told(heading, policy, "STOP", null, null, null, stop.reason(), null);
        };
    }

    private static Rehearsed told(LoadedCase.Heading heading, String policy, String outcome, Decision.Act act) {
        return told(heading, policy, outcome, act.step(), act.via(), act.total(), act.reason(), null);
    }

    private static Rehearsed told(
            LoadedCase.Heading heading,
            String policy,
            String outcome,
            @Nullable DunningStep step,
            DunningStep.@Nullable Channel channel,
            @Nullable Money amount,
            DunningReason reason,
            @Nullable LocalDate waitUntil) {
        return new Rehearsed(
                heading.id(),
                heading.reference(),
                heading.debtorName(),
                policy,
                outcome,
                step == null ? null : step.code(),
                step == null ? null : step.level(),
                channel,
                amount,
                reason,
                waitUntil);
    }
}
