package io.dunlin.ui.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.access.Role;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseTask;
import io.dunlin.core.cases.CaseTaskId;
import io.dunlin.core.cases.CaseTasks;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.ui.testing.ScreenTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class ReportsViewTest extends ScreenTest {

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @Autowired
    private CaseTasks tasks;

    @Override
    protected Role[] roles() {
        return new Role[] {Role.MANAGER};
    }

    @Test
    void an_empty_firm_has_reports_without_figures() {
        assertThat(wordsOf(navigate(ReportsView.class)))
                .contains("Not due yet", "No step was taken in this time.", "Nothing was done by hand in this time.");
    }

    @Test
    void people_go_by_their_names_and_a_client_that_is_none_asks_for_all() {
        CaseId caseId = world.caseOf(
                world.receivable("alfa", "FV/1/2026", "1234.50", clock.today().minusDays(40)));
        CaseTaskId task = tasks.create(
                new CaseTasks.NewTask(caseId, CaseTask.Kind.CALL, "", clock.today(), null, "test"), Actor.user(LOGIN));
        tasks.complete(task, "Done", Actor.user(LOGIN));
        String words = wordsOf(navigate(ReportsView.class));
        assertThat(words).contains("31 to 60 days 1 1", "1,234.50", "Anna Wzorcowa 0 0 1 0");
        // sums stand below, and a month without a payment has no delay
        assertThat(words.replace('\u00a0', ' ')).contains("Total 1 1 PLN 1,234.50", "Total 0 PLN 0.00 PLN 0.00 –");
        assertThat(wordsOf(open(ReportsView.class, "client", "987654"))).contains("31 to 60 days 1 1");
    }
}
