package io.dunlin.ui.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import io.dunlin.core.access.Role;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseTask;
import io.dunlin.core.cases.CaseTasks;
import io.dunlin.core.notifications.ManagerChoice;
import io.dunlin.core.notifications.ManagerDecision;
import io.dunlin.core.notifications.ManagerDecisions;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.ui.testing.ScreenTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class DecisionsViewTest extends ScreenTest {

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @Autowired
    private CaseTasks tasks;

    @Autowired
    private ManagerDecisions decisions;

    @Override
    protected Role[] roles() {
        return new Role[] {Role.MANAGER};
    }

    @Test
    void a_manager_decides_on_the_screen_and_takes_it_back() {
        CaseId id = world.caseOf(
                world.receivable("alfa", "FV/1/2026", "1234.50", clock.today().minusDays(40)));
        CaseTask task = tasks.get(tasks.create(
                new CaseTasks.NewTask(id, CaseTask.Kind.DECISION, "", clock.today(), null, "dunning:1:1:decision"),
                TestingWorld.TESTER));
        DecisionsView view = navigate(DecisionsView.class);
        press(6);
        click("Decide");
        assertThat(decisions.decisions(Window.first(5))).isEmpty();
        @SuppressWarnings("unchecked")
        RadioButtonGroup<ManagerChoice> choice = find(RadioButtonGroup.class).single();
        choice.setValue(ManagerChoice.CALL_FIRST);
        click("Decide");
        assertThat(decisions.decisions(Window.first(5)))
                .singleElement()
                .satisfies(decision -> assertThat(decision.decidedBy()).isEqualTo(LOGIN));
        assertThat(tasks.get(task.id()).state()).isEqualTo(CaseTask.State.DONE);

        assertThat(view.isAttached()).isTrue();
        assertThat(open(DecisionsView.class, "show", "decided")).isNotNull();
        press(6);
        find(TextArea.class).single().setValue("a slip");
        click("Take back");
        assertThat(decisions.decisions(Window.first(5)))
                .singleElement()
                .satisfies(decision -> assertThat(decision.state()).isEqualTo(ManagerDecision.State.UNDONE));
        assertThat(tasks.get(task.id()).state()).isEqualTo(CaseTask.State.OPEN);
    }

    /** The button at the end of the first row that is shown. */
    private void press(int column) {
        for (Grid<?> grid : find(Grid.class).all()) {
            if (grid.isVisible()) {
                test((Button) test(grid).getCellComponent(0, column)).click();
                return;
            }
        }
        throw new AssertionError("No list is shown");
    }
}
