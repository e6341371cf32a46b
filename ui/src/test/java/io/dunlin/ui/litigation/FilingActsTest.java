package io.dunlin.ui.litigation;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.notification.Notification;
import io.dunlin.core.access.Role;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.Cases;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.ui.cases.CaseView;
import io.dunlin.ui.testing.ScreenTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class FilingActsTest extends ScreenTest {

    @Autowired
    private Cases cases;

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @Override
    protected Role[] roles() {
        return new Role[] {Role.LAWYER};
    }

    @Test
    void a_lawyer_prepares_a_filing_for_a_case_that_was_handed_over_and_is_told_what_is_missing() {
        CaseId id = world.caseOf(
                world.receivable("alfa", "FV/1/2026", "100.00", clock.today().minusDays(60)));
        assertThat(navigate(CaseView.class, id.value())).isNotNull();
        assertThat(find(Button.class).all())
                .noneMatch(button -> button.getText().equals("Prepare a filing"));
        cases.handOver(id, TestingWorld.TESTER, "in vain");
        assertThat(navigate(CaseView.class, id.value())).isNotNull();
        click("Prepare a filing");
        assertThat(test(find(Notification.class).last()).getText()).contains("an administrator enables one");
    }

    @Test
    void the_list_says_how_a_filing_comes_about() {
        assertThat(navigate(FilingsView.class)).isNotNull();
        assertThat(find(com.vaadin.flow.component.grid.Grid.class).single().getEmptyStateText())
                .contains("handed over to the lawyers");
    }
}
