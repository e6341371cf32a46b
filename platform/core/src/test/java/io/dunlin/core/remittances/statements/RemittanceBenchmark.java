package io.dunlin.core.remittances.statements;

import io.dunlin.core.receivables.DocumentNumber;
import io.dunlin.core.remittances.RemittanceId;
import io.dunlin.core.remittances.allocations.AllocateRemittances;
import io.dunlin.core.remittances.allocations.Allocations;
import io.dunlin.core.remittances.matching.LargePortfolio;
import io.dunlin.core.remittances.matching.LoadedRemittance;
import io.dunlin.core.remittances.matching.MangledPayments;
import io.dunlin.core.remittances.matching.MangledPayments.Payment;
import io.dunlin.core.remittances.matching.Matching;
import io.dunlin.core.remittances.matching.Matching.Matched;
import io.dunlin.core.remittances.policy.AllocationDecision.Allocated;
import io.dunlin.core.remittances.policy.Incoming;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.testing.BenchmarkApplication;
import io.dunlin.core.testing.TestingStatement;
import io.dunlin.core.testing.TestingStatement.Credit;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Credits written as people write them ({@code mangled-references.txt}) against a portfolio of any size, on a real MariaDB:
 * <ol>
 *   <li>the ladder of rules over all credits, in one thread and in two, beside one SQL join on the exact normalised reference;
 *   <li>the suggestion for one stored remittance, as a person asks for it;
 *   <li>a statement file up to its committed rows, beside a plain batch insert of the very same rows.
 * </ol>
 * Arguments: receivables (default 100 000), credits (default 10 000), lines of the statement file (default 2 000).
 */
public final class RemittanceBenchmark {

    private static final Actor SELF = Actor.user("benchmark");
    private static final int DEBTOR_SHARE = 5;
    private static final int PAYER_SHARE = 5;
    private static final int SLICE = 2000;
    private static final int BATCH = 500;
    private static final int ALONE = 2000;
    private static final int SLOWEST = 12;

    private final ConfigurableApplicationContext context;
    private final Jdbi jdbi;
    private final Matching matching;
    private final Map<String, LongAdder> times = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    private double floorSeconds;
    private double floorBusySeconds;
    private double lastSeconds;
    private double lastBusySeconds;
    private double copySeconds;

    private RemittanceBenchmark(ConfigurableApplicationContext context) {
        this.context = context;
        this.jdbi = context.getBean(Jdbi.class);
        this.matching = context.getBean(Matching.class);
        jdbi.setSqlLogger(new Times());
    }

    public static void main(String[] arguments) {
        int receivables = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100_000;
        int credits = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10_000;
        int lines = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 2_000;
        boolean done = false;
        try (BenchmarkApplication application = BenchmarkApplication.start(List.of("dunlin.jobs.enabled=false"))) {
            new RemittanceBenchmark(application.context()).run(receivables, credits, lines);
            done = true;
        } catch (Exception failed) {
            System.err.println(failed);
        }
        // The database's threads would keep the machine running.
        System.exit(done ? 0 : 1);
    }

    private interface Work {
        long run() throws Exception;
    }

    private void run(int receivables, int credits, int lines) throws Exception {
        long began = System.nanoTime();
        Random random = new Random(20261129);
        LargePortfolio portfolio = new LargePortfolio(jdbi);
        portfolio.fill(receivables, receivables / DEBTOR_SHARE, PAYER_SHARE);
        MangledPayments pen = new MangledPayments(portfolio, random);
        List<Payment> payments =
                Stream.generate(pen::next).limit(Math.max(credits, lines)).toList();
        System.out.printf(
                Locale.ROOT,
                "%,d open receivables of %,d debtors, prepared in %.0f s%n",
                receivables,
                receivables / DEBTOR_SHARE,
                seconds(began));
        match(payments.subList(0, credits));
        if (lines > 0) {
            fileToRows(payments.subList(0, lines));
        }
    }

