package io.dunlin.core.correspondence.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.MailProperties;
import io.dunlin.core.correspondence.NewMessage;
import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.OutboundMessage.State;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.Outbox;
import io.dunlin.core.correspondence.OutboxQueries;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.correspondence.SendingSettings;
import io.dunlin.core.correspondence.Transport;
import io.dunlin.core.correspondence.channels.TestingSmtpServer.Act;
import io.dunlin.core.correspondence.channels.TestingSmtpServer.Phase;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * A mail server that answers anything, at any point, or falls silent, or goes: what is surely not taken is tried again or
 * final, and what may have been taken is in doubt, never sent again without a look, and seen by people.
 * <p>
 * Every answer from 200 to 599 at every point with {@code -Ddunlin.smtp.replies=all}; a choice of them otherwise.
 */
@FeatureTest
class SmtpRepliesTest {

    private static final TestingSmtpServer SERVER = new TestingSmtpServer();
    private static final List<Integer> CHOICE =
            List.of(200, 211, 250, 300, 354, 399, 400, 421, 450, 451, 499, 500, 530, 550, 554, 599);

    @Autowired
    private Outbox outbox;

    @Autowired
    private MailTransport transport;

    @Autowired
    private MailProperties properties;

    @Autowired
    private MailComposer composer;

    @Autowired
    private SentFolder sentFolder;

    @Autowired
    private MailSecrets secrets;

    @Autowired
    private OutboxQueries queries;

    @Autowired
    private ProductSettings settings;

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    private int messages;

    @DynamicPropertySource
    static void useIt(DynamicPropertyRegistry registry) {
        registry.add("dunlin.mail.smtp.host", () -> "127.0.0.1");
        registry.add("dunlin.mail.smtp.port", SERVER::port);
        registry.add("dunlin.mail.smtp.security", () -> "NONE");
        registry.add("dunlin.mail.smtp.user", () -> "naleznosci");
        registry.add("dunlin.mail.smtp.password", () -> "secret");
        registry.add("dunlin.mail.smtp.from", () -> "naleznosci@kancelaria.example");
    }

    @AfterAll
    static void stop() {
        SERVER.close();
    }

    @BeforeEach
    void behave() {
        SERVER.behave();
        SERVER.forgetTaken();
    }

