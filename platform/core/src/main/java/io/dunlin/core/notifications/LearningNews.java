package io.dunlin.core.notifications;

import io.dunlin.core.access.User;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.notifications.Notifications.News;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.triage.AnswersFrozen;
import io.dunlin.core.triage.ReplyModelFellBack;
import java.util.List;
import java.util.Locale;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells managers and administrators when replies are read less well than people chose or than the floors allow. */
@Component
class LearningNews {

    private final Audience audience;
    private final Notifications notifications;
    private final FirmCalendar calendar;

    LearningNews(Audience audience, Notifications notifications, FirmCalendar calendar) {
        this.audience = audience;
        this.notifications = notifications;
        this.calendar = calendar;
    }

    @EventListener
    void on(ReplyModelFellBack fallen) {
        audience.ofOperations().forEach(user -> {
            NotificationTexts texts = NotificationTexts.in(user.language());
            notifications.tell(
                    user,
                    news(
                            NotificationKind.MODEL_FELL_BACK,
                            new Notice(
                                    texts.text("model.fell-back", Long.toString(fallen.modelId())),
                                    List.of(texts.text("model.fell-back."
                                            + fallen.trouble().toLowerCase(Locale.ROOT))),
                                    Place.MODELS.to(user)),
                            "model-fell-back:" + fallen.modelId() + ":" + calendar.today()));
        });
    }

    @EventListener
    void on(AnswersFrozen frozen) {
        audience.ofOperations().forEach(user -> tell(user, frozen));
    }

    private void tell(User user, AnswersFrozen frozen) {
        NotificationTexts texts = NotificationTexts.in(user.language());
        notifications.tell(
                user,
                news(
                        NotificationKind.ANSWERS_FROZEN,
                        new Notice(
                                texts.text(
                                        "answers.frozen",
                                        texts.text(
                                                "reply." + frozen.replyClass().name())),
                                List.of(texts.text(
                                        "answers.frozen.why",
                                        Integer.toString(frozen.wrong()),
                                        Integer.toString(frozen.counted()),
                                        Integer.toString(frozen.floorPercent()))),
                                Place.QUALITY.to(user)),
                        "answers-frozen:" + frozen.replyClass() + ":" + calendar.today()));
    }

    private static News news(NotificationKind kind, Notice notice, String key) {
        return new News(kind, Purpose.STAFF_NOTICE, null, notice, key);
    }
}