    private void match(List<Payment> payments) throws Exception {
        List<LoadedRemittance> credits = payments.stream().map(Payment::loaded).toList();
        prepareFloor(payments);
        measure("floor: SQL join", this::floor);
        measure("floor, again", this::floor);
        floorSeconds = lastSeconds;
        floorBusySeconds = lastBusySeconds;
        List<Matched> decisions = new ArrayList<>();
        measure(
                "ladder, warming up",
                () -> decide(credits.subList(0, Math.min(SLICE * 2, credits.size())), 1, decisions));
        measure("ladder, one thread", () -> decide(credits, 1, decisions));
        measure("ladder, two threads", () -> decide(credits, 2, decisions));
        judge(payments, decisions);
        System.out.printf("  outcomes %s%n", digest(decisions));
        List<LoadedRemittance> few = credits.subList(0, Math.min(ALONE, credits.size()));
        measure("one credit at a time", () -> {
            few.forEach(credit -> decisions.add(matching.decide(credit)));
            return few.size();
        });
    }

    private long decide(List<LoadedRemittance> credits, int threads, List<Matched> decisions) throws Exception {
        decisions.clear();
        List<List<LoadedRemittance>> slices = new ArrayList<>();
        for (int from = 0; from < credits.size(); from += SLICE) {
            slices.add(credits.subList(from, Math.min(from + SLICE, credits.size())));
        }
        try (ExecutorService workers = Executors.newFixedThreadPool(threads)) {
            List<Future<List<Matched>>> decided = new ArrayList<>();
            for (List<LoadedRemittance> slice : slices) {
                decided.add(workers.submit(() -> matching.decide(slice)));
            }
            for (Future<List<Matched>> slice : decided) {
                decisions.addAll(slice.get());
            }
        }
        return decisions.size();
    }

    /** Two versions of the product that print the same decide on each payment alike, with the same evidence and suggestions. */
    private static String digest(List<Matched> decisions) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        decisions.forEach(matched -> digest.update(matched.decision().toString().getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest(), 0, 8);
    }

