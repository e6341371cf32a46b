package io.dunlin.ui.remittances;

import static io.dunlin.core.testing.TestingStatement.statement;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.textfield.TextArea;
import io.dunlin.core.access.Role;
import io.dunlin.core.remittances.statements.BankAccounts;
import io.dunlin.core.remittances.statements.StatementProof;
import io.dunlin.core.remittances.statements.StatementQueries;
import io.dunlin.core.remittances.statements.StatementState;
import io.dunlin.core.remittances.statements.Statements;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingStatement;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.ui.testing.ScreenTest;
import java.util.Currency;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class StatementProofViewTest extends ScreenTest {

    private static final int DECISION = 4;

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @Autowired
    private Statements statements;

    @Autowired
    private BankAccounts accounts;

    @Autowired
    private StatementQueries queries;

    @Autowired
    private StatementProof proof;

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
    void a_gap_in_days_numbers_and_balances_is_told_per_account_and_the_raw_file_is_at_hand() {
        byte[] first =
                receive(statement("5/2026").on(clock.today().minusDays(5)).credit("10.00", "a"));
        receive(statement("7/2026")
                .on(clock.today().minusDays(3))
                .opening("1025.00")
                .credit("10.00", "b"));
        StatementsView view = navigate(StatementsView.class);
        assertThat(wordsOf(view)).contains("In quarantine: 1");
        Component decision = decision();
        assertThat(wordsOf(decision)).contains("a statement is missing").contains("s.sta");
        press(decision, "Accept");
        test(find(TextArea.class).all().getLast()).setValue("6/2026 is on paper, checked by hand");
        click("Accept");
        assertThat(queries.page(StatementQueries.Filter.none(), Window.first(10)))
                .extracting(StatementQueries.StatementRow::state)
                .containsOnly(StatementState.BOOKED);
        assertThat(wordsOf(view))
                .contains("statements missing by number: 1")
                .contains("differs from the opening balance")
                .contains("Look at this")
                .contains("Statements booked: 1 of 1. New payments: 1.");
        assertThat(find(Anchor.class).all()).extracting(Anchor::getText).contains("s.sta");
        assertThat(proof.raw(queries.files(Window.first(10)).getLast().id(), TestingWorld.TESTER))
                .isEqualTo(first);
    }

    @Test
    void a_statement_discarded_by_mistake_waits_again() {
        receive(statement("5/2026").on(clock.today()).credit("10.00", "a").claimingToCloseAt("1.00"));
        assertThat(navigate(StatementsView.class)).isNotNull();
        press(decision(), "Discard");
        test(find(TextArea.class).all().getLast()).setValue("the wrong line");
        click("Discard");
        press(decision(), "Take back the discard…");
        test(find(TextArea.class).all().getLast()).setValue("a slip");
        click("Take back the discard…");
        assertThat(queries.page(StatementQueries.Filter.quarantined(), Window.first(10)))
                .hasSize(1);
    }

    private Component decision() {
        Grid<?> grid = find(Grid.class).all().getFirst();
        return test(grid).getCellComponent(0, DECISION);
    }

    private static void press(Component cell, String text) {
        cell.getChildren()
                .flatMap(Component::getChildren)
                .filter(Button.class::isInstance)
                .map(Button.class::cast)
                .filter(button -> text.equals(button.getText()))
                .findFirst()
                .orElseThrow()
                .click();
    }

    private byte[] receive(TestingStatement statement) {
        byte[] bytes = statement.bytes();
        assertThat(statements.receive("s.sta", bytes, TestingWorld.TESTER)).isNotNull();
        world.untilIdle();
        return bytes;
    }
}
