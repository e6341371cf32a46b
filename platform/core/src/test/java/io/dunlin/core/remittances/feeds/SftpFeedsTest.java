package io.dunlin.core.remittances.feeds;

import static io.dunlin.core.testing.TestingStatement.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.access.Role;
import io.dunlin.core.access.Users;
import io.dunlin.core.notifications.NotificationKind;
import io.dunlin.core.notifications.Notifications;
import io.dunlin.core.remittances.statements.StatementQueries;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingSftpServer;
import io.dunlin.core.testing.TestingStaff;
import io.dunlin.core.testing.TestingWorld;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.time.LocalTime;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyEncryptionContext;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** Statements from a real SFTP server on this machine. */
@FeatureTest
class SftpFeedsTest {

    private static final SftpSecret PASSWORD = new SftpSecret.Password(TestingSftpServer.PASSWORD);

    private static KeyPair hostKey;
    private static KeyPair otherKey;

    @TempDir
    private Path root;

    @Autowired
    private TestingStaff staff;

    @Autowired
    private SftpFeeds feeds;

    @Autowired
    private SftpFolder folder;

    @Autowired
    private SftpWatch watch;

    @Autowired
    private BankPolls polls;

    @Autowired
    private StatementQueries queries;

    @Autowired
    private Notifications notifications;

    @Autowired
    private Users users;

    @Autowired
    private TestingClock clock;

    @Autowired
    private TestingWorld world;

    @Autowired
    private Jdbi jdbi;

    private TestingSftpServer server;