    @ParameterizedTest
    @EnumSource
    void each_answer_at_each_point_is_final_tried_again_or_in_doubt(Phase phase) {
        Map<Integer, String> wrong = new TreeMap<>();
        for (int code : codes()) {
            SERVER.misbehave(phase, new Act.Answer(code), isTaken(code));
            String expected = expected(phase, code);
            String came = kind(transport.send(message("code", phase + "-" + code)));
            if (!came.equals(expected)) {
                wrong.put(code, came + " and not " + expected);
            }
            SERVER.behave();
            // The next mail does not suffer from the one before.
            assertThat(kind(transport.send(message("after", phase + "-" + code))))
                    .isEqualTo("Accepted");
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_connection_that_breaks_or_falls_silent_leaves_a_doubt_only_after_the_end_of_the_text(Phase phase) {
        boolean ended = phase == Phase.END_OF_TEXT;
        // Before the end of the text it is all one where a server was silent for too long.
        Duration patience = ended ? Duration.ofSeconds(5) : Duration.ofMillis(500);
        MailTransport impatient = new MailTransport(properties(patience), composer, sentFolder, secrets);
        for (Act act : List.of(new Act.Cut(), new Act.Silence())) {
            SERVER.misbehave(phase, act, true);
            MailTransport used = act instanceof Act.Cut ? transport : impatient;
            assertThat(kind(used.send(message("broken", phase + "-" + act))))
                    .as("%s", act)
                    .isEqualTo(ended ? "Unknown" : "NotNow");
            if (!ended) {
                assertThat(SERVER.taken()).isEmpty();
            }
        }
        impatient.destroy();
    }

    private MailProperties properties(Duration timeout) {
        return new MailProperties(
                properties.host(),
                properties.port(),
                properties.security(),
                properties.user(),
                properties.password(),
                properties.from(),
                properties.fromName(),
                properties.replyTo(),
                properties.tagReplies(),
                timeout,
                properties.oauth());
    }

    @Test
    void nothing_is_lost_nothing_is_sent_twice_and_every_doubt_is_seen() {
        settings.change(
                SendingSettings.GROUP, settings.get(SendingSettings.GROUP).withLive(true), TestingWorld.TESTER, "test");
        List<OutboundMessageId> doubted = new ArrayList<>();
        List<OutboundMessageId> sent = new ArrayList<>();
        List<OutboundMessageId> refused = new ArrayList<>();
        List<Act> acts = List.of(new Act.Answer(354), new Act.Answer(421), new Act.Answer(550), new Act.Cut());
        for (Phase phase : Phase.values()) {
            for (Act act : acts) {
                SERVER.misbehave(phase, act, act.equals(new Act.Answer(354)) || act instanceof Act.Cut);
                OutboundMessageId id = outbox.queue(newMessage(phase + ":" + act), TestingWorld.TESTER);
                world.untilIdle();
                State state = outbox.get(id).state();
                switch (state) {
                    case IN_DOUBT -> doubted.add(id);
                    case FAILED -> refused.add(id);
                    case QUEUED, SENT -> sent.add(id);
                    default -> throw new AssertionError(phase + " " + act + ": " + state);
                }
            }
        }
        SERVER.behave();
        clock.advance(Duration.ofHours(1));
        world.untilIdle();
        assertThat(doubted)
                .as("the end of the text, with no answer that counts")
                .hasSize(2);
        assertThat(refused).as("5xx on sender, recipient, text and its end").hasSize(4);
        sent.forEach(id -> {
            OutboundMessage message = outbox.get(id);
            assertThat(message.state()).as(message.origin()).isEqualTo(State.SENT);
            assertThat(SERVER.taken()).as(message.origin()).containsOnlyOnce(message.messageId());
        });
        refused.forEach(
                id -> assertThat(SERVER.taken()).doesNotContain(outbox.get(id).messageId()));
        // They lie in the list of doubts, and no time nor job sends them again.
        assertThat(queries.page(new OutboxQueries.Filter(State.IN_DOUBT, null, null, null, null), Window.first(100)))
                .extracting(OutboxQueries.OutboxRow::id)
                .containsExactlyInAnyOrderElementsOf(doubted);
        doubted.forEach(
                id -> assertThat(SERVER.taken()).containsOnlyOnce(outbox.get(id).messageId()));
    }

    @Test
    void a_server_that_ends_connections_which_bring_too_much_loses_nothing() {
        SERVER.takeAtMost(3);
        int before = SERVER.connections();
        for (int i = 0; i < 10; i++) {
            assertThat(kind(transport.send(message("many", "mail-" + i)))).isEqualTo("Accepted");
        }
        assertThat(SERVER.taken()).hasSize(10).doesNotHaveDuplicates();
        assertThat(SERVER.connections() - before).isLessThan(10);
    }

    private static List<Integer> codes() {
        return "all".equals(System.getProperty("dunlin.smtp.replies"))
                ? IntStream.range(200, 600).boxed().toList()
                : CHOICE;
    }

    /** Whether a server that answers so to the end of a text has taken it. */
    private static boolean isTaken(int code) {
        return code < 400;
    }

    private static String expected(Phase phase, int code) {
        boolean good = switch (phase) {
            case GREETING -> code == 220;
            case EHLO -> code == 250;
            case AUTH -> code == 235;
            case MAIL -> code == 250;
            case RCPT, END_OF_TEXT -> code < 300;
            case DATA -> code == 354;
        };
        if (good) {
            return "Accepted";
        }
        return switch (phase) {
            // About the server or the firm's account with it, not about the mail.
            case GREETING, EHLO, AUTH -> "NotNow";
            case MAIL, RCPT, DATA -> code >= 500 ? "Refused" : "NotNow";
            case END_OF_TEXT -> code >= 500 ? "Refused" : code >= 400 ? "NotNow" : "Unknown";
        };
    }

    private static String kind(Transport.Outcome outcome) {
        return switch (outcome) {
            case Transport.Outcome.Accepted _ -> "Accepted";
            case Transport.Outcome.NotNow _ -> "NotNow";
            case Transport.Outcome.Refused _ -> "Refused";
            case Transport.Outcome.Unknown _ -> "Unknown";
        };
    }

    private OutboundMessage message(String what, String name) {
        messages++;
        String id = "<"
                + Stream.of(what, name, Integer.toString(messages))
                        .map(part -> part.replaceAll("[^A-Za-z0-9-]", ""))
                        .reduce((a, b) -> a + "." + b)
                        .orElseThrow()
                + "@kancelaria.example>";
        return new OutboundMessage(
                new OutboundMessageId(messages),
                null,
                null,
                Channel.MAIL,
                Purpose.REMINDER,
                "debtor@debtors.example",
                "pl",
                "Przypomnienie",
                "Prosimy o zapłatę.",
                null,
                id,
                null,
                "test:" + messages,
                State.SENDING,
                clock.instant(),
                clock.instant(),
                null,
                1,
                null,
                null,
                null);
    }

    private NewMessage newMessage(String origin) {
        return new NewMessage(
                null,
                null,
                Channel.MAIL,
                Purpose.REMINDER,
                "debtor@debtors.example",
                "pl",
                "Przypomnienie",
                "Prosimy o zapłatę.",
                null,
                null,
                null,
                origin,
                clock.instant(),
                List.of());
    }
}
