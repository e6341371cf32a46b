package io.dunlin.core.reporting;

import static io.dunlin.core.testing.TestingStatement.statement;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.Promises;
import io.dunlin.core.dunning.publishing.Policies;
import io.dunlin.core.receivables.Ledger;
import io.dunlin.core.receivables.LedgerEntry;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.remittances.RemittanceQueries;
import io.dunlin.core.remittances.allocations.Allocations;
import io.dunlin.core.remittances.statements.BankAccountId;
import io.dunlin.core.remittances.statements.BankAccounts;
import io.dunlin.core.remittances.statements.Statements;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingStatement;
import io.dunlin.core.testing.TestingStatement.Credit;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FeatureTest
class ReportsTest {

    private static final Currency PLN = Currency.getInstance("PLN");

    @Autowired
    private Reports reports;

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @Autowired
    private BankAccounts accounts;

    @Autowired
    private Statements statements;

    @Autowired
    private RemittanceQueries remittances;

    @Autowired
    private Allocations allocations;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Promises promises;

    @Autowired
    private Policies policies;

    @Autowired
    private Jdbi jdbi;

    private LocalDate today = LocalDate.EPOCH;

    @BeforeEach
    void prepare() {
        today = clock.today();
    }

    @Test
    void debts_fall_into_the_band_of_their_age_and_paid_ones_into_none() {
        world.receivable("alfa", "FV/1/2026", "100.00", today.plusDays(3));
        world.receivable("alfa", "FV/2/2026", "10.00", today);
        world.receivable("alfa", "FV/3/2026", "20.00", today.minusDays(1));
        world.receivable("beta", "FV/4/2026", "30.00", today.minusDays(30));
        world.receivable("beta", "FV/5/2026", "40.00", today.minusDays(31));
        world.receivable("beta", "FV/6/2026", "50.00", today.minusDays(366));
        assertThat(reports.ageing(scope(today)).rows())
                .extracting(
                        Reports.Ageing::band,
                        Reports.Ageing::debtors,
                        Reports.Ageing::receivables,
                        row -> row.owed().amount().toPlainString())
                .containsExactly(
                        tuple(AgeBand.NOT_DUE, 1, 2, "110.00"),
                        tuple(AgeBand.DAYS_1_30, 2, 2, "50.00"),
                        tuple(AgeBand.DAYS_31_60, 1, 1, "40.00"),
                        tuple(AgeBand.DAYS_61_90, 0, 0, "0.00"),
                        tuple(AgeBand.DAYS_91_180, 0, 0, "0.00"),
                        tuple(AgeBand.DAYS_181_365, 0, 0, "0.00"),
                        tuple(AgeBand.OVER_A_YEAR, 1, 1, "50.00"));
        // alfa and beta are two, in however many bands they are
        assertThat(reports.ageing(scope(today)).total())
                .isEqualTo(new Reports.Ageing(null, 2, 6, Money.of("250.00", "PLN")));
        assertThat(reports.currencies()).containsExactly(PLN);
    }

    @Test
    void money_counts_in_its_month_with_its_delay_and_not_once_it_is_taken_back() {
        world.receivable("alfa", "FV/11/2026", "100.00", today.minusDays(10));
        world.receivable("beta", "FV/12/2026", "300.00", today.minusDays(20));
        pay(Credit.of("100.00", "FV/11/2026"), Credit.of("300.00", "FV/12/2026"));
        LocalDate from = today.withDayOfMonth(1).minusMonths(1);
        assertThat(reports.recovered(scope(from)).rows())
                .extracting(
                        Reports.Recovered::month,
                        Reports.Recovered::payments,
                        row -> row.byBank().amount().toPlainString())
                .containsExactly(tuple(YearMonth.from(from), 0, "0.00"), tuple(YearMonth.from(today), 2, "400.00"));
        // (100 x 10 + 300 x 20) / 400 days, on the day of the booking
        assertThat(reports.recovered(scope(from)).rows())
                .extracting(Reports.Recovered::delayDays)
                .containsExactly(null, 18L);
        assertThat(reports.recovered(scope(from)).total())
                .isEqualTo(new Reports.Recovered(null, Money.of("400.00", "PLN"), Money.zero(PLN), 2, 18L));

        remittances
                .page(RemittanceQueries.Filter.none(), Window.first(10))
                .forEach(row -> assertThat(allocations.reverse(row.id(), "test", TestingWorld.TESTER))
                        .isNotNull());
        assertThat(reports.recovered(scope(from)).total())
                .isEqualTo(new Reports.Recovered(null, Money.zero(PLN), Money.zero(PLN), 0, null));
    }

