package io.dunlin.core.notifications;

import io.dunlin.core.access.User;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.notifications.Notifications.News;
import io.dunlin.core.remittances.RemittanceRefundAsked;
import io.dunlin.core.shared.FirmCalendar;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells accountants of money that they are to pay back. */
@Component
class RefundNews {

    private final Audience audience;
    private final Notifications notifications;
    private final FirmCalendar calendar;

    RefundNews(Audience audience, Notifications notifications, FirmCalendar calendar) {
        this.audience = audience;
        this.notifications = notifications;
        this.calendar = calendar;
    }

    @EventListener
    void on(RemittanceRefundAsked asked) {
        audience.ofStatements().forEach(user -> notifications.tell(user, news(asked, user)));
    }

    private News news(RemittanceRefundAsked asked, User user) {
        NotificationTexts texts = NotificationTexts.in(user.language());
        long id = asked.remittanceId().value();
        return new News(
                NotificationKind.REFUND_ASKED,
                Purpose.STAFF_NOTICE,
                null,
                new Notice(
                        texts.text("refund.asked", texts.money(asked.amount())),
                        List.of(asked.reason()),
                        "remittances?id=" + id),
                // Asked again after it was withdrawn is news again.
                "refund:" + id + ":" + calendar.now().toEpochMilli());
    }
}
