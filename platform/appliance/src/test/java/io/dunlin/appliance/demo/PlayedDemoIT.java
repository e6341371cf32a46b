package io.dunlin.appliance.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.dunlin.appliance.Appliance;
import io.dunlin.appliance.SaidToTests;
import io.dunlin.appliance.TestingFolders;
import io.dunlin.appliance.TestingPlugins;
import io.dunlin.appliance.demo.sample.MailScript;
import io.dunlin.appliance.demo.sample.SampleClient;
import io.dunlin.core.audit.AuditSeal;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.correspondence.MessageItems;
import io.dunlin.core.jobs.FailedJobs;
import io.dunlin.core.litigation.FilingDraft;
import io.dunlin.core.litigation.FilingResult;
import io.dunlin.core.litigation.Filings;
import io.dunlin.core.settings.PluginSettingsStore;
import io.dunlin.core.shared.Window;
import io.dunlin.host.ExtensionDirectory;
import io.dunlin.host.InstalledPlugin;
import io.dunlin.spi.court.ValidationReport;
import io.dunlin.ui.demo.DemoControl;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ConfigurableApplicationContext;

/** The demo without anybody at the screen: thirty days, and what must be so after them. Needs the packed plugins. */
class PlayedDemoIT {

    private static final Logger log = LoggerFactory.getLogger(PlayedDemoIT.class);
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final String FIRM = "windykacja@" + DemoMail.DOMAIN;
    private static final String OTHER = "OTHER";

    private static DemoMail mail;
    private static ConfigurableApplicationContext appliance;
    private static Jdbi jdbi;

    @BeforeAll
    static void plays_thirty_days() throws Exception {
        SaidToTests.hide();
        Path home = TestingFolders.fresh("demo");
        Path plugins = TestingPlugins.bring(
                home.resolve("plugins"), List.of("bank-mt940", "court-epu", "erp-file", "sms-smpp"));
        long begin = System.nanoTime();
        mail = DemoMail.start();
        Map<String, Object> configuration = new LinkedHashMap<>(mail.asConfiguration());
        configuration.put("dunlin.data", DemoFolder.fresh(home).toString());
        configuration.put("dunlin.plugins.folder", plugins.toString());
        configuration.put("dunlin.plugins.trusted", plugins.toString());
        configuration.put("dunlin.http.port", "0");
        configuration.put("dunlin.jobs.poll-interval", "200ms");
        appliance = Appliance.serve(configuration, Appliance.DEMO);
        log.info(
                "From start to login page: {} ms",
                Duration.ofNanos(System.nanoTime() - begin).toMillis());
        jdbi = appliance.getBean(Jdbi.class);
        DemoControl control = appliance.getBean(DemoControl.class);
        assertThat(control.playDays(30)).isTrue();
        await(control);
        log.info(
                "Thirty days took {} s",
                Duration.ofNanos(System.nanoTime() - begin).toSeconds());
        assertThat(control.progress().step()).isEqualTo(DemoControl.Step.LIVE);
    }

    @AfterAll
    static void stops() {
        if (appliance != null) {
            appliance.close();
        }
        if (mail != null) {
            mail.close();
        }
    }

