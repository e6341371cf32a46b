package io.dunlin.core.inbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.inbox.InboundMail.State;
import io.dunlin.core.shared.Transactions;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.core.testing.WatchedMailbox;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Moving mail to its folders on a real Dovecot: what it asks of the server, and what it does while more is decided on. */
@FeatureTest
@NeedsDovecot
class FileMailTest {

    private static final String USER = "sprawy";
    private static final int MAILS = 40;
    private static TestingDovecot dovecot;
    private static TestingProxy proxy;

    @Autowired
    private MailboxTestAccess mailbox;

    @Autowired
    private Inbox inbox;

    @Autowired
    private InboxQueries queries;

    @Autowired
    private Transactions transactions;

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @Autowired
    private Jdbi jdbi;

    private List<InboundMailId> mails = List.of();

    @DynamicPropertySource
    static void useIt(DynamicPropertyRegistry registry) throws IOException {
        dovecot = TestingDovecot.start(USER);
        proxy = new TestingProxy(dovecot.port());
        registry.add("dunlin.inbox.poll-interval", () -> "PT12H");
        WatchedMailbox.register(registry, USER, USER, proxy::port);
        registry.add("dunlin.inbox.mailboxes[0].class-folder-prefix", () -> "Dunlin/");
    }

    @AfterAll
    static void stop() throws IOException {
        proxy.close();
        dovecot.close();
    }

    @BeforeEach
    void allLieInOneFolder() throws IOException {
        dovecot.deliver(
                USER, IntStream.range(0, MAILS).mapToObj(number -> raw(number)).toList());
        mailbox.poll();
        world.untilIdle();
        mails = all().stream().map(InboundMail::id).toList();
        assertThat(mails).hasSize(MAILS);
        file(mails, "QUESTION");
        assertThat(all()).allMatch(mail -> mail.folder().equals("QUESTION") && mail.filedAt() != null);
        proxy.countAnew();
    }

    @Test
    void opens_a_folder_once_and_moves_all_for_one_target_with_one_command() {
        int promises = mailbox.countIn("PROMISE");
        int disputes = mailbox.countIn("DISPUTE");
        proxy.countAnew();
        transactions.run(() -> {
            for (int i = 0; i < MAILS; i++) {
                inbox.fileInto(mails.get(i), i % 2 == 0 ? "PROMISE" : "DISPUTE");
            }
        });
        world.untilIdle();
        assertThat(all()).allMatch(mail -> mail.folder().equals(mail.targetFolder()) && mail.filedAt() != null);
        assertThat(commands("SELECT")).containsExactly("SELECT Dunlin/QUESTION");
        assertThat(commands("MOVE ")).hasSize(2);
        assertThat(mailbox.countIn("PROMISE")).isEqualTo(promises + MAILS / 2);
        assertThat(mailbox.countIn("DISPUTE")).isEqualTo(disputes + MAILS / 2);
    }

    @Test
    void a_few_wait_while_many_more_are_about_to_be_decided_on_and_not_for_ever() {
        int disputes = mailbox.countIn("DISPUTE");
        jdbi.useHandle(handle ->
                handle.execute("update inbound_mail set state = 'RECEIVED' order by id limit " + FilingRound.RUSH));
        proxy.countAnew();
        file(mails.subList(MAILS - 3, MAILS), "DISPUTE");
        assertThat(commands("MOVE ")).isEmpty();
        assertThat(mailbox.countIn("DISPUTE")).isEqualTo(disputes);

        clock.advance(Duration.ofMinutes(3));
        jdbi.useHandle(handle ->
                handle.execute("update inbound_mail set received_at = ? where state = 'RECEIVED'", clock.instant()));
        world.untilIdle();
        assertThat(mailbox.countIn("DISPUTE")).as("the rush goes on").isEqualTo(disputes);

        clock.advance(Duration.ofMinutes(3));
        world.untilIdle();
        assertThat(mailbox.countIn("DISPUTE")).as("none was decided on").isEqualTo(disputes + 3);
        assertThat(all()).filteredOn(mail -> mail.state() == State.RECEIVED).hasSize(FilingRound.RUSH);
    }

    @Test
    void mail_whose_folder_a_person_deleted_is_known_to_be_gone() throws Exception {
        try (Store other = Session.getInstance(new Properties()).getStore("imap")) {
            other.connect("127.0.0.1", dovecot.port(), USER, "secret");
            assertThat(other.getFolder("Dunlin/QUESTION").delete(false)).isTrue();
        }
        file(mails, "DISPUTE");
        assertThat(all()).allMatch(mail -> mail.goneAt() != null && mail.filedAt() != null);
        int failed = jdbi.withHandle(handle -> handle.createQuery("select count(*) from failed_job")
                .mapTo(Integer.class)
                .one());
        assertThat(failed).isZero();
    }

    private void file(Collection<InboundMailId> ids, String folder) {
        transactions.run(() -> ids.forEach(id -> inbox.fileInto(id, folder)));
        world.untilIdle();
    }

    private List<InboundMail> all() {
        return queries.page(new InboxQueries.Filter(null, null), null, 100);
    }

    private static List<String> commands(String beginning) {
        return proxy.heard().stream()
                .filter(said -> said.replaceFirst("^UID ", "").startsWith(beginning))
                .toList();
    }

    private static byte[] raw(int number) {
        return ("From: a" + number + "@debtors.example\r\nSubject: " + number + "\r\nMessage-ID: <" + number
                        + "@debtors.example>\r\n\r\nDzien dobry\r\n")
                .getBytes(US_ASCII);
    }
}
