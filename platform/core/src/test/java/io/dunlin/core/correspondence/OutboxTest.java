package io.dunlin.core.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.dunlin.core.correspondence.OutboundMessage.State;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Transactions;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingWorld;
import jakarta.mail.internet.MimeMessage;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@FeatureTest
class OutboxTest {

    private static final GreenMail MAIL_SERVER = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
    });

    @Autowired
    private Outbox outbox;

    @Autowired
    private JdbiOutbox store;

    @Autowired
    private InDoubtWatch inDoubtWatch;

    @Autowired
    private ProductSettings settings;

    @Autowired
    private Transactions transactions;

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @BeforeAll
    static void start() {
        MAIL_SERVER.start();
    }

    @AfterAll
    static void stop() {
        MAIL_SERVER.stop();
    }

    @DynamicPropertySource
    static void useIt(DynamicPropertyRegistry registry) {
        if (!MAIL_SERVER.isRunning()) {
            MAIL_SERVER.start();
        }
        registry.add("dunlin.mail.smtp.host", () -> "127.0.0.1");
        registry.add("dunlin.mail.smtp.port", () -> MAIL_SERVER.getSmtp().getPort());
        registry.add("dunlin.mail.smtp.security", () -> "NONE");
        registry.add("dunlin.mail.smtp.from", () -> "windykacja@kancelaria.example");
        registry.add("dunlin.mail.sent.host", () -> "127.0.0.1");
        registry.add("dunlin.mail.sent.port", () -> MAIL_SERVER.getImap().getPort());
        registry.add("dunlin.mail.sent.security", () -> "NONE");
        registry.add("dunlin.mail.sent.user", () -> "sent@kancelaria.example");
        registry.add("dunlin.mail.sent.password", () -> "secret");
    }

    @BeforeEach
    void emptyMailboxes() throws Exception {
        MAIL_SERVER.purgeEmailFromAllMailboxes();
        assertThat(MAIL_SERVER.setUser("sent@kancelaria.example", "sent@kancelaria.example", "secret"))
                .isNotNull();
    }

    @Test
    void a_message_leaves_once_with_the_id_it_was_given_and_a_copy_stays_in_the_sent_folder() throws Exception {
        goLive();
        OutboundMessageId id = queue("test:1", Purpose.REMINDER);
        assertThat(queue("test:1", Purpose.REMINDER)).isEqualTo(id);
        world.untilIdle();

        OutboundMessage sent = outbox.get(id);
        assertThat(sent.state()).isEqualTo(State.SENT);
        List<MimeMessage> arrived = arrivedAt("debtor@debtors.example");
        assertThat(arrived).hasSize(1);
        assertThat(arrived.getFirst().getMessageID()).isEqualTo(sent.messageId());
        assertThat(arrived.getFirst().getHeader("Auto-Submitted")).containsExactly("auto-generated");
        assertThat(arrivedAt("sent@kancelaria.example", "Sent")).isEqualTo(1);
    }

    @Test
    void nothing_leaves_for_a_debtor_before_an_administrator_goes_live_but_the_firm_hears_of_payments() {
        OutboundMessageId reminder = queue("test:2", Purpose.REMINDER);
        OutboundMessageId alert = queue("test:3", Purpose.PAYMENT_ALERT);
        world.untilIdle();
        assertThat(outbox.get(reminder).state()).isEqualTo(State.QUEUED);
        assertThat(outbox.get(reminder).outcome()).isEqualTo("sending.refused.not-live");
        assertThat(outbox.get(alert).state()).isEqualTo(State.SENT);
    }

    @Test
    void a_message_queued_at_night_waits_for_the_contact_hours() {
        goLive();
        clock.set(clock.today().with(DayOfWeek.FRIDAY), LocalTime.of(21, 0));
        OutboundMessageId id = queue("test:4", Purpose.REMINDER);
        world.untilIdle();
        assertThat(outbox.get(id).state()).isEqualTo(State.QUEUED);
        clock.set(clock.today().plusDays(1), LocalTime.of(9, 1));
        world.untilIdle();
        assertThat(outbox.get(id).state()).isEqualTo(State.SENT);
    }

    @Test
    void a_message_cut_off_by_a_crash_is_in_doubt_until_its_copy_or_a_person_tells() {
        OutboundMessageId found = interrupted("test:5");
        OutboundMessageId lost = interrupted("test:6");
        inDoubtWatch.start();
        assertThat(outbox.get(found).state()).isEqualTo(State.IN_DOUBT);
        goLive();
        outbox.resolveInDoubt(found, true, TestingWorld.TESTER);
        outbox.resolveInDoubt(lost, false, TestingWorld.TESTER);
        world.untilIdle();
        assertThat(outbox.get(found).state()).isEqualTo(State.SENT);
        assertThat(outbox.get(found).attempts()).isEqualTo(1);
        assertThat(outbox.get(lost).state()).isEqualTo(State.SENT);
        assertThat(outbox.get(lost).attempts()).isEqualTo(2);
    }

    @Test
    void a_copy_in_the_sent_folder_settles_a_doubt() {
        goLive();
        OutboundMessageId id = queue("test:7", Purpose.REMINDER);
        world.untilIdle();
        transactions.run(() -> store.mark(id, State.IN_DOUBT, "interrupted", ""));
        inDoubtWatch.run();
        assertThat(outbox.get(id).state()).isEqualTo(State.SENT);
    }

    @Test
    void what_is_cancelled_never_leaves() throws Exception {
        OutboundMessageId id = queue("test:8", Purpose.REMINDER);
        assertThat(outbox.cancel(id, "paid", TestingWorld.TESTER)).isTrue();
        goLive();
        clock.advanceDays(1);
        world.untilIdle();
        assertThat(outbox.get(id).state()).isEqualTo(State.CANCELLED);
        assertThat(arrivedAt("debtor@debtors.example")).isEmpty();
    }

    private OutboundMessageId interrupted(String origin) {
        OutboundMessageId id = queue(origin, Purpose.REMINDER);
        world.untilIdle();
        transactions.run(() -> store.markSending(id, "node-1"));
        return id;
    }

    private void goLive() {
        SendingSettings now = settings.get(SendingSettings.GROUP);
        settings.change(SendingSettings.GROUP, now.withLive(true), TestingWorld.TESTER, "test");
        clock.advance(java.time.Duration.ofMinutes(6));
    }

    private OutboundMessageId queue(String origin, Purpose purpose) {
        return outbox.queue(message(origin, purpose, "debtor@debtors.example"), TestingWorld.TESTER);
    }

    private NewMessage message(String origin, Purpose purpose, String recipient) {
        return new NewMessage(
                null,
                null,
                Channel.MAIL,
                purpose,
                recipient,
                "pl",
                "Przypomnienie o płatności",
                "Prosimy o zapłatę.",
                "<p>Prosimy o zapłatę.</p>",
                null,
                null,
                origin,
                clock.instant(),
                List.of());
    }

    private static List<MimeMessage> arrivedAt(String address) throws FolderException {
        GreenMailUser owner = MAIL_SERVER.getManagers().getUserManager().getUserByEmail(address);
        return owner == null
                ? List.of()
                : MAIL_SERVER.getManagers().getImapHostManager().getInbox(owner).getMessages().stream()
                        .map(StoredMessage::getMimeMessage)
                        .toList();
    }

    private static int arrivedAt(String user, String folder) {
        var owner = MAIL_SERVER.getManagers().getUserManager().getUserByEmail(user);
        return MAIL_SERVER
                .getManagers()
                .getImapHostManager()
                .getFolder(owner, folder)
                .getMessageCount();
    }
}
