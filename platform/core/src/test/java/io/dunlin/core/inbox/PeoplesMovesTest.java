package io.dunlin.core.inbox;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.inbox.InboxProperties.Mailbox;
import io.dunlin.core.jobs.JobQueue;
import io.dunlin.core.shared.Transactions;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingWorld;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.SubjectTerm;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * People use their own mail programme on the same mailbox: whatever they do to a mail there is noticed by the next poll, on
 * a server that tells what left a folder (QRESYNC) and on one that does not.
 */
@FeatureTest
@NeedsDovecot
class PeoplesMovesTest {

    private static final String USER = "sprawy";
    private static final String WITHOUT = "IMAP4rev1 SASL-IR LOGIN-REFERRALS ID ENABLE IDLE UIDPLUS MOVE";
    private static final List<String> ALL =
            List.of("stays", "sorted", "home", "deleted", "marked", "away", "twice", "twice");

    @Autowired
    private MailboxReader reader;

    @Autowired
    private ClassFolders folders;

    @Autowired
    private Inbox inbox;

    @Autowired
    private InboxQueries queries;

    @Autowired
    private JdbiInbox store;

    @Autowired
    private MailboxLogin login;

    @Autowired
    private JobQueue jobs;

    @Autowired
    private Transactions transactions;

    @Autowired
    private TestingClock clock;

    @Autowired
    private TestingWorld world;

    private TestingDovecot dovecot;
    private TestingProxy proxy;
    private Mailbox box;

    @Test
    void what_people_do_is_told_by_a_server_that_can() throws Exception {
        on("", () -> {
            walk();
            assertThat(proxy.heard())
                    .anyMatch(said -> said.contains("QRESYNC ("))
                    .as("a comparison once for each folder, never after")
                    .filteredOn(said -> said.startsWith("UID SEARCH"))
                    .hasSizeLessThanOrEqualTo(3);

            mark("marked", "Dunlin/PROMISE", true);
            poll();
            assertThat(mail("marked").goneAt()).as("marked as deleted").isNotNull();
            mark("marked", "Dunlin/PROMISE", false);
            poll();
            assertThat(mail("marked").goneAt()).as("no longer marked").isNull();
        });
    }

    @Test
    void what_people_do_is_found_where_the_server_does_not_tell() throws Exception {
        on(WITHOUT, () -> {
            walk();
            assertThat(proxy.heard())
                    .noneMatch(said -> said.contains("QRESYNC"))
                    .noneMatch(said -> said.contains("HIGHESTMODSEQ"));
        });
    }

    @Test
    void a_mailbox_that_is_rebuilt_is_read_again_and_what_is_missing_is_known() throws Exception {
        on("", () -> {
            fileAll();
            long before = uidValidity();
            do {
                // It is the second in which the mailbox was made.
                dovecot.empty(USER);
                dovecot.deliver(USER, List.of(raw("stays", 0)));
            } while (uidValidity() == before);
            poll();

            assertThat(mail("stays").folder()).isEqualTo("INBOX");
            assertThat(mail("stays").goneAt()).isNull();
            assertThat(mail("deleted").goneAt()).isNotNull();
            assertThat(queries.page(new InboxQueries.Filter(null, null), null, 100))
                    .hasSize(ALL.size());
        });
    }

    private void walk() throws Exception {
        fileAll();
        proxy.countAnew();
        poll();
        assertThat(proxy.heard())
                .as("a quiet poll asks for numbers only")
                .allMatch(said -> said.startsWith("STATUS")
                        || said.startsWith("CAPABILITY")
                        || said.startsWith("LOGIN")
                        || said.startsWith("AUTHENTICATE")
                        || said.startsWith("LIST")
                        || said.startsWith("LOGOUT"));
        proxy.countAnew();

        move("sorted", "Dunlin/PROMISE", "Dunlin/DISPUTE");
        move("home", "Dunlin/PROMISE", "INBOX");
        move("away", "Dunlin/PROMISE", "Archiwum");
        move("twice", "Dunlin/PROMISE", "Dunlin/DISPUTE");
        delete("deleted", "Dunlin/PROMISE");
        poll();

        assertThat(mail("stays").folder()).isEqualTo("PROMISE");
        assertThat(mail("stays").goneAt()).isNull();
        assertThat(mail("sorted").folder()).isEqualTo("DISPUTE");
        assertThat(mail("sorted").targetFolder()).isEqualTo("DISPUTE");
        assertThat(mail("sorted").goneAt()).isNull();
        assertThat(mail("home").folder()).isEqualTo("INBOX");
        assertThat(mail("home").goneAt()).isNull();
        assertThat(mail("deleted").goneAt()).isNotNull();
        assertThat(mail("away").goneAt()).isNotNull();
        assertThat(all("twice"))
                .as("one of two that look alike was moved, and is not taken for the other")
                .extracting(InboundMail::folder)
                .containsExactlyInAnyOrder("PROMISE", "DISPUTE");
        assertThat(all("twice")).allMatch(mail -> mail.goneAt() == null);

        move("away", "Archiwum", "Dunlin/PROMISE");
        move("home", "INBOX", "Dunlin/DISPUTE");
        poll();
        assertThat(mail("away").goneAt()).as("brought back").isNull();
        assertThat(mail("away").folder()).isEqualTo("PROMISE");
        assertThat(mail("home").folder()).isEqualTo("DISPUTE");
        assertThat(mail("deleted").goneAt()).isNotNull();

        inbox.fileInto(mail("away").id(), "DISPUTE");
        inbox.fileInto(mail("deleted").id(), "DISPUTE");
        file();
        poll();
        assertThat(isIn("away", "Dunlin/DISPUTE"))
                .as("found where it was brought")
                .isTrue();
        assertThat(mail("away").goneAt()).isNull();
        assertThat(mail("deleted").goneAt())
                .as("gone, and no longer looked for")
                .isNotNull();
        assertThat(proxy.heard())
                .filteredOn(said -> said.contains("BODY"))
                .as("bodies: only of what came into the intake, and ids")
                .allMatch(said -> said.contains("HEADER.FIELDS (Message-ID)") || said.startsWith("UID FETCH"));
    }

