package io.dunlin.core.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.inbox.TestingProxy.Cut;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.core.testing.WatchedMailbox;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The connection to a real Dovecot ends at a command: before the server hears it, or after it was done and before the answer
 * came. At whichever command of a session that takes mail in and files it, each mail is there once afterwards, decided once and
 * in one folder. By default at some of the commands; at every one with {@code -Ddunlin.cuts=all}.
 */
@FeatureTest
@NeedsDovecot
class CutConnectionTest {

    private static final String USER = "sprawy";
    private static final int MAILS = 3;
    private static final int STEP = "all".equals(System.getProperty("dunlin.cuts")) ? 1 : 6;
    private static final int MOST_COMMANDS = 200;
    private static TestingDovecot dovecot;
    private static TestingProxy proxy;

    @Autowired
    private MailboxTestAccess mailbox;

    @Autowired
    private InboxQueries queries;

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @Autowired
    private Jdbi jdbi;

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

    @Test
    void a_cut_at_any_command_loses_and_doubles_nothing() throws Exception {
        world.untilIdle();
        int cuts = 0;
        for (Cut where : Cut.values()) {
            // Another command each time, so that the two kinds together touch more of them.
            int first = where == Cut.BEFORE ? 1 : 1 + STEP / 2;
            boolean cut = true;
            for (int command = first; cut && command < MOST_COMMANDS; command += STEP) {
                String round = where + "-" + command;
                dovecot.deliver(USER, mails(round));
                proxy.cutAt(command, where);
                work();
                cut = proxy.hasCut();
                List<String> heard = proxy.heard();
                proxy.countAnew();
                settle();
                assertThatAllIsThereOnce(round, cut ? heard.getLast() : "no cut");
                cuts += cut ? 1 : 0;
            }
        }
        assertThat(cuts).isGreaterThanOrEqualTo(STEP == 1 ? 40 : 6);
    }

    private void work() {
        mailbox.poll();
        world.untilIdle();
    }

    /** Until the jobs that failed have come again, and the mailbox was looked at once more. */
    private void settle() {
        for (int i = 0; i < 2; i++) {
            clock.advance(Duration.ofHours(1));
            work();
        }
    }

    private void assertThatAllIsThereOnce(String round, String at) throws Exception {
        List<InboundMail> stored = queries.page(new InboxQueries.Filter(null, null), null, 1_000).stream()
                .filter(mail -> mail.subject().endsWith("(" + round + ")"))
                .toList();
        assertThat(stored).as("stored after a cut %s at %s", round, at).hasSize(MAILS);
        Map<String, List<String>> places = places();
        for (InboundMail mail : stored) {
            assertThat(mail.state()).as("%s at %s", round, at).isEqualTo(InboundMail.State.TRIAGED);
            assertThat(mail.folder()).as("%s at %s", round, at).isEqualTo(mail.targetFolder());
            assertThat(places.get(mail.messageId()))
                    .as("on the server after %s at %s", round, at)
                    .containsExactly("Dunlin/" + mail.targetFolder());
            int decisions = jdbi.withHandle(
                    handle -> handle.createQuery("select count(*) from triage_decision where mail_id = :id")
                            .bind("id", mail.id().value())
                            .mapTo(Integer.class)
                            .one());
            assertThat(decisions).as("decisions after %s at %s", round, at).isOne();
        }
    }

    /** In which folders each Message-ID lies. */
    private static Map<String, List<String>> places() throws Exception {
        Map<String, List<String>> places = new HashMap<>();
        try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("127.0.0.1", dovecot.port(), USER, "secret");
            for (Folder found : store.getDefaultFolder().list("*")) {
                IMAPFolder folder = (IMAPFolder) found;
                if ((folder.getType() & Folder.HOLDS_MESSAGES) == 0) {
                    continue;
                }
                folder.open(Folder.READ_ONLY);
                Message[] messages = folder.getMessages();
                FetchProfile ids = new FetchProfile();
                ids.add("Message-ID");
                folder.fetch(messages, ids);
                for (Message message : messages) {
                    String id = message.getHeader("Message-ID")[0].replaceAll("[<>]", "");
                    places.computeIfAbsent(id, _ -> new ArrayList<>()).add(folder.getFullName());
                }
                folder.close(false);
            }
        }
        return places;
    }

    private static List<byte[]> mails(String round) {
        List<String> words = List.of(
                "Zapłacę fakturę FV/7/2026 w piątek.", "Proszę o kopię faktury.", "Nie zgadzam się z tą fakturą.");
        List<byte[]> mails = new ArrayList<>();
        for (int i = 0; i < MAILS; i++) {
            mails.add(("From: Jan <jan" + i + "@debtors.example>\r\nTo: sprawy@kancelaria.example\r\nSubject: mail " + i
                            + " (" + round + ")\r\nDate: Tue, 10 Nov 2026 09:00:00 +0100\r\nMessage-ID: <" + i + "-"
                            + round.toLowerCase(java.util.Locale.ROOT)
                            + "@debtors.example>\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n"
                            + "Dzień dobry,\r\n" + words.get(i % words.size()) + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        }
        return mails;
    }
}
