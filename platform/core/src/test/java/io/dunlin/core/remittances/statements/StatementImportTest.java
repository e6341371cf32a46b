package io.dunlin.core.remittances.statements;

import static io.dunlin.core.testing.TestingStatement.statement;
import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableQueries;
import io.dunlin.core.remittances.RemittanceQueries;
import io.dunlin.core.remittances.RemittanceState;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingStatement;
import io.dunlin.core.testing.TestingStatement.Credit;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.spi.value.Money;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FeatureTest
class StatementImportTest {

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @Autowired
    private Statements statements;

    @Autowired
    private StatementQueries statementQueries;

    @Autowired
    private RemittanceQueries remittances;

    @Autowired
    private BankAccounts accounts;

    @Autowired
    private ReceivableQueries receivables;

    @BeforeEach
    void register_the_account() {
        register(TestingStatement.ACCOUNT, "PLN");
    }

    @Test
    void a_payment_by_number_settles_its_receivable() {
        Receivable receivable =
                world.receivable("alfa", "FV/1/2026", "100.00", clock.today().minusDays(5));
        receive(statement("7/1").credit("100.00", "zapłata za FV/1/2026"));
        assertThat(receivables.get(receivable.id()).state()).isEqualTo(Receivable.State.SETTLED);
        assertThat(all()).extracting(RemittanceQueries.RemittanceRow::state).containsExactly(RemittanceState.ALLOCATED);
    }

    @Test
    void a_statement_that_does_not_add_up_books_nothing_and_says_by_how_much() {
        Receivable receivable = world.receivable("alfa", "FV/1/2026", "100.00", clock.today());
        receive(statement("7/1").credit("100.00", "FV/1/2026").claimingToCloseAt("1100.10"));
        assertThat(all()).isEmpty();
        assertThat(receivables.get(receivable.id()).state()).isEqualTo(Receivable.State.OPEN);
        StatementQueries.StatementRow row = quarantined().getFirst();
        assertThat(row.reasonEn())
                .isEqualTo("Statement 7/1 of PL61…: closing balance off by 0.10 PLN; quarantined, nothing booked");

        statements.accept(row.id(), "the bank confirmed it by phone", TestingWorld.TESTER);
        world.untilIdle();
        assertThat(receivables.get(receivable.id()).state()).isEqualTo(Receivable.State.SETTLED);
    }

    @Test
    void amounts_of_fifteen_digits_whose_sum_has_sixteen_are_told_like_any_others() {
        receive(statement("7/1")
                .opening("999999999999999.00")
                .credit("999999999999999.00", "FV/1/2026")
                .claimingToCloseAt("1.00"));
        assertThat(all()).isEmpty();
        assertThat(quarantined().getFirst().reasonEn()).contains("off by 1999999999999997.00 PLN");
    }

    @Test
    void a_closing_balance_in_another_currency_proves_nothing() {
        String text = statement("7/1").credit("100.00", "FV/1/2026").text();
        receive(text.replace("END|1100.00|", "END|1100.00 EUR|"));
        assertThat(all()).isEmpty();
        assertThat(quarantined().getFirst().reasonEn()).contains("closing balance is missing");
    }

    @Test
    void another_statement_of_the_same_file_goes_on() {
        String other = "PL27114020040000300201355387";
        register(other, "PLN");
        Receivable receivable = world.receivable("alfa", "FV/1/2026", "100.00", clock.today());
        String file =
                statement("7/1").credit("50.00", "x").claimingToCloseAt("2.00").text()
                        + statement("8/1")
                                .ofAccount(other)
                                .credit("100.00", "FV/1/2026")
                                .text();
        receive(file);
        assertThat(quarantined()).hasSize(1);
        assertThat(receivables.get(receivable.id()).state()).isEqualTo(Receivable.State.SETTLED);
    }

    @Test
    void two_equal_payments_on_one_day_stay_two_and_the_same_file_five_times_stays_one() {
        TestingStatement statement = statement("7/1").credit("10.00", "rata").credit("10.00", "rata");
        for (int i = 0; i < 5; i++) {
            receive(statement);
        }
        assertThat(all()).hasSize(2);
        // the same statement in a file of other bytes
        receive(statement.text() + statement("1/1").intraday().text());
        assertThat(all()).hasSize(2);
    }

    @Test
    void an_equal_payment_in_the_next_statement_of_the_day_is_another_one() {
        receive(statement("7/1").credit("10.00", "rata"));
        receive(statement("7/2").opening("1010.00").credit("10.00", "rata"));
        assertThat(all()).hasSize(2);
    }

    @Test
    void a_line_of_the_day_is_not_booked_again_by_the_statement_of_the_evening() {
        receive(statement("1").intraday().credit("10.00", "rata").credit("20.00", "inna"));
        assertThat(all()).hasSize(2);
        receive(statement("7/1").credit("10.00", "rata").credit("20.00", "inna").credit("10.00", "rata"));
        assertThat(all()).hasSize(3);
    }

