package io.dunlin.core.inbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.inbox.InboxProperties.Mailbox;
import io.dunlin.core.inbox.InboxProperties.Security;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingWorld;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** One mail never stops the next, whatever is wrong with it or with the server's answer about it. */
@FeatureTest
class MailboxReaderTest {

    @Autowired
    private MailboxReader reader;

    @Autowired
    private InboxQueries queries;

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @Autowired
    private Jdbi jdbi;

    @Test
    void a_mail_without_octets_waits_and_others_come_in_until_it_can_be_fetched() throws IOException {
        try (TestingImapServer server = new TestingImapServer()) {
            server.with(3, mail("first"))
                    .with(5, mail("empty"))
                    .with(7, mail("last"))
                    .answeringEmpty(5, 4);
            Mailbox box = box(server);

            reader.takeIn(box);
            assertThat(subjects()).containsExactlyInAnyOrder("first", "last");
            assertThat(state(box).consecutiveFailures()).isOne();
            assertThat(state(box).lastFailure()).contains("1 mails cannot be fetched");

            for (int i = 0; i < 4; i++) {
                clock.advance(Duration.ofMinutes(1));
                reader.takeIn(box);
            }
            assertThat(subjects()).containsExactlyInAnyOrder("first", "empty", "last");
            assertThat(state(box).consecutiveFailures()).isZero();
        }
    }

    @Test
    void a_mail_that_is_gone_again_is_asked_for_no_more() throws IOException {
        try (TestingImapServer server = new TestingImapServer()) {
            server.with(3, mail("gone")).answeringEmpty(3, 2);
            Mailbox box = box(server);
            reader.takeIn(box);
            assertThat(state(box).consecutiveFailures()).isOne();

            server.losing(3);
            reader.takeIn(box);
            assertThat(state(box).consecutiveFailures()).isZero();
            assertThat(subjects()).isEmpty();
        }
    }

    @Test
    void a_header_that_the_database_refuses_keeps_its_mail_and_those_beside_it() throws IOException {
        try (TestingImapServer server = new TestingImapServer()) {
            byte[] odd =
                    "Date: Fri, 31 Dec 99999 23:59:59 +0000\r\nFrom: a@example.com\r\nSubject: odd \0 \1\r\n\r\nx\r\n"
                            .getBytes(US_ASCII);
            server.with(3, mail("before")).with(4, odd).with(5, mail("after"));

            reader.takeIn(box(server));

            assertThat(subjects()).hasSize(3).contains("before", "after");
        }
    }

    @Test
    void a_mail_that_the_database_does_not_take_at_all_waits_and_others_come_in() throws IOException {
        byte[] refused = mail("refused");
        try (TestingImapServer server = new TestingImapServer()) {
            server.with(3, mail("before")).with(4, refused).with(5, mail("after"));
            Mailbox box = box(server);
            jdbi.useHandle(handle -> handle.execute(
                    "create trigger refusing before insert on raw_content for each row if new.byte_count = "
                            + refused.length + " then signal sqlstate '45000' set message_text = 'too large'; end if"));
            try {
                reader.takeIn(box);
                clock.advance(Duration.ofMinutes(1));
                reader.takeIn(box);
            } finally {
                jdbi.useHandle(handle -> handle.execute("drop trigger refusing"));
            }
            assertThat(subjects()).containsExactlyInAnyOrder("before", "after");
            assertThat(state(box).lastFailure()).contains("1 mails cannot be fetched");

            clock.advance(Duration.ofMinutes(1));
            reader.takeIn(box);
            assertThat(subjects()).containsExactlyInAnyOrder("before", "refused", "after");
            assertThat(state(box).consecutiveFailures()).isZero();
        }
    }

    @Test
    void a_folder_with_new_numbers_is_read_again_and_doubles_nothing() throws IOException {
        try (TestingImapServer server = new TestingImapServer()) {
            server.with(3, mail("one")).with(5, mail("two"));
            Mailbox box = box(server);
            reader.takeIn(box);
            world.untilIdle();

            server.rebuilt(8)
                    .without(3)
                    .without(5)
                    .with(1, mail("one"))
                    .with(2, mail("two"))
                    .with(3, mail("three"));
            reader.takeIn(box);
            world.untilIdle();

            assertThat(subjects()).containsExactlyInAnyOrder("one", "two", "three");
            long bodies =
                    server.said().stream().filter(said -> said.contains("BODY")).count();
            reader.takeIn(box);
            assertThat(server.said().stream().filter(said -> said.contains("BODY")))
                    .hasSize((int) bodies);
        }
    }

    private List<String> subjects() {
        return queries.page(new InboxQueries.Filter(null, null), null, 100).stream()
                .map(InboundMail::subject)
                .toList();
    }

    private InboxQueries.MailboxRow state(Mailbox box) {
        return queries.mailboxes().stream()
                .filter(row -> row.mailbox().equals(box.name()))
                .findFirst()
                .orElseThrow();
    }

    private static byte[] mail(String subject) {
        return ("From: a@example.com\r\nSubject: " + subject + "\r\nMessage-ID: <" + subject
                        + "@example.com>\r\n\r\nDzien dobry\r\n")
                .getBytes(US_ASCII);
    }

    private static Mailbox box(TestingImapServer server) {
        return new Mailbox(
                "box" + server.port(),
                "127.0.0.1",
                server.port(),
                Security.NONE,
                "sprawy@example.com",
                "secret",
                "INBOX",
                "",
                false,
                Duration.ofMinutes(9),
                Duration.ofSeconds(30),
                null);
    }
}
