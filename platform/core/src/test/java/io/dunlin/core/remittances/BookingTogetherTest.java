package io.dunlin.core.remittances;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.cases.CaseEventKind;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.cases.CollectionCase;
import io.dunlin.core.cases.Timeline;
import io.dunlin.core.dunning.ThanksSettings;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingStatement;
import io.dunlin.core.testing.TestingStatement.Credit;
import io.dunlin.core.testing.TestingWorld;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.List;
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
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @Autowired
    private Statements statements;

    @Autowired
    private BankAccounts accounts;

    @Autowired
    private CaseQueries cases;

    @Autowired
    private Timeline timeline;

    @Autowired
    private ProductSettings settings;

    @Autowired
    private Jdbi jdbi;

    private int number;
    private int balance = 1000;

    @BeforeEach
    void register_the_account() {
        assertThat(accounts.register(
                                new BankAccounts.Registration(
                                        null, TestingStatement.ACCOUNT, Currency.getInstance("PLN"), "Konto", null),
                                TestingWorld.TESTER)
                        .value())
                .isPositive();
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
        TestingStatement statement =
                TestingStatement.statement("S/" + ++number).on(clock.today()).opening(balance + ".00");
        paid.forEach(receivable -> statement.line(Credit.of("100.00", receivable.number())));
        balance += 100 * paid.size();
        AtomicInteger sent = new AtomicInteger();
        jdbi.setSqlLogger(new SqlLogger() {
            @Override
            public void logAfterExecution(StatementContext context) {
                if (context.getElapsedTime(ChronoUnit.NANOS) >= 0) {
                    sent.incrementAndGet();
                }
            }
        });
        assertThat(statements.receive("s.sta", statement.bytes(), TestingWorld.TESTER))
                .isInstanceOf(StatementReceipt.Stored.class);
        world.untilIdle();
        jdbi.setSqlLogger(SqlLogger.NOP_SQL_LOGGER);
        return sent.get();
    }
}
