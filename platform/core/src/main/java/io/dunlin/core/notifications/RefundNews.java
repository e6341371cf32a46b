package io.dunlin.core.notifications;

import io.dunlin.core.access.User;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.notifications.Notifications.News;
import io.dunlin.core.remittances.RefundOvertaken;
import io.dunlin.core.remittances.RemittanceRefundAsked;
import io.dunlin.core.shared.FirmCalendar;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells accountants of money that they are to pay back, and of money that they are not to pay back any more. */
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

    /** Even those who get one mail in the evening: by then they have made the transfer. */
    @EventListener
    void on(RefundOvertaken overtaken) {
        audience.ofStatements().forEach(user -> notifications.tellAtOnce(user, news(overtaken, user)));
    }

    private static News news(RefundOvertaken overtaken, User user) {
        NotificationTexts texts = NotificationTexts.in(user.language());
        long id = overtaken.remittanceId().value();
        String refund = texts.money(overtaken.refund());
        return new News(
                NotificationKind.REFUND_OVERTAKEN,
                Purpose.STAFF_NOTICE,
                null,
                new Notice(
                        texts.text(overtaken.paidBack() ? "refund.gone-twice" : "refund.stop", refund),
                        List.of(
                                texts.text("refund.overtaken", texts.money(overtaken.amount())),
                                texts.text(overtaken.paidBack() ? "refund.gone-twice.do" : "refund.stop.do")),
                        "remittances?id=" + id),
                // A bank takes a payment back once.
                "refund-overtaken:" + id);
    }
}
