package io.dunlin.core.correspondence.channels;

import io.dunlin.core.cases.CaseReference;
import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.NewMessage;
import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.Outbox;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.correspondence.SendingSettings;
import io.dunlin.core.correspondence.UnwrittenMessage;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.BulkInsert;
import io.dunlin.core.testing.BenchmarkApplication;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.spi.value.Money;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The outbox to a mail server that takes everything: reminders that a night queued, each asked about by every guard,
 * written, sent and settled; beside a bare loop that hands as many finished mails to the same server over as many
 * connections.
 * <p>
 * Arguments: mails (default 8 000).
 */
public final class OutboxBenchmark {

    private static final Actor SELF = Actor.system("benchmark");
    private static final BulkInsert CASES = BulkInsert.into(
            "collection_case", "id", "reference", "creditor_id", "debtor_id", "state", "currency", "opened_at");
    private static final int MAILS = 8000;
    private static final int LANES = 8;

    private OutboxBenchmark() {}

    public static void main(String[] arguments) throws Exception {
        int mails = arguments.length > 0 ? Integer.parseInt(arguments[0]) : MAILS;
        TestingSmtpServer server = new TestingSmtpServer();
        boolean done = false;
        try (BenchmarkApplication application = BenchmarkApplication.start(List.of(
                "dunlin.jobs.threads=" + LANES,
                "dunlin.mail.smtp.host=127.0.0.1",
                "dunlin.mail.smtp.port=" + server.port(),
                "dunlin.mail.smtp.security=NONE",
                "dunlin.mail.smtp.from=naleznosci@kancelaria.example"))) {
            run(application.context(), server, mails);
            done = true;
        } catch (RuntimeException failed) {
            System.err.println(failed);
        }
        // The database's threads would keep the machine running.
        System.exit(done ? 0 : 1);
    }

