package io.dunlin.core.inbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dunlin.core.inbox.InboxProperties.Mailbox;
import io.dunlin.core.inbox.InboxProperties.Security;
import io.dunlin.core.inbox.MailFetch.Listed;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailFetchTest {

    /** No line ends as the standard wants, octets above 127: what came must be what is kept. */
    private static final byte[] ODD = "Subject: r\u00f3\nFrom: a@example.com\n\nZap\u00e9.\n".getBytes(ISO_8859_1);

    private static final byte[] PLAIN = "Subject: x\r\n\r\nDzien dobry\r\n".getBytes(ISO_8859_1);

    private TestingImapServer server;
    private ImapSession session;

    @BeforeEach
    void starts_a_server() throws IOException {
        server = new TestingImapServer();
    }

    @AfterEach
    void leaves() throws IOException, MessagingException {
        session.close();
        server.close();
    }

    @Test
    void brings_every_mail_octet_by_octet() throws Exception {
        server.with(3, PLAIN).with(5, ODD);
        MailFetch fetch = fetch(1_000);

        List<List<Listed>> batches = fetch.after(0);

        assertThat(batches).containsExactly(List.of(new Listed(3, PLAIN.length), new Listed(5, ODD.length)));
        assertThat(fetch.together(batches.getFirst()))
                .hasEntrySatisfying(3L, raw -> assertThat(raw).isEqualTo(PLAIN))
                .hasEntrySatisfying(5L, raw -> assertThat(raw).isEqualTo(ODD));
    }

    @Test
    void lists_nothing_that_was_seen_though_the_server_always_names_its_last() throws Exception {
        server.with(3, PLAIN);

        assertThat(fetch(1_000).after(3)).isEmpty();
    }

    @Test
    void asks_again_for_a_mail_that_came_without_its_octets() throws Exception {
        server.with(3, PLAIN).answeringEmpty(3, 1);
        MailFetch fetch = fetch(1_000);
        Listed listed = new Listed(3, PLAIN.length);

        assertThat(fetch.together(List.of(listed))).isEmpty();
        assertThat(fetch.again(listed))
                .hasValueSatisfying(raw -> assertThat(raw).isEqualTo(PLAIN));
    }

    @Test
    void takes_no_empty_answer_for_a_mail_however_often_it_comes() throws Exception {
        server.with(3, PLAIN).answeringEmpty(3, 9);
        MailFetch fetch = fetch(1_000);
        Listed listed = new Listed(3, PLAIN.length);

        assertThat(fetch.together(List.of(listed))).isEmpty();
        assertThatThrownBy(() -> fetch.again(listed))
                .isInstanceOf(MessagingException.class)
                .hasMessageContaining("UID 3 ")
                .hasMessageContaining("next look");
        assertThatThrownBy(() -> fetch.again(listed)).isInstanceOf(MessagingException.class);
    }

    @Test
    void knows_a_mail_that_has_gone_from_one_that_came_empty() throws Exception {
        server.with(3, PLAIN).losing(3);
        MailFetch fetch = fetch(1_000);
        Listed listed = new Listed(3, PLAIN.length);

        assertThat(fetch.together(List.of(listed))).isEmpty();
        assertThat(fetch.again(listed)).isEmpty();
    }

    @Test
    void keeps_a_mail_that_is_truly_empty() throws Exception {
        server.with(3, new byte[0]);

        assertThat(fetch(1_000).together(List.of(new Listed(3, 0))))
                .hasEntrySatisfying(3L, raw -> assertThat(raw).isEmpty());
    }

    @Test
    void fetches_only_the_beginning_of_a_mail_that_is_too_large_to_keep() throws Exception {
        server.with(3, new byte[5_000]);

        assertThat(fetch(1_001).together(List.of(new Listed(3, 5_000))))
                .hasEntrySatisfying(3L, raw -> assertThat(raw).hasSize(1_001));
    }

    @Test
    void holds_no_more_in_a_batch_than_its_bound() throws Exception {
        for (long uid = 1; uid <= 5; uid++) {
            server.with(uid, new byte[7 * 1024 * 1024]);
        }
        for (long uid = 6; uid <= 240; uid++) {
            server.with(uid, PLAIN);
        }

        assertThat(fetch(25L * 1024 * 1024).after(0)).extracting(List::size).containsExactly(2, 2, 200, 36);
    }

    private MailFetch fetch(long octetsOfOne) throws MessagingException {
        Mailbox mailbox = new Mailbox(
                "sprawy",
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
        session = ImapSession.open(mailbox, mailbox.timeout().toMillis(), "secret");
        IMAPFolder folder = session.folder("INBOX");
        folder.open(Folder.READ_ONLY);
        return new MailFetch(folder, octetsOfOne);
    }
}
