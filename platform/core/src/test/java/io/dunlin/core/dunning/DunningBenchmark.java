package io.dunlin.core.dunning;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GcInfo;
import io.dunlin.core.cases.CaseReference;
import io.dunlin.core.dunning.decisions.DunningDecisions;
import io.dunlin.core.dunning.publishing.Policies;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.BulkInsert;
import io.dunlin.core.testing.BenchmarkApplication;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingNights;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The nightly run over a portfolio of any size under the three shipped policies, on a real MariaDB: the dry run and the
 * rehearsal of 30 days beside a plain read of the same rows, and nights beside a plain bulk insert of the rows that they
 * wrote. The first night is the worst there can be, for every case is due for its first step; the nights after it are
 * ordinary ones. Each line says seconds, the multiple of its floor in the same run, and the statements that the database
 * was asked.
 * <p>
 * Arguments: receivables (default 100 000), debtors (default a fifth of them) and ordinary nights (default 3). Run it with
 * {@code -Xmx512m}.
 */
public final class DunningBenchmark {

    private static final Actor SELF = Actor.system("benchmark");
    private static final BulkInsert CASES = BulkInsert.into(
            "collection_case", "id", "reference", "creditor_id", "debtor_id", "state", "currency", "opened_at");
    private static final int DEBTOR_SHARE = 5;
    private static final int BATCH = 500;
    private static final int NIGHTS = 3;
    private static final double MIB = 1 << 20;
    private static final int SLOWEST = Integer.getInteger("dunlin.benchmark.slowest", 0);
    /** What a night writes. */
    private static final List<String> WRITTEN = List.of(
            "outbound_message",
            "outbound_message_event",
            "scheduled_tasks",
            "case_event",
            "case_task",
            "dunning_step_taken",
            "dunning_decision",
            "audit_entry");

    private final Jdbi jdbi;
    private final ConfigurableApplicationContext context;
    private final Map<String, LongAdder> times = new ConcurrentHashMap<>();
    private final Fullest fullest = Fullest.watch();
    private double floorSeconds;
    private double lastSeconds;

    private DunningBenchmark(ConfigurableApplicationContext context) {
        this.context = context;
        this.jdbi = context.getBean(Jdbi.class);
        jdbi.setSqlLogger(new Times());
    }

    public static void main(String[] arguments) {
        int receivables = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int debtors = arguments.length > 1 ? Integer.parseInt(arguments[1]) : receivables / DEBTOR_SHARE;
        int nights = arguments.length > 2 ? Integer.parseInt(arguments[2]) : NIGHTS;
        boolean done = false;
        try (BenchmarkApplication application = BenchmarkApplication.start(List.of("dunlin.jobs.enabled=false"))) {
            new DunningBenchmark(application.context()).run(receivables, debtors, nights);
            done = true;
        } catch (RuntimeException failed) {
            System.err.println(failed);
        }
        // The database's threads would keep the machine running.
        System.exit(done ? 0 : 1);
    }

    private void run(int receivables, int debtors, int nights) {
        TestingClock clock = context.getBean(TestingClock.class);
        ProductSettings settings = context.getBean(ProductSettings.class);
        context.getBean(TestingNights.class).comeWhenCalled();
        settings.change(RunCapSettings.GROUP, new RunCapSettings(1_000_000), SELF, "benchmark");
        LocalDate today = clock.today();
        prepare(receivables, debtors, today);
        System.out.printf(Locale.ROOT, "%,d receivables of %,d debtors%n", receivables, debtors);
        measureFloor("plain read of the same rows", this::read);
        measureFloor("plain read, again", this::read);
        Rehearsal rehearsal = context.getBean(Rehearsal.class);
        for (String time : List.of("dry run", "dry run, again")) {
            measure(time, () -> {
                AtomicInteger rows = new AtomicInteger();
                rehearsal.day(today, _ -> rows.incrementAndGet());
                return rows.get();
            });
        }
        measure("rehearsal of 30 days", () -> rehearsal.report(today, 30).cases());
        night("first night");
        for (int night = 1; night <= nights; night++) {
            passDay(clock);
            night("ordinary night " + night);
        }
        System.out.printf(
                Locale.ROOT,
                "heap: %.0f MiB where it was fullest, %.0f MiB of it in use, of %.0f MiB that it may have%n",
                fullest.before.get() / MIB,
                fullest.after.get() / MIB,
                Runtime.getRuntime().maxMemory() / MIB);
    }

    /** How full the heap was at most just before it was cleared, and just after. */
    private static final class Fullest implements NotificationListener {

        private final AtomicLong before = new AtomicLong();
        private final AtomicLong after = new AtomicLong();

