package io.dunlin.core.dunning;

import io.dunlin.core.dunning.policy.DunningReason;
import io.dunlin.core.dunning.policy.DunningStep;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A rehearsal summed up. Its rows are samples of bounded size, so that a portfolio of any size can be looked at.
 *
 * @param lastRun the run that "changed" compares with; null where there is none
 * @param cases all cases that are not closed
 * @param changed cases for which something else happens than in that run
 * @param steps what would be done on the day, by policy and step
 * @param skips why nothing would be done, by reason
 * @param coming steps of the days ahead, by day and step
 */
public record RehearsalReport(
        LocalDate businessDate,
        int days,
        @Nullable LocalDate lastRun,
        int cases,
        int changed,
        List<StepGroup> steps,
        List<SkipGroup> skips,
        List<ComingGroup> coming) {

    /** Rows that a group keeps to be looked at. */
    public static final int ROWS_OF_A_GROUP = 200;

    /**
     * Cases for which a step would be taken.
     *
     * @param totals what would be asked for, one amount a currency
     * @param rows the first of them
     */
    public record StepGroup(
            String policyCode,
            int level,
            String stepCode,
            DunningStep.Channel channel,
            int cases,
            int changed,
            List<Money> totals,
            List<Rehearsal.Row> rows) {}

    /** Cases for which nothing would be done. */
    public record SkipGroup(DunningReason reason, int cases, int changed, List<Rehearsal.Row> rows) {}

    /** Steps of one kind on a day to come. */
    public record ComingGroup(
            LocalDate on,
            String policyCode,
            int level,
            String stepCode,
            DunningStep.Channel channel,
            int cases,
            List<Money> totals) {}

    public RehearsalReport {
        steps = List.copyOf(steps);
        skips = List.copyOf(skips);
        coming = List.copyOf(coming);
    }

    /** Steps of the days ahead, the day itself included. */
    public int comingSteps() {
        return coming.stream().mapToInt(ComingGroup::cases).sum();
    }

    /** Collects rows. */
    static final class Builder {

        private record StepKey(String policyCode, int level, String stepCode, DunningStep.Channel channel) {}

        private record DayKey(LocalDate on, StepKey step) {}

        private final LocalDate businessDate;
        private final int days;
        private final Map<StepKey, Sums> steps = new HashMap<>();
        private final Map<DunningReason, Sums> skips = new TreeMap<>();
        private final Map<DayKey, Sums> coming = new HashMap<>();
        private int cases;
        private int changed;

        Builder(LocalDate businessDate, int days) {
            this.businessDate = businessDate;
            this.days = days;
        }

        void add(Rehearsal.Row row) {
            cases++;
            changed += row.isChanged() ? 1 : 0;
            DunningRun.Rehearsed decided = row.decided();
            if (decided.channel() != null && decided.stepCode() != null && decided.level() != null) {
                StepKey key = new StepKey(decided.policyCode(), decided.level(), decided.stepCode(), decided.channel());
                steps.computeIfAbsent(key, _ -> new Sums()).add(row);
            } else {
                skips.computeIfAbsent(decided.reason(), _ -> new Sums()).add(row);
            }
        }

        void add(Rehearsal.Coming step) {
            StepKey key = new StepKey(step.policyCode(), step.level(), step.stepCode(), step.channel());
            coming.computeIfAbsent(new DayKey(step.on(), key), _ -> new Sums()).add(step.amount());
        }

        RehearsalReport done(@Nullable LocalDate lastRun) {
            List<StepGroup> stepGroups = new ArrayList<>();
            steps.forEach((key, sums) -> stepGroups.add(new StepGroup(
                    key.policyCode,
                    key.level,
                    key.stepCode,
                    key.channel,
                    sums.cases,
                    sums.changed,
                    sums.totals(),
                    List.copyOf(sums.rows))));
            stepGroups.sort(Comparator.comparing(StepGroup::policyCode)
                    .thenComparingInt(StepGroup::level)
                    .thenComparing(StepGroup::stepCode)
                    .thenComparing(StepGroup::channel));
            List<SkipGroup> skipGroups = new ArrayList<>();
            skips.forEach((reason, sums) ->
                    skipGroups.add(new SkipGroup(reason, sums.cases, sums.changed, List.copyOf(sums.rows))));
            skipGroups.sort(Comparator.comparingInt(SkipGroup::cases).reversed());
            List<ComingGroup> comingGroups = new ArrayList<>();
            coming.forEach((key, sums) -> comingGroups.add(new ComingGroup(
                    key.on,
                    key.step.policyCode,
                    key.step.level,
                    key.step.stepCode,
                    key.step.channel,
                    sums.cases,
                    sums.totals())));
            comingGroups.sort(Comparator.comparing(ComingGroup::on)
                    .thenComparingInt(ComingGroup::level)
                    .thenComparing(ComingGroup::stepCode)
                    .thenComparing(ComingGroup::policyCode)
                    .thenComparing(ComingGroup::channel));
            return new RehearsalReport(
                    businessDate, days, lastRun, cases, changed, stepGroups, skipGroups, comingGroups);
        }
    }

    private static final class Sums {

        private final Map<String, Money> byCurrency = new TreeMap<>();
        private final List<Rehearsal.Row> rows = new ArrayList<>();
        private int cases;
        private int changed;

        void add(Rehearsal.Row row) {
            Money amount = row.decided().amount();
            if (amount == null) {
                cases++;
            } else {
                add(amount);
            }
            changed += row.isChanged() ? 1 : 0;
            if (rows.size() < ROWS_OF_A_GROUP) {
                rows.add(row);
            }
        }

        void add(Money amount) {
            cases++;
            byCurrency.merge(amount.currency().getCurrencyCode(), amount, Money::plus);
        }

        List<Money> totals() {
            return List.copyOf(byCurrency.values());
        }
    }
}