    @Test
    void the_mailbox_has_one_folder_for_each_class_with_the_right_mail_in_it() throws Exception {
        Map<String, String> folderOf = mailsByFolder();
        List<MailScript> scripts = appliance.getBean(DemoDirector.class).play().scripts();
        List<String> wrong = new ArrayList<>();
        Map<String, Integer> right = new TreeMap<>();
        for (MailScript script : scripts) {
            String folder = folderOf.getOrDefault(script.code(), "nowhere");
            if (folder.equals(script.folder())) {
                right.merge(folder, 1, Integer::sum);
            } else if (!folder.equals(OTHER)) {
                wrong.add(script.code() + " is " + script.folder() + " and lies in " + folder);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(right.keySet())
                .containsAll(scripts.stream().map(MailScript::folder).distinct().toList());
        int all = right.values().stream().mapToInt(Integer::intValue).sum();
        assertThat(all).as("right of %d", scripts.size()).isGreaterThan(scripts.size() * 8 / 10);
    }

    @Test
    void the_managers_have_mail_about_payments() throws Exception {
        for (SampleClient client : SampleClient.values()) {
            String address = client.manager() + "@" + DemoMail.DOMAIN;
            assertThat(subjects(address, address)).as(address).hasSizeGreaterThan(2);
        }
        assertThat(count("select count(*) from outbound_message where purpose = 'PAYMENT_ALERT' and state = 'SENT'"))
                .isGreaterThan(15);
    }

    @Test
    void statements_settled_most_of_what_was_paid() {
        assertThat(count("select count(*) from allocation where reversed_at is null"))
                .isGreaterThan(30);
        assertThat(count("select count(*) from bank_statement where state <> 'BOOKED'"))
                .isZero();
    }

    @Test
    void who_has_paid_is_not_reminded_of_it() {
        assertThat(count("select count(*) from outbound_message where purpose = 'REMINDER' and sent_at is not null"))
                .isGreaterThan(100);
        assertThat(count("""
                select count(*)
                from outbound_message m
                join
                """ + MessageItems.ROWS + """
                join allocation a on a.receivable_id = i.receivable_id
                where m.purpose in ('REMINDER', 'FINAL_DEMAND')
                  and m.sent_at > a.allocated_at
                  and a.reversed_at is null
                  and (select sum(e.amount) from ledger_entry e
                       where e.receivable_id = i.receivable_id and e.recorded_at <= m.sent_at) <= 0
                """)).isZero();
    }

    @Test
    void nothing_is_in_doubt_and_no_job_gave_up() {
        assertThat(count("select count(*) from outbound_message where state = 'IN_DOUBT'"))
                .isZero();
        assertThat(appliance.getBean(FailedJobs.class).open(Window.first(20))).isEmpty();
    }

    @Test
    void drafts_for_the_court_validate_against_its_schema() {
        Path schema = SaidToTests.shared().resolve("schemas/epu");
        if (!Files.isDirectory(schema)) {
            log.error("SKIPPED: no court schema at {}; set -Ddunlin.shared", schema);
        }
        assumeThat(schema).isDirectory();
        InstalledPlugin.Offered epu = appliance.getBean(ExtensionDirectory.class).plugins().stream()
                .filter(plugin -> plugin.id().equals("court-epu"))
                .flatMap(plugin -> plugin.extensions().stream())
                .findFirst()
                .orElseThrow();
        assertThat(appliance
                        .getBean(PluginSettingsStore.class)
                        .save(epu.id(), epu.schema(), Map.of("schemaFolder", schema.toString()), DemoOpening.SELF))
                .isInstanceOf(PluginSettingsStore.Saved.Done.class);
        Filings filings = appliance.getBean(Filings.class);

        List<FilingDraft> drafts = new ArrayList<>();
        for (long openCase : longs("select id from collection_case where state <> 'CLOSED' order by id limit 40")) {
            if (filings.draft(new CaseId(openCase), "EPU", DemoOpening.SELF) instanceof FilingResult.Done done) {
                drafts.add(done.draft());
            }
        }

        assertThat(drafts).hasSizeGreaterThan(10);
        assertThat(drafts)
                .allSatisfy(draft -> assertThat(draft.report().findings())
                        .filteredOn(finding -> finding.severity() == ValidationReport.Severity.ERROR)
                        .isEmpty());
        assertThat(drafts)
                .allSatisfy(draft -> assertThat(filings.content(draft.id()))
                        .asString(StandardCharsets.UTF_8)
                        .contains("PozewEPU"));
    }

    @Test
    void the_audit_trail_is_whole() {
        assertThat(appliance.getBean(AuditSeal.class).verify()).isInstanceOf(AuditSeal.Verdict.Intact.class);
    }

    private static long count(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    private static List<Long> longs(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(Long.class).list());
    }

    private static Map<String, String> mailsByFolder() throws MessagingException {
        Map<String, String> folderOf = new HashMap<>();
        try (Store store = store(FIRM, "demo")) {
            for (Folder folder : store.getDefaultFolder().list("*")) {
                folder.open(Folder.READ_ONLY);
                for (Message message : folder.getMessages()) {
                    String id = ((MimeMessage) message).getMessageID();
                    folderOf.put(id.substring(1, Math.max(1, id.indexOf('.'))), folder.getName());
                }
                folder.close();
            }
        }
        return folderOf;
    }

    private static List<String> subjects(String user, String password) throws MessagingException {
        List<String> subjects = new ArrayList<>();
        try (Store store = store(user, password)) {
            Folder inbox = store.getFolder("INBOX");
            inbox.open(Folder.READ_ONLY);
            for (Message message : inbox.getMessages()) {
                subjects.add(message.getSubject());
            }
            inbox.close();
        }
        return subjects;
    }

    private static Store store(String user, String password) throws MessagingException {
        Store store = Session.getInstance(new Properties()).getStore("imap");
        store.connect("127.0.0.1", mail.imapPort(), user, password);
        return store;
    }

    private static void await(DemoControl control) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        Runnable look = () -> {
            if (control.progress().daysLeft() == 0) {
                done.countDown();
            }
        };
        Runnable leave = control.onProgress(look);
        look.run();
        assertThat(done.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        leave.run();
    }
}
