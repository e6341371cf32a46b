package io.dunlin.core.notifications;

import io.dunlin.core.access.User;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.notifications.Notifications.News;
import io.dunlin.core.parties.CreditorAccountChanged;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.spi.value.Iban;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells all managers and administrators when debtors are to pay on another account: whoever may set it could send their money
 * elsewhere, and must not be able to do so unseen.
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
                                        written(changed.before(), texts),
                                        written(changed.after(), texts)),
                                texts.text(
                                        "creditor.account.by", changed.actor().name(), changed.reason()),
                                texts.text("creditor.account.check")),
                        Place.CREDITORS.to(user)),
                // Changed back and again is news each time.
                "creditor-account:" + changed.creditorId().value() + ":"
                        + calendar.now().toEpochMilli());
    }

    private static String written(@Nullable Iban account, NotificationTexts texts) {
        return Optional.ofNullable(account).map(Iban::grouped).orElseGet(() -> texts.text("creditor.account.none"));
    }
}
