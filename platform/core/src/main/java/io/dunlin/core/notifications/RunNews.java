package io.dunlin.core.notifications;

import io.dunlin.core.access.Role;
import io.dunlin.core.access.User;
import io.dunlin.core.access.Users;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.dunning.DunningQueries;
import io.dunlin.core.dunning.DunningRun;
import io.dunlin.core.jobs.Recurrence;
import io.dunlin.core.jobs.RecurringJob;
import io.dunlin.core.notifications.Notifications.News;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.Transactions;
import io.dunlin.core.shared.Window;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Tells after each run what was done, which debts need a call, and what failed: clerks, managers and administrators, each
 * once a day, and nobody on a day that gives nothing to tell. Reads what the run wrote down, so that a run which another node finished is told of as well.
 */
@Component
class RunNews implements RecurringJob {

    private static final int MOST_CALLS = 10;

    private final DunningQueries runs;
    private final RunFigures figures;
    private final Users users;
    private final Notifications notifications;
    private final Transactions transactions;
    private final FirmCalendar calendar;

    RunNews(
            DunningQueries runs,
            RunFigures figures,
            Users users,
            Notifications notifications,
            Transactions transactions,
            FirmCalendar calendar) {
        this.runs = runs;
        this.figures = figures;
        this.users = users;
        this.notifications = notifications;
        this.transactions = transactions;
        this.calendar = calendar;
    }

    @Override
    public String name() {
        return "run-news";
    }

    @Override
    public Recurrence recurrence() {
        return new Recurrence.Every(Duration.ofMinutes(5));
    }

    @Override
    public void run() {
        runs.runs(Window.first(1)).stream()
                .filter(DunningRun.Summary::finished)
                .filter(summary -> summary.businessDate().equals(calendar.today()))
                .filter(summary -> !notifications.isTold(origin(summary.businessDate())))
                .findFirst()
                .ifPresent(summary -> transactions.run(() -> tell(summary)));
    }

    private void tell(DunningRun.Summary summary) {
        LocalDate day = summary.businessDate();
        Map<String, Integer> steps = figures.stepsByChannel(day);
        RunFigures.Calls calls = figures.openCalls(MOST_CALLS);
        RunFigures.Failures failures = figures.failures(day);
        if (isNothingToTell(summary, calls, failures)) {
            return;
        }
        users.all().stream()
                .filter(User::enabled)
                .filter(user -> user.roles().stream()
                        .anyMatch(role -> role == Role.CLERK || role == Role.MANAGER || role == Role.ADMINISTRATOR))
                .forEach(user -> notifications.tell(user, news(user, summary, steps, calls, failures)));
    }

    /** Calls that are due on a free day are told of on the next business day. */
    private boolean isNothingToTell(DunningRun.Summary summary, RunFigures.Calls calls, RunFigures.Failures failures) {
        boolean idle = summary.taken() == 0 && summary.stopped() == 0 && summary.handedOver() == 0;
        boolean noCalls = calls.waiting() == 0 || !calendar.isBusinessDay(summary.businessDate());
        return idle && noCalls && failures.none();
    }

    private News news(
            User user,
            DunningRun.Summary summary,
            Map<String, Integer> steps,
            RunFigures.Calls calls,
            RunFigures.Failures failures) {
        NotificationTexts texts = NotificationTexts.in(user.language());
        List<String> lines = new ArrayList<>();
        steps.forEach((channel, count) -> lines.add(texts.text("run.channel." + channel, count)));
        lines.add(texts.text("run.rest", summary.waiting(), summary.stopped(), summary.handedOver()));
        if (calls.waiting() > 0) {
            lines.add(texts.text("run.calls", calls.waiting()));
            calls.first()
                    .forEach(call -> lines.add(texts.text(
                            call.calls() == 1 ? "run.call" : "run.call.several",
                            call.reference(),
                            call.debtorName(),
                            texts.money(call.balance()),
                            call.calls(),
                            texts.days(call.dueOn()))));
        }
        if (failures.none()) {
            lines.add(texts.text("run.failed.none"));
        }
        failures.byReason().forEach((reason, count) -> lines.add(texts.text("run.failed." + reason, count)));
        failures.messages().forEach((state, count) -> lines.add(texts.text("run.message." + state, count)));
        return new News(
                NotificationKind.RUN_FINISHED,
                Purpose.STAFF_NOTICE,
                null,
                new Notice(
                        texts.text(
                                failures.none() ? "run.headline" : "run.headline.failed",
                                texts.day(summary.businessDate()),
                                summary.taken(),
                                calls.waiting(),
                                failures.total()),
                        lines,
                        "tasks?kind=CALL"),
                origin(summary.businessDate()));
    }

    private static String origin(LocalDate day) {
        return "dunning-run:" + day;
    }
}
