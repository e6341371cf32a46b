package io.dunlin.core.inbox;

import io.dunlin.core.cases.CaseReference;
import io.dunlin.core.dunning.publishing.Policies;
import io.dunlin.core.inbox.InboxProperties.Mailbox;
import io.dunlin.core.inbox.mail.MailLimits;
import io.dunlin.core.jobs.JobRunner;
import io.dunlin.core.testing.BenchmarkApplication;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.triage.classification.Corpus;
import io.dunlin.core.triage.classification.CorpusMail;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The way of mail from a Dovecot mailbox to a decision, on a real MariaDB that writes each commit to the disk. Beside it, in
 * the same run, a bare loop over the same mailbox that fetches mails in the same batches and inserts each into a table.
 * Both are measured when they have run before and the compiler had time in between, as they do for weeks; what a program that has
 * just started takes is told too.
 * Then the rate at which mail is moved to its folders, how long one mail takes from its delivery to the queue, and what
 * looks at a large mailbox cost in which nothing is new, or from which one mail was deleted.
 * <p>
 * Arguments: mails (default 5 000), mails of the large mailbox (40 000), looks at it (1 000). Needs root and Dovecot.
 */
public final class IntakeBenchmark {

    /**
     * What runs before anything is compared: the first as a program that has just started, the others, no more than are
     * needed, until its compiler has little left to do.
     */
    private static final List<String> BEFORE =
            IntStream.rangeClosed(1, 10).mapToObj(round -> "before" + round).toList();

    /** Milliseconds of the compiler for a mail that are little. */
    private static final double LITTLE = 0.1;

    private static final String BULK = "bulk";
    private static final String LARGE = "large";
    private static final String LIVE = "live";
    private static final int MAILS_OF_ONE_DEBTOR = 2;
    private static final int SAMPLES = 20;
    private static final int SLOWEST = 12;
    private static final Duration LIMIT = Duration.ofMinutes(20);
    private static final long LOOK_AGAIN_NANOS = 50_000_000;

    private final ConfigurableApplicationContext context;
    private final Jdbi jdbi;
    private final TestingDovecot dovecot;
    private final TestingProxy proxy;
    private final InboxProperties properties;
    private final Map<String, LongAdder> times = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();

    private IntakeBenchmark(ConfigurableApplicationContext context, TestingDovecot dovecot, TestingProxy proxy) {
        this.context = context;
        this.jdbi = context.getBean(Jdbi.class);
        this.properties = context.getBean(InboxProperties.class);
        this.dovecot = dovecot;
        this.proxy = proxy;
        if (Boolean.getBoolean("dunlin.benchmark.sql")) {
            jdbi.setSqlLogger(new Times());
        }
    }

    public static void main(String[] arguments) throws IOException {
        TestingDovecot.missing().ifPresent(reason -> {
            System.err.println(reason);
            System.exit(2);
        });
        int mails = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5_000;
        int large = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 40_000;
        int looks = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 1_000;
        boolean done = false;
        try (TestingDovecot dovecot = TestingDovecot.start(boxes().toArray(String[]::new));
                TestingProxy proxy = new TestingProxy(dovecot.port());
                BenchmarkApplication application = application(dovecot, proxy)) {
            new IntakeBenchmark(application.context(), dovecot, proxy).run(mails, large, looks);
            done = true;
        } catch (RuntimeException | MessagingException failed) {
            System.err.println(failed);
        }
        // The database's threads would keep the machine running.
        System.exit(done ? 0 : 1);
    }

    private static List<String> boxes() {
        return Stream.concat(BEFORE.stream(), Stream.of(BULK, LARGE, LIVE)).toList();
    }

    private static BenchmarkApplication application(TestingDovecot dovecot, TestingProxy proxy) {
        List<String> keys = new ArrayList<>(List.of(
                "logging.level.root=error",
                "dunlin.dns.enabled=false",
                "dunlin.inbox.poll-interval=24h",
                "dunlin.jobs.poll-interval=1s"));
        List<String> boxes = boxes();
        for (int i = 0; i < boxes.size(); i++) {
            String key = "dunlin.inbox.mailboxes[" + i + "].";
            int port = boxes.get(i).equals(LARGE) ? proxy.port() : dovecot.port();
            keys.addAll(List.of(
                    key + "name=" + boxes.get(i),
                    key + "host=127.0.0.1",
                    key + "port=" + port,
                    key + "security=NONE",
                    key + "user=" + boxes.get(i),
                    key + "password=secret",
                    key + "class-folder-prefix=Dunlin/",
                    key + "idle=" + boxes.get(i).equals(LIVE)));
        }
        return BenchmarkApplication.start(keys);
    }

