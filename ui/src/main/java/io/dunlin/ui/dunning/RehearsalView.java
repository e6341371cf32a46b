package io.dunlin.ui.dunning;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.dunlin.core.dunning.DunningExplanation;
import io.dunlin.core.dunning.Rehearsal;
import io.dunlin.core.dunning.RehearsalReport;
import io.dunlin.core.dunning.RehearsalReport.ComingGroup;
import io.dunlin.core.dunning.RehearsalReport.SkipGroup;
import io.dunlin.core.dunning.RehearsalReport.StepGroup;
import io.dunlin.core.dunning.publishing.Policies;
import io.dunlin.spi.value.Money;
import io.dunlin.ui.MainLayout;
import io.dunlin.ui.components.Card;
import io.dunlin.ui.components.CaseLink;
import io.dunlin.ui.components.EmptyState;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.PageHeader;
import io.dunlin.ui.components.Rows;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import jakarta.annotation.security.RolesAllowed;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What tonight's run would do and why, what it would leave out and why, and the days after. */
@Route(value = "rehearsal", layout = MainLayout.class)
@RolesAllowed({"ADMINISTRATOR", "MANAGER", "LAWYER", "CLERK"})
public final class RehearsalView extends Div implements HasDynamicTitle {

    private final Rehearsal rehearsal;
    private final Policies policies;
    private final DunningExplanation explanation;
    private final Format format;
    private final StepNames names;

    public RehearsalView(Rehearsal rehearsal, Policies policies, DunningExplanation explanation, Format format) {
        this.rehearsal = rehearsal;
        this.policies = policies;
        this.explanation = explanation;
        this.format = format;
        this.names = StepNames.of(policies);
        addClassNames("page", "long-page");
        show();
    }

    @Override
    public String getPageTitle() {
        return Texts.t("rehearsal.title");
    }

    private void show() {
        Button again = new Button(Texts.t("rehearsal.again"), _ -> show());
        removeAll();
        add(new PageHeader(Texts.t("rehearsal.title"), Texts.t("rehearsal.subtitle"), again));
        if (policies.defaultPolicy().isEmpty()) {
            add(new EmptyState(Texts.t("rehearsal.no-policy"), Texts.t("rehearsal.no-policy.text")));
            return;
        }
        RehearsalReport report = rehearsal.report(format.today(), Rehearsal.USUAL_DAYS);
        LocalDate lastRun = report.lastRun();
        add(
                new Paragraph(
                        lastRun == null
                                ? Texts.t("rehearsal.sum", StepSentence.cases(report.cases()))
                                : Texts.t(
                                        "rehearsal.sum-changed",
                                        StepSentence.cases(report.cases()),
                                        Integer.toString(report.changed()),
                                        format.day(lastRun))),
                steps(report),
                skips(report),
                coming(report));
    }

    private Component steps(RehearsalReport report) {
        Card card = new Card(Texts.t("rehearsal.steps", format.day(report.businessDate())));
        if (report.steps().isEmpty()) {
            card.showNothing(Texts.t("rehearsal.steps.none"));
            return card;
        }
        card.show();
        for (StepGroup group : report.steps()) {
            String name = Texts.t(
                    "rehearsal.step-group",
                    names.act(group.channel(), group.stepCode()),
                    Integer.toString(group.level()),
                    names.policy(group.policyCode()));
            card.append(group(name, group.cases(), group.changed(), totals(group.totals()), group.rows()));
        }
        return card;
    }

    private Component skips(RehearsalReport report) {
        Card card = new Card(Texts.t("rehearsal.skips"));
        if (report.skips().isEmpty()) {
            card.showNothing(Texts.t("rehearsal.skips.none"));
            return card;
        }
        card.show();
        for (SkipGroup group : report.skips()) {
            card.append(group(Said.of(group.reason().text()), group.cases(), group.changed(), "", group.rows()));
        }
        return card;
    }