    @Test
    void what_the_bank_took_back_is_taken_back_once_though_two_files_show_it() {
        Credit payment = Credit.of("10.00", "rata").identified("E2E-1");
        Credit back = Credit.of("-10.00", "zwrot").identified("E2E-1").reversed();
        receive(statement("7/1").on(clock.today().minusDays(1)).line(payment));
        receive(statement("1").intraday().on(clock.today()).line(back));
        assertThat(all()).extracting(RemittanceQueries.RemittanceRow::state).containsExactly(RemittanceState.REVERSED);

        // The payer has paid again, by the same order of his bank.
        receive(statement("2").intraday().on(clock.today()).line(payment).line(back));
        receive(statement("7/2")
                .on(clock.today())
                .opening("1010.00")
                .line(payment)
                .line(back));
        assertThat(all())
                .extracting(RemittanceQueries.RemittanceRow::state)
                .containsExactly(RemittanceState.UNIDENTIFIED, RemittanceState.REVERSED);
        assertThat(statementQueries.openFailures(Window.first(10))).isEmpty();
    }

    @Test
    void a_reversal_that_nobody_can_tell_is_asked_about_once_and_two_equal_ones_are_two() {
        Credit back = Credit.of("-10.00", "zwrot").identified("E2E-9").reversed();
        receive(statement("1").intraday().line(back));
        receive(statement("7/1").line(back));
        assertThat(statementQueries.openFailures(Window.first(10))).hasSize(1);
        receive(statement("7/2").opening("990.00").line(back));
        assertThat(statementQueries.openFailures(Window.first(10))).hasSize(2);
        receive(statement("W/1").line(back).line(back));
        assertThat(statementQueries.openFailures(Window.first(10))).hasSize(2);
    }

    @Test
    void statements_that_overlap_book_each_line_once() {
        receive(statement("7/1").credit("10.00", "a").credit("20.00", "b"));
        receive(statement("W/1").credit("10.00", "a").credit("20.00", "b").credit("30.00", "c"));
        assertThat(quarantined()).isEmpty();
        assertThat(all()).hasSize(3);
    }

    @Test
    void a_missing_statement_is_noticed() {
        receive(statement("7/1").on(clock.today().minusDays(3)).credit("10.00", "a"));
        receive(statement("9/1").on(clock.today()).opening("1500.00").credit("10.00", "b"));
        assertThat(quarantined().getFirst().reasonEn())
                .contains("differs from the closing balance 1010.00 PLN of statement 7/1");
        assertThat(all()).hasSize(1);
    }

    @Test
    void an_unknown_account_and_a_foreign_currency_and_a_day_far_away_wait_for_a_person() {
        receive(statement("1/1").ofAccount("PL27114020040000300201355387").credit("10.00", "a"));
        receive(statement("2/1").inCurrency("EUR").credit("10.00", "a"));
        receive(statement("3/1").on(clock.today().plusYears(73)).credit("10.00", "a"));
        assertThat(quarantined())
                .extracting(StatementQueries.StatementRow::reasonEn)
                .anyMatch(reason -> reason.contains("once an administrator adds it"))
                .anyMatch(reason -> reason.contains("currency EUR instead of PLN"))
                .anyMatch(reason -> reason.contains("2099-11-16 is impossible"));
        assertThat(all()).isEmpty();
    }

    @Test
    void a_line_whose_amount_reads_but_whose_details_do_not_goes_to_a_clerk_alone() {
        String text = statement("7/1").credit("10.00", "a").credit("20.00", "b").text();
        receive(text.replaceFirst("LINE\\|2026-11-16\\|20", "LINE|2026-13-16|20"));
        assertThat(quarantined()).isEmpty();
        assertThat(all()).hasSize(1);
        StatementQueries.FailureRow failure =
                statementQueries.openFailures(Window.first(10)).getFirst();
        assertThat(failure.amount()).isEqualTo(Money.of("20.00", "PLN"));
        statements.resolveFailure(failure.id(), "booked by hand", TestingWorld.TESTER);
        assertThat(statementQueries.openFailures(Window.first(10))).isEmpty();
    }

    @Test
    void half_a_file_and_a_file_of_nobody_are_kept_and_shown() {
        String text = statement("7/1").credit("10.00", "a").text();
        receive(text.substring(0, text.indexOf("END")));
        receive("something else");
        assertThat(all()).isEmpty();
        assertThat(quarantined().getFirst().reasonEn()).contains("breaks off");
        assertThat(statementQueries.files(Window.first(10)).getFirst().reasonEn())
                .contains("No enabled plugin");
    }

    @Test
    void a_discarded_statement_stays_out_when_its_file_is_imported_again() {
        receive(statement("7/1").credit("10.00", "a").claimingToCloseAt("1.00"));
        StatementQueries.StatementRow row = quarantined().getFirst();
        statements.discard(row.id(), "a test file of the bank", TestingWorld.TESTER);
        statements.importAgain(row.fileId(), null, TestingWorld.TESTER);
        world.untilIdle();
        assertThat(quarantined()).isEmpty();
        assertThat(all()).isEmpty();
    }

