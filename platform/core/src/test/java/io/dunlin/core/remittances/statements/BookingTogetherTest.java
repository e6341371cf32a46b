package io.dunlin.core.remittances.statements;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.access.Role;
import io.dunlin.core.access.UserId;
import io.dunlin.core.access.Users;
import io.dunlin.core.cases.CaseEventKind;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.cases.CollectionCase;
import io.dunlin.core.cases.Timeline;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.dunning.thanks.ThanksSettings;
import io.dunlin.core.jobs.JobRunner;
import io.dunlin.core.notifications.NotificationPreference;
import io.dunlin.core.notifications.Notifications;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.receivables.ReceivableQueries;
import io.dunlin.core.remittances.RemittanceId;
import io.dunlin.core.remittances.allocations.AllocateRemittances;
import io.dunlin.core.remittances.allocations.AllocationOutcome;
import io.dunlin.core.remittances.allocations.Allocations;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Transactions;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingBank;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingStaff;
import io.dunlin.core.testing.TestingStatement.Credit;
import io.dunlin.core.testing.TestingWorld;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The payments of one statement: booked with a few statements of SQL for all, and each as if it had come alone. */
@FeatureTest
class BookingTogetherTest {

    @Autowired
    private TestingStaff staff;

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @Autowired
    private TestingBank bank;

    @Autowired
    private CaseQueries cases;

    @Autowired
    private Timeline timeline;

    @Autowired
    private ProductSettings settings;

    @Autowired
    private ImportStatement imports;

    @Autowired
    private JobRunner jobs;

    @Autowired
    private Transactions transactions;

    @Autowired
    private AllocateRemittances decisions;

    @Autowired
    private Allocations allocations;

    @Autowired
    private ReceivableQueries receivables;

    @Autowired
    private Notifications notifications;

    @Autowired
    private Users users;

    @Autowired
    private Jdbi jdbi;

    @BeforeEach
    void register_the_account() {
        bank.opensTheAccount();
        settings.change(
                ThanksSettings.GROUP,
                new ThanksSettings(false, false, false),
                TestingWorld.TESTER,
                "Nobody is thanked");
    }

    @AfterEach
    void stop_counting() {
        jdbi.setSqlLogger(SqlLogger.NOP_SQL_LOGGER);
    }

    @Test
    void many_payments_take_hardly_more_statements_than_few_and_each_closes_its_own_case() {
        int few = statementsFor(debts(5));
        List<Receivable> paid = debts(45);
        int many = statementsFor(paid);
        assertThat(few).isPositive();
        assertThat(many - few).as("forty payments more").isLessThan(20);
        for (Receivable receivable : paid) {
            CaseId id = world.caseOf(receivable);
            assertThat(cases.get(id).state()).isEqualTo(CollectionCase.State.CLOSED);
            assertThat(timeline.of(id).reversed().stream().map(Timeline.Entry::kind))
                    .endsWith(CaseEventKind.RECEIVABLE_SETTLED, CaseEventKind.CLOSED, CaseEventKind.PAYMENT_ALLOCATED);
        }
    }

    @Test
    void many_debtors_are_thanked_and_their_manager_told_with_hardly_more_statements_than_few() {
        settings.change(
                ThanksSettings.GROUP, new ThanksSettings(true, true, false), TestingWorld.TESTER, "All are thanked");
        staff.hire("ola", "Ola Opiekun", "en", Role.MANAGER);
        UserId manager = users.find("ola").orElseThrow().id();
        notifications.prefer(manager, NotificationPreference.Delivery.INSTANT, TestingWorld.TESTER);
        List<Receivable> debts = debts(50);
        world.untilIdle();
        // What was queued stays so for as long as no job runs.
        jobs.whileQuiet(Duration.ofMinutes(1), () -> allAreThanked(debts.subList(0, 5), debts.subList(5, 50), manager));
    }

    private void allAreThanked(List<Receivable> first, List<Receivable> paid, UserId manager) {
        long few = questionsForDecidingOn(first);
        long many = questionsForDecidingOn(paid);

        assertThat(few).isPositive();
        assertThat(many - few)
                .as("what the database is asked for forty payments more")
                .isLessThan(20);
        assertThat(queued(Purpose.PAYMENT_THANKS)).isEqualTo(50);
        assertThat(queued(Purpose.PAYMENT_ALERT)).isEqualTo(50);
        assertThat(notifications.countUnread(manager)).isEqualTo(50);
        for (Receivable receivable : paid) {
            String left = paysPart(receivable) ? "60,00" : "w całości zapłacone";
            assertThat(textsIn(world.caseOf(receivable)))
                    .satisfiesExactlyInAnyOrder(
                            thanks -> assertThat(thanks).contains(left),
                            alert -> assertThat(alert).contains("Dłużnik", receivable.number()));
        }
    }

