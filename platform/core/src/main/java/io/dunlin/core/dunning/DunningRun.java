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
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
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
        try (ReadAhead ahead = new ReadAhead(businessDate)) {
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
        try (ReadAhead ahead = new ReadAhead(businessDate)) {
            return batch(businessDate, ahead);
        }
    }

    private boolean batch(LocalDate businessDate, ReadAhead ahead) {
        Optional<Set<Long>> contacts;
        try {
            contacts = transactions.in(() -> batch(businessDate, ahead::cases, ahead));
        } catch (StepTaker.CasesChanged changed) {
            log.debug("{}: the batch is read again, in the transaction that decides on it", changed.getMessage());
            contacts = transactions.in(() -> batch(businessDate, ahead::casesNow, ahead));
        }
        ahead.contacts = contacts.orElse(Set.of());
        return contacts.isPresent();
    }

    /** Decides on a batch; whom it writes to, or empty where all cases are decided on. */
    private Optional<Set<Long>> batch(
            LocalDate businessDate, Function<Stretch, List<LoadedCase>> cases, ReadAhead ahead) {
        JdbiDunning.Run run = store.lock(businessDate);
        if (run.finished()) {
            return Optional.empty();
        }
        PolicyBook book = decisions.book();
        Stretch stretch = new Stretch(run.lastCaseId(), book.asksAboutConduct());
        List<LoadedCase> batch = cases.apply(stretch);
        if (batch.isEmpty()) {
            store.finish(businessDate);
            return Optional.empty();
        }
        ahead.begin(new Stretch(batch.getLast().id().value(), stretch.conduct));
        return Optional.of(decideAll(batch, book, run, ahead.contacts));
    }

    /**
     * The cases that a batch is made of.
     *
     * @param after the last case of the batch before
     * @param conduct whether decisions ask how debtors behaved
     */
    private record Stretch(long after, boolean conduct) {}

    /**
     * Reads the cases of the next batch while the one before is written. What is told of a case may be as old as the batch
     * before; a case that was itself changed since is noticed where a step is to be taken, and messages are asked about
     * again when they leave.
     */
    private final class ReadAhead implements AutoCloseable {

        private final LocalDate businessDate;
        private final ExecutorService reader = Executors.newVirtualThreadPerTaskExecutor();
        /** Whom the last batch wrote to: what was read while it was written does not know of it. */
        private Set<Long> contacts = Set.of();

        private @Nullable Stretch begun;
        private @Nullable Future<List<LoadedCase>> reading;

        ReadAhead(LocalDate businessDate) {
            this.businessDate = businessDate;
        }

        void begin(Stretch stretch) {
            if (!stretch.equals(begun)) {
                begun = stretch;
                reading = reader.submit(() -> casesNow(stretch));
            }
        }

        List<LoadedCase> cases(Stretch stretch) {
            Future<List<LoadedCase>> ahead = reading;
            return ahead == null || !stretch.equals(begun) ? casesNow(stretch) : Rehearsal.read(ahead);
        }

        List<LoadedCase> casesNow(Stretch stretch) {
            return decisions.batch(stretch.after, properties.batchSize(), businessDate, stretch.conduct);
        }

        @Override
        public void close() {
            reader.close();
        }
    }

    private Set<Long> decideAll(
            List<LoadedCase> batch, PolicyBook book, JdbiDunning.Run run, Set<Long> writtenToBefore) {
        LocalDate today = run.businessDate();
        DunningDay day = decisions.day(today);
        Set<Long> writtenTo = new HashSet<>(writtenToBefore);
        RunCap cap = new RunCap(settings.get(RunCapSettings.GROUP), run.messages());
        List<Decided> decided = new ArrayList<>();
        for (LoadedCase loaded : batch) {
            Decided each = cap.within(decisions.decide(loaded, book, day, writtenTo), today);
            noteContact(each, writtenTo);
            decided.add(each);
        }
        List<StepTaker.Done> done = stepTaker.carryOut(decided, today);
        Tally tally = new Tally(run);
        done.forEach(each -> tally.count(each.decided().decision()));
        store.insertDecisions(done.stream().map(each -> row(each, today)).toList());
        store.advance(tally.reached(batch.getLast().id().value()));
        writtenTo.removeAll(writtenToBefore);
        return writtenTo;
    }

    static void noteContact(Decided decided, Set<Long> writtenTo) {
        if (decided.decision() instanceof Decision.Take take && take.via().isAutomatic()) {
            writtenTo.add(decided.loaded().heading().debtorId().value());
        }
    }

    private static JdbiDunning.NewDecision row(StepTaker.Done done, LocalDate today) {
        Rehearsed told = rehearsed(done.decided());
        Money amount = told.amount();
        return new JdbiDunning.NewDecision(
                today,
                told.caseId(),
                done.decided().version().id(),
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
