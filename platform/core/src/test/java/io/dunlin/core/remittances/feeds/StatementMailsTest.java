package io.dunlin.core.remittances.feeds;

import static io.dunlin.core.testing.TestingStatement.statement;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.dunlin.core.inbox.MailboxTestAccess;
import io.dunlin.core.remittances.statements.StatementQueries;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.core.testing.WatchedMailbox;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Statements that a bank sends to the watched mailbox. */
@FeatureTest
class StatementMailsTest {

    private static final GreenMail MAIL_SERVER =
            new GreenMail(new ServerSetup[] {new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)});
    private static final String WATCHED = "sprawy@kancelaria.example";

    @Autowired
    private MailboxTestAccess mailbox;

    @Autowired
    private ProductSettings settings;

    @Autowired
    private StatementQueries queries;

    @Autowired
    private TestingWorld world;

    @DynamicPropertySource
    static void useIt(DynamicPropertyRegistry registry) {
        MAIL_SERVER.start();
        WatchedMailbox.register(
                registry, "sprawy", WATCHED, () -> MAIL_SERVER.getImap().getPort());
    }

    @AfterAll
    static void stop() {
        MAIL_SERVER.stop();
    }

    @BeforeEach
    void emptyMailbox() throws Exception {
        MAIL_SERVER.purgeEmailFromAllMailboxes();
        assertThat(MAIL_SERVER.setUser(WATCHED, WATCHED, "secret")).isNotNull();
    }

    @Test
    void nothing_is_taken_from_mail_as_shipped() {
        arrive(
                "wyciagi@bank.example",
                "wyciag.sta",
                statement("1/1").credit("10.00", "a").text());
        assertThat(queries.files(Window.first(10))).isEmpty();
    }

    @Test
    void a_statement_of_a_sender_on_the_list_is_taken_once_and_nothing_else_is() {
        allow("Wyciagi@Bank.example");
        String text = statement("1/1").credit("10.00", "a").text();
        arrive("wyciagi@bank.example", "wyciag.sta", text);
        arrive("wyciagi@bank.example", "again.sta", text);
        arrive("wyciagi@bank.example", "oferta.txt", "A new account for your firm");
        arrive(
                "wyciagi@bank.example.net",
                "wyciag.sta",
                statement("2/1").credit("99.00", "b").text());
        assertThat(queries.files(Window.first(10))).singleElement().satisfies(file -> {
            assertThat(file.fileName()).isEqualTo("wyciag.sta");
            assertThat(file.statements()).isEqualTo(1);
        });
    }

    private void allow(String sender) {
        FeedSettings shipped = FeedSettings.GROUP.defaults();
        settings.change(
                FeedSettings.GROUP,
                new FeedSettings(shipped.times(), shipped.graceMinutes(), shipped.quietDays(), List.of(sender)),
                TestingWorld.TESTER,
                "test");
    }

    private void arrive(String from, String name, String content) {
        String encoded = Base64.getMimeEncoder().encodeToString(content.getBytes(StandardCharsets.UTF_8));
        String mail = """
                From: Bank <%s>
                To: <%s>
                Subject: Wyciag
                Message-ID: <%d@bank.example>
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary="b"

                --b
                Content-Type: text/plain; charset=utf-8

                W zalaczeniu wyciag.
                --b
                Content-Type: application/octet-stream; name="%s"
                Content-Disposition: attachment; filename="%s"
                Content-Transfer-Encoding: base64

                %s
                --b--
                """.formatted(from, WATCHED, world.next(), name, name, encoded)
                .replace("\r\n", "\n")
                .replace("\n", "\r\n");
        mailbox.deliver(MAIL_SERVER, WATCHED, mail.getBytes(StandardCharsets.UTF_8));
        mailbox.poll();
        world.untilIdle();
    }
}
