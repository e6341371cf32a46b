package io.dunlin.core.dunning;

import io.dunlin.core.dunning.CaseForecast.Foreseen;
import io.dunlin.core.dunning.decisions.DunningDecisions;
import io.dunlin.core.dunning.decisions.DunningDecisions.Decided;
import io.dunlin.core.dunning.decisions.DunningProperties;
import io.dunlin.core.dunning.policy.DunningDay;
import io.dunlin.core.dunning.policy.DunningReason;
import io.dunlin.core.dunning.policy.DunningStep;
import io.dunlin.core.dunning.policy.LoadedCase;
import io.dunlin.core.dunning.policy.PolicyBook;
import io.dunlin.core.dunning.policy.PolicyChoice;
import io.dunlin.core.dunning.policy.PolicyVersion;
import io.dunlin.core.dunning.publishing.Policies;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What would happen tonight and on the days after, for all cases or for one, by the very policies that the run asks.
 * Nothing is written.
 */
@Component
public class Rehearsal {

    /** How far one looks ahead unless one says otherwise. */
    public static final int USUAL_DAYS = 30;

    private final DunningDecisions decisions;
    private final Policies policies;
    private final JdbiRuns store;
    private final ProductSettings settings;
    private final DunningProperties properties;
    private final FirmCalendar calendar;

    Rehearsal(
            DunningDecisions decisions,
            Policies policies,
            JdbiRuns store,
            ProductSettings settings,
            DunningProperties properties,
            FirmCalendar calendar) {
        this.decisions = decisions;
        this.policies = policies;
        this.store = store;
        this.settings = settings;
        this.properties = properties;
        this.calendar = calendar;
    }

    /**
     * What would be decided for a case, beside what was decided the last time.
     *
     * @param lastRun the last finished run before that day; null where there is none to compare with
     * @param before what that run decided; null for a case that it did not know
     */
    public record Row(
            DunningRun.Rehearsed decided,
            @Nullable LocalDate lastRun,
            @Nullable Before before) {

        /** Whether something else happens than the last time. */
        public boolean isChanged() {
            if (lastRun == null) {
                return false;
            }
            return before == null
                    || !before.outcome().equals(decided.outcome())
                    || !before.reason().equals(decided.reason())
                    || !Objects.equals(before.stepCode(), decided.stepCode());
        }
    }

    /** What an earlier run decided. */
    public record Before(
            LocalDate businessDate,
            String outcome,
            @Nullable String stepCode,
            DunningReason reason) {}

    /** A step that is to come where nobody does anything about it; see {@link CaseForecast}. */
    public record Coming(
            LocalDate on,
            String policyCode,
            String stepCode,
            int level,
            DunningStep.Channel channel,
            Money amount,
            DunningReason reason) {}

    /**
     * What another policy or other rules of choice would change for a case.
     *
     * @param live what would be decided today as things are
     * @param tried what would be decided with the change
     * @param liveSteps the steps of the days ahead as things are
     * @param triedSteps the same with the change
     */
    public record Difference(
            DunningRun.Rehearsed live, DunningRun.Rehearsed tried, List<Coming> liveSteps, List<Coming> triedSteps) {}

    /** One day's decisions, case by case. */
    public void day(LocalDate businessDate, Consumer<Row> to) {
        PolicyBook book = book();
        DunningDay day = day(businessDate);
        LocalDate lastRun = store.lastFinishedBefore(businessDate).orElse(null);
        Night night = new Night(book, day);
        batches(businessDate, book.asksAboutConduct(), batch -> {
            Map<Long, Before> before = lastRun == null ? Map.of() : store.decidedOn(lastRun, ids(batch));
            for (LoadedCase loaded : batch) {
                to.accept(new Row(
                        DunningRun.rehearsed(night.decide(loaded)),
                        lastRun,
                        before.get(loaded.id().value())));
            }
        });
    }

    /** A day's decisions and the steps of the days ahead, summed up. */
    public RehearsalReport report(LocalDate businessDate, int days) {
        PolicyBook book = book();
        RehearsalReport.Builder report = new RehearsalReport.Builder(businessDate, days);
        CaseForecast forecast = forecast(book, businessDate, days);
        CaseForecast.Contacts contacts = new CaseForecast.Contacts();
        LocalDate lastRun = store.lastFinishedBefore(businessDate).orElse(null);
        Night night = new Night(book, forecast.days().getFirst());
        batches(businessDate, book.asksAboutConduct(), batch -> {
            Map<Long, Before> before = lastRun == null ? Map.of() : store.decidedOn(lastRun, ids(batch));
            for (LoadedCase loaded : batch) {
                report.add(new Row(
                        DunningRun.rehearsed(night.decide(loaded)),
                        lastRun,
                        before.get(loaded.id().value())));
                coming(forecast.of(loaded, contacts)).forEach(report::add);
            }
        });
        return report.done(lastRun);
    }