    /** All taken in, decided and moved, and every folder looked through. */
    private void fileAll() throws IOException {
        poll();
        world.untilIdle();
        for (InboundMail mail : queries.page(new InboxQueries.Filter(null, null), null, 100)) {
            inbox.fileInto(mail.id(), "PROMISE");
        }
        file();
        poll();
        poll();
        assertThat(queries.page(new InboxQueries.Filter(null, null), null, 100))
                .hasSize(ALL.size())
                .allMatch(mail -> mail.folder().equals("PROMISE") && mail.goneAt() == null);
    }

    private long uidValidity() throws MessagingException {
        try (ImapSession session = login.open(box)) {
            return session.numbersOf(session.folder("INBOX")).orElseThrow().uidValidity();
        }
    }

    private void poll() {
        reader.takeIn(box, folders::noteMoves);
    }

    private void file() {
        new FileMail(
                        new InboxProperties(List.of(box), Duration.ofHours(1), null),
                        store,
                        login,
                        jobs,
                        transactions,
                        clock)
                .run(new FileMail.Payload(box.name()));
    }

    private InboundMail mail(String subject) {
        return all(subject).getFirst();
    }

    private List<InboundMail> all(String subject) {
        return queries.page(new InboxQueries.Filter(null, null), null, 100).stream()
                .filter(mail -> mail.subject().equals(subject))
                .toList();
    }

    /** What is done on a server, which is stopped afterwards. */
    private interface Walk {
        void go() throws Exception;
    }

    private void on(String capability, Walk walk) throws Exception {
        dovecot = TestingDovecot.startSaying(capability, USER);
        proxy = new TestingProxy(dovecot.port());
        box = dovecot.mailbox(USER, proxy.port());
        try {
            for (int i = 0; i < ALL.size(); i++) {
                dovecot.deliver(USER, List.of(raw(ALL.get(i), i)));
            }
            walk.go();
        } finally {
            proxy.close();
            dovecot.close();
        }
    }

    private static byte[] raw(String subject, int number) {
        return ("Received: by mail.kancelaria.example id " + number + "\r\nFrom: a@debtors.example\r\nSubject: "
                        + subject + "\r\nMessage-ID: <" + subject + "@debtors.example>\r\n\r\nDzien dobry\r\n")
                .getBytes(US_ASCII);
    }

    /** What a person does in another mail programme. */
    private interface Hand {
        void on(Folder folder, Message message, Store store) throws MessagingException;
    }

    private void person(String subject, String from, boolean expunge, Hand hand) throws MessagingException {
        try (Store other = Session.getInstance(new Properties()).getStore("imap")) {
            other.connect("127.0.0.1", dovecot.port(), USER, "secret");
            Folder folder = other.getFolder(from);
            folder.open(Folder.READ_WRITE);
            Message[] found = folder.search(new SubjectTerm(subject));
            assertThat(found).as(subject + " in " + from).isNotEmpty();
            hand.on(folder, found[0], other);
            folder.close(expunge);
        }
    }

    private void move(String subject, String from, String to) throws MessagingException {
        person(subject, from, true, (folder, message, other) -> {
            Folder target = other.getFolder(to);
            assertThat(target.exists() || target.create(Folder.HOLDS_MESSAGES)).isTrue();
            folder.copyMessages(new Message[] {message}, target);
            message.setFlag(Flags.Flag.DELETED, true);
        });
    }

    private void delete(String subject, String from) throws MessagingException {
        person(subject, from, true, (_, message, _) -> message.setFlag(Flags.Flag.DELETED, true));
    }

    private void mark(String subject, String from, boolean deleted) throws MessagingException {
        person(subject, from, false, (_, message, _) -> message.setFlag(Flags.Flag.DELETED, deleted));
    }

    private boolean isIn(String subject, String name) throws MessagingException {
        try (Store other = Session.getInstance(new Properties()).getStore("imap")) {
            other.connect("127.0.0.1", dovecot.port(), USER, "secret");
            Folder folder = other.getFolder(name);
            folder.open(Folder.READ_ONLY);
            return folder.search(new SubjectTerm(subject)).length == 1;
        }
    }
}
