package io.dunlin.ui.dunning;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.dunlin.core.access.Role;
import io.dunlin.core.access.User;
import io.dunlin.core.approvals.Approval;
import io.dunlin.core.dunning.RunCapSettings;
import io.dunlin.core.dunning.policy.DunningStep;
import io.dunlin.core.dunning.policy.PolicyDefinition;
import io.dunlin.core.dunning.policy.PolicyVersion;
import io.dunlin.core.dunning.policy.SegmentRule;
import io.dunlin.core.dunning.publishing.Policies;
import io.dunlin.core.dunning.publishing.PolicyApprovalSettings;
import io.dunlin.core.dunning.publishing.PolicyApprovals;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.spi.erp.PartyKind;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.ui.testing.ScreenTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An administrator writes a policy, rehearses it, gets it approved and sees what it does. */
class PoliciesScreensTest extends ScreenTest {

    @Autowired
    private Policies policies;

    @Autowired
    private PolicyApprovals approvals;

    @Autowired
    private ProductSettings settings;

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @Override
    protected Role[] roles() {
        return new Role[] {Role.ADMINISTRATOR};
    }

    @BeforeEach
    void prepare() {
        policies.loadShipped();
    }

    @Test
    void the_list_shows_each_policy_with_its_version_and_what_is_the_default() {
        String words = wordsOf(navigate(PoliciesView.class));
        assertThat(words).contains("Standard", "Default", "In use", "3 days before the due date", "Shipped with");
    }

    @Test
    void a_draft_reads_like_a_sentence_shows_faults_where_they_are_and_is_published_with_a_reason() {
        PolicyView view = navigate(PolicyView.class, "standard");
        assertThat(wordsOf(view))
                .contains("3 days before the due date: E-mail “Reminder before the due date”, 3 days to pay");
        assertThat(wordsOf(view))
                .contains("1 day after the step before: Final demand")
                .doesNotContain("“Final demand”");
        click("Change");
        act("Move First text message down");
        assertThat(wordsOf(view)).contains("it falls no later than the step before it");
        assertThat(button("Publish").isEnabled()).isFalse();
        act("Move First text message up");

        act("Change First reminder");
        setDays(2);
        click("Change");
        assertThat(draft().definition().steps().get(1).offsetDays()).isEqualTo(2);
        act("Remove First text message");
        assertThat(draft().definition().steps()).extracting(DunningStep::code).doesNotContain("first-sms");
        assertThat(wordsOf(view)).contains("After First text message: next comes Second reminder");

        click("Publish");
        why("One message less in the first week");
        click("Publish");
        PolicyVersion inUse = inUse();
        assertThat(inUse.versionNumber()).isEqualTo(2);
        assertThat(inUse.publishedBy()).isEqualTo(LOGIN);
        assertThat(inUse.publishReason()).isEqualTo("One message less in the first week");
        assertThat(wordsOf(view)).contains("Version 2", "One message less in the first week", "Replaced");
    }

    @Test
    void a_step_is_added_from_pickers_and_its_message_is_shown_on_a_real_case() {
        owe();
        PolicyView view = navigate(PolicyView.class, "soft");
        click("Change");
        int steps = draft().definition().steps().size();
        click("Add a step");
        assertThat(wordsOf(find(Dialog.class).last())).contains("after the step before");
        select("What is done", DunningStep.Channel.SMS);
        click("Add a step");
        assertThat(draft().definition().steps()).hasSize(steps + 1);
        assertThat(draft().definition().steps().getLast().channel()).isEqualTo(DunningStep.Channel.SMS);
        assertThat(wordsOf(view)).contains("7 days after the step before: SMS");
        act("Preview of Reminder on the due date");
        assertThat(wordsOf(find(Dialog.class).last())).contains("FV/");
    }

    @Test
    void what_somebody_else_changed_meanwhile_is_not_written_over() {
        PolicyView view = navigate(PolicyView.class, "standard");
        click("Change");
        PolicyVersion read = draft();
        PolicyDefinition theirs =
                new PolicyDefinition("7.00", 1, read.definition().steps());
        assertThat(policies.redraft(read, theirs, Actor.user("marek"))).isPresent();
        act("Remove First text message");
        assertThat(draft().definition()).isEqualTo(theirs);
        assertThat(test(find(Notification.class).last()).getText()).contains("Somebody else changed this draft");
        assertThat(wordsOf(view)).contains("7.00");
        act("Remove First text message");
        assertThat(draft().definition().tolerance()).isEqualTo("7.00");
        assertThat(draft().definition().steps()).extracting(DunningStep::code).doesNotContain("first-sms");
    }