        static Fullest watch() {
            Fullest fullest = new Fullest();
            for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
                if (collector instanceof NotificationEmitter emitter) {
                    emitter.addNotificationListener(fullest, null, null);
                }
            }
            return fullest;
        }

        @Override
        public void handleNotification(Notification notification, @Nullable Object ignored) {
            if (notification.getUserData() instanceof CompositeData told) {
                GcInfo collection = GarbageCollectionNotificationInfo.from(told).getGcInfo();
                before.accumulateAndGet(used(collection.getMemoryUsageBeforeGc()), Math::max);
                after.accumulateAndGet(used(collection.getMemoryUsageAfterGc()), Math::max);
            }
        }

        private static long used(Map<String, MemoryUsage> pools) {
            return ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getType() == MemoryType.HEAP)
                    .flatMap(pool -> Stream.ofNullable(pools.get(pool.getName())))
                    .mapToLong(MemoryUsage::getUsed)
                    .sum();
        }
    }

    /** A night, then the plain copy of the rows that it wrote into empty tables with the same indexes. */
    private void night(String what) {
        LocalDate today = context.getBean(TestingClock.class).today();
        Map<String, Long> before = new HashMap<>();
        WRITTEN.forEach(table -> before.put(table, rows(table)));
        times.clear();
        long asked = statements();
        DunningRun.Summary[] summary = new DunningRun.Summary[1];
        Processors began = Processors.now();
        double nightSeconds = seconds(() -> {
            summary[0] = context.getBean(DunningRun.class).run(today);
            return 0;
        });
        String processors = began.since();
        long statements = statements() - asked;
        long written = WRITTEN.stream()
                .mapToLong(table -> rows(table) - before.get(table))
                .sum();
        floorSeconds = seconds(() -> copy(before));
        System.out.printf(
                Locale.ROOT,
                "%-28s %,9d cases %8.2f s, floor %.2f s %6.1f × floor %,10d statements %,10d rows; %,d steps taken;%s%n",
                what,
                summary[0].taken() + summary[0].waiting() + summary[0].stopped() + summary[0].handedOver(),
                nightSeconds,
                floorSeconds,
                nightSeconds / floorSeconds,
                statements,
                written,
                summary[0].taken(),
                processors);
        slowest();
    }

    private int copy(Map<String, Long> before) {
        jdbi.useHandle(handle -> {
            for (String table : WRITTEN) {
                handle.execute("create table plain_copy like " + table);
                String columns = handle.createQuery("""
                                select group_concat(column_name separator ', ')
                                from information_schema.columns
                                where table_schema = database() and table_name = :table and extra not like '%GENERATED%'
                                """)
                        .bind("table", table)
                        .mapTo(String.class)
                        .one();
                String newest = switch (table) {
                    case "scheduled_tasks" -> "";
                    case "dunning_decision" -> " order by business_date desc, case_id desc";
                    default -> " order by id desc";
                };
                String key = newest + " limit " + (rows(table) - before.get(table));
                handle.execute("insert into plain_copy (" + columns + ") select " + columns + " from " + table + key);
                handle.execute("drop table plain_copy");
            }
        });
        return 0;
    }

    private long rows(String table) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from " + table)
                .mapTo(Long.class)
                .one());
    }

    /** All messages leave, all tasks are done, and the next day that is not free comes. */
    private void passDay(TestingClock clock) {
        jdbi.useHandle(handle -> {
            handle.execute("delete from scheduled_tasks");
            handle.execute("update outbound_message set state = 'SENT', sent_at = queued_at where state = 'QUEUED'");
            handle.execute("update case_task set state = 'DONE' where state = 'OPEN'");
            handle.execute("analyze table outbound_message, dunning_step_taken, dunning_decision, case_task");
        });
        do {
            clock.advanceDays(1);
        } while (context.getBean(DunningDecisions.class).isFree(clock.today()));
    }

    private void measureFloor(String what, IntSupplier work) {
        floorSeconds = 1;
        measure(what, work);
        floorSeconds = lastSeconds;
    }

    private void measure(String what, IntSupplier work) {
        times.clear();
        long asked = statements();
        int[] cases = new int[1];
        Processors began = Processors.now();
        lastSeconds = seconds(() -> {
            cases[0] = work.getAsInt();
            return 0;
        });
        String processors = began.since();
        System.out.printf(
                Locale.ROOT,
                "%-28s %,9d cases %8.2f s %6.1f × floor %,10d statements;%s%n",
                what,
                cases[0],
                lastSeconds,
                what.startsWith("plain") ? 1.0 : lastSeconds / floorSeconds,
                statements() - asked,
                processors);
        slowest();
    }

    /** How long processors worked so far: a busy machine makes them wait, but hardly work longer. */
    private record Processors(double java, double database) {

        static Processors now() {
            return new Processors(
                    work(ProcessHandle.current()),
                    ProcessHandle.current()
                            .descendants()
                            .mapToDouble(Processors::work)
                            .sum());
        }

        private static double work(ProcessHandle process) {
            return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1e3;
        }

        String since() {
            Processors now = now();
            return String.format(
                    Locale.ROOT,
                    " processors worked %.1f s in Java, %.1f s in the database",
                    now.java - java,
                    now.database - database);
        }
    }

    private static double seconds(IntSupplier work) {
        long began = System.nanoTime();
        int ignored = work.getAsInt();
        assert ignored == 0;
        return (System.nanoTime() - began) / 1e9;
    }

    private void slowest() {
        times.entrySet().stream()
                .sorted(Map.Entry.<String, LongAdder>comparingByValue(Comparator.comparingLong(LongAdder::sum))
                        .reversed())
                .limit(SLOWEST)
                .forEach(time -> System.out.printf(
                        Locale.ROOT, "    %6.2f s  %s%n", time.getValue().sum() / 1e9, time.getKey()));
    }

    /** Where the time goes: the database's time by the beginning of each statement. */
    private final class Times implements SqlLogger {

        @Override
        public void logAfterExecution(StatementContext statement) {
            String sql = statement.getRawSql().replaceAll("\\s+", " ");
            long nanos = statement.getElapsedTime(ChronoUnit.NANOS);
            times.computeIfAbsent(sql.substring(0, Math.min(sql.length(), 110)), _ -> new LongAdder())
                    .add(nanos);
        }
    }

    /** The least that any decision needs: what is owed, since when, by document. */
    private int read() {
        return jdbi.withHandle(handle -> {
            Set<Long> cases = new HashSet<>();
            handle.createQuery("""
                            select r.case_id, r.id, r.number, r.due_on, r.currency, sum(e.amount) as balance
                            from receivable r
                            join ledger_entry e on e.receivable_id = r.id
                            where r.state = 'OPEN'
                            group by r.case_id, r.id, r.number, r.due_on, r.currency
                            """)
                    .setFetchSize(BATCH)
                    .map((results, _) -> results.getLong("case_id")
                            + results.getBigDecimal("balance").signum())
                    .forEach(cases::add);
            return cases.size();
        });
    }

    private long statements() {
        return jdbi.withHandle(handle -> handle.createQuery("show global status like 'Questions'")
                .map((results, _) -> results.getLong("Value"))
                .one());
    }

    /** Invented parties and debts, from 20 days before their due date to 60 after; a third of the debtors each policy. */
    private void prepare(int receivables, int debtors, LocalDate today) {
        context.getBean(Policies.class).loadShipped();
        String day = "date '" + today + "'";
        jdbi.useHandle(handle -> {
            handle.execute("insert into creditor (id, name, country) values (1, 'Hurtownia Testowa', 'PL')");
            handle.execute("""
                    insert into debtor (id, name, kind, country, language, strategy)
                    select seq, concat('Dłużnik ', seq), 'COMPANY', 'PL', 'pl', elt(1 + seq mod 3, null, 'soft', 'firm')
                    from seq_1_to_%d""".formatted(debtors));
            handle.execute("""
                    insert into contact_point (debtor_id, kind, value, state, changed_at, changed_by)
                    select seq, 'EMAIL', concat('d', seq, '@debtors.example'), 'ACTIVE', now(6), 'benchmark'
                    from seq_1_to_%d""".formatted(debtors));
            CASES.all(
                    handle,
                    IntStream.rangeClosed(1, debtors).boxed().toList(),
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
                    select seq, 1, 1 + seq mod %1$d, 1 + seq mod %1$d, 'benchmark', seq, concat('FV/', seq), concat('FV', seq),
                      'INVOICE', %2$s + interval 20 day - interval (seq mod 81) day, 'PLN', 100.00, false, 'OPEN', now(6)
                    from seq_1_to_%3$d""".formatted(debtors, day, receivables));
            handle.execute("""
                    insert into ledger_entry (receivable_id, kind, amount, currency, effective_on, recorded_at, origin, reason)
                    select seq, 'PRINCIPAL', 100.00, 'PLN', %s, now(6), 'benchmark', ''
                    from seq_1_to_%d""".formatted(day, receivables));
            handle.execute("analyze table receivable, ledger_entry, collection_case, debtor, contact_point");
        });
    }
}