    @Test
    void what_a_person_books_after_payments_were_looked_at_is_seen_before_they_are_booked() {
        bank.reports(Credit.of("100.00", "przelew"), Credit.of("100.00", "wpłata"));
        List<RemittanceId> waiting =
                jdbi.withHandle(handle -> handle.createQuery("select id from remittance order by id")
                        .mapTo(RemittanceId.class)
                        .list());
        List<Receivable> debts = debts(4);
        world.untilIdle();
        jobs.whileQuiet(Duration.ofMinutes(1), () -> aPersonIsQuicker(waiting, debts));
    }

    private void aPersonIsQuicker(List<RemittanceId> waiting, List<Receivable> debts) {
        long statement = booked(debts.stream()
                .map(receivable -> Credit.of("100.00", receivable.number()))
                .toList());
        RemittanceId named = new RemittanceId(one("select min(id) from remittance where state = 'RECEIVED'"));

        beforeReceivablesAreLocked(() -> {
            // One debt is paid by other money, and one payment is put on another debt.
            allocate(waiting.getFirst(), debts.get(1));
            allocate(named, debts.get(3));
        });
        decisions.run(new AllocateRemittances.Payload(statement));

        assertThat(debts)
                .extracting(receivable ->
                        receivables.get(receivable.id()).balance().amount().toPlainString())
                .containsExactly("100.00", "0.00", "0.00", "0.00");
        assertThat(allocated(named)).containsExactly(debts.get(3).id());
        assertThat(one("select count(*) from allocation")).isEqualTo(3);
        assertThat(one("select count(*) from remittance where state = 'UNIDENTIFIED'"))
                .as("the money of the second debt, of the fourth, and what waited before")
                .isEqualTo(3);
    }

    private void beforeReceivablesAreLocked(Runnable person) {
        AtomicBoolean came = new AtomicBoolean();
        jdbi.setSqlLogger(new SqlLogger() {
            @Override
            public void logBeforeExecution(StatementContext context) {
                if (context.getRawSql().startsWith("select id from receivable where id in") && !came.getAndSet(true)) {
                    CompletableFuture.runAsync(person).join();
                }
            }
        });
    }

    private void allocate(RemittanceId remittance, Receivable receivable) {
        assertThat(allocations.allocate(remittance, receivable.id(), receivable.balance(), TestingWorld.TESTER))
                .isInstanceOf(AllocationOutcome.Done.class);
    }

    private List<ReceivableId> allocated(RemittanceId remittance) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select receivable_id from allocation where remittance_id = :id")
                        .bind("id", remittance)
                        .mapTo(ReceivableId.class)
                        .list());
    }

    private static boolean paysPart(Receivable receivable) {
        return receivable.id().value() % 2 == 0;
    }

    /** All that the database is asked, in whatever way, while it is decided on what came. */
    private long questionsForDecidingOn(List<Receivable> paid) {
        long booked = booked(paid.stream()
                .map(receivable -> Credit.of(paysPart(receivable) ? "40.00" : "100.00", receivable.number()))
                .toList());
        // Over one connection, which counts what it is asked.
        return transactions.in(() -> {
            long before = questions();
            decisions.run(new AllocateRemittances.Payload(booked));
            return questions() - before;
        });
    }

    /** The statement that brings payments, on which nothing is decided yet. */
    private long booked(List<Credit> payments) {
        bank.handsIn(payments);
        long file = one("select max(id) from statement_file");
        imports.run(new ImportStatement.Payload(file, null));
        return one("select id from bank_statement where state = 'BOOKED' and file_id = " + file);
    }

    private long questions() {
        return one("select variable_value from information_schema.session_status where variable_name = 'QUESTIONS'");
    }

    private long queued(Purpose purpose) {
        return one("select count(*) from outbound_message where state = 'QUEUED' and purpose = '" + purpose + "'");
    }

    private long one(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }

    private List<String> textsIn(CaseId id) {
        return jdbi.withHandle(
                handle -> handle.createQuery("select body_text from outbound_message where case_id = :id")
                        .bind("id", id)
                        .mapTo(String.class)
                        .list());
    }

    private List<Receivable> debts(int count) {
        return IntStream.range(0, count)
                .map(_ -> world.next())
                .mapToObj(document -> world.receivable(
                        "firm" + document,
                        "FV/" + document + "/2026",
                        "100.00",
                        clock.today().minusDays(10)))
                .toList();
    }

    private int statementsFor(List<Receivable> paid) {
        AtomicInteger sent = new AtomicInteger();
        jdbi.setSqlLogger(new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext context) {
                if (context.getElapsedTime(ChronoUnit.NANOS) >= 0) {
                    sent.incrementAndGet();
                }
            }
        });
        bank.reports(paid.stream()
                .map(receivable -> Credit.of("100.00", receivable.number()))
                .toList());
        jdbi.setSqlLogger(SqlLogger.NOP_SQL_LOGGER);
        return sent.get();
    }
}