    @Test
    void a_policy_is_begun_from_nothing_and_its_steps_have_names() {
        PoliciesView list = navigate(PoliciesView.class);
        assertThat(list.isAttached()).isTrue();
        click("New policy");
        click("Begin the draft");
        assertThat(policies.all()).noneMatch(version -> version.code().equals("trial"));
        text("Name in English", "Trial");
        click("Begin the draft");
        PolicyView view = (PolicyView) UI.getCurrent().getCurrentView();
        assertThat(wordsOf(view)).contains("Trial", "A policy has 1 to");
        assertThat(button("Publish").isEnabled()).isFalse();
        click("Add a step");
        text("Name in English", "Gentle nudge");
        click("Add a step");
        assertThat(wordsOf(view)).contains("Gentle nudge", "7 days after the step before");
        click("Publish");
        why("A trial");
        click("Publish");
        assertThat(policies.published()).anySatisfy(version -> {
            assertThat(version.code()).isEqualTo("trial");
            assertThat(version.definition().steps().getFirst().title())
                    .isEqualTo(new LocalizedText("Gentle nudge", "Gentle nudge"));
        });
    }

    @Test
    void a_draft_is_rehearsed_beside_what_is_in_use() {
        owe();
        PolicyView view = navigate(PolicyView.class, "standard");
        click("Change");
        click("Rehearse");
        assertThat(wordsOf(view)).contains("Beside what is in use", "today is different for 0");
        act("Remove Reminder before the due date");
        click("Rehearse");
        assertThat(wordsOf(view)).contains("Beside what is in use").doesNotContain("the next 30 days for 0");
    }

    @Test
    void a_policy_that_reaches_many_waits_for_the_named_second_person() {
        owe();
        User named = firm.person("marek", "Marek Przykładny", "pl", Role.MANAGER);
        settings.change(PolicyApprovalSettings.GROUP, new PolicyApprovalSettings(1), Actor.user(LOGIN), "test");
        PolicyView view = navigate(PolicyView.class, "standard");
        click("Change");
        act("Remove First text message");
        click("Publish");
        why("Softer");
        click("Publish");
        select("Who approves", named);
        click("Ask for approval");
        assertThat(inUse().versionNumber()).isEqualTo(1);
        assertThat(wordsOf(view)).contains("Waits for an answer", "Marek Przykładny", "Softer");
        assertThat(wordsOf(navigate(PoliciesView.class))).contains("waits for a second person");
        Approval asked = approvals.open().getFirst();
        assertThat(approvals.approve(asked.id(), "Good", Actor.user("marek")))
                .isInstanceOf(PolicyApprovals.Outcome.InUse.class);
        assertThat(inUse().versionNumber()).isEqualTo(2);
    }

    @Test
    void a_default_that_reaches_many_waits_for_the_named_second_person() {
        owe();
        User named = firm.person("marek", "Marek Przykładny", "pl", Role.MANAGER);
        settings.change(PolicyApprovalSettings.GROUP, new PolicyApprovalSettings(1), Actor.user(LOGIN), "test");
        PoliciesView list = navigate(PoliciesView.class);
        click("Make default");
        why("Softer");
        click("Make default");
        select("Who approves", named);
        click("Ask for approval");
        assertThat(inUse().isDefault()).isTrue();
        assertThat(wordsOf(list)).contains("waits for a second person to become the default", "Softer");
        Approval asked = approvals.open().getFirst();
        String code = policies.get(asked.subject().id()).code();
        assertThat(wordsOf(navigate(PolicyView.class, code)))
                .contains("Approval as the default", "Marek Przykładny", "Softer");
        assertThat(approvals.approve(asked.id(), "Good", Actor.user("marek")))
                .isInstanceOf(PolicyApprovals.Outcome.InUse.class);
        assertThat(published(code).isDefault()).isTrue();
    }

