package io.dunlin.ui.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.TextArea;
import io.dunlin.core.access.Role;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.interest.InterestAgreement;
import io.dunlin.core.receivables.interest.InterestAgreements;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.spi.value.Percentage;
import io.dunlin.ui.testing.ScreenTest;
import java.math.BigDecimal;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class InterestCardTest extends ScreenTest {

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @Autowired
    private InterestAgreements agreements;

    @Autowired
    private Jdbi jdbi;

    private Receivable receivable;
    private CaseView view;

    @Override
    protected Role[] roles() {
        return new Role[] {Role.MANAGER};
    }

    @BeforeEach
    void open_a_case() {
        receivable =
                world.receivable("alfa", "FV/1/2026", "36500.00", clock.today().minusDays(10));
        view = navigate(CaseView.class, world.caseOf(receivable).value());
    }

    @Test
    void the_law_holds_at_first_and_the_card_says_why() {
        assertThat(words())
                .contains("By law")
                .contains("Kind of debtor: Company")
                .contains("Late interest in commercial transactions (act of 8 March 2013)")
                .contains("365 days");
    }

    @Test
    void a_manager_sets_an_agreed_rate_with_its_ground_and_what_is_owed_follows_and_tells() {
        choose(1);
        test(find(BigDecimalField.class).last()).setValue(new BigDecimal("7.3"));
        click("Set");
        assertThat(agreements.history(receivable.creditorId(), receivable.debtorId()))
                .as("without a ground nothing is set")
                .isEmpty();
        ground("Contract of 1 June 2026, § 7");
        click("Set");
        assertThat(agreed()).isEqualTo(new InterestAgreement.Contractual(new Percentage("7.3")));
        assertThat(words())
                .contains("Agreed rate of 7.3 % a year")
                .contains("Anna Wzorcowa: Contract of 1 June 2026, § 7")
                .contains("Late interest: PLN 73.00")
                .doesNotContain("was agreed; more than twice");
        List<String> audited = jdbi.withHandle(handle -> handle.createQuery(
                        "select concat(actor_name, ': ', reason) from audit_entry where action = 'interest-agreed'")
                .mapTo(String.class)
                .list());
        assertThat(audited).containsExactly("anna: Contract of 1 June 2026, § 7");
    }

    @Test
    void a_rate_above_the_cap_is_kept_counted_at_the_cap_and_said_so_and_interest_can_be_waived_after() {
        choose(1);
        test(find(BigDecimalField.class).last()).setValue(new BigDecimal("90"));
        ground("Contract, § 2");
        click("Set");
        assertThat(words()).contains("90 % was agreed; more than twice the statutory late interest does not count");
        choose(3);
        ground("The board's decision 12/2026");
        click("Set");
        assertThat(agreed()).isEqualTo(new InterestAgreement.Waived());
        assertThat(words())
                .contains("Interest is waived")
                .contains("Before: Agreed rate of 90 % a year")
                .contains("Late interest: PLN 0.00");
    }

    @Test
    void a_rate_that_cannot_be_is_refused_beside_the_field() {
        choose(1);
        ground("Contract");
        for (String wrong : List.of("0", "-3", "100.01", "7.12345")) {
            test(find(BigDecimalField.class).last()).setValue(new BigDecimal(wrong));
            click("Set");
            assertThat(find(BigDecimalField.class).last().isInvalid()).as(wrong).isTrue();
        }
        assertThat(agreements.history(receivable.creditorId(), receivable.debtorId()))
                .isEmpty();
    }

    private InterestAgreement agreed() {
        return agreements.between(receivable.creditorId(), receivable.debtorId());
    }

    @SuppressWarnings("unchecked") // the dialog has one group, of agreements
    private void choose(long index) {
        click("Change");
        RadioButtonGroup<InterestAgreement> kind = find(RadioButtonGroup.class).last();
        kind.setValue(
                kind.getGenericDataView().getItems().skip(index).findFirst().orElseThrow());
    }

    private void ground(String text) {
        test(find(TextArea.class).last()).setValue(text);
    }

    private String words() {
        return wordsOf(view).replace('\u00a0', ' ');
    }
}
