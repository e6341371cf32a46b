package io.dunlin.core.dunning;

import io.dunlin.core.dunning.policy.DunningReason;
import io.dunlin.core.dunning.policy.DunningStep;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A draft beside what is in use: who would get what otherwise.
 *
 * @param cases all cases that are not closed
 * @param differentToday cases for which today's decision would be another
 * @param different cases for which any step of the days ahead would be another
 * @param channels steps of the days ahead by channel, as things are and with the draft
 * @param rows the first of the cases that differ, those that differ today before the others
 */
public record RehearsalComparison(
        LocalDate from,
        int days,
        int cases,
        int differentToday,
        int different,
        Map<DunningStep.Channel, Count> channels,
        List<Rehearsal.Difference> rows) {

    /** Rows that are kept to be looked at. */
    public static final int MOST_ROWS = 500;

    /** Steps in two worlds. */
    public record Count(int live, int tried) {

        private Count plus(Count other) {
            return new Count(live + other.live, tried + other.tried);
        }
    }

    public RehearsalComparison {
        channels = Map.copyOf(channels);
        rows = List.copyOf(rows);
    }

    /** Collects cases. */
    static final class Builder {

        private final LocalDate from;
        private final int days;
        private final Map<DunningStep.Channel, Count> channels = new EnumMap<>(DunningStep.Channel.class);
        private final List<Rehearsal.Difference> today = new ArrayList<>();
        private final List<Rehearsal.Difference> later = new ArrayList<>();
        private int cases;
        private int differentToday;
        private int different;

        Builder(LocalDate from, int days) {
            this.from = from;
            this.days = days;
        }

        void add(Rehearsal.Difference difference) {
            cases++;
            difference.liveSteps().forEach(step -> channels.merge(step.channel(), new Count(1, 0), Count::plus));
            difference.triedSteps().forEach(step -> channels.merge(step.channel(), new Count(0, 1), Count::plus));
            boolean nowOther = !whatHappens(difference.live()).equals(whatHappens(difference.tried()));
            boolean everOther = nowOther || !steps(difference.liveSteps()).equals(steps(difference.triedSteps()));
            differentToday += nowOther ? 1 : 0;
            different += everOther ? 1 : 0;
            List<Rehearsal.Difference> kept = nowOther ? today : later;
            if (everOther && kept.size() < MOST_ROWS) {
                kept.add(difference);
            }
        }

        RehearsalComparison done() {
            List<Rehearsal.Difference> rows = new ArrayList<>(today);
            rows.addAll(later.subList(0, Math.min(later.size(), MOST_ROWS - today.size())));
            return new RehearsalComparison(from, days, cases, differentToday, different, channels, rows);
        }

        private record Happens(String outcome, List<String> step, DunningReason reason) {}

        private record Step(LocalDate on, String code, int level, DunningStep.Channel channel) {}

        private static Happens whatHappens(DunningRun.Rehearsed decided) {
            String step = decided.stepCode();
            return new Happens(
                    decided.outcome(),
                    step == null ? List.of() : List.of(step, String.valueOf(decided.channel())),
                    decided.reason());
        }

        private static List<Step> steps(List<Rehearsal.Coming> steps) {
            return steps.stream()
                    .map(step -> new Step(step.on(), step.stepCode(), step.level(), step.channel()))
                    .toList();
        }
    }
}