    private void run(int mails, int large, int looks) throws IOException, MessagingException {
        jdbi.useHandle(handle -> handle.execute("set global innodb_flush_log_at_trx_commit = 1"));
        List<CorpusMail> corpus = Corpus.read(Path.of("etc/corpus")).mails();
        int debtors = Math.max(1, mails / MAILS_OF_ONE_DEBTOR);
        prepare((BEFORE.size() + 1) * debtors);
        untilIdle();
        int rounds = 0;
        while (rounds < BEFORE.size() && takeInBefore(corpus, mails, debtors, rounds) > LITTLE) {
            rounds++;
        }
        rounds = Math.min(rounds + 1, BEFORE.size());
        List<byte[]> raw = new ArrayList<>();
        for (int i = 0; i < mails; i++) {
            raw.add(raw(corpus.get(i % corpus.size()), i, 1 + i % debtors));
        }
        dovecot.deliver(BULK, raw);
        long bytes = raw.stream().mapToLong(mail -> mail.length).sum();
        System.out.printf(
                Locale.ROOT, "%,d mails of %,d bytes on average, %,d debtors%n", mails, bytes / mails, debtors);

        Mailbox box = mailbox(BULK);
        floor("first look at the mailbox, not counted", box, mails);
        double floor = floor("floor: fetch and insert", box, mails);
        times.clear();
        counts.clear();
        Processors before = Processors.now();
        long began = System.nanoTime();
        context.getBean(MailboxTestAccess.class).pollOnly(BULK);
        double fetched = seconds(began);
        print("taken in", mails, fetched, floor, before);
        awaitDecisions(BULK);
        double classified = seconds(began);
        print("classified and stored", mails, classified, floor, before);
        await(0, "select count(*) from inbound_mail where mailbox = '" + BULK + "' and filed_at is null");
        print("and moved to its folder", mails, seconds(began), floor, before);
        requireDecisions((rounds + 1L) * mails);
        untilIdle();
        slowest();
        floor = floorOnCopies(raw, mails);
        System.out.printf(
                Locale.ROOT, "%-40s %6.2f of it%n", "classified and stored, beside this floor", floor / classified);
        filing(mails);
        live(corpus, debtors);
        looks(large, looks);
        departure(large, "told by the server (QRESYNC)", "");
        departure(large, "found by comparing", "IMAP4rev1 SASL-IR ID ENABLE IDLE UIDPLUS MOVE");
    }

    /**
     * As many mails of as many other debtors, since who wrote twice is decided on otherwise.
     *
     * @return how long the compiler worked for each, in milliseconds
     */
    private double takeInBefore(List<CorpusMail> corpus, int mails, int debtors, int round) throws IOException {
        List<byte[]> raw = new ArrayList<>();
        for (int i = 0; i < mails; i++) {
            int debtor = (round + 1) * debtors + 1 + i % debtors;
            raw.add(raw(corpus.get(i % corpus.size()), 2_000_000 * (round + 1) + i, debtor));
        }
        dovecot.deliver(BEFORE.get(round), raw);
        Processors before = Processors.now();
        long began = System.nanoTime();
        context.getBean(MailboxTestAccess.class).pollOnly(BEFORE.get(round));
        awaitDecisions(BEFORE.get(round));
        double seconds = seconds(began);
        double compiler = (Processors.now().compiler() - before.compiler()) * 1e3 / mails;
        System.out.printf(
                Locale.ROOT,
                "%-40s %8.2f s %,8.0f mails/s, %s%n",
                "classified and stored, " + (round == 0 ? "just started" : "round " + (round + 1)),
                seconds,
                mails / seconds,
                Processors.since(before, mails));
        requireDecisions((round + 1L) * mails);
        untilIdle();
        // Between the mails of a day the compiler has time for what they showed it.
        Processors.awaitCompiler(LIMIT);
        times.clear();
        counts.clear();
        return compiler;
    }

    private double floorOnCopies(List<byte[]> raw, int mails) throws IOException, MessagingException {
        // What lay in the mailbox was moved away meanwhile.
        dovecot.deliver(BULK, raw);
        floor("first look at the mailbox, not counted", mailbox(BULK), mails);
        return floor("floor, again", mailbox(BULK), mails);
    }

