package io.dunlin.appliance.command;

import io.dunlin.core.dunning.Rehearsal;
import io.dunlin.core.dunning.RehearsalReport;
import io.dunlin.core.dunning.RehearsalReport.ComingGroup;
import io.dunlin.core.dunning.RehearsalReport.SkipGroup;
import io.dunlin.core.dunning.RehearsalReport.StepGroup;
import io.dunlin.core.dunning.policy.DunningStep;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A rehearsal for people: what would be done, what would not and why, and what is to come. */
final class RehearsalText {

    private static final int SHOWN_OF_A_GROUP = 20;

    private RehearsalText() {}

    static List<String> of(RehearsalReport report) {
        List<String> lines = new ArrayList<>();
        lines.add("Run of " + report.businessDate() + ": " + count(report.cases(), "case") + "; nothing was written.");
        lines.add(
                report.lastRun() == null
                        ? "No earlier run to compare with."
                        : count(report.changed(), "case") + " changed since the run of " + report.lastRun()
                                + ", marked with *.");
        lines.add("");
        if (report.steps().isEmpty()) {
            lines.add("No step would be taken.");
        }
        report.steps().forEach(group -> step(group, lines));
        report.skips().forEach(group -> skip(group, lines));
        coming(report, lines);
        return lines;
    }

    private static void step(StepGroup group, List<String> lines) {
        lines.add(String.format(
                Locale.ROOT,
                "%s, level %d, %s (%s): %s, %s",
                group.policyCode(),
                group.level(),
                group.stepCode(),
                word(group.channel()),
                count(group.cases(), "case"),
                totals(group.totals())));
        rows(group.rows(), group.cases(), lines);
    }

    private static void skip(SkipGroup group, List<String> lines) {
        lines.add(String.format(
                Locale.ROOT,
                "Nothing for %s: %s",
                count(group.cases(), "case"),
                group.reason().text().en()));
        rows(group.rows(), group.cases(), lines);
    }

    private static void rows(List<Rehearsal.Row> rows, int cases, List<String> lines) {
        rows.stream().limit(SHOWN_OF_A_GROUP).map(RehearsalText::row).forEach(lines::add);
        if (cases > SHOWN_OF_A_GROUP) {
            lines.add("   … and " + (cases - SHOWN_OF_A_GROUP) + " more; --format jsonl shows all");
        }
        lines.add("");
    }

    private static String row(Rehearsal.Row row) {
        Money amount = row.decided().amount();
        LocalDate until = row.decided().waitUntil();
        String step = row.decided().stepCode();
        String tail = amount != null
                ? amount + ": " + row.decided().reason().text().en()
                : (step == null ? "" : "next " + step) + (until == null ? "" : " on or after " + until);
        return String.format(
                        Locale.ROOT,
                        " %s %-12s %-40s %s",
                        row.isChanged() ? "*" : " ",
                        row.decided().reference().value(),
                        row.decided().debtorName(),
                        tail)
                .stripTrailing();
    }

    private static void coming(RehearsalReport report, List<String> lines) {
        if (report.days() == 0) {
            return;
        }
        LocalDate last = report.businessDate().plusDays(report.days());
        lines.add("Up to " + last + ", if nobody pays, writes or stops it: " + count(report.comingSteps(), "step"));
        Map<LocalDate, List<ComingGroup>> byDay = report.coming().stream()
                .collect(Collectors.groupingBy(ComingGroup::on, TreeMap::new, Collectors.toList()));
        byDay.forEach((day, groups) -> lines.add(
                "   " + day + "  " + groups.stream().map(RehearsalText::coming).collect(Collectors.joining(", "))));
    }

    private static String coming(ComingGroup group) {
        return group.cases() + " × " + group.stepCode() + " (" + word(group.channel()) + ")";
    }

    private static String word(DunningStep.Channel channel) {
        return channel.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String totals(List<Money> totals) {
        return totals.stream().map(Money::toString).collect(Collectors.joining(" and "));
    }

    private static String count(int number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }
}
