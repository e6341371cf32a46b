package io.dunlin.ui.dunning;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.dunning.DunningRun;
import io.dunlin.core.dunning.Rehearsal;
import io.dunlin.core.dunning.RehearsalComparison;
import io.dunlin.core.dunning.policy.DunningStep;
import io.dunlin.ui.components.Card;
import io.dunlin.ui.components.CaseLink;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.Rows;
import io.dunlin.ui.components.Texts;
import java.util.List;
import java.util.stream.Collectors;

/** What would be otherwise with a draft: so many steps of each channel, and who gets what. */
final class ComparisonCard extends Composite<Card> {

    private final Card card = new Card(Texts.t("comparison.title"));
    private final Format format;
    private final StepNames names;

    ComparisonCard(RehearsalComparison comparison, StepNames names, Format format) {
        this.format = format;
        this.names = names;
        Paragraph sum = new Paragraph(Texts.t(
                "comparison.sum",
                StepSentence.cases(comparison.cases()),
                Integer.toString(comparison.differentToday()),
                Integer.toString(comparison.different()),
                Integer.toString(comparison.days())));
        Paragraph assumed = new Paragraph(Texts.t("rehearsal.assumption"));
        assumed.addClassName("secondary");
        card.show(sum, assumed);
        card.append(channels(comparison));
        if (!comparison.rows().isEmpty()) {
            card.append(rows(comparison.rows()));
        }
    }

    @Override
    protected Card initContent() {
        return card;
    }

    private static Component channels(RehearsalComparison comparison) {
        Div table = new Div();
        table.addClassName("comparison");
        for (DunningStep.Channel channel : DunningStep.Channel.values()) {
            RehearsalComparison.Count count = comparison.channels().get(channel);
            if (count != null) {
                Div line = new Div(
                        new Span(Texts.t(channel)),
                        new Span(Texts.t(
                                "comparison.counts", Integer.toString(count.live()), Integer.toString(count.tried()))));
                line.addClassName("card-line");
                table.add(line);
            }
        }
        return table;
    }

    private Component rows(List<Rehearsal.Difference> rows) {
        Grid<Rehearsal.Difference> grid = Rows.grid(Texts.t("comparison.title"));
        grid.addThemeVariants(GridVariant.WRAP_CELL_CONTENT);
        grid.setAllRowsVisible(rows.size() <= 20);
        grid.addComponentColumn(row ->
                        new CaseLink(row.live().caseId(), row.live().reference().value()))
                .setHeader(Texts.t("rehearsal.case"))
                .setAutoWidth(true);
        grid.addColumn(row -> row.live().debtorName())
                .setHeader(Texts.t("rehearsal.debtor"))
                .setFlexGrow(1);
        grid.addColumn(row -> today(row.live()))
                .setHeader(Texts.t("comparison.live-today"))
                .setFlexGrow(1);
        grid.addColumn(row -> today(row.tried()))
                .setHeader(Texts.t("comparison.tried-today"))
                .setFlexGrow(1);
        grid.addColumn(row -> steps(row.liveSteps()))
                .setHeader(Texts.t("comparison.live-steps"))
                .setFlexGrow(2);
        grid.addColumn(row -> steps(row.triedSteps()))
                .setHeader(Texts.t("comparison.tried-steps"))
                .setFlexGrow(2);
        grid.setItems(rows);
        return grid;
    }

    private String today(DunningRun.Rehearsed decided) {
        DunningStep.Channel channel = decided.channel();
        return channel == null
                ? Said.of(decided.reason().text())
                : names.act(channel, String.valueOf(decided.stepCode()))
                        + (decided.amount() == null ? "" : ", " + format.money(decided.amount()));
    }

    private String steps(List<Rehearsal.Coming> steps) {
        return steps.isEmpty()
                ? Texts.t("comparison.nothing")
                : steps.stream()
                        .map(step -> format.day(step.on()) + " " + names.of(step.stepCode()))
                        .collect(Collectors.joining(", "));
    }
}
