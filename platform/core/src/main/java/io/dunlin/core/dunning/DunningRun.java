package io.dunlin.core.dunning;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseReference;
import io.dunlin.core.dunning.DunningDecisions.Decided;
import io.dunlin.core.jobs.Recurrence;
import io.dunlin.core.jobs.RecurringJob;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.Transactions;
import io.dunlin.spi.value.Money;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    private final DunningDecisions decisions;
    private final Rehearsal rehearsal;
    private final StepTaker stepTaker;
    private final JdbiDunning store;
    private final ProductSettings settings;
    private final Transactions transactions;
    private final FirmCalendar calendar;
    private final DunningProperties properties;

    DunningRun(
            DunningDecisions decisions,
            Rehearsal rehearsal,
            StepTaker stepTaker,
            JdbiDunning store,
            ProductSettings settings,
            Transactions transactions,
            FirmCalendar calendar,
            DunningProperties properties) {
        this.decisions = decisions;
        this.rehearsal = rehearsal;
        this.stepTaker = stepTaker;
        this.store = store;
        this.settings = settings;
        this.transactions = transactions;
        this.calendar = calendar;
        this.properties = properties;
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
                && store.find(today).filter(JdbiDunning.Run::finished).isEmpty();
        if (!due) {
            return;
        }
        if (decisions.book().isEmpty()) {
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
        if (decisions.book().isEmpty()) {
            throw new IllegalStateException("No dunning policy is published as the default: publish one first");
        }
        transactions.run(() -> store.open(businessDate));
        boolean more = true;
        while (more) {
            more = batch(businessDate);
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
        return transactions.in(() -> {
            JdbiDunning.Run run = store.lock(businessDate);
            if (run.finished()) {
                return false;
            }
            List<LoadedCase> batch = decisions.batch(run.lastCaseId(), properties.batchSize(), businessDate);
            if (batch.isEmpty()) {
                store.finish(businessDate);
                return false;
            }
            decideAll(batch, run);
            return true;
        });
    }

    private void decideAll(List<LoadedCase> batch, JdbiDunning.Run run) {
        LocalDate today = run.businessDate();
        DunningDay day = decisions.day(today);
        PolicyBook book = decisions.book();
        Set<Long> writtenTo = new HashSet<>();
        List<JdbiDunning.NewDecision> rows = new ArrayList<>();
        Tally tally = new Tally(run);
        RunCap cap = new RunCap(settings.get(RunCapSettings.GROUP), run.messages());
        for (LoadedCase loaded : batch) {
            Decided decided = cap.within(decisions.decide(loaded, book, day, writtenTo), today);
            noteContact(decided, writtenTo);
            StepTaker.Done done = stepTaker.carryOut(
                    loaded, decided.decision(), decided.version().id(), today);
            tally.count(done.decision());
            rows.add(row(decided, done, today));
        }
        store.insertDecisions(rows);
        store.advance(tally.reached(batch.getLast().id().value()));
    }

    static void noteContact(Decided decided, Set<Long> writtenTo) {
        if (decided.decision() instanceof Decision.Take take && take.via().isAutomatic()) {
            writtenTo.add(decided.loaded().heading().debtorId().value());
        }
    }

    private static JdbiDunning.NewDecision row(Decided decided, StepTaker.Done done, LocalDate today) {
        Rehearsed told = rehearsed(new Decided(decided.loaded(), decided.version(), done.decision()));
        Money amount = told.amount();
        return new JdbiDunning.NewDecision(
                today,
                told.caseId(),
                decided.version().id(),
                told.outcome(),
                told.stepCode(),
                told.level(),
                told.reason(),
                amount == null ? "" : amount.toString(),
                told.waitUntil(),
                done.messageId());
    }

    static Rehearsed rehearsed(Decided decided) {
        LoadedCase.Heading heading = decided.loaded().heading();
        String policy = decided.version().code();
        return switch (decided.decision()) {
            case Decision.Take take ->
                told(heading, policy, "TAKE", take.step(), take.via(), take.total(), take.reason(), null);
            case Decision.HandOver handOver ->
                told(
                        heading,
                        policy,
                        "HAND_OVER",
                        handOver.step(),
                        handOver.step().channel(),
                        handOver.total(),
                        handOver.reason(),
                        null);
            case Decision.Wait wait ->
                told(heading, policy, "WAIT", wait.next(), null, null, wait.reason(), wait.until());
            case Decision.Stop stop -> told(heading, policy, "STOP", null, null, null, stop.reason(), null);
        };
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

    /** Counts what was decided in a day so far. */
    private static final class Tally {

        private final JdbiDunning.Run run;
        private int taken;
        private int waiting;
        private int stopped;
        private int handedOver;
        private int messages;

        Tally(JdbiDunning.Run run) {
            this.run = run;
        }

        void count(Decision decision) {
            switch (decision) {
                case Decision.Take take -> {
                    taken++;
                    messages += take.via().isAutomatic() ? 1 : 0;
                }
                case Decision.Wait _ -> waiting++;
                case Decision.Stop _ -> stopped++;
                case Decision.HandOver _ -> handedOver++;
            }
        }

        JdbiDunning.Run reached(long lastCaseId) {
            return new JdbiDunning.Run(
                    run.businessDate(),
                    run.state(),
                    lastCaseId,
                    run.taken() + taken,
                    run.waiting() + waiting,
                    run.stopped() + stopped,
                    run.handedOver() + handedOver,
                    run.messages() + messages);
        }
    }
}
