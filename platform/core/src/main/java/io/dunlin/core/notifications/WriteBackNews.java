package io.dunlin.core.notifications;

import io.dunlin.core.access.User;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.notifications.Notifications.News;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableQueries;
import io.dunlin.core.remittances.writebacks.WriteBackFailed;
import io.dunlin.core.remittances.writebacks.WriteBacks;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.KeptText;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells accountants that the ERP did not take the notice of a payment: there the receivable is still open. */
@Component
class WriteBackNews {

    private final Audience audience;
    private final Notifications notifications;
    private final ReceivableQueries receivables;
    private final FirmCalendar calendar;

    WriteBackNews(
            Audience audience, Notifications notifications, ReceivableQueries receivables, FirmCalendar calendar) {
        this.audience = audience;
        this.notifications = notifications;
        this.receivables = receivables;
        this.calendar = calendar;
    }

    @EventListener
    void on(WriteBackFailed failed) {
        audience.ofStatements().forEach(user -> notifications.tell(user, news(failed, user)));
    }

    private News news(WriteBackFailed failed, User user) {
        NotificationTexts texts = NotificationTexts.in(user.language());
        Receivable receivable = receivables.get(failed.receivableId());
        return new News(
                NotificationKind.WRITE_BACK_FAILED,
                Purpose.STAFF_NOTICE,
                receivable.caseId(),
                new Notice(
                        texts.text("write-back.failed", receivable.number()),
                        List.of(
                                texts.text("write-back.failed.amount", texts.money(failed.amount()), failed.source()),
                                WriteBacks.NO_PLUGIN.equals(failed.problem())
                                        ? texts.text("write-back.failed.no-plugin")
                                        : KeptText.in(texts.locale(), failed.problem()),
                                texts.text("write-back.failed.what")),
                        Place.STATEMENTS.to(user)),
                // Told again after a person had it told again in vain.
                "write-back:" + failed.id().value() + ":" + calendar.now().toEpochMilli());
    }
}
