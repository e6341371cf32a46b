package io.dunlin.core.inbox;

import static io.dunlin.core.shared.Texts.cutOrNull;

import io.dunlin.core.inbox.ImapSession.Numbers;
import io.dunlin.core.inbox.InboundMail.State;
import io.dunlin.core.shared.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Mail and the state of mailboxes in the database. */
@Component
class JdbiInbox {

    static final String SELECT = """
            select m.id, m.mailbox, m.sha256, m.byte_count, m.message_id, m.from_address, m.from_name, m.subject, m.sent_at,
              m.received_at, m.state, m.quarantine_reason, m.folder, m.target_folder, m.filed_at, m.gone_at
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

    /** A mail to be stored. */
    record NewMail(Place place, String sha256, long byteCount, Envelope envelope) {}

    /** Stores mails of one folder; their ids in the same order. */
    List<InboundMailId> insertAll(List<NewMail> mails) {
        Place first = mails.getFirst().place();
        return jdbi.withHandle(handle -> {
            PreparedBatch batch = handle.prepareBatch("""
                    insert into inbound_mail (mailbox, uid_validity, uid, sha256, byte_count, message_id, from_address,
                      from_name, subject, sent_at, received_at, state, folder, filed_uid_validity, filed_uid)
                    values (:mailbox, :uidValidity, :uid, :sha256, :byteCount, :messageId, :fromAddress,
                      :fromName, :subject, :sentAt, :now, 'RECEIVED', :folder, :uidValidity, :uid)
                    """);
            for (NewMail mail : mails) {
                Place place = mail.place();
                Envelope envelope = mail.envelope();
                batch.bind("mailbox", place.mailbox())
                        .bind("uidValidity", place.uidValidity())
                        .bind("uid", place.uid())
                        .bind("folder", place.folder())
                        .bind("sha256", mail.sha256())
                        .bind("byteCount", mail.byteCount())
                        .bind("messageId", cutOrNull(envelope.messageId(), 998))
                        .bind("fromAddress", cutOrNull(envelope.fromAddress(), 254))
                        .bind("fromName", cutOrNull(envelope.fromName(), 200))
                        .bind("subject", cutOrNull(envelope.subject(), LONGEST_SUBJECT))
                        .bind("sentAt", envelope.sentAt())
                        .bind("now", clock.instant())
                        .add();
            }
            int[] written = batch.execute();
            assert written.length == mails.size();
            Map<String, InboundMailId> ids = new HashMap<>();
            handle.createQuery("""
                            select id, sha256
                            from inbound_mail
                            where mailbox = :mailbox and uid_validity = :uidValidity and uid in (<uids>)
                            order by id
                            """)
                    .bind("mailbox", first.mailbox())
                    .bind("uidValidity", first.uidValidity())
                    .bindList(
                            "uids",
                            mails.stream().map(mail -> mail.place().uid()).toList())
                    .map((results, _) ->
                            Map.entry(results.getString("sha256"), new InboundMailId(results.getLong("id"))))
                    .forEach(each -> ids.put(each.getKey(), each.getValue()));
            return mails.stream()
                    .map(mail -> Objects.requireNonNull(ids.get(mail.sha256())))
                    .toList();
        });
    }

    Optional<InboundMail> find(InboundMailId id) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where m.id = :id")
                .bind("id", id)
                .map((results, _) -> read(results))
                .findOne());
    }

    List<InboundMail> findAll(Collection<InboundMailId> ids) {
        return jdbi.withHandle(handle -> handle.createQuery(SELECT + "where m.id in (<ids>) order by m.id")
                .bindList("ids", ids.stream().map(InboundMailId::value).toList())
                .map((results, _) -> read(results))
                .list());
    }

    /** Marks mails as decided on, and says where each belongs; empty for those that lie there or are on their way. */
    void triagedInto(Map<InboundMailId, String> folders) {
        int written = jdbi.withHandle(handle -> handle.createUpdate("""
                        update json_table(:folders, '$[*]' columns (
                          id bigint path '$.id',
                          folder varchar(190) character set utf8mb4 collate utf8mb4_polish_ci path '$.folder')) f
                        straight_join inbound_mail m on m.id = f.id
                        set m.state = 'TRIAGED', m.filed_at = case when m.target_folder <=> f.folder then m.filed_at else null end,
                          m.target_folder = f.folder, m.version = m.version + 1
                        """)
                .bind(
                        "folders",
                        Json.write(folders.entrySet().stream()
                                .map(each -> new FolderRow(each.getKey().value(), each.getValue()))
                                .toList()))
                .execute());
        assert written == folders.size();
    }

    /** A row of the update of many mails. */
    private record FolderRow(long id, String folder) {}

    void quarantine(InboundMailId id, String reason) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update inbound_mail
                        set state = 'QUARANTINED', quarantine_reason = :reason, version = version + 1
                        where id = :id
                        """)
                .bind("reason", cutOrNull(reason, LONGEST_REASON))
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

    /** How much mail is not where it ought to be, by the folder it belongs in: told by an index alone. */
    Map<String, Integer> waitingByTarget(String mailbox) {
        Map<String, Integer> waiting = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select target_folder, count(*) as mails
                        from inbound_mail
                        where mailbox = :mailbox and filed_at is null and target_folder is not null
                        group by target_folder
                        """)
                .bind("mailbox", mailbox)
                .map((results, _) -> Map.entry(results.getString("target_folder"), results.getInt("mails")))
                .forEach(each -> waiting.put(each.getKey(), each.getValue())));
        return waiting;
    }

    /** Mail that is not where it ought to be and belongs in one of some folders, oldest first. */
    List<Waiting> waitingForFiling(String mailbox, Set<String> targets, int limit) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select id, folder, target_folder, message_id, filed_uid_validity, filed_uid
                        from inbound_mail
                        where mailbox = :mailbox and target_folder in (<targets>) and filed_at is null
                        order by id
                        limit :limit
                        """)
                .bind("mailbox", mailbox)
                .bindList("targets", List.copyOf(targets))
                .bind("limit", limit)
                .map((results, _) -> new Waiting(
                        new InboundMailId(results.getLong("id")),
                        results.getString("folder"),
                        results.getString("target_folder"),
                        results.getString("message_id"),
                        results.getLong("filed_uid_validity"),
                        results.getLong("filed_uid")))
                .list());
    }

    /** How many mails came since a time and are not decided on yet; no more than {@code most} are counted. */
    int undecidedSince(String mailbox, Instant since, int most) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select count(*)
                        from (
                          select 1
                          from inbound_mail
                          where state = 'RECEIVED' and mailbox = :mailbox and received_at > :since
                          limit :most) undecided
                        """)
                .bind("mailbox", mailbox)
                .bind("since", since)
                .bind("most", most)
                .mapTo(Integer.class)
                .one());
    }

    /**
     * A mail to be moved, with where it was last seen.
     *
     * @param uid 0 where the server did not tell it
     */
    record Waiting(
            InboundMailId id,
            String folder,
            String targetFolder,
            @Nullable String messageId,
            long uidValidity,
            long uid) {}

    /**
     * Where a mail was moved to.
     *
     * @param uid its new one, where the server told it
     */
    record Filed(
            InboundMailId id,
            String folder,
            @Nullable Long uidValidity,
            @Nullable Long uid) {}

    void filed(List<Filed> mails) {
        int written = jdbi.withHandle(handle -> handle.createUpdate("""
                        update json_table(:places, '$[*]' columns (
                          id bigint path '$.id',
                          folder varchar(190) character set utf8mb4 collate utf8mb4_polish_ci path '$.folder',
                          uid_validity bigint path '$.uidValidity',
                          uid bigint path '$.uid')) p
                        straight_join inbound_mail m on m.id = p.id
                        set m.folder = p.folder, m.filed_at = :now, m.filed_uid_validity = p.uid_validity, m.filed_uid = p.uid,
                          m.gone_at = null, m.version = m.version + 1
                        """)
                .bind("places", Json.write(mails.stream().map(FiledRow::of).toList()))
                .bind("now", clock.instant())
                .execute());
        assert written == mails.size();
    }

    /** A row of the update of many mails. */
    private record FiledRow(
            long id,
            String folder,
            @Nullable Long uidValidity,
            @Nullable Long uid) {

        static FiledRow of(Filed filed) {
            return new FiledRow(filed.id().value(), filed.folder(), filed.uidValidity(), filed.uid());
        }
    }

    /** Notes that mails are neither where they were nor where they ought to be; no attempt is left to move them. */
    void lost(List<InboundMailId> ids) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update inbound_mail
                        set filed_at = :now, gone_at = coalesce(gone_at, :now), version = version + 1
                        where id in (<ids>)
                        """)
                .bind("now", clock.instant())
                .bindList("ids", ids.stream().map(InboundMailId::value).toList())
                .execute());
    }

    /**
     * How far a folder of a mailbox was read.
     *
     * @param messages how many mails lay there when it was last looked through; null before the first time
     * @param modSeq its highest modification number then; 0 where the server has none
     */
    record Mark(
            long uidValidity,
            long lastUid,
            @Nullable Long messages,
            @Nullable Long modSeq) {

        static Mark none(long uidValidity) {
            return new Mark(uidValidity, 0, null, null);
        }
    }

    Optional<Mark> mark(String mailbox, String folder) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select uid_validity, last_uid, message_count, highest_modseq
                        from mailbox_state
                        where mailbox = :mailbox and folder = :folder
                        """)
                .bind("mailbox", mailbox)
                .bind("folder", folder)
                .map((results, _) -> new Mark(
                        results.getLong("uid_validity"),
                        results.getLong("last_uid"),
                        results.getObject("message_count", Long.class),
                        results.getObject("highest_modseq", Long.class)))
                .findOne());
    }

    /** Keeps the numbers of a folder that was looked through, until it is given others. */
    void remember(String mailbox, String folder, Numbers numbers) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update mailbox_state
                        set message_count = :messages, highest_modseq = :modSeq
                        where mailbox = :mailbox and folder = :folder and uid_validity = :uidValidity
                        """)
                .bind("mailbox", mailbox)
                .bind("folder", folder)
                .bind("uidValidity", numbers.uidValidity())
                .bind("messages", numbers.messages())
                .bind("modSeq", numbers.modSeq())
                .execute());
    }

    /** Has the next look at a folder compare what is there with what ought to be. */
    void forgetChanges(String mailbox, String folder) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update mailbox_state
                        set highest_modseq = null, message_count = null
                        where mailbox = :mailbox and folder = :folder
                        """)
                .bind("mailbox", mailbox)
                .bind("folder", folder)
                .execute());
    }

    void advance(String mailbox, String folder, long uidValidity, long lastUid) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into mailbox_state (mailbox, folder, uid_validity, last_uid, last_checked_at)
                        values (:mailbox, :folder, :uidValidity, :lastUid, :now)
                        on duplicate key update
                          last_uid = case when uid_validity = :uidValidity then greatest(last_uid, :lastUid) else :lastUid end,
                          message_count = case when uid_validity = :uidValidity then message_count else null end,
                          highest_modseq = case when uid_validity = :uidValidity then highest_modseq else null end,
                          uid_validity = :uidValidity, last_checked_at = :now
                        """)
                .bind("mailbox", mailbox)
                .bind("folder", folder)
                .bind("uidValidity", uidValidity)
                .bind("lastUid", lastUid)
                .bind("now", clock.instant())
                .execute());
    }

    /** A mail that could not be fetched, with how often that was tried. */
    record Unfetched(long uidValidity, long uid, long byteCount, int attempts) {}

    List<Unfetched> unfetched(String mailbox, String folder, boolean dueOnly) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select uid_validity, uid, byte_count, attempts
                        from unfetched_mail
                        where mailbox = :mailbox and folder = :folder and (not :dueOnly or next_attempt_at <= :now)
                        order by uid
                        limit 1000
                        """)
                .bind("mailbox", mailbox)
                .bind("folder", folder)
                .bind("dueOnly", dueOnly)
                .bind("now", clock.instant())
                .map(ConstructorMapper.of(Unfetched.class))
                .list());
    }

    void noteUnfetched(Place place, long byteCount, String failure, Instant nextAttemptAt) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into unfetched_mail (mailbox, folder, uid_validity, uid, byte_count, first_failed_at,
                          next_attempt_at, attempts, last_failure)
                        values (:mailbox, :folder, :uidValidity, :uid, :byteCount, :now, :next, 1, :failure)
                        on duplicate key update next_attempt_at = :next, attempts = attempts + 1, last_failure = :failure
                        """)
                .bind("mailbox", place.mailbox())
                .bind("folder", place.folder())
                .bind("uidValidity", place.uidValidity())
                .bind("uid", place.uid())
                .bind("byteCount", byteCount)
                .bind("now", clock.instant())
                .bind("next", nextAttemptAt)
                .bind("failure", cutOrNull(failure, LONGEST_REASON))
                .execute());
    }

    /** Says why the last attempt at a mail failed. */
    void noteFailure(Place place, String failure) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update unfetched_mail
                        set last_failure = :failure
                        where mailbox = :mailbox and folder = :folder and uid_validity = :uidValidity and uid = :uid
                        """)
                .bind("mailbox", place.mailbox())
                .bind("folder", place.folder())
                .bind("uidValidity", place.uidValidity())
                .bind("uid", place.uid())
                .bind("failure", cutOrNull(failure, LONGEST_REASON))
                .execute());
    }

    void forgetUnfetched(Place place) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        delete from unfetched_mail
                        where mailbox = :mailbox and folder = :folder and uid_validity = :uidValidity and uid = :uid
                        """)
                .bind("mailbox", place.mailbox())
                .bind("folder", place.folder())
                .bind("uidValidity", place.uidValidity())
                .bind("uid", place.uid())
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
                    .bind("reason", cutOrNull(reason, LONGEST_REASON))
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
                instant(results.getTimestamp("filed_at")),
                instant(results.getTimestamp("gone_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
