package io.dunlin.ui.today;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.dunning.DunningQueries;
import io.dunlin.core.dunning.DunningRun;
import io.dunlin.core.jobs.JobQueries;
import io.dunlin.core.jobs.JobQueries.RecurringRow;
import io.dunlin.core.jobs.JobQueries.WaitingRow;
import io.dunlin.core.shared.Window;
import io.dunlin.ui.components.Card;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What ran and what waits to run: the last day of reminders, jobs in the queue, and the work that is done again and again. */
final class RunCard extends Composite<Card> {

    private final Format format;

    RunCard(JobQueries jobs, DunningQueries runs, Format format) {
        this.format = format;
        Card card = getContent();
        card.show();
        runs.runs(Window.first(1)).stream().findFirst().ifPresent(run -> card.append(run(run)));
        jobs.waiting().forEach(row -> card.append(waiting(row)));
        List<RecurringRow> recurring = jobs.recurring();
        recurring.stream().filter(row -> row.consecutiveFailures() > 0).forEach(row -> card.append(recurring(row)));
        Div well = new Div();
        recurring.stream().filter(row -> row.consecutiveFailures() == 0).forEach(row -> well.add(recurring(row)));
        card.append(new Details(Texts.t("today.recurring", Long.toString(well.getComponentCount())), well));
    }

    @Override
    protected Card initContent() {
        return new Card(Texts.t("today.ran"));
    }

    private Component run(DunningRun.Summary run) {
        return line(
                Texts.t("today.run", format.day(run.businessDate())),
                Texts.t(
                        "today.run.text",
                        Integer.toString(run.taken()),
                        Integer.toString(run.waiting()),
                        Integer.toString(run.stopped()),
                        Integer.toString(run.handedOver())),
                run.finished()
                        ? StatusBadge.good(Texts.t("today.run.finished"))
                        : StatusBadge.waiting(Texts.t("today.run.unfinished")));
    }

    private Component waiting(WaitingRow row) {
        return line(
                JobName.textOf(row.jobType()),
                Texts.t("today.waiting", Long.toString(row.count()), format.moment(row.oldestDueAt())),
                row.failing() > 0
                        ? StatusBadge.waiting(Texts.t("today.waiting.failing", Long.toString(row.failing())))
                        : StatusBadge.plain(Texts.t("today.waiting.badge")));
    }

    private Component recurring(RecurringRow row) {
        String last = Optional.ofNullable(row.lastSuccess()).map(format::moment).orElse(Texts.t("today.never"));
        Instant failed = row.lastFailure();
        String text = row.consecutiveFailures() > 0 && failed != null
                ? Texts.t(
                        "today.recurring.failed",
                        Integer.toString(row.consecutiveFailures()),
                        format.moment(failed),
                        format.moment(row.nextAt()))
                : Texts.t("today.recurring.text", last, format.moment(row.nextAt()));
        return line(
                JobName.textOf(row.name()),
                text,
                row.consecutiveFailures() > 0
                        ? StatusBadge.bad(Texts.t("today.recurring.bad"))
                        : StatusBadge.good(Texts.t("today.recurring.good")));
    }

    private static Component line(String what, String text, Component badge) {
        Span name = new Span(what);
        name.addClassName("strong");
        Span secondary = new Span(text);
        secondary.addClassName("secondary");
        Div words = new Div(name, secondary);
        words.addClassName("stacked");
        Div line = new Div(words, badge);
        line.addClassName("card-line");
        return line;
    }
}
