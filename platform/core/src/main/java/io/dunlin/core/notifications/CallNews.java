package io.dunlin.core.notifications;

import io.dunlin.core.access.User;
import io.dunlin.core.access.Users;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.jobs.Recurrence;
import io.dunlin.core.jobs.RecurringJob;
import io.dunlin.core.notifications.Notifications.News;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.Transactions;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Tells the lead at the end of a business day which calls were made, which were not, and which were ended without one. */
@Component
class CallNews implements RecurringJob {

    private static final LocalTime END_OF_DAY = LocalTime.of(17, 30);
    private static final int MOST_LEFT = 10;

    private final RunFigures figures;
    private final Audience audience;
    private final Users users;
    private final Notifications notifications;
    private final Transactions transactions;
    private final FirmCalendar calendar;

    CallNews(
            RunFigures figures,
            Audience audience,
            Users users,
            Notifications notifications,
            Transactions transactions,
            FirmCalendar calendar) {
        this.figures = figures;
        this.audience = audience;
        this.users = users;
        this.notifications = notifications;
        this.transactions = transactions;
        this.calendar = calendar;
    }

    @Override
    public String name() {
        return "call-news";
    }

    @Override
    public Recurrence recurrence() {
        return new Recurrence.DailyAt(List.of(END_OF_DAY));
    }

    @Override
    public void run() {
        LocalDate today = calendar.today();
        if (!calendar.isBusinessDay(today)) {
            return;
        }
        RunFigures.CallDay day = figures.callsOf(today, MOST_LEFT);
        if (day.callers().isEmpty() && day.left() == 0 && day.ticked() == 0) {
            return;
        }
        transactions.run(() -> audience.ofLead().forEach(lead -> notifications.tell(lead, news(lead, day, today))));
    }

    private News news(User lead, RunFigures.CallDay day, LocalDate today) {
        NotificationTexts texts = NotificationTexts.in(lead.language());
        int made = day.callers().stream().mapToInt(RunFigures.Caller::calls).sum();
        List<String> lines = new ArrayList<>();
        day.callers()
                .forEach(caller -> lines.add(texts.text(
                        "calls.by",
                        users.find(caller.login()).map(User::displayName).orElse(caller.login()),
                        caller.calls())));
        day.byOutcome().forEach((outcome, count) -> lines.add(texts.text("calls.outcome." + outcome, count)));
        if (day.ticked() > 0) {
            lines.add(texts.text("calls.ticked", day.ticked()));
        }
        if (day.left() > 0) {
            lines.add(texts.text("calls.left", day.left()));
            day.untouched()
                    .forEach(call -> lines.add(texts.text(
                            "calls.left.one",
                            call.reference(),
                            call.debtorName(),
                            texts.money(call.balance()),
                            texts.days(call.dueOn()))));
        }
        return new News(
                NotificationKind.CALLS,
                Purpose.STAFF_NOTICE,
                null,
                new Notice(texts.text("calls.headline", texts.day(today), made, day.left()), lines, "tasks?kind=CALL"),
                "calls:" + today);
    }
}
