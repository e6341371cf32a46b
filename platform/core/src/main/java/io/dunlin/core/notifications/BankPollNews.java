package io.dunlin.core.notifications;

import io.dunlin.core.access.User;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.notifications.Notifications.News;
import io.dunlin.core.remittances.BankPollsMissed;
import io.dunlin.core.shared.FirmCalendar;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells managers and administrators, once, that the bank's files were not asked for: payments may be unknown. */
@Component
class BankPollNews {

    private final Audience audience;
    private final Notifications notifications;
    private final NotificationsProperties properties;
    private final FirmCalendar calendar;

    BankPollNews(
            Audience audience, Notifications notifications, NotificationsProperties properties, FirmCalendar calendar) {
        this.audience = audience;
        this.notifications = notifications;
        this.properties = properties;
        this.calendar = calendar;
    }

    @EventListener
    void on(BankPollsMissed missed) {
        audience.ofOperations().forEach(user -> notifications.tell(user, news(missed, user)));
    }

    private News news(BankPollsMissed missed, User user) {
        NotificationTexts texts = NotificationTexts.in(user.language());
        List<String> lines = new ArrayList<>();
        lines.add(texts.text("bank-poll.missed.why"));
        missed.scheduledFor().stream()
                .map(calendar::local)
                .map(at -> moment(texts, at))
                .forEach(lines::add);
        if (!missed.problem().isEmpty()) {
            lines.add(missed.problem());
        }
        return new News(
                NotificationKind.BANK_POLL_MISSED,
                Purpose.STAFF_NOTICE,
                null,
                new Notice(texts.text("bank-poll.missed"), lines, properties.linkTo("statements")),
                "bank-poll:" + missed.scheduledFor().getFirst().getEpochSecond());
    }

    private static String moment(NotificationTexts texts, ZonedDateTime at) {
        return texts.day(at.toLocalDate()) + ", "
                + DateTimeFormatter.ofPattern("HH:mm", texts.locale()).format(at);
    }
}
