package io.dunlin.core.notifications;

import io.dunlin.core.access.User;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.inbox.MailboxFailed;
import io.dunlin.core.notifications.Notifications.News;
import io.dunlin.core.shared.FirmCalendar;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells managers and administrators, at most once a day, that a mailbox cannot be read: debtors may have answered. */
@Component
class MailboxNews {

    private final Audience audience;
    private final Notifications notifications;
    private final FirmCalendar calendar;

    MailboxNews(Audience audience, Notifications notifications, FirmCalendar calendar) {
        this.audience = audience;
        this.notifications = notifications;
        this.calendar = calendar;
    }

    @EventListener
    void on(MailboxFailed failed) {
        audience.ofOperations().forEach(user -> notifications.tell(user, news(failed, user)));
    }

    private News news(MailboxFailed failed, User user) {
        NotificationTexts texts = NotificationTexts.in(user.language());
        return new News(
                NotificationKind.MAILBOX_FAILED,
                Purpose.STAFF_NOTICE,
                null,
                new Notice(
                        texts.text("mailbox.failed", failed.mailbox()),
                        List.of(texts.text("mailbox.failed.why"), failed.reason()),
                        ""),
                "mailbox-failed:" + failed.mailbox() + ":" + calendar.today());
    }
}
