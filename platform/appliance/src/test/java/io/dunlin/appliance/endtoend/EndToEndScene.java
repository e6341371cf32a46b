package io.dunlin.appliance.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.appliance.SaidToTests;
import io.dunlin.appliance.TestingFolders;
import io.dunlin.appliance.TestingPlugins;
import io.dunlin.appliance.demo.sample.SampleStatement;
import io.dunlin.appliance.journey.Screens;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that stands around the appliance: mail servers, proxies before them, clock, folders of bank and ERP, people. */
final class EndToEndScene implements AutoCloseable {

    static final MailUser FIRM = MailUser.of("windykacja@kancelaria.test");
    static final MailUser MANAGER = MailUser.of("kierownik@kancelaria.test");
    static final MailUser ACCOUNTANT = MailUser.of("ksiegowa@kancelaria.test");
    static final MailUser DEBTOR = MailUser.of("biuro@dluznik.test");
    private static final ZoneId ZONE = ZoneId.of("Europe/Warsaw");
    private static final DateTimeFormatter POLISH_DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);

    final RealMailServers servers;
    final PausingProxy smtp;
    /** The way to the watched mailbox. */
    final PausingProxy inbox;
    /** The way to the folder of copies. */
    final PausingProxy copies;

    final ToldClock clock;
    final ApplianceDatabase database;
    final ApplianceProcess appliance;
    final TestingFirm firm;
    final TestingFirm.Days days;
    private final Path bankFolder;
    private final Path erpFolder;

    EndToEndScene() throws IOException {
        this(List.of());
    }

    /** @param others debtors beside the one of the story, each with an invoice as overdue as its own */
    EndToEndScene(List<MailUser> others) throws IOException {
        SaidToTests.hide();
        Path folder = TestingFolders.fresh("endtoend");
        servers = RealMailServers.start(Stream.concat(Stream.of(FIRM, MANAGER, ACCOUNTANT, DEBTOR), others.stream())
                .toList());
        smtp = new PausingProxy(servers.smtpPort());
        inbox = new PausingProxy(servers.imapPort());
        copies = new PausingProxy(servers.imapPort());
        clock = new ToldClock(folder.resolve(ApplianceProcess.CLOCK));
        bankFolder = Files.createDirectories(folder.resolve("bank"));
        erpFolder = Files.createDirectories(folder.resolve("erp"));
        Map<String, Object> configuration = configuration(folder);
        write(configuration, folder.resolve("dunlin.properties"));
        database = new ApplianceDatabase(folder.resolve("data/database"));
        appliance = new ApplianceProcess(folder);
        firm = new TestingFirm(configuration);
        days = firm.open(others, erpFolder);
    }

    void moveTo(LocalDate day, int hour, int minute) {
        clock.moveTo(day.atTime(LocalTime.of(hour, minute)).atZone(ZONE).toInstant());
    }

    /** What the debtor finds in the mailbox. */
    TestingMailbox debtor() {
        return servers.mailboxOf(DEBTOR);
    }

    TestingMailbox manager() {
        return servers.mailboxOf(MANAGER);
    }

    /** The manager's mails but for the notices of runs, which come within minutes of one, at any point of the story. */
    List<TestingMailbox.Mail> alerts() {
        List<TestingMailbox.Mail> mails = manager().inbox();
        List<String> notices = database.list("select message_id from outbound_message where purpose = 'STAFF_NOTICE'");
        return mails.stream()
                .filter(mail -> !notices.contains(mail.messageId()))
                .toList();
    }

    TestingMailbox firmMailbox() {
        return servers.mailboxOf(FIRM);
    }

    /** The debtor answers a mail with a promise, as a mail program does. */
    void promise(TestingMailbox.Mail reminder, LocalDate payOn) throws MessagingException {
        MimeMessage reply = answerTo(reminder, DEBTOR);
        reply.setText(
                "Dzień dobry,\r\nzapłacimy fakturę " + TestingFirm.INVOICE + " do dnia " + inPolish(payOn)
                        + ".\r\nPozdrawiam\r\n",
                "UTF-8");
        servers.post(DEBTOR, reply);
    }

    /** An answer to a mail as a mail program begins it, still without words. */
    MimeMessage answerTo(TestingMailbox.Mail reminder, MailUser from) throws MessagingException {
        MimeMessage reply = new MimeMessage((Session) null);
        reply.setFrom(new InternetAddress(from.address()));
        reply.setRecipients(Message.RecipientType.TO, answerAddress(reminder));
        reply.setSubject("Re: " + reminder.subject(), "UTF-8");
        reply.setHeader("In-Reply-To", reminder.messageId());
        reply.setHeader("References", reminder.messageId());
        reply.setSentDate(Date.from(clock.instant()));
        return reply;
    }

    static String inPolish(LocalDate day) {
        return POLISH_DAY.format(day);
    }

    /** The bank's file comes to lie in the watched folder, whole from its first moment. */
    void drop(SampleStatement statement) throws IOException {
        Path part = Files.write(bankFolder.resolve("." + statement.fileName()), statement.content());
        Path whole = Files.move(
                part,
                bankFolder.resolve(statement.number() + "-" + statement.fileName()),
                StandardCopyOption.ATOMIC_MOVE);
        assert Files.exists(whole);
    }

    /** An accountant hands the bank's file in on the screen; without a browser it comes to lie in the watched folder. */
    void handIn(SampleStatement statement) throws IOException {
        if (!Screens.isChromiumThere("accountants who hand statements in on the screen")) {
            drop(statement);
            return;
        }
        try (Screens screens = Screens.open(appliance.address(), "statement", "pl")) {
            screens.signIn(TestingFirm.ACCOUNTANT, TestingFirm.PASSWORD);
            screens.open("statements");
            screens.handIn(statement.fileName(), statement.content());
            screens.see(
                    screens.page().locator(".upload-outcomes"),
                    screens.word("statements.received", statement.fileName()));
            screens.picture("handed-in");
            assertThat(screens.errors()).isEmpty();
        }
    }

    /** The files that the ERP finds, by name, in the order of their names. */
    Map<String, String> settlements() {
        Map<String, String> found = new TreeMap<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(erpFolder, "settlement-*.csv")) {
            for (Path file : files) {
                found.put(String.valueOf(file.getFileName()), Files.readString(file, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** The power fails: what was held in a conversation is lost with it. */
    void kill() {
        appliance.kill();
        Stream.of(smtp, inbox, copies).forEach(PausingProxy::dropAll);
    }

    @Override
    public void close() {
        appliance.close();
        Stream.of(smtp, inbox, copies).forEach(PausingProxy::close);
        servers.close();
    }

    private static String answerAddress(TestingMailbox.Mail mail) {
        return mail.replyTo().replaceAll("^\\[|]$", "");
    }

    private Map<String, Object> configuration(Path folder) throws IOException {
        Map<String, Object> keys = new LinkedHashMap<>();
        keys.put("dunlin.data", folder.resolve("data").toString());
        keys.put("dunlin.http.port", "0");
        keys.put("dunlin.jobs.poll-interval", "200ms");
        keys.put("dunlin.dns.enabled", "false");
        keys.put("dunlin.bank.folder", bankFolder.toString());
        Path plugins = TestingPlugins.bring(folder.resolve("plugins"), List.of("bank-mt940", "erp-settlements"));
        keys.put("dunlin.plugins.folder", plugins.toString());
        keys.put("dunlin.plugins.trusted", plugins.toString());
        keys.put("dunlin.mail.smtp.host", "127.0.0.1");
        keys.put("dunlin.mail.smtp.port", Integer.toString(smtp.port()));
        keys.put("dunlin.mail.smtp.security", "NONE");
        keys.put("dunlin.mail.smtp.from", FIRM.address());
        keys.put("dunlin.mail.smtp.tag-replies", "true");
        keys.put("dunlin.mail.sent.host", "127.0.0.1");
        keys.put("dunlin.mail.sent.port", Integer.toString(copies.port()));
        keys.put("dunlin.mail.sent.security", "NONE");
        keys.put("dunlin.mail.sent.user", FIRM.address());
        keys.put("dunlin.mail.sent.password", FIRM.password());
        // Only IDLE can find a reply within a test.
        keys.put("dunlin.inbox.poll-interval", "PT1H");
        String mailbox = "dunlin.inbox.mailboxes[0].";
        keys.put(mailbox + "name", "windykacja");
        keys.put(mailbox + "host", "127.0.0.1");
        keys.put(mailbox + "port", Integer.toString(inbox.port()));
        keys.put(mailbox + "security", "NONE");
        keys.put(mailbox + "user", FIRM.address());
        keys.put(mailbox + "password", FIRM.password());
        keys.put(mailbox + "class-folder-prefix", "Dunlin/");
        return keys;
    }

    private static void write(Map<String, Object> configuration, Path file) {
        String text = configuration.entrySet().stream()
                .map(key -> key.getKey() + "=" + key.getValue() + "\n")
                .collect(Collectors.joining());
        try {
            Path written = Files.writeString(file, text, StandardCharsets.UTF_8);
            assert Files.exists(written);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
