package io.dunlin.core.notifications;

import io.dunlin.core.access.User;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.notifications.Notifications.News;
import io.dunlin.core.remittances.feeds.BankFeedHeard;
import io.dunlin.core.remittances.feeds.BankFeedQuiet;
import io.dunlin.core.remittances.feeds.BankFeedRecovered;
import io.dunlin.core.remittances.feeds.BankFeedStopped;
import io.dunlin.core.remittances.feeds.BankPollsMissed;
import io.dunlin.core.remittances.statements.BankFileRefused;
import io.dunlin.core.shared.FirmCalendar;
import java.text.NumberFormat;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells managers and administrators what keeps the bank's files from coming in, once, since payments may be unknown; and that
 * it is over.
 */
@Component
class BankPollNews {

    private static final int MOST_TIMES = 12;

    private final Audience audience;
    private final Notifications notifications;
    private final FirmCalendar calendar;

    BankPollNews(Audience audience, Notifications notifications, FirmCalendar calendar) {
        this.audience = audience;
        this.notifications = notifications;
        this.calendar = calendar;
    }

    @EventListener
    void on(BankPollsMissed missed) {
        tell(
                NotificationKind.BANK_POLL_MISSED,
                "bank-poll:" + missed.key() + ":"
                        + missed.scheduledFor().getFirst().getEpochSecond(),
                texts -> missed(missed, texts));
    }

    @EventListener
    void on(BankFeedRecovered recovered) {
        tell(
                NotificationKind.BANK_FEED_RECOVERED,
                "bank-feed-recovered:" + recovered.key() + ":"
                        + recovered.since().getEpochSecond(),
                texts -> new Told(
                        texts.text("bank-feed.recovered", recovered.feed()),
                        List.of(texts.text(
                                "bank-feed.recovered.when",
                                moment(texts, calendar.local(recovered.since())),
                                moment(texts, calendar.local(recovered.until())))),
                        Place.STATEMENTS));
    }

    @EventListener
    void on(BankFeedQuiet quiet) {
        tell(
                NotificationKind.BANK_FEED_QUIET,
                "bank-feed-quiet:" + quiet.key() + ":" + calendar.now().getEpochSecond(),
                texts -> new Told(
                        texts.text("bank-feed.quiet", quiet.feed()),
                        List.of(
                                texts.text("bank-feed.quiet.since", moment(texts, calendar.local(quiet.lastFileAt()))),
                                texts.text("bank-feed.quiet.what")),
                        Place.STATEMENTS));
    }

    @EventListener
    void on(BankFeedHeard heard) {
        tell(
                NotificationKind.BANK_FEED_HEARD,
                "bank-feed-heard:" + heard.key() + ":" + heard.quietSince().getEpochSecond(),
                texts -> new Told(
                        texts.text("bank-feed.heard", heard.feed()),
                        List.of(texts.text("bank-feed.heard.what")),
                        Place.STATEMENTS));
    }

    @EventListener
    void on(BankFeedStopped stopped) {
        tell(
                NotificationKind.BANK_FEED_STOPPED,
                "bank-feed-stopped:" + stopped.feedId().value() + ":"
                        + calendar.now().getEpochSecond(),
                texts -> new Told(
                        texts.text("bank-feed.stopped", stopped.feed()),
                        List.of(
                                texts.text("bank-feed.stopped.why"),
                                texts.text(
                                        "bank-feed.stopped.accepted",
                                        stopped.accepted().fingerprint()),
                                texts.text(
                                        "bank-feed.stopped.shown",
                                        stopped.shown().fingerprint())),
                        Place.SETTINGS));
    }

    @EventListener
    void on(BankFileRefused refused) {
        tell(
                NotificationKind.BANK_FILE_REFUSED,
                "bank-file-refused:" + refused.sftpFileId() + ":"
                        + calendar.now().getEpochSecond(),
                texts -> new Told(
                        texts.text("bank-file.refused", refused.fileName()),
                        List.of(
                                texts.text(
                                        switch (refused.refusal()) {
                                            case EMPTY -> "bank-file.refused.empty";
                                            case TOO_LARGE -> "bank-file.refused.too-large";
                                        },
                                        NumberFormat.getIntegerInstance(texts.locale())
                                                .format(refused.byteCount())),
                                texts.text("bank-file.refused.feed", refused.feed())),
                        Place.SETTINGS));
    }

    /** What everybody is told; whoever may go there gets the way to a screen too. */
    private record Told(String headline, List<String> lines, Place place) {}

    private void tell(NotificationKind kind, String origin, Function<NotificationTexts, Told> inWords) {
        for (User user : audience.ofOperations()) {
            Told told = inWords.apply(NotificationTexts.in(user.language()));
            Notice notice = new Notice(told.headline, told.lines, told.place.to(user));
            notifications.tell(user, new News(kind, Purpose.STAFF_NOTICE, null, notice, origin));
        }
    }

    private Told missed(BankPollsMissed missed, NotificationTexts texts) {
        List<String> lines = new ArrayList<>();
        lines.add(texts.text("bank-poll.missed.why"));
        missed.scheduledFor().stream()
                .limit(MOST_TIMES)
                .map(calendar::local)
                .map(at -> moment(texts, at))
                .forEach(lines::add);
        if (missed.fault() != null) {
            lines.add(texts.text("feed-fault." + missed.fault().name()));
        }
        if (!missed.problem().isEmpty()) {
            lines.add(missed.problem());
        }
        lines.add(texts.text("bank-poll.missed.once"));
        return new Told(texts.text("bank-poll.missed", missed.feed()), lines, Place.STATEMENTS);
    }

    private static String moment(NotificationTexts texts, ZonedDateTime at) {
        return texts.day(at.toLocalDate()) + ", "
                + DateTimeFormatter.ofPattern("HH:mm", texts.locale()).format(at);
    }
}