    private static void judge(List<Payment> payments, List<Matched> decisions) {
        int right = 0;
        int wrong = 0;
        int asked = 0;
        for (int i = 0; i < payments.size(); i++) {
            Payment payment = payments.get(i);
            if (decisions.get(i).decision() instanceof Allocated allocated) {
                Set<Long> paid = new HashSet<>();
                allocated.lines().forEach(line -> paid.add(line.receivableId().value()));
                boolean correct = payment.tellsWhose() && payment.rightly().containsAll(paid);
                right += correct ? 1 : 0;
                wrong += correct ? 0 : 1;
            } else if (payment.tellsWhose()) {
                asked++;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "  precision %.5f (%d wrong), recall %.3f of what tells whose it is%n",
                (double) right / (right + wrong),
                wrong,
                (double) right / (right + wrong + asked));
    }

    /** The references as they would be if people copied them: what SQL can join. */
    private void prepareFloor(List<Payment> payments) {
        jdbi.useHandle(handle -> {
            handle.execute("""
                    create or replace table benchmark_credit (
                      id int not null primary key,
                      number_key varchar(256) not null
                    ) engine = InnoDB default charset = utf8mb4 collate = utf8mb4_polish_ci""");
            Map<Long, String> numbers = handle.createQuery("select id, number from receivable where id in (<ids>)")
                    .bindList(
                            "ids",
                            payments.stream()
                                    .map(payment -> payment.rightly().iterator().next())
                                    .toList())
                    .map((results, _) -> Map.entry(results.getLong("id"), results.getString("number")))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            PreparedBatch batch =
                    handle.prepareBatch("insert into benchmark_credit (id, number_key) values (:id, :key)");
            for (int i = 0; i < payments.size(); i++) {
                String number = numbers.getOrDefault(
                        payments.get(i).rightly().iterator().next(), "");
                batch.bind("id", i).bind("key", DocumentNumber.key(number)).add();
            }
            batch.execute();
            handle.execute("analyze table benchmark_credit");
        });
    }

    private long floor() {
        return jdbi.withHandle(
                handle -> handle.createQuery("""
                        select c.id, r.id as receivable_id, r.debtor_id,
                          (select sum(e.amount) from ledger_entry e where e.receivable_id = r.id) as balance
                        from benchmark_credit c
                        join receivable r on r.number_key = c.number_key
                        where r.state = 'OPEN'
                        """).map((results, _) -> results.getLong("receivable_id")).stream()
                        .count());
    }

    private void fileToRows(List<Payment> payments) throws Exception {
        BankAccountId account = context.getBean(BankAccounts.class)
                .register(
                        new BankAccounts.Registration(
                                null, TestingStatement.ACCOUNT, Currency.getInstance("PLN"), "Konto", null),
                        SELF);
        byte[] file = statement(payments);
        System.out.printf(
                Locale.ROOT,
                "a statement of %,d lines, %.1f MB, for account %d%n",
                payments.size(),
                file.length / 1e6,
                account.value());
        double product = 0;
        StatementFileId[] id = new StatementFileId[1];
        measure("file kept", () -> {
            id[0] = switch (context.getBean(Statements.class).receive("benchmark.sta", file, SELF)) {
                case StatementReceipt.Stored(StatementFileId stored) -> stored;
                case StatementReceipt.Repeated(StatementFileId repeated) -> repeated;
            };
            return 1;
        });
        product += lastSeconds;
        measure("statement, lines, money", () -> {
            context.getBean(ImportStatement.class).run(new ImportStatement.Payload(id[0].value(), null));
            return count("statement_line");
        });
        product += lastSeconds;
        suggest();
        measure("allocations", () -> {
            long statement = jdbi.withHandle(handle -> handle.createQuery("select max(id) from bank_statement")
                    .mapTo(Long.class)
                    .one());
            context.getBean(AllocateRemittances.class).run(new AllocateRemittances.Payload(statement));
            return count("allocation");
        });
        product += lastSeconds;
        long undecided =
                jdbi.withHandle(handle -> handle.createQuery("select count(*) from remittance where state = 'RECEIVED'")
                        .mapTo(Long.class)
                        .one());
        double floor = 0;
        long rows = 0;
        for (String table :
                List.of("statement_line", "remittance", "allocation", "ledger_entry", "case_event", "audit_entry")) {
            long[] inserted = new long[1];
            measure("  floor: rows of " + table, () -> inserted[0] = copy(table));
            floor += lastSeconds;
            rows += inserted[0];
        }
        System.out.printf(
                Locale.ROOT,
                "file to committed rows: %.2f s, %,.0f lines/s, %.1f × a plain batch insert of the same %,d rows (%.2f s); %d undecided%n",
                product,
                payments.size() / product,
                product / floor,
                rows,
                floor,
                undecided);
    }

    private static byte[] statement(List<Payment> payments) {
        TestingStatement statement = TestingStatement.statement("1/2026");
        for (int i = 0; i < payments.size(); i++) {
            Incoming incoming = payments.get(i).loaded().incoming();
            statement.line(Credit.of(incoming.amount().amount().toPlainString(), incoming.title())
                    .from(
                            incoming.payerAccount() == null ? "" : incoming.payerAccount(),
                            incoming.payerName() == null ? "" : incoming.payerName())
                    .referenced("B" + i));
        }
        return statement.bytes();
    }

    private void suggest() {
        Allocations allocations = context.getBean(Allocations.class);
        List<RemittanceId> ids =
                jdbi.withHandle(handle -> handle.createQuery("select id from remittance order by rand(4) limit 4000")
                        .mapTo(RemittanceId.class)
                        .list());
        double[] millis = new double[ids.size()];
        long suggested = 0;
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < millis.length; i++) {
                long began = System.nanoTime();
                suggested += allocations.propose(ids.get(i)).ranked().size();
                millis[i] = seconds(began) * 1e3;
            }
        }
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "a suggestion for one line: p50 %.2f ms, p99 %.2f ms, longest %.2f ms of %,d (%.1f suggestions a line)%n",
                millis[millis.length / 2],
                millis[millis.length * 99 / 100],
                millis[millis.length - 1],
                millis.length,
                suggested / 2.0 / millis.length);
    }

    private long count(String table) {
        return jdbi.withHandle(handle -> handle.createQuery("select count(*) from " + table)
                .mapTo(Long.class)
                .one());
    }

    /** The rows that were written by the benchmark's statement, once more, into a table of the same shape. */
    private long copy(String table) throws SQLException {
        return jdbi.withHandle(handle -> {
            handle.execute("create or replace table benchmark_" + table + " like " + table);
            List<String> columns = handle.createQuery("""
                            select column_name
                            from information_schema.columns
                            where table_schema = database() and table_name = :table and generation_expression is null
                            order by ordinal_position
                            """)
                    .bind("table", table)
                    .mapTo(String.class)
                    .list();
            String which = table.equals("ledger_entry") ? " where kind = 'PAYMENT'" : "";
            String names = columns.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
            List<Object[]> rows = handle.createQuery("select " + names + " from " + table + which)
                    .map((results, _) -> {
                        Object[] row = new Object[columns.size()];
                        for (int i = 0; i < row.length; i++) {
                            row[i] = results.getObject(i + 1);
                        }
                        return row;
                    })
                    .list();
            long began = System.nanoTime();
            insert(
                    handle.getConnection(),
                    "insert into benchmark_" + table + " (" + names + ") values ("
                            + columns.stream().map(_ -> "?").collect(Collectors.joining(", ")) + ")",
                    rows);
            copySeconds = seconds(began);
            return (long) rows.size();
        });
    }

    private static void insert(Connection connection, String sql, List<Object[]> rows) throws SQLException {
        connection.setAutoCommit(false);
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < rows.size(); i++) {
                for (int column = 0; column < rows.get(i).length; column++) {
                    statement.setObject(column + 1, rows.get(i)[column]);
                }
                statement.addBatch();
                if (i % BATCH == BATCH - 1 || i == rows.size() - 1) {
                    statement.executeBatch();
                    connection.commit();
                }
            }
        }
        connection.setAutoCommit(true);
    }

    private void measure(String what, Work work) throws Exception {
        times.clear();
        counts.clear();
        double busyBefore = busySeconds();
        long began = System.nanoTime();
        long found = work.run();
        double seconds = what.contains("rows of") ? copySeconds : seconds(began);
        double busy = busySeconds() - busyBefore;
        System.out.printf(
                Locale.ROOT,
                "%-34s %,9d found %8.2f s %s %8.2f s of processors %s %,9d statements%n",
                what,
                found,
                seconds,
                inJoins(seconds, floorSeconds),
                busy,
                inJoins(busy, floorBusySeconds),
                counts.values().stream().mapToLong(LongAdder::sum).sum());
        if (!what.contains("floor")) {
            times.entrySet().stream()
                    .sorted(Map.Entry.<String, LongAdder>comparingByValue(Comparator.comparingLong(LongAdder::sum))
                            .reversed())
                    .limit(SLOWEST)
                    .forEach(time -> System.out.printf(
                            Locale.ROOT,
                            "    %6.2f s %,9d × %s%n",
                            time.getValue().sum() / 1e9,
                            counts.getOrDefault(time.getKey(), new LongAdder()).sum(),
                            time.getKey()));
        }
        lastSeconds = seconds;
        lastBusySeconds = busy;
    }

    private static String inJoins(double seconds, double floor) {
        return floor == 0 ? "" : String.format(Locale.ROOT, "%6.1f × join", seconds / floor);
    }

    /**
     * The processors' time of this program and of the database, which is its child: it says the same on a machine that does
     * something else, too.
     */
    private static double busySeconds() {
        ProcessHandle self = ProcessHandle.current();
        return Stream.concat(Stream.of(self), self.descendants())
                .flatMap(process -> process.info().totalCpuDuration().stream())
                .mapToDouble(busy -> busy.toNanos() / 1e9)
                .sum();
    }

    private static double seconds(long began) {
        return (System.nanoTime() - began) / 1e9;
    }

    /** Where the time goes: the database's time by the beginning of each statement. */
    private final class Times implements SqlLogger {

        @Override
        public void logAfterExecution(StatementContext statement) {
            String sql = statement.getRawSql().replaceAll("\\s+", " ");
            long nanos = statement.getElapsedTime(ChronoUnit.NANOS);
            String beginning = sql.substring(0, Math.min(sql.length(), 110));
            times.computeIfAbsent(beginning, _ -> new LongAdder()).add(nanos);
            counts.computeIfAbsent(beginning, _ -> new LongAdder()).increment();
        }
    }
}
