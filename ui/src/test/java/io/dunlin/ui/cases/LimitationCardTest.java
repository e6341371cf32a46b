package io.dunlin.ui.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;
import io.dunlin.core.access.Role;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.limitation.Limitations;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.ui.testing.ScreenTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A lawyer sees until when claims can be brought, and records what interrupted that. */
class LimitationCardTest extends ScreenTest {

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @Autowired
    private Limitations limitations;

    @Override
    protected Role[] roles() {
        return new Role[] {Role.LAWYER};
    }

    @Test
    void an_interruption_needs_its_proof_counts_and_can_be_taken_back() {
        Receivable claim =
                world.receivable("alfa", "FV/1/2024", "100.00", clock.today().minusYears(1));
        CaseView view = navigate(CaseView.class, world.caseOf(claim).value());
        assertThat(wordsOf(view)).contains("Limitation", "FV/1/2024", "can be claimed in court until");

        click("Record an interruption…");
        click("Record");
        assertThat(wordsOf(find(Dialog.class).last())).contains("Write what proves it.");
        test(find(TextArea.class).last()).setValue("Mail of today");
        click("Record");
        assertThat(limitations.of(List.of(claim.id()))).hasSize(1);
        assertThat(wordsOf(view)).contains("Acknowledged by the debtor on", "Mail of today · Anna Wzorcowa");

        click("Take back");
        test(find(TextArea.class).last()).setValue("By mistake");
        click("Take back");
        assertThat(limitations.of(List.of(claim.id()))).isEmpty();
        assertThat(wordsOf(view)).doesNotContain("Mail of today");
    }
}