    private Component group(String name, int cases, int changed, String totals, List<Rehearsal.Row> rows) {
        Span words = new Span(name);
        words.addClassName("strong");
        Div summary = new Div(words, new Span(StepSentence.cases(cases)), new Span(totals));
        summary.addClassName("group-summary");
        if (changed > 0) {
            summary.add(StatusBadge.waiting(Texts.t("rehearsal.changed", Integer.toString(changed))));
        }
        Details details = new Details(summary);
        details.addOpenedChangeListener(opened -> {
            if (opened.isOpened() && details.getContent().findAny().isEmpty()) {
                details.add(rows(name, rows));
                if (cases > rows.size()) {
                    details.add(new Paragraph(Texts.t("rehearsal.more", Integer.toString(cases - rows.size()))));
                }
            }
        });
        return details;
    }

    private Grid<Rehearsal.Row> rows(String name, List<Rehearsal.Row> rows) {
        Grid<Rehearsal.Row> grid = Rows.grid(name);
        grid.setAllRowsVisible(rows.size() <= 20);
        grid.addComponentColumn(row -> new CaseLink(
                        row.decided().caseId(), row.decided().reference().value()))
                .setHeader(Texts.t("rehearsal.case"))
                .setAutoWidth(true);
        grid.addColumn(row -> row.decided().debtorName())
                .setHeader(Texts.t("rehearsal.debtor"))
                .setFlexGrow(2);
        grid.addColumn(row -> row.decided().amount() == null
                        ? ""
                        : format.money(row.decided().amount()))
                .setHeader(Texts.t("rehearsal.amount"))
                .setTextAlign(ColumnTextAlign.END)
                .setAutoWidth(true);
        grid.addColumn(row -> Said.of(row.decided().reason().text()))
                .setHeader(Texts.t("rehearsal.reason"))
                .setTooltipGenerator(row -> Said.of(row.decided().reason().text()))
                .setFlexGrow(3);
        grid.addColumn(row -> row.decided().waitUntil() == null
                        ? ""
                        : format.day(row.decided().waitUntil()))
                .setHeader(Texts.t("rehearsal.until"))
                .setAutoWidth(true);
        grid.addComponentColumn(this::before)
                .setHeader(Texts.t("rehearsal.before"))
                .setFlexGrow(1);
        grid.addComponentColumn(this::next).setAutoWidth(true);
        grid.setItems(rows);
        return grid;
    }

    private Component before(Rehearsal.Row row) {
        Rehearsal.Before before = row.before();
        if (!row.isChanged()) {
            return new Span("");
        }
        return before == null
                ? StatusBadge.waiting(Texts.t("rehearsal.new-case"))
                : new Span(Said.of(before.reason().text()));
    }

    private Button next(Rehearsal.Row row) {
        Button next = new Button(
                Texts.t("rehearsal.next"),
                _ -> explanation
                        .why(row.decided().caseId())
                        .ifPresent(answer -> new NextStepsDialog(answer, names, format).open()));
        next.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return next;
    }

    private Component coming(RehearsalReport report) {
        Card card = new Card(Texts.t("rehearsal.coming", Integer.toString(report.days())));
        Paragraph assumed = new Paragraph(Texts.t("rehearsal.assumption"));
        assumed.addClassName("secondary");
        card.show(assumed);
        Map<LocalDate, List<ComingGroup>> byDay = report.coming().stream()
                .collect(Collectors.groupingBy(ComingGroup::on, TreeMap::new, Collectors.toList()));
        byDay.forEach((day, groups) -> {
            Span when = new Span(format.day(day));
            when.addClassName("when");
            Div what = new Div();
            what.addClassName("labels");
            for (ComingGroup group : groups) {
                what.add(StatusBadge.plain(Texts.t(
                        "rehearsal.coming.group",
                        Integer.toString(group.cases()),
                        names.act(group.channel(), group.stepCode()),
                        Integer.toString(group.level()))));
            }
            Div line = new Div(when, what);
            line.addClassName("coming-line");
            card.append(line);
        });
        return card;
    }

    private String totals(List<Money> totals) {
        return totals.stream().map(format::money).collect(Collectors.joining(", "));
    }
}
