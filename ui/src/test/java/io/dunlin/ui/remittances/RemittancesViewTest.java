package io.dunlin.ui.remittances;

import static io.dunlin.core.testing.TestingStatement.statement;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextArea;
import io.dunlin.core.access.Role;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableQueries;
import io.dunlin.core.remittances.RemittanceId;
import io.dunlin.core.remittances.RemittanceQueries;
import io.dunlin.core.remittances.RemittanceState;
import io.dunlin.core.remittances.allocations.AllocationOutcome;
import io.dunlin.core.remittances.allocations.AllocationTargets.Target;
import io.dunlin.core.remittances.allocations.Allocations;
import io.dunlin.core.remittances.statements.BankAccounts;
import io.dunlin.core.remittances.statements.Statements;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingStatement;
import io.dunlin.core.testing.TestingStatement.Credit;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.spi.value.Money;
import io.dunlin.ui.components.CaseLink;
import io.dunlin.ui.components.MoneyField;
import io.dunlin.ui.testing.ScreenTest;
import java.util.Currency;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RemittancesViewTest extends ScreenTest {

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @Autowired
    private Statements statements;

    @Autowired
    private BankAccounts accounts;

    @Autowired
    private Allocations allocations;

    @Autowired
    private RemittanceQueries remittances;

    @Autowired
    private ReceivableQueries receivables;

    private Money balance = Money.of("1000.00", "PLN");
    private int number;

    @Override
    protected Role[] roles() {
        return new Role[] {Role.ACCOUNTANT};
    }

    @BeforeEach
    void register_the_account() {
        assertThat(accounts.register(
                                new BankAccounts.Registration(
                                        null, TestingStatement.ACCOUNT, Currency.getInstance("PLN"), "Konto", null),
                                TestingWorld.TESTER)
                        .value())
                .isPositive();
    }

    @Test
    void a_suggestion_shows_what_speaks_for_it_and_what_it_would_book_and_is_accepted_by_a_click() {
        Receivable receivable = overdue("alfa", "FV/1/2026", "100.00");
        RemittanceId id = waiting(Credit.of("30.00", "FV/1/2026"));
        RemittancesView view = open(RemittancesView.class, "show", "WAITING");
        assertThat(wordsOf(view))
                .contains("Dłużnik alfa")
                .contains("Document: FV/1/2026")
                .contains("FV/1/2026: PLN\u00a030.00 of PLN\u00a0100.00 owed");
        click("Accept");
        assertThat(receivables.get(receivable.id()).balance()).isEqualTo(Money.of("70.00", "PLN"));
        assertThat(remittances.find(id).orElseThrow().state()).isEqualTo(RemittanceState.ALLOCATED);
    }

    @Test
    void the_second_click_of_a_double_click_books_nothing_of_the_next_payment() {
        Receivable receivable = overdue("alfa", "FV/1/2026", "100.00");
        assertThat(waiting(Credit.of("30.00", "FV/1/2026"))).isNotNull();
        assertThat(open(RemittancesView.class, "show", "WAITING")).isNotNull();
        Button accept = button("Accept");
        ComponentUtil.fireEvent(accept, clicked(accept, 2));
        assertThat(receivables.get(receivable.id()).balance()).isEqualTo(Money.of("100.00", "PLN"));
        ComponentUtil.fireEvent(accept, clicked(accept, 1));
        assertThat(receivables.get(receivable.id()).balance()).isEqualTo(Money.of("70.00", "PLN"));
    }

    private static ClickEvent<Button> clicked(Button button, int clicks) {
        return new ClickEvent<>(button, true, 0, 0, 0, 0, clicks, 0, false, false, false, false);
    }

    @Test
    void a_split_is_checked_while_it_is_written_and_booked_over_several_documents() {
        Receivable first = overdue("alfa", "FV/1/2026", "60.00");
        Receivable second = overdue("alfa", "FV/2/2026", "60.00");
        received(Credit.of("100.00", "przelew"));
        RemittancesView view = open(RemittancesView.class, "waiting", "true");
        choose(target(first));
        choose(target(second));
        assertThat(wordsOf(view)).contains("PLN\u00a00.00 left");
        MoneyField amount = find(MoneyField.class).all().getLast();
        amount.setValue(Money.of("70.00", "PLN"));
        assertThat(saidAtTheAmount()).isEqualTo("More than is owed: PLN\u00a060.00");
        click("Allocate");
        amount.setValue(Money.of("0.00", "PLN"));
        assertThat(saidAtTheAmount()).isEqualTo("An amount above zero");
        click("Allocate");
        amount.setValue(Money.of("55.00", "PLN"));
        assertThat(saidAtTheAmount()).isEmpty();
        assertThat(wordsOf(view)).contains("PLN\u00a015.00 too much: PLN\u00a0100.00 is left of the payment");
        click("Allocate");
        assertThat(receivables.get(first.id()).balance()).isEqualTo(Money.of("60.00", "PLN"));
        amount.setValue(Money.of("25.00", "PLN"));
        assertThat(wordsOf(view)).contains("PLN\u00a015.00 left");
        click("Allocate");
        assertThat(receivables.get(first.id()).balance()).isEqualTo(Money.of("0.00", "PLN"));
        assertThat(receivables.get(second.id()).balance()).isEqualTo(Money.of("35.00", "PLN"));
        assertThat(wordsOf(view)).contains("By hand").doesNotContain("By hand · " + LOGIN);
        assertThat(find(CaseLink.class).all()).hasSize(2);
    }

    @Test
    void what_is_clear_is_previewed_booked_together_and_undone_with_a_reason() {
        Receivable first = overdue("alfa", "FV/1/2026", "60.00");
        Receivable second = overdue("beta", "FV/2/2026", "60.00");
        waiting(Credit.of("60.00", "FV/1/2026"));
        waiting(Credit.of("60.00", "FV/2/2026"));
        RemittancesView view = open(RemittancesView.class, "show", "WAITING");
        click("Accept what is clear…");
        click("Book payments: 2");
        assertThat(receivables.get(first.id()).balance()).isEqualTo(Money.of("0.00", "PLN"));
        assertThat(receivables.get(second.id()).balance()).isEqualTo(Money.of("0.00", "PLN"));
        assertThat(wordsOf(view)).contains("Payments accepted together: 2");
        click("Undo them all");
        test(find(TextArea.class).all().getLast()).setValue("the wrong day");
        click("Undo them all");
        assertThat(receivables.get(first.id()).balance()).isEqualTo(Money.of("60.00", "PLN"));
        assertThat(receivables.get(second.id()).balance()).isEqualTo(Money.of("60.00", "PLN"));
    }

    @Test
    void a_payment_is_parked_until_a_day_and_marked_for_refund() {
        RemittanceId id = received(Credit.of("100.00", "przelew"));
        RemittancesView view = open(RemittancesView.class, "id", Long.toString(id.value()));
        click("Park");
        test(find(TextArea.class).all().getLast()).setValue("asked the payer");
        click("Park");
        assertThat(remittances.find(id).orElseThrow().state()).isEqualTo(RemittanceState.PARKED);
        assertThat(wordsOf(view)).contains("asked the payer").contains("until ");
        click("Mark for refund");
        test(find(TextArea.class).all().getLast()).setValue("not ours");
        click("Mark for refund");
        assertThat(remittances.find(id).orElseThrow().state()).isEqualTo(RemittanceState.TO_REFUND);
        assertThat(wordsOf(view)).contains("PLN\u00a0100.00 to be paid back");
        click("It was paid back");
        test(find(TextArea.class).all().getLast()).setValue("transfer 5/12");
        click("It was paid back");
        assertThat(wordsOf(view)).contains("PLN\u00a0100.00 paid back").doesNotContain("PLN\u00a0100.00 left");
        assertThat(wordsOf(open(RemittancesView.class, "show", "REFUNDED"))).contains("PLN\u00a0100.00");
        view = open(RemittancesView.class, "id", Long.toString(id.value()));
        click("It was not paid back");
        test(find(TextArea.class).all().getLast()).setValue("it was the transfer of another payment");
        click("It was not paid back");
        assertThat(remittances.find(id).orElseThrow().state()).isEqualTo(RemittanceState.TO_REFUND);
        assertThat(wordsOf(view)).contains("PLN\u00a0100.00 to be paid back");
    }

    /** A credit that names its document and still waits, because a person took the allocation back. */
    @com.google.errorprone.annotations.CanIgnoreReturnValue // some tests look at the debts only
    private RemittanceId waiting(Credit credit) {
        RemittanceId id = received(credit);
        assertThat(allocations.reverse(id, "looked at by hand", TestingWorld.TESTER))
                .isInstanceOf(AllocationOutcome.Done.class);
        return id;
    }

    @com.google.errorprone.annotations.CanIgnoreReturnValue // some tests look at the debts only
    private RemittanceId received(Credit credit) {
        TestingStatement statement = statement("S/" + ++number)
                .on(clock.today())
                .opening(balance.amount().toPlainString())
                .line(credit);
        balance = balance.plus(Money.of(credit.amount(), "PLN"));
        assertThat(statements.receive("s.sta", statement.bytes(), TestingWorld.TESTER))
                .isNotNull();
        world.untilIdle();
        return remittances
                .page(RemittanceQueries.Filter.none(), Window.first(1))
                .getFirst()
                .id();
    }

    private String saidAtTheAmount() {
        BigDecimalField field = find(BigDecimalField.class).all().getLast();
        return field.isInvalid() ? field.getErrorMessage() : "";
    }

    private Receivable overdue(String debtor, String document, String amount) {
        return world.receivable(debtor, document, amount, clock.today().minusDays(10));
    }

    private static Target target(Receivable receivable) {
        return new Target(
                receivable.id(),
                receivable.debtorId(),
                "Dłużnik alfa",
                receivable.creditorId(),
                null,
                receivable.number(),
                receivable.dueOn(),
                receivable.balance());
    }

    @SuppressWarnings("unchecked") // the screen has one search field, of documents
    private void choose(Target target) {
        ComboBox<Target> search = find(ComboBox.class).all().getLast();
        search.setValue(target);
    }

    private Button button(String text) {
        return find(Button.class).all().stream()
                .filter(button -> text.equals(button.getText()))
                .findFirst()
                .orElseThrow();
    }
}
