package io.dunlin.core.notifications;

import io.dunlin.core.access.User;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.notifications.Notifications.News;
import io.dunlin.core.parties.CreditorAccountChanged;
import io.dunlin.core.shared.FirmCalendar;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells all managers and administrators when debtors are to pay on another account: whoever may set it could send their money
 * elsewhere, and must not be able to do so unseen, nor two persons together.
 */
@Component
class CreditorNews {

    private final Audience audience;
    private final Notifications notifications;
    private final FirmCalendar calendar;

    CreditorNews(Audience audience, Notifications notifications, FirmCalendar calendar) {
        this.audience = audience;
        this.notifications = notifications;
        this.calendar = calendar;
    }

    @EventListener
    void on(CreditorAccountChanged changed) {
        audience.ofOperations().forEach(user -> notifications.tell(user, news(changed, user)));
    }

    private News news(CreditorAccountChanged changed, User user) {
        NotificationTexts texts = NotificationTexts.in(user.language());
        return new News(
                NotificationKind.CREDITOR_ACCOUNT_CHANGED,
                Purpose.STAFF_NOTICE,
                null,
                new Notice(
                        texts.text("creditor.account", changed.name()),
                        List.of(
                                texts.text(
                                        "creditor.account.change",
                                        texts.account(changed.before()),
                                        texts.account(changed.after())),
                                by(changed, texts),
                                texts.text("creditor.account.check")),
                        Place.CREDITORS.to(user)),
                // Changed back and again is news each time.
                "creditor-account:" + changed.creditorId().value() + ":"
                        + calendar.now().toEpochMilli());
    }

    private static String by(CreditorAccountChanged changed, NotificationTexts texts) {
        String asking = changed.actor().name();
        return changed.approverName() == null
                ? texts.text("creditor.account.by", asking, changed.reason())
                : texts.text("creditor.account.by-two", asking, changed.approverName(), changed.reason());
    }
}
