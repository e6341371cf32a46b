package io.dunlin.core.dunning;

import io.dunlin.core.dunning.decisions.DunningDecisions;
import io.dunlin.core.dunning.decisions.DunningDecisions.Decided;
import io.dunlin.core.dunning.decisions.DunningProperties;
import io.dunlin.core.dunning.policy.Decision;
import io.dunlin.core.dunning.policy.DunningDay;
import io.dunlin.core.dunning.policy.LoadedCase;
import io.dunlin.core.dunning.policy.PolicyBook;
import io.dunlin.core.dunning.steps.StepTaker;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Decides on the next cases of a run and makes ready what is to be written of them; writes nothing. */
@Component
class BatchPlans {

    private final DunningDecisions decisions;
    private final StepTaker stepTaker;
    private final ProductSettings settings;
    private final DunningProperties properties;

    BatchPlans(
            DunningDecisions decisions, StepTaker stepTaker, ProductSettings settings, DunningProperties properties) {
        this.decisions = decisions;
        this.stepTaker = stepTaker;
        this.settings = settings;
        this.properties = properties;
    }

    /**
     * What is to be written of a batch.
     *
     * @param from how far the run was when it was made
     * @param book the policies that were asked
     * @param reached how far the run is once it is written
     * @param writtenTo the debtors who get a message in it
     */
    record Plan(
            JdbiRuns.Run from,
            PolicyBook book,
            StepTaker.Prepared steps,
            List<JdbiRuns.NewDecision> decisions,
            JdbiRuns.Run reached,
            Set<Long> writtenTo) {

        boolean isEmpty() {
            return decisions.isEmpty();
        }

        /** Whether the run is where it was expected to be, and the policies are the ones that were asked. */
        boolean fits(JdbiRuns.Run run, PolicyBook now) {
            return from.equals(run) && book.equals(now);
        }
    }

    /** @param writtenToBefore whom the batch before wrote to: what is read now may not know of it */
    Plan plan(JdbiRuns.Run from, PolicyBook book, Set<Long> writtenToBefore) {
        LocalDate today = from.businessDate();
        List<LoadedCase> batch = decisions.facts(
                decisions.next(from.lastCaseId(), properties.batchSize()), today, book.asksAboutConduct());
        DunningDay day = decisions.day(today);
        RunCap cap = new RunCap(settings.get(RunCapSettings.GROUP), from.messages());
        Set<Long> writtenTo = new HashSet<>(writtenToBefore);
        List<Decided> decided = new ArrayList<>();
        for (LoadedCase loaded : batch) {
            Decided each = cap.within(decisions.decide(loaded, book, day, writtenTo), today);
            DunningRun.noteContact(each, writtenTo);
            decided.add(each);
        }
        writtenTo.removeAll(writtenToBefore);
        StepTaker.Prepared steps = stepTaker.prepare(decided, today);
        Tally tally = new Tally(from);
        steps.decided().forEach(each -> tally.count(each.decision()));
        return new Plan(
                from,
                book,
                steps,
                steps.decided().stream().map(each -> row(each, today)).toList(),
                batch.isEmpty() ? from : tally.reached(batch.getLast().id().value()),
                writtenTo);
    }

    private static JdbiRuns.NewDecision row(Decided decided, LocalDate today) {
        DunningRun.Rehearsed told = DunningRun.rehearsed(decided);
        Money amount = told.amount();
        return new JdbiRuns.NewDecision(
                today,
                told.caseId(),
                decided.version().id(),
                told.outcome(),
                told.stepCode(),
                told.level(),
                told.reason(),
                amount == null ? "" : amount.toString(),
                told.waitUntil());
    }

    /** Counts what was decided in a day so far. */
    private static final class Tally {

        private final JdbiRuns.Run run;
        private int taken;
        private int waiting;
        private int stopped;
        private int handedOver;
        private int messages;

        Tally(JdbiRuns.Run run) {
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

        JdbiRuns.Run reached(long lastCaseId) {
            return new JdbiRuns.Run(
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
