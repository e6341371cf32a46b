package io.dunlin.ui.parties;

import static io.dunlin.core.testing.TestingStatement.statement;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.dunlin.core.access.Role;
import io.dunlin.core.access.User;
import io.dunlin.core.audit.AuditQueries;
import io.dunlin.core.parties.Creditor;
import io.dunlin.core.parties.CreditorAccounts;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.remittances.statements.BankAccounts;
import io.dunlin.core.remittances.statements.StatementQueries;
import io.dunlin.core.remittances.statements.StatementState;
import io.dunlin.core.remittances.statements.Statements;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.spi.value.Iban;
import io.dunlin.ui.testing.ScreenTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CreditorsViewTest extends ScreenTest {

    private static final String ACCOUNT = "PL61109010140000071219812874";
    private static final String OTHER = "PL27114020040000300201355387";
    private static final String APPROVER = "Who approves";

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @Autowired
    private Parties parties;

    @Autowired
    private CreditorAccounts payments;

    @Autowired
    private BankAccounts accounts;

    @Autowired
    private Statements statements;

    @Autowired
    private StatementQueries queries;

    @Autowired
    private AuditQueries audit;

    @Override
    protected Role[] roles() {
        return new Role[] {Role.ADMINISTRATOR};
    }

    @Test
    void the_account_that_debtors_pay_on_is_written_checked_and_audited_with_the_one_before() {
        assertThat(world.receivable("alfa", "FV/1/2026", "60.00", clock.today().minusDays(5)))
                .isNotNull();
        CreditorsView view = navigate(CreditorsView.class);
        Grid<?> creditors = find(Grid.class).all().getFirst();
        assertThat(wordsOf(test(creditors).getCellComponent(0, 2))).contains("None yet");
        ((Button) test(creditors).getCellComponent(0, 4)).click();
        write("Account for payments", "PL61 1090 1014 0000 0712 1981 2875");
        write("City", "Gdynia");
        click("Save");
        assertThat(field("Account for payments").isInvalid()).isTrue();
        assertThat(field("Street").isInvalid()).isTrue();
        assertThat(field("Reason").isInvalid()).isTrue();
        write("Account for payments", "61 1090 1014 0000 0712 1981 2874");
        write("Street", "ul. Portowa");
        write("Building", "7");
        write("Postal code", "81-350");
        write("Reason", "the contract of 2 November");
        click("Save");
        assertThat(test(find(Notification.class).last()).getText()).contains("not read");
        var creditor = parties.creditors().getFirst();
        assertThat(String.valueOf(creditor.account())).isEqualTo(ACCOUNT);
        assertThat(String.valueOf(creditor.address())).contains("Portowa");
        var entry = audit.page(AuditQueries.Filter.action("creditor-account-set"), Window.first(1))
                .getFirst();
        assertThat(entry.reason()).isEqualTo("the contract of 2 November");
        assertThat(entry.details()).contains(ACCOUNT);
        assertThat(view.isAttached()).isTrue();
    }

    @Test
    void another_account_asks_the_person_who_is_named_and_all_else_is_saved_at_once() {
        owed();
        CreditorsView view = navigate(CreditorsView.class);
        change(view);
        assertThat(find(Select.class).all()).noneMatch(field -> APPROVER.equals(field.getLabel()));
        write("Account for payments", OTHER);
        write("Reason", "a new bank");
        click("Save");
        assertThat(approver().isInvalid()).isTrue();
        assertThat(approver().getErrorMessage()).contains("add a second person");
        click("Cancel");

        User named = firm.person("marek", "Marek Przykładny", "pl", Role.MANAGER);
        change(view);
        write("Account for payments", OTHER);
        write("Phone", "+48525550199");
        write("Reason", "a new bank");
        assertThat(approver().getValue()).isEqualTo(named);
        click("Save");

        Creditor creditor = parties.creditors().getFirst();
        assertThat(String.valueOf(creditor.account())).isEqualTo(ACCOUNT);
        assertThat(creditor.phone()).isEqualTo("+48525550199");
        assertThat(test(find(Notification.class).last()).getText()).contains("Marek Przykładny is asked");
        assertThat(wordsOf(view))
                .contains(
                        "waits for a second person",
                        "Now: PL61\u00a01090\u00a01014",
                        "To be: PL27\u00a01140\u00a02004",
                        "call a phone number that you knew before",
                        "a new bank");
        assertThat(find(Button.class).all()).noneMatch(button -> "Approve".equals(button.getText()));

        click("Take the question back");
        click("Take the question back");
        assertThat(wordsOf(view)).doesNotContain("waits for a second person");
        assertThat(payments.open()).isEmpty();
    }

    private void owed() {
        assertThat(world.receivable("alfa", "FV/1/2026", "60.00", clock.today().minusDays(5)))
                .isNotNull();
        assertThat(payments.change(
                        parties.creditors().getFirst().id(), Iban.parse(ACCOUNT), null, "first", TestingWorld.TESTER))
                .isInstanceOf(CreditorAccounts.Outcome.InUse.class);
    }

    private void change(CreditorsView view) {
        Grid<?> creditors = find(Grid.class, view).all().getFirst();
        ((Button) test(creditors).getCellComponent(0, 4)).click();
    }

    @SuppressWarnings("unchecked")
    private Select<User> approver() {
        return (Select<User>) find(Select.class).all().stream()
                .filter(field -> APPROVER.equals(field.getLabel()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void an_account_is_added_from_the_statement_that_waits_for_it_which_then_books_itself() {
        assertThat(statements.receive(
                        "s.sta",
                        statement("7/1").ofAccount(ACCOUNT).credit("10.00", "a").bytes(),
                        TestingWorld.TESTER))
                .isNotNull();
        world.untilIdle();
        assertThat(open(CreditorsView.class, CreditorsView.NEW_ACCOUNT, ACCOUNT))
                .isNotNull();
        assertThat(field("Account number").getValue()).isEqualTo(ACCOUNT);
        write("Name", "Main account");
        write("Currency", "złote");
        click("Save");
        assertThat(field("Currency").isInvalid()).isTrue();
        write("Currency", "pln");
        write("Reason", "opened in November");
        click("Save");
        assertThat(accounts.find(ACCOUNT).orElseThrow().name()).isEqualTo("Main account");
        assertThat(queries.page(StatementQueries.Filter.none(), Window.first(10)))
                .extracting(StatementQueries.StatementRow::state)
                .containsExactly(StatementState.BOOKED);
        click("Add an account");
        write("Account number", ACCOUNT);
        click("Save");
        assertThat(field("Account number").getErrorMessage()).contains("on the list already");
        write("Account number", "PL27114020040000300201355387");
        write("Name", "Mistyped");
        write("Reason", "a slip");
        click("Save");
        assertThat(find(Dialog.class).all()).isEmpty();
        Grid<?> read = find(Grid.class).all().getLast();
        ((Button) test(read).getCellComponent(1, 4).getChildren().toList().getLast()).click();
        test(find(TextArea.class).last()).setValue("a slip");
        click("Remove");
        assertThat(accounts.all()).hasSize(1);
    }

    private void write(String label, String text) {
        test(field(label)).setValue(text);
    }

    private TextField field(String label) {
        return find(TextField.class).all().stream()
                .filter(field -> label.equals(field.getLabel()))
                .toList()
                .getLast();
    }
}
