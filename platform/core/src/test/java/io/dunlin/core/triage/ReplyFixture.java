package io.dunlin.core.triage;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.inbox.MailboxTestAccess;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.SharedCorpora;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.core.testing.WatchedMailbox;
import io.dunlin.core.triage.ReviewQueries.ReplyRow;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A watched mailbox on a mail server, debtors who write to it, and a corpus small enough to learn from in a test. */
@FeatureTest
abstract class ReplyFixture {

    protected static final GreenMail MAIL_SERVER =
            new GreenMail(new ServerSetup[] {new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)});
    protected static final String WATCHED = "sprawy@kancelaria.example";
    private static final int SENTENCES = 20;
    private static final int MAILS = 4;

    @Autowired
    protected MailboxTestAccess mailbox;

    @Autowired
    protected ReviewQueries replies;

    @Autowired
    protected ReviewQueue queue;

    @Autowired
    protected CaseQueries cases;

    @Autowired
    protected TestingWorld world;

    @Autowired
    protected TestingClock clock;

    /** One server for all: the tests that share it share the application too. */
    @DynamicPropertySource
    static void useIt(DynamicPropertyRegistry registry) {
        MAIL_SERVER.start();
        WatchedMailbox.register(
                registry, "sprawy", WATCHED, () -> MAIL_SERVER.getImap().getPort());
        registry.add("dunlin.triage.authentication-server", () -> "mx.kancelaria.example");
        Path folder = smallCorpus();
        registry.add("dunlin.learning.corpus", folder::toString);
        registry.add("dunlin.learning.models", () -> folder.resolve("models").toString());
        registry.add("dunlin.learning.heap-megabytes", () -> "400");
    }

    @BeforeEach
    void emptyMailbox() throws Exception {
        MAIL_SERVER.purgeEmailFromAllMailboxes();
        assertThat(MAIL_SERVER.setUser(WATCHED, WATCHED, "secret")).isNotNull();
    }

    protected CaseId caseOf(String debtor, String invoice) {
        return world.caseOf(
                world.receivable(debtor, invoice, "1230.00", clock.today().minusDays(10)));
    }

    protected List<ReplyRow> decided() {
        return replies.page(new ReviewQueries.Filter(false, null, null, null, null), clock.instant(), null, 50);
    }

    protected List<ReplyRow> waiting() {
        return replies.page(ReviewQueries.Filter.queue(), clock.instant(), null, 50);
    }

    protected String reference(CaseId id) {
        return cases.get(id).reference().value();
    }

    protected void arrive(String from, String subject, String text) {
        deliver(from, subject, text);
        mailbox.poll();
        world.untilIdle();
    }

    /** Lays a mail into the mailbox; nobody looks yet. */
    protected void deliver(String from, String subject, String text) {
        String mail = "Authentication-Results: mx.kancelaria.example; dmarc=pass\r\nFrom: <" + from + ">\r\nTo: <"
                + WATCHED + ">\r\nSubject: =?UTF-8?Q?"
                + subject.replace(" ", "_") + "?=\r\nMessage-ID: <" + world.next() + "." + System.nanoTime()
                + "@debtors.example>\r\nDate: Mon, 16 Nov 2026 08:30:00 +0100\r\nMIME-Version: 1.0\r\n"
                + "Content-Type: text/plain; charset=UTF-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
                + text.replace("\n", "\r\n");
        mailbox.deliver(MAIL_SERVER, WATCHED, mail.getBytes(StandardCharsets.UTF_8));
    }

    /** The first lines of each file of the corpus. */
    private static Path smallCorpus() {
        try {
            Path small = Files.createTempDirectory("dunlin-small-corpus-");
            Path corpus = SharedCorpora.repository().resolve("etc/corpus");
            beginnings(corpus.resolve("sentences"), small.resolve("sentences"), SENTENCES);
            beginnings(corpus.resolve("mails"), small.resolve("mails"), MAILS);
            return small;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void beginnings(Path from, Path to, int lines) throws IOException {
        Files.createDirectories(to);
        try (Stream<Path> files = Files.list(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                List<String> beginning =
                        Files.readAllLines(file).stream().limit(lines).toList();
                Path written = Files.write(to.resolve(file.getFileName()), beginning);
                assertThat(written).isRegularFile();
            }
        }
    }
}
