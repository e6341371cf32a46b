package io.dunlin.core.inbox;

import io.dunlin.core.inbox.JdbiInbox.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Knows where each mail lies on its server, and notes what people do to it there: move it, delete it, bring it back. Nothing
 * here moves a mail; what is noted of one that is on its way is only where it was found.
 */
@Component
class MailPlaces {

    private static final int TOGETHER = 1_000;

    private final Jdbi jdbi;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    MailPlaces(Jdbi jdbi, Clock clock, ApplicationEventPublisher events) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.events = events;
    }

    /**
     * A mail with the place where it was last seen.
     *
     * @param onItsWay whether the product is about to move it
     * @param uid 0 where the server did not tell it
     */
    record Known(
            InboundMailId id,
            String folder,
            @Nullable String targetFolder,
            boolean onItsWay,
            long uidValidity,
            long uid,
            boolean gone) {

        private boolean liesAt(Place place) {
            return liesIn(place) && uidValidity == place.uidValidity() && uid == place.uid();
        }

        private boolean liesIn(Place place) {
            return folder.equals(place.folder());
        }
    }

    private static final String SELECT = """
            select id, folder, target_folder, filed_at, filed_uid_validity, filed_uid, gone_at, message_id, sha256
            from inbound_mail
            """;

    private static Known read(ResultSet results) throws SQLException {
        String target = results.getString("target_folder");
        return new Known(
                new InboundMailId(results.getLong("id")),
                results.getString("folder"),
                target,
                target != null && results.getTimestamp("filed_at") == null,
                results.getLong("filed_uid_validity"),
                results.getLong("filed_uid"),
                results.getTimestamp("gone_at") != null);
    }

    /** What is known of these contents in a mailbox. */
    Map<String, Known> byContent(String mailbox, Collection<String> sha256s) {
        Map<String, Known> known = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery(SELECT + """
                        where mailbox = :mailbox and sha256 in (<sha256s>)
                        order by id desc
                        """)
                .bind("mailbox", mailbox)
                .bindList("sha256s", List.copyOf(sha256s))
                .map((results, _) -> Map.entry(results.getString("sha256"), read(results)))
                .forEach(each -> known.put(each.getKey(), each.getValue())));
        return known;
    }

    /** All mails with each Message-ID, oldest first: what is sent to two addresses may come twice. */
    Map<String, List<Known>> byMessageId(String mailbox, Collection<String> messageIds) {
        Map<String, List<Known>> known = new HashMap<>();
        if (!messageIds.isEmpty()) {
            jdbi.useHandle(handle -> handle.createQuery(SELECT + """
                            where mailbox = :mailbox and message_id in (<messageIds>)
                            order by id
                            """)
                    .bind("mailbox", mailbox)
                    .bindList("messageIds", List.copyOf(messageIds))
                    .map((results, _) -> Map.entry(results.getString("message_id"), read(results)))
                    .forEach(each -> known.computeIfAbsent(each.getKey(), _ -> new ArrayList<>())
                            .add(each.getValue())));
        }
        return known;
    }

    /**
     * Which of some mails that look alike turned up at a place.
     *
     * @return empty where that is nothing new: it is known to lie there, or the product is moving one there
     */
    static Optional<Known> recognise(List<Known> alike, Place place) {
        if (alike.stream()
                .anyMatch(mail ->
                        mail.liesAt(place) || (mail.onItsWay() && place.folder().equals(mail.targetFolder())))) {
            return Optional.empty();
        }
        return alike.stream()
                // A further copy beside others that are where they were says nothing.
                .filter(mail -> alike.size() == 1 || mail.gone() || mail.uid() == 0 || !mail.liesIn(place))
                .min(Comparator.comparing((Known mail) -> mail.uid() != 0 || !mail.liesIn(place))
                        .thenComparing(mail -> !mail.gone()));
    }

    /** Notes that a known mail turned up at a place. In the running transaction. */
    void turnedUp(Known mail, Place place) {
        boolean byPerson = !mail.onItsWay()
                && !place.folder().equals(mail.folder())
                && !place.folder().equals(mail.targetFolder());
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update inbound_mail
                        set folder = :folder, filed_uid_validity = :uidValidity, filed_uid = :uid, gone_at = null,
                          target_folder = case when :byPerson then :folder else target_folder end,
                          filed_at = case when :byPerson then :now else filed_at end,
                          version = version + 1
                        where id = :id
                        """)
                .bind("folder", place.folder())
                .bind("uidValidity", place.uidValidity())
                .bind("uid", place.uid())
                .bind("byPerson", byPerson)
                .bind("now", clock.instant())
                .bind("id", mail.id())
                .execute());
        if (byPerson) {
            events.publishEvent(new MailMovedByPerson(mail.id(), place.folder()));
        }
    }

    /** The lowest and the highest UID of what ought to lie in a folder. */
    record Range(long first, long last) {}

    /** Of what lies or lay in a folder under its present numbers; empty where nothing did. */
    Optional<Range> settledIn(String mailbox, String folder, long uidValidity) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select min(filed_uid) as first, max(filed_uid) as last
                        from inbound_mail
                        where mailbox = :mailbox and folder = :folder and filed_uid_validity = :uidValidity
                        having count(filed_uid) > 0
                        """)
                .bind("mailbox", mailbox)
                .bind("folder", folder)
                .bind("uidValidity", uidValidity)
                .map((results, _) -> new Range(results.getLong("first"), results.getLong("last")))
                .findOne());
    }

    /** The UIDs of what ought to lie in a folder, and of what did and is gone. */
    record Settled(List<Long> there, List<Long> gone) {}

    Settled settled(String mailbox, String folder, long uidValidity) {
        Settled settled = new Settled(new ArrayList<>(), new ArrayList<>());
        jdbi.useHandle(handle -> handle.createQuery("""
                        select filed_uid, gone_at is not null as gone
                        from inbound_mail
                        where mailbox = :mailbox and folder = :folder and filed_uid_validity = :uidValidity
                        """)
                .bind("mailbox", mailbox)
                .bind("folder", folder)
                .bind("uidValidity", uidValidity)
                .map((results, _) -> Map.entry(results.getLong("filed_uid"), results.getBoolean("gone")))
                .forEach(each -> (each.getValue() ? settled.gone() : settled.there()).add(each.getKey())));
        return settled;
    }

    /** Notes what is no longer where it was; what the product itself is about to move is left to that. */
    int gone(String mailbox, String folder, long uidValidity, Collection<Long> uids) {
        return update("""
                update inbound_mail
                set gone_at = :now, version = version + 1
                where mailbox = :mailbox and folder = :folder and filed_uid_validity = :uidValidity and filed_uid in (<uids>)
                  and gone_at is null and (target_folder is null or filed_at is not null)
                """, mailbox, folder, uidValidity, uids);
    }

    /** Notes what is where it was again. */
    int back(String mailbox, String folder, long uidValidity, Collection<Long> uids) {
        return update("""
                update inbound_mail
                set gone_at = null, version = version + 1
                where mailbox = :mailbox and folder = :folder and filed_uid_validity = :uidValidity and filed_uid in (<uids>)
                  and gone_at is not null
                """, mailbox, folder, uidValidity, uids);
    }

    private int update(String sql, String mailbox, String folder, long uidValidity, Collection<Long> uids) {
        List<Long> all = List.copyOf(uids);
        int changed = 0;
        for (int from = 0; from < all.size(); from += TOGETHER) {
            List<Long> some = all.subList(from, Math.min(all.size(), from + TOGETHER));
            changed += jdbi.withHandle(handle -> handle.createUpdate(sql)
                    .bind("mailbox", mailbox)
                    .bind("folder", folder)
                    .bind("uidValidity", uidValidity)
                    .bind("now", clock.instant())
                    .bindList("uids", some)
                    .execute());
        }
        return changed;
    }

    /** Notes that a folder is no longer there, with all that lay in it. */
    int goneWith(String mailbox, String folder) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        update inbound_mail
                        set gone_at = :now, version = version + 1
                        where mailbox = :mailbox and folder = :folder and gone_at is null and filed_at is not null
                        """)
                .bind("mailbox", mailbox)
                .bind("folder", folder)
                .bind("now", clock.instant())
                .execute());
    }

    /**
     * Notes, after a folder whose numbers were given anew was looked through, what was not found in it: what lay there under
     * the numbers of before and would have been known by its Message-ID.
     */
    int notFoundIn(String mailbox, String folder, long uidValidity) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        update inbound_mail
                        set gone_at = :now, version = version + 1
                        where mailbox = :mailbox and folder = :folder and filed_uid_validity <> :uidValidity
                          and gone_at is null and filed_at is not null and message_id is not null
                        """)
                .bind("mailbox", mailbox)
                .bind("folder", folder)
                .bind("uidValidity", uidValidity)
                .bind("now", clock.instant())
                .execute());
    }
}
