package io.dunlin.core.remittances.feeds;

import static io.dunlin.core.shared.Texts.cutOrNull;

import io.dunlin.core.remittances.feeds.SftpSession.RemoteFile;
import io.dunlin.core.remittances.policy.RemoteFileDecision.Known;
import io.dunlin.core.remittances.policy.RemoteFileDecision.Refusal;
import io.dunlin.core.remittances.policy.RemoteFileDecision.Shape;
import io.dunlin.core.remittances.policy.RemoteFileDecision.State;
import io.dunlin.core.shared.RawStore;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Folders on SFTP servers and what was seen in them, in the database. */
@Component
class JdbiSftpFeeds {

    private static final Duration KEPT_AFTER_IT_WENT = Duration.ofDays(90);
    private static final String COLUMNS = """
            id, name, host, port, login, folder, archive_folder, file_names, largest_megabytes, most_files,
              look_every_minutes, enabled, password, private_key, passphrase, host_key, refused_host_key
            """;

    static final int LONGEST_PATH = 1000;
    private static final Duration SETTLED_AFTER = Duration.ofMinutes(5);

    private final Jdbi jdbi;
    private final Clock clock;

    JdbiSftpFeeds(Jdbi jdbi, Clock clock) {
        this.jdbi = jdbi;
        this.clock = clock;
    }

    /** A feed with its secrets as they are sealed. */
    record FeedRow(
            SftpFeedId id,
            SftpFeed feed,
            @Nullable String password,
            @Nullable String privateKey,
            @Nullable String passphrase,
            @Nullable String hostKey,
            @Nullable String refusedHostKey) {}

    /** What is remembered of a file. */
    record FileRow(long id, Known known, @Nullable Instant takenAt) {}

    /**
     * A file that was taken and may have been moved.
     *
     * @param taken how it looked when it was read
     */
    record Moving(String key, String name, Shape taken, String target) {}

    List<FeedRow> all() {
        return jdbi.withHandle(handle -> handle.createQuery("select " + COLUMNS + " from sftp_feed order by name, id")
                .map((results, _) -> feed(results))
                .list());
    }

    Optional<FeedRow> find(SftpFeedId id) {
        return jdbi.withHandle(handle -> handle.createQuery("select " + COLUMNS + " from sftp_feed where id = :id")
                .bind("id", id)
                .map((results, _) -> feed(results))
                .findOne());
    }

    private static FeedRow feed(ResultSet results) throws SQLException {
        return new FeedRow(
                new SftpFeedId(results.getLong("id")),
                new SftpFeed(
                        results.getString("name"),
                        results.getString("host"),
                        results.getInt("port"),
                        results.getString("login"),
                        results.getString("folder"),
                        results.getString("archive_folder"),
                        results.getString("file_names"),
                        results.getInt("largest_megabytes"),
                        results.getInt("most_files"),
                        results.getInt("look_every_minutes"),
                        results.getBoolean("enabled")),
                results.getString("password"),
                results.getString("private_key"),
                results.getString("passphrase"),
                results.getString("host_key"),
                results.getString("refused_host_key"));
    }

    SftpFeedId insert(SftpFeed feed, String actor) {
        return new SftpFeedId(jdbi.withHandle(handle -> handle.createUpdate("""
                        insert into sftp_feed (name, host, port, login, folder, archive_folder, file_names,
                          largest_megabytes, most_files, look_every_minutes, enabled, changed_at, changed_by)
                        values (:name, :host, :port, :login, :folder, :archiveFolder, :fileNames,
                          :largestMegabytes, :mostFiles, :lookEveryMinutes, :enabled, :now, :actor)
                        """)
                .bindMethods(feed)
                .bind("now", clock.instant())
                .bind("actor", actor)
                .executeAndReturnGeneratedKeys("id")
                .mapTo(Long.class)
                .one()));
    }