    /** What a draft would change, were it in use in the place of its policy's version. */
    public RehearsalComparison compare(PolicyVersion draft, int days) {
        PolicyBook live = book();
        return compare(live, live.with(draft), days);
    }

    /** What other rules of choice would change. */
    public RehearsalComparison compare(PolicyChoice choice, int days) {
        PolicyBook live = book();
        return compare(live, live.choosing(choice), days);
    }

    private RehearsalComparison compare(PolicyBook live, PolicyBook tried, int days) {
        LocalDate today = calendar.today();
        CaseForecast liveForecast = forecast(live, today, days);
        CaseForecast triedForecast = forecast(tried, today, days);
        CaseForecast.Contacts liveContacts = new CaseForecast.Contacts();
        CaseForecast.Contacts triedContacts = new CaseForecast.Contacts();
        DunningDay day = liveForecast.days().getFirst();
        Night liveNight = new Night(live, day);
        Night triedNight = new Night(tried, day);
        RehearsalComparison.Builder comparison = new RehearsalComparison.Builder(today, days);
        batches(today, live.asksAboutConduct() || tried.asksAboutConduct(), batch -> {
            for (LoadedCase loaded : batch) {
                comparison.add(new Difference(
                        DunningRun.rehearsed(liveNight.decide(loaded)),
                        DunningRun.rehearsed(triedNight.decide(loaded)),
                        coming(liveForecast.of(loaded, liveContacts)),
                        coming(triedForecast.of(loaded, triedContacts))));
            }
        });
        return comparison.done();
    }

    /** The steps to come of one case; nothing where there is none or no policy is published. */
    List<Coming> of(LoadedCase loaded, LocalDate from, int days) {
        return coming(forecast(book(), from, days).of(loaded, new CaseForecast.Contacts()));
    }

    private PolicyBook book() {
        PolicyBook book = policies.book();
        if (book.isEmpty()) {
            throw new IllegalStateException("No dunning policy is published as the default: publish one first");
        }
        return book;
    }

    /** For a day to come statements are taken to come in as they did up to today. */
    private DunningDay day(LocalDate date) {
        LocalDate today = calendar.today();
        DunningDay.Bank bank = decisions.day(date.isAfter(today) ? today : date).bank();
        return new DunningDay(date, decisions.isFree(date), bank);
    }

    /** The days after the first are taken to have fresh bank data: what is missing today is expected tomorrow. */
    private CaseForecast forecast(PolicyBook book, LocalDate from, int days) {
        List<DunningDay> walk = Stream.concat(
                        Stream.of(day(from)),
                        Stream.iterate(from.plusDays(1), day -> day.plusDays(1))
                                .limit(days)
                                .map(day -> new DunningDay(day, decisions.isFree(day), DunningDay.Bank.FRESH)))
                .toList();
        return new CaseForecast(book, walk);
    }

    private void batches(LocalDate today, boolean conduct, Consumer<List<LoadedCase>> to) {
        try (CasesAhead ahead = new CasesAhead(decisions, properties.batchSize(), today, conduct)) {
            List<LoadedCase> batch = ahead.next();
            while (!batch.isEmpty()) {
                to.accept(batch);
                batch = ahead.next();
            }
        }
    }

    private static List<Long> ids(List<LoadedCase> batch) {
        return batch.stream().map(loaded -> loaded.id().value()).toList();
    }

    private static List<Coming> coming(List<Foreseen> steps) {
        return steps.stream()
                .map(step -> new Coming(
                        step.on(),
                        step.version().code(),
                        step.step().code(),
                        step.step().level(),
                        step.via(),
                        step.total(),
                        step.reason()))
                .toList();
    }

    /** One night's decisions: who was written to, and how many messages went, is known to the next case. */
    private final class Night {

        private final PolicyBook book;
        private final DunningDay day;
        private final RunCap cap = new RunCap(settings.get(RunCapSettings.GROUP), 0);
        private final Set<Long> writtenTo = new HashSet<>();

        Night(PolicyBook book, DunningDay day) {
            this.book = book;
            this.day = day;
        }

        Decided decide(LoadedCase loaded) {
            Decided decided = cap.within(decisions.decide(loaded, book, day, writtenTo), day.date());
            DunningRun.noteContact(decided, writtenTo);
            return decided;
        }
    }
}
