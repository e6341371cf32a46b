package io.dunlin.core.notifications;

import io.dunlin.core.access.User;
import io.dunlin.core.access.Users;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.jobs.Recurrence;
import io.dunlin.core.jobs.RecurringJob;
import io.dunlin.core.notifications.NotificationPreference.Delivery;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.Json;
import io.dunlin.core.shared.Transactions;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/** At the end of the day: one mail with all that was not told by mail yet, to those who prefer it so. */
@Component
class Digest implements RecurringJob {

    private static final LocalTime END_OF_DAY = LocalTime.of(17, 0);
    private static final Duration LOOKING_BACK = Duration.ofDays(4);
    private static final int MOST_NOTICES = 200;

    private final Jdbi jdbi;
    private final Users users;
    private final Notifications notifications;
    private final NotificationsProperties properties;
    private final Transactions transactions;
    private final FirmCalendar calendar;

    Digest(
            Jdbi jdbi,
            Users users,
            Notifications notifications,
            NotificationsProperties properties,
            Transactions transactions,
            FirmCalendar calendar) {
        this.jdbi = jdbi;
        this.users = users;
        this.notifications = notifications;
        this.properties = properties;
        this.transactions = transactions;
        this.calendar = calendar;
    }

    @Override
    public String name() {
        return "notification-digest";
    }

    @Override
    public Recurrence recurrence() {
        return new Recurrence.DailyAt(List.of(END_OF_DAY));
    }

    @Override
    public void run() {
        users.all().stream()
                .filter(User::enabled)
                .filter(user -> notifications.preferenceOf(user.id()).delivery() == Delivery.DIGEST)
                .forEach(user -> transactions.run(() -> tell(user)));
    }

    private record Waiting(long id, Notice notice) {}

    private void tell(User user) {
        List<Waiting> waiting = waiting(user);
        if (waiting.isEmpty()) {
            return;
        }
        NotificationTexts texts = NotificationTexts.in(user.language());
        String subject = texts.text("digest.subject", waiting.size(), texts.day(calendar.today()));
        NoticeMail mail =
                NoticeMail.of(subject, waiting.stream().map(Waiting::notice).toList(), texts, properties);
        notifications.mail(
                user,
                mail,
                Purpose.STAFF_NOTICE,
                null,
                "digest:" + user.id().value() + ":" + waiting.getLast().id());
        jdbi.useHandle(
                handle -> handle.createUpdate("update user_notification set mailed_at = :now where id in (<ids>)")
                        .bind("now", calendar.now())
                        .bindList("ids", waiting.stream().map(Waiting::id).toList())
                        .execute());
    }

    private List<Waiting> waiting(User user) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, details
                        from user_notification
                        where user_id = :user and mailed_at is null and created_at > :since
                        order by id
                        limit :most
                        for update
                        """)
                .bind("user", user.id())
                .bind("since", calendar.now().minus(LOOKING_BACK))
                .bind("most", MOST_NOTICES)
                .map((results, _) ->
                        new Waiting(results.getLong("id"), Json.read(results.getString("details"), Notice.class)))
                .list());
    }
}