    void update(SftpFeedId id, SftpFeed feed, String actor) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update sftp_feed
                        set name = :name, host = :host, port = :port, login = :login, folder = :folder,
                          archive_folder = :archiveFolder, file_names = :fileNames,
                          largest_megabytes = :largestMegabytes, most_files = :mostFiles,
                          look_every_minutes = :lookEveryMinutes, enabled = :enabled, changed_at = :now,
                          changed_by = :actor
                        where id = :id
                        """)
                .bindMethods(feed)
                .bind("now", clock.instant())
                .bind("actor", actor)
                .bind("id", id)
                .execute());
    }

    void setSecrets(
            SftpFeedId id, @Nullable String password, @Nullable String privateKey, @Nullable String passphrase) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update sftp_feed
                        set password = :password, private_key = :privateKey, passphrase = :passphrase
                        where id = :id
                        """)
                .bind("password", password)
                .bind("privateKey", privateKey)
                .bind("passphrase", passphrase)
                .bind("id", id)
                .execute());
    }

    void setHostKeys(SftpFeedId id, @Nullable String accepted, @Nullable String refused) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update sftp_feed set host_key = :accepted, refused_host_key = :refused where id = :id")
                .bind("accepted", accepted)
                .bind("refused", refused)
                .bind("id", id)
                .execute());
    }

    /** What is remembered of a feed's files, by {@link #keyOf}. */
    Map<String, FileRow> files(SftpFeedId feed) {
        Map<String, FileRow> files = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select id, name_sha256, byte_count, modified_at, state, seen_at, taken_at
                        from sftp_file
                        where feed_id = :feed
                        """)
                .bind("feed", feed)
                .map((results, _) -> Map.entry(results.getString("name_sha256"), file(results)))
                .forEach(entry -> files.put(entry.getKey(), entry.getValue())));
        return files;
    }

    private static FileRow file(ResultSet results) throws SQLException {
        return new FileRow(
                results.getLong("id"),
                new Known(
                        new Shape(results.getLong("byte_count"), instant(results.getTimestamp("modified_at"))),
                        State.valueOf(results.getString("state")),
                        results.getTimestamp("seen_at").toInstant()),
                instant(results.getTimestamp("taken_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }

    static String keyOf(RemoteFile file) {
        return RawStore.sha256(file.wireName().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Remembers how a file looks now; whatever became of another content under that name is past. */
    void note(SftpFeedId feed, RemoteFile file) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into sftp_file (feed_id, name_sha256, name, byte_count, modified_at, state, seen_at)
                        values (:feed, :key, :name, :size, :modifiedAt, 'SEEN', :now)
                        on duplicate key update byte_count = :size, modified_at = :modifiedAt, state = 'SEEN',
                          fault = null, sha256 = null, taken_at = null, seen_at = :now
                        """)
                .bind("feed", feed)
                .bind("key", keyOf(file))
                .bind("name", cutOrNull(file.name(), 255))
                .bind("size", file.shape().size())
                .bind("modifiedAt", file.shape().modifiedAt())
                .bind("now", clock.instant())
                .execute());
    }

    void markTaken(SftpFeedId feed, RemoteFile file, String sha256) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update sftp_file
                        set state = 'TAKEN', taken_at = if(sha256 <=> :sha256, taken_at, :now), sha256 = :sha256
                        where feed_id = :feed and name_sha256 = :key
                        """)
                .bind("sha256", sha256)
                .bind("now", clock.instant())
                .bind("feed", feed)
                .bind("key", keyOf(file))
                .execute());
    }

    void markRefused(SftpFeedId feed, RemoteFile file, Refusal why) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update sftp_file
                        set state = 'REFUSED', fault = :why
                        where feed_id = :feed and name_sha256 = :key
                        """)
                .bind("why", why)
                .bind("feed", feed)
                .bind("key", keyOf(file))
                .execute());
    }

    /** Files whose move was begun, and not seen to its end. */
    List<Moving> moving(SftpFeedId feed) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select name_sha256, name, byte_count, modified_at, moving_to
                        from sftp_file
                        where feed_id = :feed and moving_to is not null
                        """)
                .bind("feed", feed)
                .map((results, _) -> new Moving(
                        results.getString("name_sha256"),
                        results.getString("name"),
                        new Shape(results.getLong("byte_count"), instant(results.getTimestamp("modified_at"))),
                        results.getString("moving_to")))
                .list());
    }

    void markMoving(SftpFeedId feed, RemoteFile file, String target) {
        setMoving(feed, keyOf(file), target);
    }

    /** It is still where it was, as far as is known. */
    void clearMoving(SftpFeedId feed, String key) {
        setMoving(feed, key, null);
    }

    void markMoved(SftpFeedId feed, String key) {
        jdbi.useHandle(handle ->
                handle.createUpdate("""
                        update sftp_file
                        set moving_to = null, state = 'MOVED'
                        where feed_id = :feed and name_sha256 = :key and state = 'TAKEN'
                        """).bind("feed", feed).bind("key", key).execute());
    }

    private void setMoving(SftpFeedId feed, String key, @Nullable String target) {
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update sftp_file
                        set moving_to = :target
                        where feed_id = :feed and name_sha256 = :key
                        """)
                .bind("target", target)
                .bind("feed", feed)
                .bind("key", key)
                .execute());
    }

    /** Whether a file was seen a moment ago that may still be growing. */
    boolean isSettling(SftpFeedId feed) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select exists (
                          select 1 from sftp_file where feed_id = :feed and state = 'SEEN' and seen_at > :since)
                        """)
                .bind("feed", feed)
                .bind("since", clock.instant().minus(SETTLED_AFTER))
                .mapTo(Boolean.class)
                .one());
    }

    /** Forgets files that went from the server long ago. */
    void forgetLongGone(List<FileRow> gone) {
        Instant before = clock.instant().minus(KEPT_AFTER_IT_WENT);
        List<Long> old = gone.stream()
                .filter(file -> file.known().since().isBefore(before))
                .map(FileRow::id)
                .toList();
        if (!old.isEmpty()) {
            jdbi.useHandle(handle -> handle.createUpdate("delete from sftp_file where id in (<ids>)")
                    .bindList("ids", old)
                    .execute());
        }
    }

    int takenSince(SftpFeedId feed, @Nullable Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select count(*)
                        from sftp_file
                        where feed_id = :feed and taken_at is not null and (:since is null or taken_at > :since)
                        """)
                .bind("feed", feed)
                .bind("since", since)
                .mapTo(Integer.class)
                .one());
    }

    Optional<Instant> lastTakenAt(SftpFeedId feed) {
        return jdbi.withHandle(handle -> handle.createQuery("select max(taken_at) from sftp_file where feed_id = :feed")
                .bind("feed", feed)
                .mapTo(Instant.class)
                .findOne());
    }
}