    @Test
    void the_rehearsal_says_what_is_done_and_left_out_and_why_and_what_comes_next() {
        owe();
        RehearsalView view = navigate(RehearsalView.class);
        String words = wordsOf(view);
        assertThat(words)
                .contains(
                        "no earlier run",
                        "First reminder",
                        "Nothing would be done",
                        "The day of the next step has not come.");
        Details group = find(Details.class).all().getFirst();
        group.setOpened(true);
        Grid<?> rows = find(Grid.class).all().getFirst();
        assertThat(rows.getListDataView().getItemCount()).isPositive();
        assertThat(words).contains("The next 30 days", "Second reminder");
    }

    @Test
    void rules_choose_a_policy_by_what_kind_of_case_it_is() {
        owe();
        PolicyChoiceView view = navigate(PolicyChoiceView.class);
        click("Add a rule");
        MultiSelectComboBox<PartyKind> kinds = kinds();
        kinds.setValue(Set.of(PartyKind.COMPANY));
        select("Policy", published("firm"));
        click("Add a rule");
        assertThat(wordsOf(view)).contains("Company", "Not saved yet");
        click("Rehearse");
        assertThat(wordsOf(view)).contains("Beside what is in use");
        click("Save rules");
        why("Companies get the firm tone");
        click("Save rules");
        assertThat(policies.choice().rules())
                .containsExactly(new SegmentRule("firm", null, null, Set.of(PartyKind.COMPANY), null, null, false));
    }

    /** Some debts: just overdue, long overdue, and one that is still to fall due. */
    private void owe() {
        for (int i = 0; i < 4; i++) {
            assertThat(world.receivable(
                            "debtor" + i, "FV/" + i, "100.00", clock.today().minusDays(1 + 9L * i)))
                    .isNotNull();
        }
        assertThat(world.receivable("later", "FV/later", "100.00", clock.today().plusDays(10)))
                .isNotNull();
    }

    private PolicyVersion published(String code) {
        return policies.published().stream()
                .filter(version -> version.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    private PolicyVersion draft() {
        return policies.all().stream()
                .filter(version -> version.state() == PolicyVersion.State.DRAFT)
                .findFirst()
                .orElseThrow();
    }

    private PolicyVersion inUse() {
        return published("standard");
    }

    @Test
    void an_administrator_sets_how_far_a_mistake_may_reach() {
        assertThat(navigate(PoliciesView.class)).isNotNull();
        IntegerField cap = find(IntegerField.class).all().stream()
                .filter(field -> field.getLabel().startsWith("Messages of one day"))
                .findFirst()
                .orElseThrow();
        test(cap).setValue(300);
        click("Save limits");
        why("A careful beginning");
        click("Save limits");
        assertThat(settings.get(RunCapSettings.GROUP)).isEqualTo(new RunCapSettings(300));
    }

    private void why(String reason) {
        test(find(TextArea.class).last()).setValue(reason);
    }

    private Button button(String text) {
        return find(Button.class).all().stream()
                .filter(button -> text.equals(button.getText()))
                .reduce((_, last) -> last)
                .orElseThrow();
    }

    /** Clicks the small button that says so to who cannot see its picture. */
    private void act(String label) {
        Button button = find(Button.class).all().stream()
                .filter(each -> each.getAriaLabel().filter(label::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> new AssertionError("No button " + label));
        test(button).click();
    }

    private void text(String label, String value) {
        find(TextField.class).all().stream()
                .filter(field -> label.equals(field.getLabel()))
                .reduce((_, last) -> last)
                .orElseThrow()
                .setValue(value);
    }

    private void setDays(int days) {
        IntegerField field = find(IntegerField.class).all().stream()
                .filter(each -> "Days".equals(each.getLabel()))
                .findFirst()
                .orElseThrow();
        test(field).setValue(days);
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // a picker is found by its label, which says what it holds
    private <T> void select(String label, T value) {
        List<Select<T>> named = new ArrayList<>();
        for (Select select : find(Select.class).all()) {
            if (label.equals(select.getLabel())) {
                named.add(select);
            }
        }
        assertThat(named).as(label).isNotEmpty();
        named.getLast().setValue(value);
    }

    @SuppressWarnings("unchecked") // the only such field
    private MultiSelectComboBox<PartyKind> kinds() {
        return find(MultiSelectComboBox.class).all().getFirst();
    }
}
