package io.dunlin.core.notifications;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.dunlin.core.access.User;
import io.dunlin.core.access.UserId;
import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.NewMessage;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.Outbox;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.notifications.NotificationPreference.Delivery;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.BulkInsert;
import io.dunlin.core.shared.Json;
import io.dunlin.core.shared.Window;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What users are told: kept for the screen, and sent by mail as each of them prefers. */
@Component
public class Notifications {

    private static final Actor SELF = Actor.system("notifications");
    private static final BulkInsert NEWS = BulkInsert.into(
            "user_notification", "user_id", "kind", "case_id", "details", "origin", "created_at", "mailed_at");

    private final Jdbi jdbi;
    private final Outbox outbox;
    private final ProductSettings settings;
    private final NotificationsProperties properties;
    private final Clock clock;

    Notifications(Jdbi jdbi, Outbox outbox, ProductSettings settings, NotificationsProperties properties, Clock clock) {
        this.jdbi = jdbi;
        this.outbox = outbox;
        this.settings = settings;
        this.properties = properties;
        this.clock = clock;
    }

    /** A notification as a user sees it. */
    public record NotificationRow(
            NotificationId id,
            NotificationKind kind,
            @Nullable Long caseId,
            Notice notice,
            Instant createdAt,
            @Nullable Instant readAt) {}

    /**
     * Something to be told.
     *
     * @param origin what it is about: the same user is told of the same thing once
     */
    record News(
            NotificationKind kind,
            Purpose purpose,
            @Nullable Long caseId,
            Notice notice,
            String origin) {}

    /** What a user is to be told. */
    record Told(User user, News news) {

        private Known known() {
            return new Known(user.id().value(), news.origin());
        }
    }

    /** That a user was told of something. */
    private record Known(long userId, String origin) {}

    /** Tells many, in the running transaction, with few statements, each as {@link #tell} would. */
    void tellAll(List<Told> news) {
        Map<Known, Told> fresh = new LinkedHashMap<>();
        news.forEach(told -> fresh.putIfAbsent(told.known(), told));
        fresh.keySet().removeAll(known(news));
        if (fresh.isEmpty()) {
            return;
        }
        Map<UserId, Boolean> instantly = new HashMap<>();
        fresh.values()
                .forEach(told -> instantly.computeIfAbsent(
                        told.user.id(), user -> preferenceOf(user).delivery() == Delivery.INSTANT));
        List<Told> mailed = fresh.values().stream()
                .filter(told -> isInstant(instantly, told))
                .toList();
        Instant now = clock.instant();
        jdbi.useHandle(handle -> NEWS.all(
                handle,
                List.copyOf(fresh.values()),
                (row, told) -> row.add(told.user.id())
                        .add(told.news.kind())
                        .add(told.news.caseId())
                        .add(Json.write(told.news.notice()))
                        .add(told.news.origin())
                        .add(now)
                        .add(isInstant(instantly, told) ? now : null)));
        Map<String, OutboundMessageId> mails =
                outbox.queueWritten(mailed.stream().map(this::mailOf).toList(), SELF);
        assert mails.size() <= fresh.size();
    }

    private static boolean isInstant(Map<UserId, Boolean> instantly, Told told) {
        return instantly.getOrDefault(told.user.id(), false);
    }

    private Set<Known> known(List<Told> news) {
        List<String> origins =
                news.stream().map(told -> told.news.origin()).distinct().toList();
        return origins.isEmpty()
                ? Set.of()
                : jdbi.withHandle(handle -> handle.createQuery(
                                "select user_id, origin from user_notification where origin in (<origins>)")
                        .bindList("origins", origins)
                        .map((results, _) -> new Known(results.getLong("user_id"), results.getString("origin")))
                        .collect(Collectors.toSet()));
    }

    private NewMessage mailOf(Told told) {
        User user = told.user;
        News news = told.news;
        return message(
                user,
                NoticeMail.of(news.notice(), NotificationTexts.in(user.language()), properties),
                news.purpose(),
                news.caseId(),
                news.origin() + ":" + user.id().value());
    }

