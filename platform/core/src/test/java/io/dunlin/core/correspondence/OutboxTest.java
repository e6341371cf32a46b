package io.dunlin.core.correspondence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.dunlin.core.cases.CaseTask;
import io.dunlin.core.cases.CaseTasks;
import io.dunlin.core.cases.InvoiceAttachmentSettings;
import io.dunlin.core.cases.InvoiceAttachmentSettings.WhenMissing;
import io.dunlin.core.correspondence.OutboundMessage.State;
import io.dunlin.core.correspondence.guards.MailPaceSettings;
import io.dunlin.core.jobs.JobRunner;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.documents.InvoiceDocuments;
import io.dunlin.core.receivables.documents.PdfFault;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Transactions;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingWorld;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jdbi.v3.core.Jdbi;
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
    private Dispatch dispatch;

    @Autowired
    private JobRunner runner;

    @Autowired
    private InDoubtWatch inDoubtWatch;

    @Autowired
    private ProductSettings settings;

    @Autowired
    private Transactions transactions;

    @Autowired
    private TestingWorld world;

    @Autowired
    private Jdbi jdbi;

    @Autowired
    private InvoiceDocuments documents;

    @Autowired
    private CaseTasks tasks;

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
    void of_many_messages_those_that_were_queued_before_are_not_queued_again() {
        OutboundMessageId known = queue("test:known", Purpose.REMINDER);
        List<NewMessage> wanted = Stream.of("test:fresh-1", "test:known", "test:fresh-2")
                .map(origin -> message(origin, Purpose.REMINDER, "debtor@debtors.example"))
                .toList();
        Map<String, OutboundMessageId> first = outbox.queueWritten(wanted, TestingWorld.TESTER);
        assertThat(first)
                .containsEntry("test:known", known)
                .containsOnlyKeys("test:fresh-1", "test:known", "test:fresh-2");
        assertThat(first.values()).doesNotHaveDuplicates();
        assertThat(outbox.queueWritten(wanted, TestingWorld.TESTER)).isEqualTo(first);
        assertThat(outbox.queueWritten(wanted.subList(0, 1), TestingWorld.TESTER))
                .containsExactly(Map.entry("test:fresh-1", first.get("test:fresh-1")));
        for (String origin : first.keySet()) {
            assertThat(jdbi.<Integer, RuntimeException>withHandle(handle -> handle.createQuery(
                                    "select count(*) from audit_entry where action = 'message-queued' and reason = :origin")
                            .bind("origin", origin)
                            .mapTo(Integer.class)
                            .one()))
                    .as(origin)
                    .isEqualTo(1);
        }
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
        inDoubtWatch.beforeJobs();
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

    @Test
    void a_flood_to_one_domain_leaves_at_its_pace_and_others_do_not_wait_for_it() throws Exception {
        goLive();
        settings.change(
                MailPaceSettings.GROUP,
                new MailPaceSettings(List.of(new MailPaceSettings.DomainPace("slow.example", 12)), 0),
                TestingWorld.TESTER,
                "test");
        for (int i = 0; i < 20; i++) {
            var _ = outbox.queue(
                    message("test:slow:" + i, Purpose.REMINDER, "d" + i + "@slow.example"), TestingWorld.TESTER);
        }
        OutboundMessageId other = queue("test:fast", Purpose.REMINDER);
        world.untilIdle();
        assertThat(outbox.get(other).state()).isEqualTo(State.SENT);
        assertThat(sentTo("slow.example")).isEqualTo(2);
        clock.advance(Duration.ofSeconds(30));
        world.untilIdle();
        assertThat(sentTo("slow.example")).isBetween(7, 8);
        clock.advance(Duration.ofMinutes(2));
        world.untilIdle();
        assertThat(sentTo("slow.example")).isEqualTo(20);
    }

    @Test
    void jobs_that_take_places_in_the_row_of_one_domain_at_once_wait_for_each_other() {
        goLive();
        settings.change(
                MailPaceSettings.GROUP,
                new MailPaceSettings(List.of(new MailPaceSettings.DomainPace("busy.example", 6000)), 0),
                TestingWorld.TESTER,
                "test");
        var _ = outbox.queue(message("test:busy", Purpose.REMINDER, "first@busy.example"), TestingWorld.TESTER);
        world.untilIdle();
        runner.whileQuiet(Duration.ofMinutes(1), () -> {
            List<OutboundMessageId> ids = IntStream.range(0, 64)
                    .mapToObj(i -> outbox.queue(
                            message("test:busy:" + i, Purpose.REMINDER, "d" + i + "@busy.example"),
                            TestingWorld.TESTER))
                    .toList();
            try (ExecutorService jobs = Executors.newFixedThreadPool(8)) {
                ids.stream()
                        .map(id -> CompletableFuture.runAsync(() -> dispatch.send(List.of(id)), jobs))
                        .toList()
                        .forEach(CompletableFuture::join);
            }
        });
        assertThat(sentTo("busy.example")).isEqualTo(65);
    }

    @Test
    void what_another_job_is_about_to_send_to_a_debtor_counts_before_the_next_is_sent() {
        goLive();
        Receivable owed = receivable("FV/" + world.next() + "/LIMIT");
        runner.whileQuiet(Duration.ofMinutes(1), () -> {
            OutboundMessageId first = reminder("test:limit:1", owed);
            OutboundMessageId second = reminder("test:limit:2", owed);
            CompletableFuture<Void> other = transactions.in(() -> {
                store.lockDebtors(store.lockAll(List.of(first)));
                store.markSending(List.of(first), "node-2");
                CompletableFuture<Void> begun = CompletableFuture.runAsync(() -> dispatch.send(List.of(second)));
                assertThatThrownBy(() -> begun.get(500, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
                return begun;
            });
            other.join();
            assertThat(outbox.get(second).state()).isEqualTo(State.QUEUED);
            assertThat(outbox.get(second).outcome()).isEqualTo("sending.refused.too-often");
        });
    }

    private OutboundMessageId reminder(String origin, Receivable owed) {
        NewMessage plain = message(origin, Purpose.REMINDER, "limit@debtors.example");
        return outbox.queue(
                new NewMessage(
                        world.caseOf(owed).value(),
                        owed.debtorId(),
                        Channel.MAIL,
                        Purpose.REMINDER,
                        plain.recipient(),
                        "pl",
                        plain.subject(),
                        plain.bodyText(),
                        null,
                        null,
                        null,
                        origin,
                        clock.instant(),
                        List.of(new NewMessage.Item(owed.id().value(), owed.balance()))),
                TestingWorld.TESTER);
    }

    @Test
    void a_mail_carries_the_pdfs_of_exactly_the_documents_it_names_and_says_which_it_lacks() throws Exception {
        goLive();
        settings.change(
                InvoiceAttachmentSettings.GROUP,
                new InvoiceAttachmentSettings(true, WhenMissing.SAY, 10),
                TestingWorld.TESTER,
                "test");
        Receivable with = receivable("FV/" + world.next() + "/PDF");
        Receivable without = receivable("FV/" + world.next() + "/PDF");
        Receivable another = receivable("FV/" + world.next() + "/PDF");
        byte[] pdf = pdf();
        assertThat(documents.storeByName(with.number().replace('/', '_') + ".pdf", pdf, TestingWorld.TESTER))
                .isInstanceOf(InvoiceDocuments.Outcome.Stored.class);
        assertThat(documents.store(another.id(), "inna faktura.pdf", pdf, TestingWorld.TESTER))
                .isInstanceOf(InvoiceDocuments.Outcome.Stored.class);
        assertThat(documents.store(without.id(), "x.pdf", new byte[] {1, 2}, TestingWorld.TESTER))
                .isEqualTo(new InvoiceDocuments.Outcome.Refused(PdfFault.NOT_A_PDF));
        assertThat(documents.storeByName("no such number.pdf", pdf, TestingWorld.TESTER))
                .isEqualTo(new InvoiceDocuments.Outcome.NoSuchNumber("no such number"));

        send("test:pdf", "pdf@debtors.example", with, without);

        MimeMultipart mixed =
                (MimeMultipart) arrivedAt("pdf@debtors.example").getFirst().getContent();
        assertThat(mixed.getCount()).isEqualTo(2);
        assertThat(mixed.getBodyPart(1).getFileName()).isEqualTo(with.number().replace('/', '_') + ".pdf");
        assertThat(mixed.getBodyPart(1).getInputStream().readAllBytes()).isEqualTo(pdf);
        MimeMultipart words = (MimeMultipart) mixed.getBodyPart(0).getContent();
        for (int i = 0; i < 2; i++) {
            assertThat(words.getBodyPart(i).getContent().toString())
                    .contains("W załączeniu: " + with.number().replace('/', '_') + ".pdf")
                    .contains("Na życzenie prześlemy kopie dokumentów: " + without.number());
        }
    }

    @Test
    void a_pdf_does_not_go_to_a_document_whose_number_only_looks_alike() throws Exception {
        String series = "FV" + (char) ('A' + world.next() % 26) + world.next();
        Receivable present = receivable(series + "/1/12");
        assertThat(documents.storeByName(series + "_11_2.pdf", pdf(), TestingWorld.TESTER))
                .isEqualTo(new InvoiceDocuments.Outcome.NoSuchNumber(series + "_11_2"));
        assertThat(documents.find(present.id())).isEmpty();
        assertThat(documents.storeByName(series.toLowerCase(Locale.ROOT) + "-1 12.PDF", pdf(), TestingWorld.TESTER))
                .isInstanceOf(InvoiceDocuments.Outcome.Stored.class);
        assertThat(documents.find(present.id())).isPresent();
    }

    @Test
    void a_clerk_is_asked_once_for_what_a_mail_could_not_carry() {
        goLive();
        settings.change(
                InvoiceAttachmentSettings.GROUP,
                new InvoiceAttachmentSettings(true, WhenMissing.TASK, 10),
                TestingWorld.TESTER,
                "test");
        Receivable without = receivable("FV/" + world.next() + "/TASK");
        send("test:task:1", "task@debtors.example", without);
        send("test:task:2", "task@debtors.example", without);
        assertThat(tasks.open(CaseTask.Kind.SEND_DOCUMENTS, new Window(0, 100)))
                .filteredOn(task -> task.note().contains(without.number()))
                .hasSize(1);
    }

    private void send(String origin, String recipient, Receivable... named) {
        List<NewMessage.Item> items = Stream.of(named)
                .map(each -> new NewMessage.Item(each.id().value(), each.balance()))
                .toList();
        NewMessage plain = message(origin, Purpose.ANSWER, recipient);
        var _ = outbox.queue(
                new NewMessage(
                        world.caseOf(named[0]).value(),
                        null,
                        Channel.MAIL,
                        Purpose.ANSWER,
                        recipient,
                        "pl",
                        plain.subject(),
                        plain.bodyText(),
                        "<html><body><p>Prosimy o zapłatę.</p></body></html>",
                        null,
                        null,
                        origin,
                        clock.instant(),
                        items),
                TestingWorld.TESTER);
        world.untilIdle();
    }

    private Receivable receivable(String number) {
        return world.receivable("pdf-debtor", number, "100.00", clock.today().minusDays(10));
    }

    private static byte[] pdf() throws IOException {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            document.save(out);
            return out.toByteArray();
        }
    }

    private int sentTo(String domain) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from outbound_message where recipient like :like and state = 'SENT'")
                .bind("like", "%@" + domain)
                .mapTo(Integer.class)
                .one());
    }

    private OutboundMessageId interrupted(String origin) {
        OutboundMessageId id = queue(origin, Purpose.REMINDER);
        world.untilIdle();
        transactions.run(() -> store.markSending(List.of(id), "node-1"));
        return id;
    }

    private void goLive() {
        SendingSettings now = settings.get(SendingSettings.GROUP);
        settings.change(SendingSettings.GROUP, now.withLive(true), TestingWorld.TESTER, "test");
        clock.advance(Duration.ofMinutes(6));
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