    /** The least that taking mail in needs: to fetch it and to have each on the disk before the next. */
    private double floor(String what, Mailbox box, int mails) throws MessagingException {
        jdbi.useHandle(handle -> {
            handle.execute("drop table if exists bench_mail");
            handle.execute("create table bench_mail (uid bigint primary key, raw longblob not null) engine = InnoDB");
        });
        Processors before = Processors.now();
        long began = System.nanoTime();
        try (ImapSession session = context.getBean(MailboxLogin.class).open(box)) {
            IMAPFolder folder = session.folder(box.intake());
            folder.open(Folder.READ_ONLY);
            MailFetch fetch = new MailFetch(folder, MailLimits.STANDARD.messageBytes() + 1);
            for (List<MailFetch.Listed> batch : fetch.after(0)) {
                for (Map.Entry<Long, byte[]> mail : fetch.together(batch).entrySet()) {
                    jdbi.useHandle(
                            handle -> handle.createUpdate("insert into bench_mail (uid, raw) values (:uid, :raw)")
                                    .bind("uid", mail.getKey())
                                    .bind("raw", mail.getValue())
                                    .execute());
                }
            }
        }
        double seconds = seconds(began);
        print(what, mails, seconds, seconds, before);
        return seconds;
    }

    private void filing(int mails) {
        jdbi.useHandle(handle -> handle.execute(
                "update inbound_mail set target_folder = 'BENCH', filed_at = null where mailbox = '" + BULK + "'"));
        Processors before = Processors.now();
        long began = System.nanoTime();
        context.getBean(FileMail.class).run(new FileMail.Payload(BULK));
        double seconds = seconds(began);
        System.out.printf(
                Locale.ROOT,
                "%-40s %,8.0f mails/s; %s%n",
                "moved in batches",
                mails / seconds,
                Processors.since(before, mails));
    }