    /** Tells a user, in the running transaction; whether it was new. */
    @CanIgnoreReturnValue // a repeat is as good as told
    boolean tell(User user, News news) {
        return tell(user, news, preferenceOf(user.id()).delivery() == Delivery.INSTANT);
    }

    /** Tells a user what cannot wait for the mail at the end of the day; who wants no mails finds it on the screen. */
    void tellAtOnce(User user, News news) {
        tell(user, news, preferenceOf(user.id()).delivery() != Delivery.QUIET);
    }

    @CanIgnoreReturnValue // a repeat is as good as told
    private boolean tell(User user, News news, boolean instant) {
        int added = jdbi.withHandle(handle -> handle.createUpdate("""
                        insert ignore into user_notification (user_id, kind, case_id, details, origin, created_at, mailed_at)
                        values (:user, :kind, :caseId, :details, :origin, :now, :mailedAt)
                        """)
                .bind("user", user.id())
                .bind("kind", news.kind())
                .bind("caseId", news.caseId())
                .bind("details", Json.write(news.notice()))
                .bind("origin", news.origin())
                .bind("now", clock.instant())
                .bind("mailedAt", instant ? clock.instant() : null)
                .execute());
        if (added == 1 && instant) {
            OutboundMessageId mail = outbox.queue(mailOf(new Told(user, news)), SELF);
            assert mail.value() > 0;
        }
        return added == 1;
    }

    /** Whether anybody was told of something. */
    boolean isTold(String origin) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select exists (select 1 from user_notification where origin = :origin)")
                        .bind("origin", origin)
                        .mapTo(Boolean.class)
                        .one());
    }

    @CanIgnoreReturnValue // the outbox tells what became of it
    OutboundMessageId mail(User user, NoticeMail mail, Purpose purpose, @Nullable Long caseId, String origin) {
        return outbox.queue(message(user, mail, purpose, caseId, origin), SELF);
    }

    private NewMessage message(User user, NoticeMail mail, Purpose purpose, @Nullable Long caseId, String origin) {
        return new NewMessage(
                caseId,
                null,
                Channel.MAIL,
                purpose,
                user.email().value(),
                user.language(),
                mail.subject(),
                mail.text(),
                mail.html(),
                null,
                null,
                origin,
                clock.instant(),
                List.of());
    }

    public NotificationPreference preferenceOf(UserId user) {
        return settings.get(NotificationPreference.of(user));
    }

    public void prefer(UserId user, Delivery delivery, Actor actor) {
        settings.change(NotificationPreference.of(user), new NotificationPreference(delivery), actor, "");
    }

    /** Newest first. */
    public List<NotificationRow> page(UserId user, boolean unreadOnly, Window window) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, kind, case_id, details, created_at, read_at
                        from user_notification
                        where user_id = :user and (not :unreadOnly or read_at is null)
                        order by id desc
                        limit :limit offset :offset
                        """)
                .bind("user", user)
                .bind("unreadOnly", unreadOnly)
                .bind("limit", window.limit())
                .bind("offset", window.offset())
                .map((results, _) -> {
                    java.sql.Timestamp readAt = results.getTimestamp("read_at");
                    return new NotificationRow(
                            new NotificationId(results.getLong("id")),
                            NotificationKind.valueOf(results.getString("kind")),
                            results.getObject("case_id", Long.class),
                            Json.read(results.getString("details"), Notice.class),
                            results.getTimestamp("created_at").toInstant(),
                            readAt == null ? null : readAt.toInstant());
                })
                .list());
    }

    public long countUnread(UserId user) {
        return jdbi.withHandle(handle ->
                handle.createQuery("""
                        select count(*)
                        from user_notification
                        where user_id = :user and read_at is null
                        """).bind("user", user).mapTo(Long.class).one());
    }

    /** Marks one of a user's own notifications as read. */
    public void markRead(NotificationId id, UserId user) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update user_notification
                        set read_at = :now
                        where id = :id and user_id = :user and read_at is null
                        """)
                .bind("now", clock.instant())
                .bind("id", id)
                .bind("user", user)
                .execute());
    }

    public void markAllRead(UserId user) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update user_notification
                        set read_at = :now
                        where user_id = :user and read_at is null
                        """)
                .bind("now", clock.instant())
                .bind("user", user)
                .execute());
    }
}