    @BeforeAll
    static void keys() throws GeneralSecurityException {
        hostKey = TestingSftpServer.key(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
        otherKey = TestingSftpServer.key(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
    }

    @BeforeEach
    void a_server_and_an_administrator() throws IOException {
        server = new TestingSftpServer(root, hostKey);
        staff.hire("adam", "Adam Nadzorca", "en", Role.ADMINISTRATOR);
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void a_file_is_taken_once_it_no_longer_grows_moved_to_the_archive_and_known_when_it_comes_again()
            throws IOException {
        SftpFeedId id = acceptedFeed("archive", PASSWORD);
        String text = statement("1/1").credit("10.00", "a").text();
        server.put("wyciag.sta", text.substring(0, 50));
        assertThat(folder.look(id)).isEqualTo(new BankFeed.Look.Done(1));
        settle();
        Files.setLastModifiedTime(server.put("wyciag.sta", text), FileTime.fromMillis(1_000_000_000_000L));
        assertThat(folder.look(id)).as("it grew").isEqualTo(new BankFeed.Look.Done(1));
        assertThat(folder.look(id)).as("not settled").isEqualTo(new BankFeed.Look.Done(1));
        assertThat(received()).isEmpty();
        settle();
        assertThat(folder.look(id)).isEqualTo(new BankFeed.Look.Done(0));
        assertThat(received()).containsExactly("wyciag.sta");
        assertThat(root.resolve("wyciag.sta")).doesNotExist();
        assertThat(root.resolve("archive/wyciag.sta")).hasContent(text);
        server.put("wyciag.sta", text);
        lookUntilSettled(id);
        assertThat(received()).as("the same content").hasSize(1);
        assertThat(root.resolve("archive/2-wyciag.sta")).exists();
        server.put("wyciag.sta", statement("2/1").credit("11.00", "b").text());
        lookUntilSettled(id);
        assertThat(received()).as("a new one of the same name").hasSize(2);
    }

    @Test
    void a_file_that_stays_is_remembered_and_not_even_read_again_and_one_that_changes_is() throws IOException {
        SftpFeedId id = acceptedFeed(null, PASSWORD);
        server.put("a.sta", statement("1/1").credit("10.00", "a").text());
        server.put("a.sta.part", "half");
        server.put("readme.txt", "no statement");
        lookUntilSettled(id);
        int opened = server.opened();
        lookUntilSettled(id);
        assertThat(received()).containsExactly("a.sta");
        assertThat(server.opened()).isEqualTo(opened);
        Files.setLastModifiedTime(
                server.put("a.sta", statement("2/1").credit("10.00", "a").text()),
                FileTime.fromMillis(1_000_000_000_000L));
        lookUntilSettled(id);
        assertThat(received()).hasSize(2);
        assertThat(root.resolve("a.sta")).exists();
    }

    @Test
    void nothing_is_asked_until_an_administrator_accepted_the_key_and_no_password_leaves_before() {
        SftpFeedId id = feed(null, PASSWORD);
        assertThat(folder.look(id)).isEqualTo(new BankFeed.Look.Failed(FeedFault.HOST_KEY_NOT_ACCEPTED, ""));
        SftpTrial.HostKeyUnknown unknown = (SftpTrial.HostKeyUnknown) feeds.tryOut(id, TestingWorld.TESTER);
        assertThat(unknown.shown().fingerprint()).isEqualTo(KeyUtils.getFingerPrint(hostKey.getPublic()));
        assertThat(server.logins()).isZero();
        feeds.accept(id, unknown.shown(), TestingWorld.TESTER, "Compared with the bank's letter");
        assertThat(feeds.tryOut(id, TestingWorld.TESTER)).isEqualTo(new SftpTrial.Passed(0));
        assertThat(audited()).contains("bank-feed-changed", "bank-feed-tested", "host-key-accepted");
    }

    @Test
    void another_host_key_stops_the_feed_tells_once_and_waits_for_a_person() throws IOException {
        SftpFeedId id = acceptedFeed(null, PASSWORD);
        int port = server.port();
        server.close();
        try (TestingSftpServer other = new TestingSftpServer(root, otherKey)) {
            moveTo(id, other.port());
            for (int i = 0; i < 3; i++) {
                assertThat(folder.look(id))
                        .isEqualTo(new BankFeed.Look.Failed(
                                FeedFault.HOST_KEY_CHANGED, KeyUtils.getFingerPrint(otherKey.getPublic())));
                clock.advance(SftpFolder.SETTLING);
            }
            assertThat(other.logins()).as("no password for a stranger").isZero();
            assertThat(told()).containsExactly(NotificationKind.BANK_FEED_STOPPED);
            assertThat(feeds.all().getFirst().refusedHostKey()).isNotNull();
            SftpTrial.HostKeyChanged changed = (SftpTrial.HostKeyChanged) feeds.tryOut(id, TestingWorld.TESTER);
            feeds.accept(id, changed.shown(), TestingWorld.TESTER, "The bank confirmed it by phone");
            assertThat(folder.look(id)).isEqualTo(new BankFeed.Look.Done(0));
            assertThat(port).isPositive();
        }
    }

    @Test
    void a_server_that_got_a_second_key_of_another_type_still_shows_the_accepted_one()
            throws IOException, GeneralSecurityException {
        SftpFeedId id = acceptedFeed(null, PASSWORD);
        server.close();
        KeyPair rsa = TestingSftpServer.key(KeyPairProvider.SSH_RSA, 2048);
        try (TestingSftpServer both =
                new TestingSftpServer(root, TestingSftpServer.key(KeyPairProvider.SSH_ED25519, 256), rsa, hostKey)) {
            moveTo(id, both.port());
            assertThat(folder.look(id)).isEqualTo(new BankFeed.Look.Done(0));
        }
    }

    @Test
    void a_wrong_password_says_so_and_a_host_that_does_not_answer_too() throws IOException {
        SftpFeedId id = acceptedFeed(null, new SftpSecret.Password("wrong"));
        assertThat(folder.look(id))
                .isInstanceOfSatisfying(
                        BankFeed.Look.Failed.class,
                        failed -> assertThat(failed.fault()).isEqualTo(FeedFault.LOGIN_REFUSED));
        assertThat(feeds.tryOut(id, TestingWorld.TESTER))
                .isInstanceOfSatisfying(
                        SftpTrial.Failed.class,
                        failed -> assertThat(failed.fault()).isEqualTo(FeedFault.LOGIN_REFUSED));
        server.close();
        assertThat(folder.look(id))
                .isInstanceOfSatisfying(
                        BankFeed.Look.Failed.class,
                        failed -> assertThat(failed.fault()).isEqualTo(FeedFault.UNREACHABLE));
    }

    @Test
    void an_encrypted_key_logs_in_and_with_another_passphrase_it_is_not_even_saved() throws Exception {
        KeyPair key = TestingSftpServer.key(KeyPairProvider.SSH_ED25519, 256);
        server.knows(key.getPublic());
        OpenSSHKeyEncryptionContext context = new OpenSSHKeyEncryptionContext();
        context.setPassword("zażółć gęślą");
        context.setCipherType("256");
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "test", context, written);
        String text = written.toString(StandardCharsets.UTF_8);
        assertThat(text).contains("OPENSSH PRIVATE KEY");
        assertThat(feeds.save(
                        null,
                        settings("bank", null),
                        new SftpSecret.PrivateKey(text, "no"),
                        TestingWorld.TESTER,
                        "why"))
                .isEqualTo(new SftpFeeds.Saved.Refused(SftpFeeds.Saved.Why.KEY_UNREADABLE));
        assertThat(feeds.save(
                        null,
                        settings("bank", null),
                        new SftpSecret.PrivateKey("no key", ""),
                        TestingWorld.TESTER,
                        "why"))
                .isEqualTo(new SftpFeeds.Saved.Refused(SftpFeeds.Saved.Why.KEY_UNREADABLE));
        SftpFeedId id = acceptedFeed(null, new SftpSecret.PrivateKey(text, "zażółć gęślą"));
        server.put("a.sta", statement("1/1").credit("10.00", "a").text());
        lookUntilSettled(id);
        assertThat(received()).hasSize(1);
        String stored = jdbi.withHandle(
                handle -> handle.createQuery("select concat(private_key, coalesce(passphrase, '')) from sftp_feed")
                        .mapTo(String.class)
                        .one());
        assertThat(stored).doesNotContain("PRIVATE KEY").doesNotContain("zażółć");
        String audit = jdbi.withHandle(handle -> handle.createQuery("select group_concat(details) from audit_entry")
                .mapTo(String.class)
                .one());
        assertThat(audit).doesNotContain("PRIVATE KEY").doesNotContain("zażółć");
    }

    @Test
    void a_connection_cut_in_the_middle_of_a_file_books_nothing_of_it_and_the_next_look_takes_it_whole()
            throws IOException {
        SftpFeedId id = acceptedFeed("archive", PASSWORD);
        server.put(
                "a.sta", statement("1/1").credit("10.00", "x".repeat(300_000)).text());
        assertThat(folder.look(id)).isEqualTo(new BankFeed.Look.Done(1));
        settle();
        server.cutAfter(2);
        assertThat(folder.look(id))
                .isInstanceOfSatisfying(
                        BankFeed.Look.Failed.class,
                        failed -> assertThat(failed.fault()).isEqualTo(FeedFault.BROKEN_OFF));
        assertThat(received()).isEmpty();
        assertThat(folder.look(id)).isEqualTo(new BankFeed.Look.Done(0));
        assertThat(received()).hasSize(1);
        assertThat(root.resolve("archive/a.sta")).exists();
    }

    @Test
    void a_huge_file_and_an_empty_one_are_refused_unread_told_once_and_keep_nothing_else_waiting() throws IOException {
        SftpFeedId id = acceptedFeed("archive", PASSWORD);
        try (RandomAccessFile huge =
                new RandomAccessFile(root.resolve("huge.sta").toFile(), "rw")) {
            huge.setLength(50L * 1024 * 1024 * 1024);
        }
        server.put("empty.sta", "");
        server.put("a.sta", statement("1/1").credit("10.00", "a").text());
        lookUntilSettled(id);
        lookUntilSettled(id);
        assertThat(server.opened()).isEqualTo(1);
        assertThat(received()).containsExactly("a.sta");
        assertThat(told()).containsOnly(NotificationKind.BANK_FILE_REFUSED).hasSize(2);
        server.put("empty.sta", statement("2/1").credit("10.00", "a").text());
        lookUntilSettled(id);
        assertThat(received()).as("no longer empty").hasSize(2);
    }

    @Test
    void odd_names_are_taken_and_paths_in_names_lead_nowhere() throws IOException {
        SftpFeedId id = acceptedFeed("Archiwum wyciągów", PASSWORD);
        List<String> names = List.of(
                "wyciąg żółty (1).sta",
                "a'b\"c$;`.sta",
                "..sta.sta.STA",
                "%2e%2e%2fetc.sta",
                "a\\..\\b.sta",
                "-rf.sta",
                "n".repeat(250) + ".sta",
                " .sta");
        int number = 1;
        for (String name : names) {
            server.put(name, statement(number++ + "/1").credit("10.00", "a").text());
        }
        Files.createDirectory(root.resolve("folder.sta"));
        Files.createSymbolicLink(root.resolve("link.sta"), Path.of("/etc/passwd"));
        lookUntilSettled(id);
        assertThat(received()).hasSize(names.size() - 1).contains("wyciąg żółty (1).sta");
        assertThat(root.resolve("..sta.sta.STA")).as("hidden").exists();
        assertThat(root.resolve("Archiwum wyciągów/wyciąg żółty (1).sta")).exists();
        assertThat(root.resolve("link.sta")).isSymbolicLink();
    }

    @Test
    void a_server_without_rename_leaves_files_where_they_are_and_nothing_is_doubled() throws IOException {
        SftpFeedId id = acceptedFeed("archive", PASSWORD);
        server.refuseRename(true);
        server.put("a.sta", statement("1/1").credit("10.00", "a").text());
        server.put("b.sta", statement("2/1").credit("10.00", "a").text());
        lookUntilSettled(id);
        lookUntilSettled(id);
        assertThat(received()).hasSize(2);
        assertThat(root.resolve("a.sta")).exists();
        assertThat(server.opened()).isEqualTo(2);
        server.refuseRename(false);
        lookUntilSettled(id);
        assertThat(root.resolve("a.sta")).as("moved as soon as it can be").doesNotExist();
        assertThat(server.opened()).isEqualTo(2);
    }

    @Test
    void a_file_that_is_put_anew_between_reading_and_moving_is_read_where_it_went() throws IOException {
        SftpFeedId id = acceptedFeed("archive", PASSWORD);
        server.put("a.sta", statement("1/1").credit("10.00", "a").text());
        server.beforeRename(() -> {
            try {
                server.put("a.sta", statement("2/1").credit("12.00", "another").text());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        lookUntilSettled(id);
        assertThat(received()).hasSize(2);
    }

    @Test
    void one_that_was_put_anew_and_is_too_large_is_told_by_its_name_and_keeps_no_other_waiting() throws IOException {
        SftpFeedId id = acceptedFeed("archive", PASSWORD);
        server.put("a.sta", statement("1/1").credit("10.00", "a").text());
        server.put("b.sta", statement("2/1").credit("10.00", "b").text());
        server.beforeRename(() -> {
            try {
                server.put("a.sta", "x".repeat(2 * 1024 * 1024));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertThat(folder.look(id)).isEqualTo(new BankFeed.Look.Done(2));
        settle();
        for (int look = 0; look < 2; look++) {
            assertThat(folder.look(id)).isInstanceOfSatisfying(BankFeed.Look.Failed.class, failed -> {
                assertThat(failed.fault()).isEqualTo(FeedFault.FILE_UNREADABLE);
                assertThat(failed.detail()).startsWith("a.sta: ").contains("archive");
            });
        }
        assertThat(received()).containsExactlyInAnyOrder("a.sta", "b.sta");
        Files.delete(root.resolve("archive/a.sta"));
        assertThat(folder.look(id)).isEqualTo(new BankFeed.Look.Done(0));
    }

    @Test
    void at_most_so_many_files_are_taken_at_one_look_and_the_rest_at_the_next() throws IOException {
        SftpFeedId id = acceptedFeed(null, PASSWORD);
        for (int i = 0; i < 7; i++) {
            server.put(i + ".sta", statement(i + 1 + "/1").credit("10.00", "a").text());
        }
        assertThat(folder.look(id)).isEqualTo(new BankFeed.Look.Done(7));
        settle();
        assertThat(folder.look(id)).isEqualTo(new BankFeed.Look.Done(2));
        assertThat(received()).hasSize(5);
        assertThat(folder.look(id)).isEqualTo(new BankFeed.Look.Done(0));
        assertThat(received()).hasSize(7);
    }

    @Test
    void it_is_asked_at_the_times_of_elixir_and_a_missed_time_and_its_recovery_are_told_once() throws IOException {
        SftpFeedId id = acceptedFeed(null, PASSWORD);
        server.put("a.sta", statement("1/1").credit("10.00", "a").text());
        clock.set(clock.today(), LocalTime.of(11, 14));
        watch.run();
        clock.advance(SftpFolder.SETTLING);
        watch.run();
        assertThat(received()).as("between the times too").hasSize(1);
        clock.set(clock.today(), LocalTime.of(11, 16));
        polls.run();
        assertThat(polls.page(Window.first(5))).singleElement().satisfies(poll -> {
            assertThat(poll.feed()).isEqualTo("Bank");
            assertThat(poll.outcome()).isEqualTo(BankPolls.Outcome.DONE);
            assertThat(poll.files()).isEqualTo(1);
        });
        server.close();
        clock.set(clock.today(), LocalTime.of(15, 16));
        polls.run();
        assertThat(polls.page(Window.first(1)).getFirst().fault()).isEqualTo(FeedFault.UNREACHABLE);
        clock.set(clock.today(), LocalTime.of(18, 30));
        polls.run();
        polls.run();
        assertThat(told()).containsExactly(NotificationKind.BANK_POLL_MISSED);
        try (TestingSftpServer back = new TestingSftpServer(root, hostKey)) {
            moveTo(id, back.port());
            polls.run();
            assertThat(told()).containsExactly(NotificationKind.BANK_FEED_RECOVERED, NotificationKind.BANK_POLL_MISSED);
        }
    }

    @Test
    void a_secret_that_cannot_be_opened_says_so_and_keeps_no_other_feed_from_being_asked() throws IOException {
        SftpFeedId sealedElsewhere = acceptedFeed(null, PASSWORD);
        jdbi.useHandle(handle -> handle.execute("update sftp_feed set name = 'Alfa'"));
        SftpFeedId whole = acceptedFeed(null, PASSWORD);
        jdbi.useHandle(handle -> handle.createUpdate("""
                        update sftp_feed alfa
                        join sftp_feed bank on bank.id = :whole
                        set alfa.password = bank.password
                        where alfa.id = :alfa
                        """)
                .bind("whole", whole)
                .bind("alfa", sealedElsewhere)
                .execute());
        server.put("a.sta", statement("1/1").credit("10.00", "a").text());
        watch.run();
        clock.advance(SftpFolder.SETTLING);
        watch.run();
        assertThat(received()).containsExactly("a.sta");
        assertThat(folder.look(sealedElsewhere)).isEqualTo(new BankFeed.Look.Failed(FeedFault.SECRET_UNREADABLE, ""));
        assertThat(feeds.tryOut(sealedElsewhere, TestingWorld.TESTER))
                .isEqualTo(new SftpTrial.Failed(FeedFault.SECRET_UNREADABLE, ""));
        assertThat(folder.look(whole)).isEqualTo(new BankFeed.Look.Done(0));
    }

    private SftpHostKey shownBy(SftpFeedId id) {
        return ((SftpTrial.HostKeyUnknown) feeds.tryOut(id, TestingWorld.TESTER)).shown();
    }

    /** The bank's name leads to another machine: the product does not know that it moved. */
    private void moveTo(SftpFeedId id, int port) {
        jdbi.useHandle(handle -> handle.createUpdate("update sftp_feed set port = :port where id = :id")
                .bind("port", port)
                .bind("id", id)
                .execute());
    }

    private SftpFeedId acceptedFeed(@Nullable String archive, SftpSecret secret) {
        SftpFeedId id = feed(archive, secret);
        feeds.accept(id, shownBy(id), TestingWorld.TESTER, "Compared with the bank's letter");
        return id;
    }

    private SftpFeedId feed(@Nullable String archive, SftpSecret secret) {
        SftpFeeds.Saved saved = feeds.save(null, settings("Bank", archive), secret, TestingWorld.TESTER, "New bank");
        return ((SftpFeeds.Saved.Done) saved).id();
    }

    private SftpFeed settings(String name, @Nullable String archive) {
        return new SftpFeed(
                name, "127.0.0.1", server.port(), TestingSftpServer.LOGIN, ".", archive, "*.sta", 1, 5, 10, true);
    }

    private void lookUntilSettled(SftpFeedId id) {
        assertThat(folder.look(id)).isInstanceOf(BankFeed.Look.Done.class);
        settle();
        for (int i = 0; i < 3; i++) {
            assertThat(folder.look(id)).isInstanceOf(BankFeed.Look.Done.class);
        }
    }

    private void settle() {
        clock.advance(SftpFolder.SETTLING);
    }

    private List<String> received() {
        world.untilIdle();
        return queries.files(Window.first(50)).stream()
                .map(StatementQueries.FileRow::fileName)
                .toList();
    }

    private List<String> audited() {
        return jdbi.withHandle(handle -> handle.createQuery("select action from audit_entry order by id")
                .mapTo(String.class)
                .list());
    }

    private List<NotificationKind> told() {
        return notifications.page(users.find("adam").orElseThrow().id(), true, Window.first(10)).stream()
                .map(Notifications.NotificationRow::kind)
                .filter(kind -> kind.name().startsWith("BANK_"))
                .toList();
    }
}