    private static void run(ConfigurableApplicationContext context, TestingSmtpServer server, int mails)
            throws Exception {
        Jdbi jdbi = context.getBean(Jdbi.class);
        ProductSettings settings = context.getBean(ProductSettings.class);
        settings.change(
                SendingSettings.GROUP, settings.get(SendingSettings.GROUP).withLive(true), SELF, "benchmark");
        jdbi.useHandle(handle -> handle.execute("""
                insert into creditor (id, name, country, account)
                values (1, 'Hurtownia Testowa', 'PL', 'PL61109010140000071219812874')
                """));
        int first = 1;
        // Once to warm up, and twice to measure.
        for (int round = 1; round <= 3; round++) {
            int of = round == 1 ? mails / 4 : mails;
            int before = server.countTaken();
            int connectionsBefore = server.connections();
            long began = System.nanoTime();
            queue(context, jdbi, first, of);
            first += of;
            double queued = (System.nanoTime() - began) / 1e9;
            began = System.nanoTime();
            Questions questions = Questions.of(jdbi);
            while (server.countTaken() - before < of || unsettled(jdbi) > 0) {
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
            double sent = (System.nanoTime() - began) / 1e9;
            Questions asked = Questions.of(jdbi).since(questions);
            int connections = server.connections() - connectionsBefore;
            MimeMessage sample = sample(context, jdbi);
            double bare = bare(server.port(), sample, of);
            System.out.printf(
                    Locale.ROOT,
                    "%,7d mails queued in %.2f s, left and settled in %.2f s: %,.0f a second over %d connections,"
                            + " %.2f statements and %.2f commits a mail; bare loop %.2f s: %,.0f a second, %.1f × floor%n",
                    of,
                    queued,
                    sent,
                    of / sent,
                    connections,
                    (double) asked.statements / of,
                    (double) asked.commits / of,
                    bare,
                    of / bare,
                    sent / bare);
        }
    }

    /** What the database was asked since it began. */
    private record Questions(long statements, long commits) {

        static Questions of(Jdbi jdbi) {
            return new Questions(status(jdbi, "Questions"), status(jdbi, "Com_commit"));
        }

        private static long status(Jdbi jdbi, String name) {
            return jdbi.withHandle(handle ->
                    handle.createQuery("""
                            select variable_value
                            from information_schema.global_status
                            where variable_name = :name
                            """).bind("name", name).mapTo(Long.class).one());
        }

        Questions since(Questions before) {
            return new Questions(statements - before.statements, commits - before.commits);
        }
    }

    /** Invented debtors who owe one document each, and a reminder to each of them. */
    private static void queue(ConfigurableApplicationContext context, Jdbi jdbi, int first, int count) {
        LocalDate today = context.getBean(TestingClock.class).today();
        String seq = "seq_" + first + "_to_" + (first + count - 1);
        jdbi.useHandle(handle -> {
            handle.execute("""
                    insert into debtor (id, name, kind, country, language)
                    select seq, concat('Dłużnik ', seq), 'COMPANY', 'PL', 'pl' from\s""" + seq);
            handle.execute("""
                    insert into contact_point (debtor_id, kind, value, state, changed_at, changed_by)
                    select seq, 'EMAIL', concat('d', seq, '@debtors.example'), 'ACTIVE', now(6), 'benchmark' from\s""" + seq);
            CASES.all(
                    handle,
                    IntStream.range(first, first + count).boxed().toList(),
                    (row, id) -> row.add(id)
                            .add(CaseReference.of(id).value())
                            .add(1)
                            .add(id)
                            .add("OPEN")
                            .add("PLN")
                            .add(Instant.EPOCH));
            handle.execute("""
                    insert into receivable (id, creditor_id, debtor_id, case_id, source, external_ref, number, number_key, kind,
                      due_on, currency, gross, split_payment, state, imported_at)
                    select seq, 1, seq, seq, 'benchmark', seq, concat('FV/', seq), concat('FV', seq),
                      'INVOICE', ? - interval 3 day, 'PLN', 100.00, false, 'OPEN', now(6) from\s""" + seq, today);
            handle.execute("""
                    insert into ledger_entry (receivable_id, kind, amount, currency, effective_on, recorded_at, origin, reason)
                    select seq, 'PRINCIPAL', 100.00, 'PLN', ?, now(6), 'benchmark', '' from\s""" + seq, today);
        });
        List<UnwrittenMessage> messages = new ArrayList<>();
        for (int id = first; id < first + count; id++) {
            messages.add(new UnwrittenMessage(
                    id,
                    new DebtorId(id),
                    Channel.MAIL,
                    Purpose.REMINDER,
                    "d" + id + "@debtors.example",
                    "pl",
                    """
                    {"template":"reminder-first","amount":"100.00","currency":"PLN","payBy":"%s"}""".formatted(today.plusDays(7)),
                    "benchmark:" + id,
                    context.getBean(TestingClock.class).instant(),
                    List.of(new NewMessage.Item(id, Money.of("100.00", "PLN")))));
        }
        Map<String, OutboundMessageId> ids = context.getBean(Outbox.class).queueAll(messages, SELF);
        if (ids.size() != count) {
            throw new IllegalStateException(ids.size() + " of " + count + " were queued");
        }
    }

    private static long unsettled(Jdbi jdbi) {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select count(*) from outbound_message where state in ('QUEUED', 'SENDING')")
                .mapTo(Long.class)
                .one());
    }

    /** One of the mails as it left. */
    private static MimeMessage sample(ConfigurableApplicationContext context, Jdbi jdbi)
            throws MessagingException, IOException {
        OutboundMessageId id = jdbi.withHandle(handle -> handle.createQuery("select max(id) from outbound_message")
                .mapTo(OutboundMessageId.class)
                .one());
        OutboundMessage message = context.getBean(Outbox.class).get(id);
        MailComposer composer = context.getBean(MailComposer.class);
        return composer.compose(Session.getInstance(new Properties()), message, composer.factsOf(List.of(message)));
    }

    private static double bare(int port, MimeMessage mail, int mails) throws ExecutionException, InterruptedException {
        long began = System.nanoTime();
        try (ExecutorService lanes = Executors.newFixedThreadPool(LANES)) {
            List<Future<Integer>> running = new ArrayList<>();
            for (int lane = 0; lane < LANES; lane++) {
                running.add(lanes.submit(() -> loop(port, mail, mails / LANES)));
            }
            for (Future<Integer> lane : running) {
                if (lane.get() != mails / LANES) {
                    throw new IllegalStateException("A lane left mails behind");
                }
            }
        }
        return (System.nanoTime() - began) / 1e9;
    }

    private static int loop(int port, MimeMessage mail, int mails) throws MessagingException {
        Properties properties = new Properties();
        properties.put("mail.smtp.socketFactory", new PromptSocketFactory());
        properties.put("mail.smtp.from", "naleznosci@kancelaria.example");
        try (SmtpConnection connection = new SmtpConnection(Session.getInstance(properties))) {
            connection.connect("127.0.0.1", port, null, null);
            for (int i = 0; i < mails; i++) {
                connection.hand(mail, mail.getAllRecipients());
            }
            return mails;
        }
    }
}