    @Test
    void what_only_the_source_says_was_paid_is_told_apart() {
        Receivable receivable = world.receivable("alfa", "FV/13/2026", "100.00", today.minusDays(10));
        step(world.caseOf(receivable), "first", 1, today.minusDays(2));
        assertThat(ledger.post(new Ledger.Posting(
                                receivable.id(),
                                LedgerEntry.Kind.CORRECTION,
                                Money.of("-60.00", "PLN"),
                                today,
                                LedgerEntry.TOLD_PAYMENT + world.next(),
                                "ledger.source.paid-elsewhere"))
                        .repeated())
                .isFalse();
        assertThat(reports.recovered(scope(today)).total())
                .isEqualTo(new Reports.Recovered(null, Money.zero(PLN), Money.of("60.00", "PLN"), 1, 10L));
        assertThat(reports.levels(scope(today.minusDays(30))))
                .extracting(row -> row.paid().amount().toPlainString())
                .containsExactly("60.00");
    }

    @Test
    void a_payment_is_the_fruit_of_the_step_before_it() {
        Receivable paid = world.receivable("alfa", "FV/21/2026", "100.00", today.minusDays(20));
        Receivable silent = world.receivable("beta", "FV/22/2026", "300.00", today.minusDays(20));
        step(world.caseOf(paid), "first", 1, today.minusDays(9));
        step(world.caseOf(paid), "second", 2, today.minusDays(2));
        step(world.caseOf(silent), "first", 1, today.minusDays(9));
        pay(Credit.of("100.00", "FV/21/2026"));
        assertThat(reports.levels(scope(today.minusDays(30))))
                .extracting(
                        Reports.LevelEffect::level,
                        Reports.LevelEffect::taken,
                        Reports.LevelEffect::fruitful,
                        row -> row.paid().amount().toPlainString())
                .containsExactly(tuple(1, 2, 0, "0.00"), tuple(2, 1, 1, "100.00"));
    }

    @Test
    void promises_are_counted_by_what_became_of_them_and_by_the_week_they_are_for() {
        CaseId one = world.caseOf(world.receivable("alfa", "FV/31/2026", "100.00", today.minusDays(20)));
        CaseId other = world.caseOf(world.receivable("beta", "FV/32/2026", "300.00", today.minusDays(20)));
        promise(one, "60.00");
        promise(other, null);
        assertThat(reports.promises(scope(today.minusDays(30)))).isEmpty();
        Reports.Summed<Reports.Expected> expected = reports.expected(scope(today));
        assertThat(expected.total()).isEqualTo(new Reports.Expected(null, 2, Money.of("360.00", "PLN")));
        assertThat(expected.rows()).singleElement().satisfies(week -> {
            assertThat(week.promises()).isEqualTo(2);
            assertThat(week.amount()).isEqualTo(Money.of("360.00", "PLN"));
        });
        assertThat(reports.work(today.minusDays(30))).isEmpty();
    }

    private ReportScope scope(LocalDate from) {
        return new ReportScope(null, PLN, from);
    }

    private void pay(Credit... credits) {
        BankAccountId account = accounts.register(
                new BankAccounts.Registration(null, TestingStatement.ACCOUNT, PLN, "Konto", null), TestingWorld.TESTER);
        assertThat(account.value()).isPositive();
        TestingStatement statement = statement("1").on(today);
        for (Credit credit : credits) {
            statement.line(credit);
        }
        assertThat(statements.receive("1.sta", statement.bytes(), TestingWorld.TESTER))
                .isNotNull();
        world.untilIdle();
    }

    private void step(CaseId caseId, String code, int level, LocalDate on) {
        policies.loadShipped();
        jdbi.useHandle(handle -> handle.createUpdate("""
                        insert into dunning_step_taken (case_id, policy_id, step_code, level, channel, taken_on, taken_at,
                          round, attempt, covered_until)
                        values (:case, (select min(id) from dunning_policy), :code, :level, 'MAIL', :on, :now, 1, 1, :on)
                        """)
                .bind("case", caseId)
                .bind("code", code)
                .bind("level", level)
                .bind("on", on)
                .bind("now", clock.instant())
                .execute());
    }

    private void promise(CaseId caseId, @Nullable String amount) {
        assertThat(promises.register(
                        caseId,
                        PLN,
                        amount == null ? null : Money.of(amount, "PLN"),
                        today.plusDays(1),
                        "test",
                        TestingWorld.TESTER))
                .isNotNull();
    }
}
