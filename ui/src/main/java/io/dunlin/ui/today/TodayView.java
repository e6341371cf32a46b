package io.dunlin.ui.today;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.dunlin.core.access.Role;
import io.dunlin.core.dunning.DunningQueries;
import io.dunlin.core.inbox.InboxQueries;
import io.dunlin.core.jobs.FailedJobs;
import io.dunlin.core.jobs.FailedJobs.FailedJob;
import io.dunlin.core.jobs.JobQueries;
import io.dunlin.core.shared.Window;
import io.dunlin.ui.MainLayout;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.Card;
import io.dunlin.ui.components.ConfirmDialog;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.MessageReason;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.PageHeader;
import io.dunlin.ui.components.Texts;
import io.dunlin.ui.demo.DemoControl;
import io.dunlin.ui.demo.DemoPanel;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;

/** The start of a day: what waits for people, and what gave up in the night. */
@Route(value = "", layout = MainLayout.class)
@PermitAll
public final class TodayView extends Div implements HasDynamicTitle {

    private static final int MOST_SHOWN = 50;

    private final FailedJobs failedJobs;
    private final SignedIn signedIn;
    private final Format format;
    private final Card failures = new Card(Texts.t("today.failed"));

    public TodayView(
            TodayCounts counts,
            FailedJobs failedJobs,
            JobQueries jobs,
            DunningQueries runs,
            InboxQueries inbox,
            FirstSteps firstSteps,
            SignedIn signedIn,
            Format format,
            ObjectProvider<DemoControl> demo) {
        this.failedJobs = failedJobs;
        this.signedIn = signedIn;
        this.format = format;
        Div tiles = new Div();
        tiles.addClassName("tiles");
        counts.of(format.today()).forEach(count -> tiles.add(tile(count)));
        Div health = new Div(new RunCard(jobs, runs, format), new MailboxCard(inbox, format));
        health.addClassName("halves");
        addClassNames("page", "long-page");
        add(new PageHeader(Texts.t("today.greeting", signedIn.user().displayName()), format.day(format.today())));
        demo.ifAvailable(control -> add(new DemoPanel(control, format)));
        List<FirstSteps.Step> steps = firstSteps.open();
        if (!steps.isEmpty()) {
            add(new FirstStepsCard(steps));
        }
        add(tiles, health, failures);
        showFailures();
    }

    @Override
    public String getPageTitle() {
        return Texts.t("today.title");
    }

    private static Anchor tile(TodayCounts.Count count) {
        Span number = new Span(count.shown());
        number.addClassName("number");
        Span label = new Span(Texts.t(count.key()));
        label.addClassName("label");
        Anchor tile = new Anchor(count.href(), number, label);
        tile.addClassNames("tile", count.tone());
        return tile;
    }

    private void showFailures() {
        List<FailedJob> open = failedJobs.open(Window.first(MOST_SHOWN));
        if (open.isEmpty()) {
            failures.showNothing(Texts.t("today.failed.none"));
            return;
        }
        failures.show();
        open.forEach(job -> failures.append(line(job)));
    }

    private Div line(FailedJob job) {
        Span what = new Span(JobName.textOf(job.jobType()) + " · " + job.jobKey());
        what.addClassName("strong");
        Span why = new Span(MessageReason.of(job.message()));
        why.addClassName("secondary");
        Span when = new Span(
                Texts.t("today.failed.attempts", format.moment(job.failedAt()), Integer.toString(job.attempts())));
        when.addClassName("secondary");
        Div words = new Div(what, why, when);
        words.addClassName("stacked");
        Div line = new Div(words);
        line.addClassName("card-line");
        if (signedIn.has(Role.ADMINISTRATOR)) {
            Button retry = new Button(Texts.t("today.failed.retry"), _ -> retry(job));
            Button dismiss = new Button(Texts.t("today.failed.dismiss"), _ -> dismiss(job));
            retry.addThemeVariants(ButtonVariant.SMALL);
            dismiss.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
            line.add(retry, dismiss);
        }
        return line;
    }

    private void retry(FailedJob job) {
        if (failedJobs.retry(job.id(), signedIn.actor())) {
            Notice.done(Texts.t("today.failed.retried"));
        }
        showFailures();
    }

    private void dismiss(FailedJob job) {
        ConfirmDialog.ask(
                Texts.t("today.failed.dismiss.title", JobName.textOf(job.jobType())),
                Texts.t("today.failed.dismiss.text"),
                Texts.t("today.failed.dismiss"),
                () -> {
                    if (failedJobs.dismiss(job.id(), signedIn.actor())) {
                        Notice.done(Texts.t("today.failed.dismissed"));
                    }
                    showFailures();
                });
    }
}