    private void live(List<CorpusMail> corpus, int debtors) throws IOException {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < SAMPLES; i++) {
            long before = count("select count(*) from triage_decision");
            long began = System.nanoTime();
            dovecot.deliver(LIVE, List.of(raw(corpus.get(i), 1_000_000 + i, 1 + i % debtors)));
            await(before + 1, "select count(*) from triage_decision");
            millis.add(seconds(began) * 1e3);
        }
        millis.sort(Comparator.naturalOrder());
        System.out.printf(
                Locale.ROOT,
                "%-40s %,8.0f ms in the middle of %d, %,.0f at most%n",
                "delivery to decision (IDLE)",
                millis.get(SAMPLES / 2),
                SAMPLES,
                millis.getLast());
    }

    private static List<byte[]> oldMails(int large) {
        List<byte[]> mails = new ArrayList<>();
        for (int i = 0; i < large; i++) {
            mails.add(("From: a@example.com\r\nMessage-ID: <l" + i + "@example.com>\r\nSubject: " + i
                            + "\r\n\r\nDzien dobry\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
        }
        return mails;
    }

    private void looks(int large, int looks) throws IOException, MessagingException {
        dovecot.deliver(LARGE, oldMails(large));
        Mailbox box = mailbox(LARGE);
        try (ImapSession session = context.getBean(MailboxLogin.class).open(box)) {
            ImapSession.Numbers numbers =
                    session.numbersOf(session.folder(box.intake())).orElseThrow();
            // As if all of it had been read.
            context.getBean(JdbiInbox.class).advance(LARGE, box.intake(), numbers.uidValidity(), numbers.uidNext() - 1);
        }
        MailboxTestAccess access = context.getBean(MailboxTestAccess.class);
        access.pollOnly(LARGE);
        proxy.countAnew();
        long began = System.nanoTime();
        for (int i = 0; i < looks; i++) {
            access.pollOnly(LARGE);
        }
        double seconds = seconds(began);
        long bodies =
                proxy.heard().stream().filter(said -> said.contains("BODY")).count();
        System.out.printf(
                Locale.ROOT,
                "%-40s %,8d bytes received, %,d sent, %,d connections, %.1f ms each, %d fetches of bodies%n",
                looks + " looks at " + large + " old mails",
                proxy.bytesToClient(),
                proxy.bytesToServer(),
                proxy.connections(),
                seconds * 1e3 / looks,
                bodies);
    }

    /** What it costs to notice that one mail of a large folder was deleted in a mail client. */
    private void departure(int large, String how, String capability) throws IOException, MessagingException {
        String user = capability.isEmpty() ? "telling" : "silent";
        try (TestingDovecot server = TestingDovecot.startSaying(capability, user);
                TestingProxy way = new TestingProxy(server.port())) {
            server.deliver(user, oldMails(large));
            Mailbox box = server.mailbox(user, way.port());
            MailboxReader reader = context.getBean(MailboxReader.class);
            ClassFolders folders = context.getBean(ClassFolders.class);
            try (ImapSession session = context.getBean(MailboxLogin.class).open(box)) {
                ImapSession.Numbers numbers =
                        session.numbersOf(session.folder(box.intake())).orElseThrow();
                context.getBean(JdbiInbox.class)
                        .advance(user, box.intake(), numbers.uidValidity(), numbers.uidNext() - 1);
                jdbi.useHandle(
                        handle -> handle.execute("""
                        insert into inbound_mail (mailbox, uid_validity, uid, sha256, byte_count, subject, received_at, state,
                          folder, target_folder, filed_at, filed_uid_validity, filed_uid)
                        select '%1$s', %2$d, seq, sha2(concat('%1$s', seq), 256), 100, seq, now(6), 'TRIAGED', '%3$s', '%3$s',
                          now(6), %2$d, seq
                        from seq_1_to_%4$d""".formatted(user, numbers.uidValidity(), box.intake(), large)));
            }
            reader.takeIn(box, folders::noteMoves);
            way.countAnew();
            reader.takeIn(box, folders::noteMoves);
            print(large + " mails, nothing changed", way);
            try (ImapSession person = ImapSession.open(server.mailbox(user, server.port()), 60_000, "secret")) {
                IMAPFolder folder = person.folder(box.intake());
                folder.open(Folder.READ_WRITE);
                folder.getMessage(large / 2).setFlag(Flags.Flag.DELETED, true);
                folder.close(true);
            }
            way.countAnew();
            reader.takeIn(box, folders::noteMoves);
            print("one of them deleted, " + how, way);
            long gone =
                    count("select count(*) from inbound_mail where gone_at is not null and mailbox = '" + user + "'");
            if (gone != 1) {
                throw new IllegalStateException(gone + " mails are said to be gone, not 1");
            }
        }
    }

    private static void print(String what, TestingProxy way) {
        System.out.printf(
                Locale.ROOT,
                "%-60s %,8d bytes received, %,d sent, commands: %s%n",
                what,
                way.bytesToClient(),
                way.bytesToServer(),
                way.heard().stream()
                        .map(said -> said.replaceAll("(?s)^((?:UID )?[A-Z]+).*", "$1"))
                        .toList());
    }

    private void untilIdle() {
        if (!context.getBean(JobRunner.class).awaitIdle(LIMIT)) {
            throw new IllegalStateException("Jobs are still due after " + LIMIT);
        }
    }

    private Mailbox mailbox(String name) {
        return properties.mailboxes().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** Those that came are decided on: asked by an index, and seldom, since asking costs the processors that decide. */
    private void awaitDecisions(String mailbox) {
        await(0, "select count(*) from inbound_mail where state = 'RECEIVED' and mailbox = '" + mailbox + "'");
    }

    private void requireDecisions(long wanted) {
        long decided = count("select count(*) from triage_decision");
        if (decided != wanted) {
            throw new IllegalStateException("There are " + decided + " decisions, not " + wanted);
        }
    }

    private void await(long wanted, String sql) {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (count(sql) != wanted) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        "Not " + wanted + " but " + count(sql) + " after " + LIMIT + ": " + sql);
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    private long count(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    private static void print(String what, int mails, double seconds, double floor, Processors before) {
        System.out.printf(
                Locale.ROOT,
                "%-40s %8.2f s %,8.0f mails/s %6.2f of the floor's rate; %s%n",
                what,
                seconds,
                mails / seconds,
                floor / seconds,
                Processors.since(before, mails));
    }

    private void slowest() {
        if (times.isEmpty()) {
            return;
        }
        System.out.printf(
                Locale.ROOT,
                "    %6.2f s %,8d  statements%n",
                times.values().stream().mapToLong(LongAdder::sum).sum() / 1e9,
                counts.values().stream().mapToLong(LongAdder::sum).sum());
        times.entrySet().stream()
                .sorted(Map.Entry.<String, LongAdder>comparingByValue(Comparator.comparingLong(LongAdder::sum))
                        .reversed())
                .limit(SLOWEST * 3L)
                .forEach(time -> System.out.printf(
                        Locale.ROOT,
                        "    %6.2f s %,8d  %s%n",
                        time.getValue().sum() / 1e9,
                        counts.get(time.getKey()).sum(),
                        time.getKey()));
    }

    private static byte[] raw(CorpusMail mail, int number, int debtor) {
        StringBuilder raw = new StringBuilder();
        raw.append("Received: from mx.example.com by mail.kancelaria.example with ESMTPS id ")
                .append(number)
                .append("\nFrom: d")
                .append(debtor)
                .append("@debtors.example\nTo: windykacja@kancelaria.example\nSubject: ")
                .append(word(mail.subject()))
                .append("\nDate: ")
                .append(DateTimeFormatter.RFC_1123_DATE_TIME.format(mail.date()))
                .append("\nMessage-ID: <")
                .append(number)
                .append("@debtors.example>\n");
        mail.headers()
                .forEach((name, value) ->
                        raw.append(name).append(": ").append(value).append('\n'));
        raw.append("MIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n")
                .append(mail.body());
        return raw.toString().replace("\r\n", "\n").replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String word(String text) {
        return text.chars().allMatch(c -> c < 128)
                ? text
                : "=?utf-8?B?" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "?=";
    }

    /** Invented debtors, each with an address, a case and three invoices. */
    private void prepare(int debtors) {
        context.getBean(Policies.class).loadShipped();
        String day = "date '" + context.getBean(TestingClock.class).today() + "'";
        jdbi.useHandle(handle -> {
            handle.execute("insert into creditor (id, name, country) values (1, 'Hurtownia Testowa', 'PL')");
            handle.execute("""
                    insert into debtor (id, name, kind, country, language)
                    select seq, concat('Dłużnik ', seq), 'COMPANY', 'PL', 'pl'
                    from seq_1_to_%d""".formatted(debtors));
            handle.execute("""
                    insert into contact_point (debtor_id, kind, value, state, changed_at, changed_by)
                    select seq, 'EMAIL', concat('d', seq, '@debtors.example'), 'ACTIVE', now(6), 'benchmark'
                    from seq_1_to_%d""".formatted(debtors));
            handle.execute("""
                    insert into collection_case (id, reference, creditor_id, debtor_id, state, currency, opened_at)
                    select seq, concat('B', seq), 1, seq, 'OPEN', 'PLN', now(6)
                    from seq_1_to_%d""".formatted(debtors));
            handle.execute("""
                    insert into receivable (id, creditor_id, debtor_id, case_id, source, external_ref, number, number_key, kind,
                      due_on, currency, gross, split_payment, state, imported_at)
                    select seq, 1, 1 + seq mod %1$d, 1 + seq mod %1$d, 'benchmark', seq, concat('FV/', seq), concat('FV', seq),
                      'INVOICE', %2$s - interval (seq mod 60) day, 'PLN', 100.00, false, 'OPEN', now(6)
                    from seq_1_to_%3$d""".formatted(debtors, day, 3 * debtors));
            handle.execute("""
                    insert into ledger_entry (receivable_id, kind, amount, currency, effective_on, recorded_at, origin, reason)
                    select seq, 'PRINCIPAL', 100.00, 'PLN', %s, now(6), 'benchmark', ''
                    from seq_1_to_%d""".formatted(day, 3 * debtors));
            var batch = handle.prepareBatch("update collection_case set reference = :reference where id = :id");
            for (long id = 1; id <= debtors; id++) {
                batch.bind("reference", CaseReference.of(id).value())
                        .bind("id", id)
                        .add();
            }
            batch.execute();
            handle.execute("analyze table receivable, ledger_entry, collection_case, debtor, contact_point");
        });
    }

    /** Where the time goes: the database's time by the beginning of each statement. */
    private final class Times implements SqlLogger {

        @Override
        public void logAfterExecution(StatementContext statement) {
            String sql = statement.getRawSql().replaceAll("\\s+", " ");
            String key = sql.substring(0, Math.min(sql.length(), 130));
            times.computeIfAbsent(key, _ -> new LongAdder()).add(statement.getElapsedTime(ChronoUnit.NANOS));
            counts.computeIfAbsent(key, _ -> new LongAdder()).increment();
        }
    }
}
