package io.dunlin.ui.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import io.dunlin.core.access.Role;
import io.dunlin.core.access.Users;
import io.dunlin.core.cases.CallOutcome;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseTask;
import io.dunlin.core.cases.CaseTasks;
import io.dunlin.core.cases.Cases;
import io.dunlin.core.cases.Dispute;
import io.dunlin.core.cases.Disputes;
import io.dunlin.core.cases.Hold;
import io.dunlin.core.cases.HoldReason;
import io.dunlin.core.cases.Holds;
import io.dunlin.core.cases.PromiseToPay;
import io.dunlin.core.cases.Promises;
import io.dunlin.core.plans.InstalmentPlan;
import io.dunlin.core.plans.InstalmentPlans;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.spi.value.EmailAddress;
import io.dunlin.spi.value.Money;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.MoneyField;
import io.dunlin.ui.testing.ScreenTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class CaseViewTest extends ScreenTest {

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @Autowired
    private Cases cases;

    @Autowired
    private Holds holds;

    @Autowired
    private Promises promises;

    @Autowired
    private InstalmentPlans plans;

    @Autowired
    private Users users;

    @Autowired
    private Disputes disputes;

    @Autowired
    private CaseTasks tasks;

    private CaseId caseId = new CaseId(0);
    private CaseView view;

    @Override
    protected Role[] roles() {
        return new Role[] {Role.CLERK};
    }

    @BeforeEach
    void open_a_case() {
        Receivable receivable =
                world.receivable("alfa", "FV/1/2026", "1234.56", clock.today().minusDays(5));
        caseId = world.caseOf(receivable);
        assertThat(tasks.create(
                                new CaseTasks.NewTask(
                                        caseId,
                                        CaseTask.Kind.CALL,
                                        "Ask for the bookkeeper",
                                        clock.today(),
                                        null,
                                        "test"),
                                TestingWorld.TESTER)
                        .value())
                .isPositive();
        view = navigate(CaseView.class, caseId.value());
    }

    @Test
    void a_case_tells_who_owes_what_and_how_it_came_about() {
        assertThat(wordsOf(view).replace('\u00a0', ' '))
                .contains("Dłużnik alfa", "Hurtownia Testowa Sp. z o.o.", "PLN 1,234.56", "5 days ago");
        assertThat(timeline()).contains("Case opened");
    }

    @Test
    void a_clerk_holds_a_case_with_a_reason_and_releases_it() {
        click("Hold");
        reason("Waits for the new contract");
        click("Hold");
        assertThat(holds.activeOn(caseId, clock.today()))
                .extracting(Hold::reason)
                .containsExactly(HoldReason.MANUAL);
        assertThat(timeline()).contains("Waits for the new contract");
        LocalDate free = clock.today().plusDays(7);
        assertThat(holds.activeOn(caseId, free.minusDays(1))).isNotEmpty();
        assertThat(holds.activeOn(caseId, free)).isEmpty();
        assertThat(wordsOf(view)).contains("moves again on " + Format.day(free, Locale.ENGLISH));

        click("Release");
        reason("The contract is here");
        click("Release");
        assertThat(holds.activeOn(caseId, clock.today())).isEmpty();
    }

    @Test
    void a_hold_without_a_reason_is_not_placed() {
        click("Hold");
        click("Hold");
        assertThat(holds.activeOn(caseId, clock.today())).isEmpty();
    }

    @Test
    void a_promise_made_on_the_phone_is_registered() {
        click("Register");
        test(find(DatePicker.class).last()).setValue(clock.today().plusDays(3));
        click("Register");
        assertThat(promises.of(caseId)).singleElement().satisfies(promise -> {
            assertThat(promise.promisedOn()).isEqualTo(clock.today().plusDays(3));
            assertThat(promise.state()).isEqualTo(PromiseToPay.State.PENDING);
            assertThat(promise.amount()).isNull();
        });
    }

    @Test
    void a_plan_is_drafted_within_the_limits_shown_before_and_put_before_a_second_person() {
        Users.Outcome made = users.create(
                new Users.NewUser(
                        "lawyer",
                        "Zofia Paragraf",
                        new EmailAddress("lawyer@firm.example"),
                        "pl",
                        Set.of(Role.LAWYER),
                        "long enough words"),
                TestingWorld.TESTER);
        assertThat(made).isInstanceOf(Users.Outcome.Done.class);
        click("Draft");
        test(find(IntegerField.class).last()).setValue(50);
        assertThat(wordsOf(find(PlanDialog.class).single()).replace('\u00a0', ' '))
                .contains("More instalments were wished than the limits allow", "12. PLN ");
        test(find(IntegerField.class).last()).setValue(2);
        assertThat(wordsOf(find(PlanDialog.class).single()).replace('\u00a0', ' '))
                .contains("1. PLN 617.28", "2. PLN 617.28");
        click("Save");
        assertThat(plans.of(caseId)).singleElement().satisfies(plan -> {
            assertThat(plan.state()).isEqualTo(InstalmentPlan.State.DRAFT);
            assertThat(plan.terms().instalments()).hasSize(2);
        });
        assertThat(timeline().replace('\u00a0', ' ')).contains("Instalment plan drafted: PLN 1,234.56");
        click("What the debtor reads");
        assertThat(wordsOf(find(PlanMailDialog.class).single())).contains("617,28");
        click("Close");
        click("Ask for approval");
        click("Ask for approval");
        assertThat(plans.of(caseId).getFirst().state()).isEqualTo(InstalmentPlan.State.SUBMITTED);
        assertThat(wordsOf(view)).contains("Waits for an answer", "Zofia Paragraf decides");
    }

    @Test
    void a_dispute_is_opened_in_the_words_of_the_debtor_and_decided() {
        click("Open a dispute");
        reason("The goods never came");
        click("Open a dispute");
        assertThat(disputes.of(caseId)).extracting(Dispute::statement).containsExactly("The goods never came");

        click("Decide");
        @SuppressWarnings("unchecked")
        RadioButtonGroup<Dispute.State> outcome = find(RadioButtonGroup.class).last();
        outcome.setValue(Dispute.State.REJECTED);
        reason("Signed for on 3 November");
        click("Decide");
        assertThat(disputes.of(caseId)).extracting(Dispute::state).containsExactly(Dispute.State.REJECTED);
    }

    @Test
    void a_call_is_done_with_what_came_of_it() {
        click("Record the call");
        assertThat(wordsOf(find(Dialog.class).single()).replace('\u00a0', ' '))
                .containsSubsequence("Am I speaking to Dłużnik alfa?", "Only once that is confirmed:", "PLN 1,234.56");
        click("Record the call");
        assertThat(tasks.of(caseId)).extracting(CaseTask::state).containsExactly(CaseTask.State.OPEN);
        @SuppressWarnings("unchecked")
        RadioButtonGroup<CallOutcome> outcome = find(RadioButtonGroup.class).single();
        outcome.setValue(CallOutcome.REFUSAL);
        reason("Will not pay");
        click("Record the call");
        assertThat(timeline()).contains("Refuses to pay. Will not pay");
        assertThat(tasks.of(caseId)).extracting(CaseTask::state).containsExactly(CaseTask.State.DONE);
    }

    @Test
    void an_amount_that_is_none_is_not_taken_for_all_of_the_debt() {
        click("Register");
        test(find(DatePicker.class).last()).setValue(clock.today().plusDays(3));
        test(find(BigDecimalField.class).last()).setValue(new BigDecimal("-5"));
        click("Register");
        assertThat(find(BigDecimalField.class).last().getErrorMessage()).isEqualTo("An amount above zero");
        test(find(BigDecimalField.class).last()).setValue(new BigDecimal("1.005"));
        click("Register");
        assertThat(promises.of(caseId)).isEmpty();
        find(MoneyField.class).last().setValue(Money.of("100.00", "PLN"));
        click("Register");
        assertThat(promises.of(caseId))
                .singleElement()
                .satisfies(promise -> assertThat(promise.amount()).isEqualTo(Money.of("100.00", "PLN")));
    }

    @Test
    void who_holds_a_case_that_somebody_else_held_meanwhile_is_told_and_asked() {
        cases.note(caseId, "The lawyer talks to them", TestingWorld.TESTER);
        click("Hold");
        reason("On holiday");
        click("Hold");
        assertThat(wordsOf(find(MeanwhileDialog.class).single()))
                .contains("Nothing has been saved yet", "The lawyer talks to them");
        assertThat(holds.activeOn(caseId, clock.today())).isEmpty();
        click("Do it all the same");
        assertThat(holds.activeOn(caseId, clock.today())).hasSize(1);
        assertThat(timeline()).contains("On holiday", "The lawyer talks to them");
    }

    @Test
    void nothing_begins_in_a_case_that_somebody_else_closed_meanwhile() {
        cases.close(caseId, "WRITTEN_OFF", TestingWorld.TESTER);
        click("Register");
        test(find(DatePicker.class).last()).setValue(clock.today().plusDays(3));
        click("Register");
        assertThat(wordsOf(find(MeanwhileDialog.class).single())).contains("can no longer be done");
        assertThat(promises.of(caseId)).isEmpty();
        click("Look at the case");
        assertThat(wordsOf(find(CaseView.class).single())).contains("Closed");
        assertThat(buttons()).doesNotContain("Register", "Hold", "Open a dispute");
    }

    @Test
    void a_task_that_somebody_else_has_done_is_not_done_again() {
        tasks.complete(tasks.of(caseId).getFirst().id(), "done", TestingWorld.TESTER);
        click("Record the call");
        assertThat(find(CallDialog.class).all()).isEmpty();
        assertThat(buttons()).contains("Register").doesNotContain("Record the call");
    }

    @Test
    void a_note_stands_on_the_timeline() {
        find(TextArea.class).all().getFirst().setValue("Spoke to the owner");
        click("Add");
        assertThat(timeline()).contains("Spoke to the owner", "Anna Wzorcowa");
    }

    @Test
    void what_is_owed_today_is_told_with_interest_and_with_what_is_missing() {
        assertThat(wordsOf(view).replace('\u00a0', ' '))
                .contains("Owed today", "Rest of the document: PLN 1,234.56", "Late interest: PLN 2.3")
                .contains("No compensation computed: the National Bank's rate of EUR");
    }

    @Test
    void a_clerk_may_not_close_a_case() {
        assertThat(wordsOf(view)).doesNotContain("Close the case");
    }

    private List<String> buttons() {
        return find(Button.class).all().stream().map(Button::getText).toList();
    }

    private String timeline() {
        return wordsOf(find(TimelinePanel.class).single());
    }

    private void reason(String text) {
        test(find(TextArea.class).last()).setValue(text);
    }
}
