package io.dunlin.core.inbox;

import io.dunlin.core.inbox.InboundMail.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Mail and the state of mailboxes in the database. */
@Component
class JdbiInbox {

    static final String SELECT = """
            select m.id, m.mailbox, m.sha256, m.byte_count, m.message_id, m.from_address, m.from_name, m.subject, m.sent_at,
              m.received_at, m.state, m.quarantine_reason, m.folder, m.target_folder, m.filed_at
            from inbound_mail m
            """;
    private static final int LONGEST_SUBJECT = 500;
    private static final int LONGEST_REASON = 1000;

    private final Jdbi jdbi;
    private final Clock clock;

    JdbiInbox(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** Where a mail lies on a server. */
    record Place(String mailbox, String folder, long uidValidity, long uid) {}

    /** What the list of mail shows, read from the header. */
    record Envelope(
            @Nullable String messageId,
            @Nullable String fromAddress,
            @Nullable String fromName,
            String subject,
            @Nullable Instant sentAt) {}

    Optional<InboundMailId> findByContent(String mailbox, String sha256) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id
                        from inbound_mail
                        where mailbox = :mailbox and sha256 = :sha256
                        order by id
                        limit 1
                        """)
                .bind("mailbox", mailbox)
                .bind("sha256", sha256)
                .mapTo(InboundMailId.class)
                .findOne());
    }

    InboundMailId insert(Place place, String sha256, long byteCount, Envelope envelope) {
        long id = jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into inbound_mail (mailbox, uid_validity, uid, sha256, byte_count, message_id, from_address,
                          from_name, subject, sent_at, received_at, state, folder)
                        values (:mailbox, :uidValidity, :uid, :sha256, :byteCount, :messageId, :fromAddress,
                          :fromName, :subject, :sentAt, :now, 'RECEIVED', :folder)
                        """)
                .bind("mailbox", place.mailbox())
                .bind("uidValidity", place.uidValidity())
                .bind("uid", place.uid())
                .bind("folder", place.folder())
                .bind("sha256", sha256)
                .bind("byteCount", byteCount)
                .bind("messageId", cut(envelope.messageId(), 998))
                .bind("fromAddress", cut(envelope.fromAddress(), 254))
                .bind("fromName", cut(envelope.fromName(), 200))
                .bind("subject", cut(envelope.subject(), LONGEST_SUBJECT))
                .bind("sentAt", envelope.sentAt())
                .bind("now", clock.instant())
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one());
        return new InboundMailId(id);
    }

    Optional<InboundMail> find(InboundMailId id) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where m.id = :id")
                .bind("id", id)
                .map((results, _) -> read(results))
                .findOne());
    }

    void markTriaged(InboundMailId id) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update inbound_mail
                        set state = 'TRIAGED', version = version + 1
                        where id = :id
                        """).bind("id", id).execute());
    }

    void quarantine(InboundMailId id, String reason) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update inbound_mail
                        set state = 'QUARANTINED', quarantine_reason = :reason, version = version + 1
                        where id = :id
                        """)
                .bind("reason", cut(reason, LONGEST_REASON))
                .bind("id", id)
                .execute());
    }

    boolean release(InboundMailId id) {
        return jdbi.withHandle(handle -> handle.createUpdate("""
                        update inbound_mail
                        set state = 'RECEIVED', quarantine_reason = null, version = version + 1
                        where id = :id and state = 'QUARANTINED'
                        """).bind("id", id).execute()) == 1;
    }

    void aim(InboundMailId id, String folder) {
        jdbi.useHandle(handle ->
                handle.createUpdate("""
                        update inbound_mail
                        set target_folder = :folder, filed_at = null, version = version + 1
                        where id = :id
                        """).bind("folder", folder).bind("id", id).execute());
    }

    /** Mail that is not where it ought to be, oldest first. */
    List<Waiting> waitingForFiling(String mailbox, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, folder, target_folder, message_id, coalesce(filed_uid_validity, uid_validity) as uid_validity,
                          coalesce(filed_uid, uid) as uid
                        from inbound_mail
                        where mailbox = :mailbox and target_folder is not null and filed_at is null
                        order by id
                        limit :limit
                        """)
                .bind("mailbox", mailbox)
                .bind("limit", limit)
                .map((results, _) -> new Waiting(
                        new InboundMailId(results.getLong("id")),
                        results.getString("folder"),
                        results.getString("target_folder"),
                        results.getString("message_id"),
                        results.getLong("uid_validity"),
                        results.getLong("uid")))
                .list());
    }

    /** A mail to be moved, with where it was last seen. */
    record Waiting(
            InboundMailId id,
            String folder,
            String targetFolder,
            @Nullable String messageId,
            long uidValidity,
            long uid) {}

    void filed(InboundMailId id, String folder, @Nullable Long uidValidity, @Nullable Long uid) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update inbound_mail
                        set folder = :folder, filed_at = :now, filed_uid_validity = :uidValidity, filed_uid = :uid,
                          version = version + 1
                        where id = :id
                        """)
                .bind("folder", folder)
                .bind("now", clock.instant())
                .bind("uidValidity", uidValidity)
                .bind("uid", uid)
                .bind("id", id)
                .execute());
    }

    Optional<InboundMail> findByMessageId(String mailbox, String messageId) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        SELECT + "where m.mailbox = :mailbox and m.message_id = :messageId order by m.id limit 1")
                .bind("mailbox", mailbox)
                .bind("messageId", messageId)
                .map((results, _) -> read(results))
                .findOne());
    }

    void movedByPerson(InboundMailId id, String folder, long uidValidity, long uid) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update inbound_mail
                        set folder = :folder, target_folder = :folder, filed_at = :now, filed_uid_validity = :uidValidity,
                          filed_uid = :uid, version = version + 1
                        where id = :id
                        """)
                .bind("folder", folder)
                .bind("now", clock.instant())
                .bind("uidValidity", uidValidity)
                .bind("uid", uid)
                .bind("id", id)
                .execute());
    }

    /** How far a folder of a mailbox was read. */
    record Mark(long uidValidity, long lastUid) {}

    Optional<Mark> mark(String mailbox, String folder) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select uid_validity, last_uid
                        from mailbox_state
                        where mailbox = :mailbox and folder = :folder
                        """)
                .bind("mailbox", mailbox)
                .bind("folder", folder)
                .map((results, _) -> new Mark(results.getLong("uid_validity"), results.getLong("last_uid")))
                .findOne());
    }

    void advance(String mailbox, String folder, long uidValidity, long lastUid) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into mailbox_state (mailbox, folder, uid_validity, last_uid, last_checked_at)
                        values (:mailbox, :folder, :uidValidity, :lastUid, :now)
                        on duplicate key update
                          last_uid = case when uid_validity = :uidValidity then greatest(last_uid, :lastUid) else :lastUid end,
                          uid_validity = :uidValidity, last_checked_at = :now
                        """)
                .bind("mailbox", mailbox)
                .bind("folder", folder)
                .bind("uidValidity", uidValidity)
                .bind("lastUid", lastUid)
                .bind("now", clock.instant())
                .execute());
    }

    void succeeded(String mailbox, String folder) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update mailbox_state
                        set last_checked_at = :now, consecutive_failures = 0, last_failure = null
                        where mailbox = :mailbox and folder = :folder
                        """)
                .bind("now", clock.instant())
                .bind("mailbox", mailbox)
                .bind("folder", folder)
                .execute());
    }

    /** Notes a failure and returns how many there were in a row. */
    int failed(String mailbox, String folder, String reason) {
        return jdbi.withHandle(handle -> {
            handle.createUpdate("""
                            insert into mailbox_state (mailbox, folder, uid_validity, last_uid, last_failure_at, last_failure,
                              consecutive_failures)
                            values (:mailbox, :folder, 0, 0, :now, :reason, 1)
                            on duplicate key update last_failure_at = :now, last_failure = :reason,
                              consecutive_failures = consecutive_failures + 1
                            """)
                    .bind("mailbox", mailbox)
                    .bind("folder", folder)
                    .bind("now", clock.instant())
                    .bind("reason", cut(reason, LONGEST_REASON))
                    .execute();
            return handle.createQuery("""
                            select consecutive_failures
                            from mailbox_state
                            where mailbox = :mailbox and folder = :folder
                            """)
                    .bind("mailbox", mailbox)
                    .bind("folder", folder)
                    .mapTo(Integer.class)
                    .one();
        });
    }

    static InboundMail read(ResultSet results) throws SQLException {
        return new InboundMail(
                new InboundMailId(results.getLong("id")),
                results.getString("mailbox"),
                results.getString("sha256"),
                results.getLong("byte_count"),
                results.getString("message_id"),
                results.getString("from_address"),
                results.getString("from_name"),
                results.getString("subject"),
                instant(results.getTimestamp("sent_at")),
                results.getTimestamp("received_at").toInstant(),
                State.valueOf(results.getString("state")),
                results.getString("quarantine_reason"),
                results.getString("folder"),
                results.getString("target_folder"),
                instant(results.getTimestamp("filed_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    private static @Nullable String cut(@Nullable String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest);
    }
}