    @Test
    void a_discard_by_mistake_is_taken_back_and_the_statement_waits_again() {
        receive(statement("7/1").credit("10.00", "a").claimingToCloseAt("1.00"));
        StatementQueries.StatementRow row = quarantined().getFirst();
        statements.discard(row.id(), "the wrong line", TestingWorld.TESTER);
        assertThat(statements.takeBackDiscard(row.id(), "a slip", TestingWorld.TESTER))
                .isTrue();
        assertThat(quarantined().getFirst().reasonEn()).contains("closing balance off by");
        statements.accept(row.id(), "the bank confirmed it by phone", TestingWorld.TESTER);
        assertThat(all()).hasSize(1);
    }

    @Test
    void a_statement_that_is_booked_from_another_file_stays_out_when_its_discard_is_taken_back() {
        receive(statement("7/1").credit("10.00", "a"));
        receive(statement("7/1").credit("10.00", "a").text()
                + statement("1/1").intraday().text());
        StatementQueries.StatementRow repeated = statementQueries
                .page(new StatementQueries.Filter(StatementState.DISCARDED, null, null), Window.first(1))
                .getFirst();
        assertThat(statements.takeBackDiscard(repeated.id(), "is it?", TestingWorld.TESTER))
                .isFalse();
        assertThat(all()).hasSize(1);
        assertThat(quarantined()).isEmpty();
    }

    @Test
    void a_statement_of_an_account_that_was_registered_since_is_booked_when_its_file_is_imported_again() {
        String other = "PL27114020040000300201355387";
        receive(statement("7/1").ofAccount(other).credit("10.00", "a"));
        StatementQueries.StatementRow row = quarantined().getFirst();
        register(other, "PLN");
        statements.importAgain(row.fileId(), null, TestingWorld.TESTER);
        world.untilIdle();
        assertThat(quarantined()).isEmpty();
        assertThat(all()).hasSize(1);
    }

    @Test
    void what_waited_for_its_account_alone_is_booked_when_it_is_looked_at_again_and_the_rest_goes_on_waiting() {
        String other = "PL27114020040000300201355387";
        receive(statement("7/1").ofAccount(other).credit("10.00", "a"));
        receive(statement("8/1")
                .ofAccount(other)
                .on(clock.today())
                .credit("20.00", "b")
                .claimingToCloseAt("1.00"));
        assertThat(statements.judgeAgain(other, TestingWorld.TESTER)).isZero();
        register(other, "PLN");
        assertThat(statements.judgeAgain(other, TestingWorld.TESTER)).isEqualTo(1);
        assertThat(all()).hasSize(1);
        assertThat(quarantined()).hasSize(1);
        assertThat(quarantined().getFirst().reasonEn()).contains("closing balance off by");
        assertThat(statements.judgeAgain(quarantined().getFirst().id(), TestingWorld.TESTER))
                .isTrue();
    }

    @Test
    void an_account_is_taken_back_while_no_statement_of_it_has_come_and_not_after() {
        String mistyped = "PL27114020040000300201355387";
        BankAccountId wrong = accounts.register(
                new BankAccounts.Registration(null, mistyped, Currency.getInstance("PLN"), "Konto", null),
                TestingWorld.TESTER);
        assertThat(accounts.remove(wrong, "a digit was wrong", TestingWorld.TESTER))
                .isTrue();
        assertThat(accounts.find(mistyped)).isEmpty();
        receive(statement("7/1").credit("10.00", "a"));
        BankAccountId used =
                accounts.find(TestingStatement.ACCOUNT).orElseThrow().id();
        assertThat(accounts.remove(used, "why not", TestingWorld.TESTER)).isFalse();
        assertThat(accounts.find(TestingStatement.ACCOUNT)).isPresent();
    }

    @Test
    void money_between_own_accounts_is_no_remittance() {
        String other = "PL27114020040000300201355387";
        register(other, "PLN");
        receive(statement("7/1").line(Credit.of("10.00", "zasilenie").from(other, "Hurtownia")));
        assertThat(all()).isEmpty();
    }

    private void register(String account, String currency) {
        BankAccountId id = accounts.register(
                new BankAccounts.Registration(null, account, Currency.getInstance(currency), "Konto", null),
                TestingWorld.TESTER);
        assertThat(id.value()).isPositive();
    }

    private void receive(TestingStatement statement) {
        receive(statement.text());
    }

    private void receive(String text) {
        StatementReceipt receipt =
                statements.receive("wyciag.sta", text.getBytes(StandardCharsets.UTF_8), TestingWorld.TESTER);
        assertThat(receipt).isNotNull();
        world.untilIdle();
    }

    private List<RemittanceQueries.RemittanceRow> all() {
        return remittances.page(RemittanceQueries.Filter.none(), Window.first(100));
    }

    private List<StatementQueries.StatementRow> quarantined() {
        return statementQueries.page(StatementQueries.Filter.quarantined(), Window.first(100));
    }
}
