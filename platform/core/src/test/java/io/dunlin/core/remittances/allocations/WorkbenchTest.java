package io.dunlin.core.remittances.allocations;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.access.Role;
import io.dunlin.core.access.UserId;
import io.dunlin.core.access.Users;
import io.dunlin.core.audit.AuditQueries;
import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.OutboxQueries;
import io.dunlin.core.notifications.NotificationKind;
import io.dunlin.core.notifications.NotificationPreference.Delivery;
import io.dunlin.core.notifications.Notifications;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.receivables.ReceivableQueries;
import io.dunlin.core.remittances.AllocationId;
import io.dunlin.core.remittances.RemittanceId;
import io.dunlin.core.remittances.RemittanceQueries;
import io.dunlin.core.remittances.RemittanceQueries.RemittanceRow;
import io.dunlin.core.remittances.RemittanceState;
import io.dunlin.core.remittances.allocations.AllocationBatches.Outcome;
import io.dunlin.core.remittances.allocations.AllocationBatches.Planned;
import io.dunlin.core.remittances.policy.AllocationDecision.Line;
import io.dunlin.core.remittances.policy.Rule;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingBank;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingStaff;
import io.dunlin.core.testing.TestingStatement.Credit;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a person does with payments that nobody could tell. */
@FeatureTest
class WorkbenchTest {

    private static final String PAYER = "PL27114020040000300201355387";

    @Autowired
    private TestingStaff staff;

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @Autowired
    private RemittanceQueries remittances;

    @Autowired
    private Allocations allocations;

    @Autowired
    private AllocationBatches batches;

    @Autowired
    private AllocationTargets targets;

    @Autowired
    private PayerAccounts payerAccounts;

    @Autowired
    private Refunds refunds;

    @Autowired
    private ParkedRemittances parked;

    @Autowired
    private TestingBank bank;

    @Autowired
    private ReceivableQueries receivables;

    @Autowired
    private Notifications notifications;

    @Autowired
    private OutboxQueries outbox;

    @Autowired
    private Users users;

    @Autowired
    private AuditQueries audit;

    @BeforeEach
    void register_the_account() {
        bank.opensTheAccount();
    }

    @Test
    void an_accepted_suggestion_is_booked_as_it_was_shown_and_says_why() {
        Receivable receivable = overdue("alfa", "FV/1/2026", "100.00");
        RemittanceId id = receive(returned("30.00", "zapłata FV/1/2026"));
        var proposal = allocations.propose(id).ranked().getFirst();
        assertThat(allocations.accept(id, proposal, TestingWorld.TESTER)).isInstanceOf(AllocationOutcome.Done.class);
        assertThat(owed(receivable)).isEqualTo(pln("70.00"));
        var booked = remittances.allocationsOf(id).getLast();
        assertThat(booked.rule()).isEqualTo(Rule.ACCEPTED_SUGGESTION);
        assertThat(booked.evidence()).contains("FV/1/2026");
    }

    @Test
    void one_of_several_allocations_can_be_undone_alone() {
        Receivable first = overdue("alfa", "FV/1/2026", "60.00");
        Receivable second = overdue("alfa", "FV/2/2026", "60.00");
        RemittanceId id = receive(Credit.of("100.00", "przelew"));
        assertThat(allocations.allocate(
                        id,
                        List.of(new Line(first.id(), pln("60.00")), new Line(second.id(), pln("40.00"))),
                        TestingWorld.TESTER))
                .isInstanceOf(AllocationOutcome.Done.class);
        AllocationId one = remittances.allocationsOf(id).getFirst().id();
        assertThat(allocations.reverse(one, "other document", TestingWorld.TESTER))
                .isInstanceOf(AllocationOutcome.Done.class);
        assertThat(owed(first)).isEqualTo(pln("60.00"));
        assertThat(owed(second)).isEqualTo(pln("20.00"));
        assertThat(row(id).state()).isEqualTo(RemittanceState.PARTLY);
        assertThat(row(id).unallocated()).isEqualTo(pln("60.00"));
        assertThat(allocations.reverse(one, "again", TestingWorld.TESTER))
                .isEqualTo(new AllocationOutcome.Refused("remittances.refused.nothing-allocated"));
    }

    @Test
    void a_parked_payment_asks_again_on_its_day_and_not_before() {
        RemittanceId id = receive(Credit.of("100.00", "przelew"));
        LocalDate until = clock.today().plusDays(3);
        assertThat(allocations.park(id, "asked the payer", clock.today(), TestingWorld.TESTER))
                .isEqualTo(new AllocationOutcome.Refused("remittances.refused.day"));
        assertThat(allocations.park(id, "asked the payer", until, TestingWorld.TESTER))
                .isInstanceOf(AllocationOutcome.Done.class);
        assertThat(row(id).parkedUntil()).isEqualTo(until);
        assertThat(remittances.countWaiting()).isZero();
        clock.advanceDays(2);
        parked.run();
        assertThat(row(id).state()).isEqualTo(RemittanceState.PARKED);
        clock.advanceDays(1);
        parked.run();
        assertThat(row(id).state()).isEqualTo(RemittanceState.UNIDENTIFIED);
        assertThat(row(id).parkedUntil()).isNull();
        assertThat(remittances.countWaiting()).isEqualTo(1);
    }

    @Test
    void a_refund_is_an_accountants_task_and_blocks_the_money_until_it_is_paid_or_withdrawn() {
        staff.hire("zofia", "Zofia Rachunkowa", "pl", Role.ACCOUNTANT);
        Receivable receivable = overdue("alfa", "FV/1/2026", "60.00");
        RemittanceId id = receive(Credit.of("100.00", "przelew"));
        assertThat(refunds.ask(id, "paid twice", TestingWorld.TESTER)).isInstanceOf(AllocationOutcome.Done.class);
        var told = notifications.page(users.find("zofia").orElseThrow().id(), true, Window.first(10));
        assertThat(told).extracting(Notifications.NotificationRow::kind).containsExactly(NotificationKind.REFUND_ASKED);
        assertThat(allocations.allocate(id, receivable.id(), pln("10.00"), TestingWorld.TESTER))
                .isEqualTo(new AllocationOutcome.Refused("remittances.refused.not-waiting"));
        assertThat(refunds.withdraw(id, "was right", TestingWorld.TESTER)).isInstanceOf(AllocationOutcome.Done.class);
        assertThat(row(id).state()).isEqualTo(RemittanceState.UNIDENTIFIED);
        assertThat(allocations.allocate(id, receivable.id(), pln("60.00"), TestingWorld.TESTER))
                .isInstanceOf(AllocationOutcome.Done.class);
        assertThat(refunds.ask(id, "the rest", TestingWorld.TESTER)).isInstanceOf(AllocationOutcome.Done.class);
        assertThat(refunds.paidBack(id, "transfer 7", TestingWorld.TESTER)).isInstanceOf(AllocationOutcome.Done.class);
        assertThat(row(id).state()).isEqualTo(RemittanceState.REFUNDED);
        assertThat(allocations.reverse(id, "too late", TestingWorld.TESTER))
                .isEqualTo(new AllocationOutcome.Refused("remittances.refused.paid-back"));
        assertThat(refunds.paidBack(id, "twice", TestingWorld.TESTER))
                .isEqualTo(new AllocationOutcome.Refused("remittances.refused.no-refund"));
    }

    @Test
    void nothing_of_a_payment_is_undone_while_its_rest_is_to_be_paid_back() {
        Receivable receivable = overdue("alfa", "FV/1/2026", "600.00");
        RemittanceId id = receive(returned("1000.00", "FV/1/2026"));
        List<Planned> planned = batches.preview(List.of(id));
        assertThat(batches.accept(planned, TestingWorld.TESTER)).isInstanceOf(Outcome.Done.class);
        assertThat(refunds.ask(id, "paid too much", TestingWorld.TESTER)).isInstanceOf(AllocationOutcome.Done.class);

        var refused = new AllocationOutcome.Refused("remittances.refused.to-refund");
        AllocationId allocation = remittances.allocationsOf(id).getLast().id();
        assertThat(allocations.reverse(id, "a mistake", TestingWorld.TESTER)).isEqualTo(refused);
        assertThat(allocations.reverse(allocation, "a mistake", TestingWorld.TESTER))
                .isEqualTo(refused);
        AllocationBatchId batch = batches.last().orElseThrow().id();
        assertThat(batches.undo(batch, "a mistake", TestingWorld.TESTER)).isEqualTo(new Outcome.Done(batch, 0));
        assertThat(row(id).state()).isEqualTo(RemittanceState.TO_REFUND);
        assertThat(owed(receivable)).isEqualTo(pln("0.00"));

        assertThat(refunds.withdraw(id, "wrong debtor", TestingWorld.TESTER))
                .isInstanceOf(AllocationOutcome.Done.class);
        assertThat(allocations.reverse(id, "wrong debtor", TestingWorld.TESTER))
                .isInstanceOf(AllocationOutcome.Done.class);
        assertThat(row(id).unallocated()).isEqualTo(pln("1000.00"));
    }

    @Test
    void accountants_hear_at_once_that_the_bank_took_back_what_they_were_to_pay_back() {
        UserId zofia =
                staff.hire("zofia", "Zofia Rachunkowa", "en", Role.ACCOUNTANT).id();
        notifications.prefer(zofia, Delivery.DIGEST, TestingWorld.TESTER);
        overdue("alfa", "FV/1/2026", "600.00");
        RemittanceId id = receive(Credit.of("1000.00", "FV/1/2026").referenced("BR-1"));
        assertThat(refunds.ask(id, "paid too much", TestingWorld.TESTER)).isInstanceOf(AllocationOutcome.Done.class);
        bank.reports(Credit.of("-1000.00", "zwrot").referenced("BR-1").reversed());

        assertThat(row(id).state()).isEqualTo(RemittanceState.REVERSED);
        var told = notifications.page(zofia, true, Window.first(10)).getFirst();
        assertThat(told.kind()).isEqualTo(NotificationKind.REFUND_OVERTAKEN);
        assertThat(told.notice().headline()).contains("Do not pay back", "400.00");
        assertThat(mailed("zofia@firm.example")).containsExactly(told.notice().headline());
    }

    @Test
    void accountants_hear_that_what_they_paid_back_is_gone_twice() {
        UserId zofia =
                staff.hire("zofia", "Zofia Rachunkowa", "en", Role.ACCOUNTANT).id();
        RemittanceId id = receive(Credit.of("100.00", "przelew").referenced("BR-2"));
        assertThat(refunds.ask(id, "not ours", TestingWorld.TESTER)).isInstanceOf(AllocationOutcome.Done.class);
        assertThat(refunds.paidBack(id, "transfer 7", TestingWorld.TESTER)).isInstanceOf(AllocationOutcome.Done.class);
        bank.reports(Credit.of("-100.00", "zwrot").referenced("BR-2").reversed());

        var told = notifications.page(zofia, true, Window.first(10)).getFirst();
        assertThat(told.kind()).isEqualTo(NotificationKind.REFUND_OVERTAKEN);
        assertThat(told.notice().headline()).contains("gone twice", "100.00");
    }

    @Test
    void a_payment_that_the_bank_takes_back_and_nobody_was_to_pay_back_is_no_news_of_a_refund() {
        UserId zofia =
                staff.hire("zofia", "Zofia Rachunkowa", "en", Role.ACCOUNTANT).id();
        RemittanceId id = receive(Credit.of("100.00", "przelew").referenced("BR-3"));
        bank.reports(Credit.of("-100.00", "zwrot").referenced("BR-3").reversed());
        assertThat(row(id).state()).isEqualTo(RemittanceState.REVERSED);
        assertThat(notifications.page(zofia, true, Window.first(10))).isEmpty();
    }

    @Test
    void a_refund_noted_by_mistake_is_taken_back_and_both_notes_stay_in_the_audit_trail() {
        staff.hire("zofia", "Zofia Rachunkowa", "pl", Role.ACCOUNTANT);
        RemittanceId id = receive(Credit.of("100.00", "przelew"));
        assertThat(refunds.ask(id, "paid twice", TestingWorld.TESTER)).isInstanceOf(AllocationOutcome.Done.class);
        assertThat(refunds.notPaidBack(id, "too early", TestingWorld.TESTER))
                .isEqualTo(new AllocationOutcome.Refused("remittances.refused.not-paid-back"));
        assertThat(refunds.paidBack(id, "transfer 7", TestingWorld.TESTER)).isInstanceOf(AllocationOutcome.Done.class);
        clock.advanceDays(1);
        assertThat(refunds.notPaidBack(id, "transfer 7 came back", TestingWorld.TESTER))
                .isInstanceOf(AllocationOutcome.Done.class);
        assertThat(row(id).state()).isEqualTo(RemittanceState.TO_REFUND);
        assertThat(row(id).unallocated()).isEqualTo(pln("100.00"));
        assertThat(row(id).reason()).isEqualTo("transfer 7 came back");
        assertThat(notifications.page(users.find("zofia").orElseThrow().id(), true, Window.first(10)))
                .extracting(Notifications.NotificationRow::kind)
                .containsExactly(NotificationKind.REFUND_ASKED, NotificationKind.REFUND_ASKED);
        assertThat(audited(id))
                .containsSubsequence(
                        "refund-asked: paid twice", "refund-paid: transfer 7", "refund-reversed: transfer 7 came back");
        assertThat(refunds.withdraw(id, "ours after all", TestingWorld.TESTER))
                .isInstanceOf(AllocationOutcome.Done.class);
        assertThat(row(id).state()).isEqualTo(RemittanceState.UNIDENTIFIED);
    }

    @Test
    void a_payers_account_is_learnt_shown_and_forgotten() {
        Receivable receivable = overdue("alfa", "FV/1/2026", "60.00");
        RemittanceId id = receive(Credit.of("60.00", "FV/1/2026").from(PAYER, "Alfa"));
        assertThat(row(id).state()).isEqualTo(RemittanceState.ALLOCATED);
        assertThat(payerAccounts.of(PAYER))
                .extracting(PayerAccounts.Learned::debtorId)
                .containsExactly(receivable.debtorId());
        payerAccounts.forget(PAYER, receivable.debtorId(), "a factor's account", TestingWorld.TESTER);
        assertThat(payerAccounts.of(PAYER)).isEmpty();
        overdue("alfa", "FV/9/2026", "45.00");
        RemittanceId next = receive(Credit.of("45.00", "przelew").from(PAYER, ""));
        assertThat(row(next).state()).isEqualTo(RemittanceState.UNIDENTIFIED);
    }

    @Test
    void a_payment_over_several_documents_teaches_once_and_nothing_is_left_of_it_when_it_is_taken_back() {
        Receivable first = overdue("alfa", "FV/1/2026", "30.00");
        Receivable second = overdue("alfa", "FV/2/2026", "30.00");
        Receivable third = overdue("alfa", "FV/3/2026", "30.00");
        RemittanceId id = receive(Credit.of("100.00", "przelew").from(PAYER, "Beta"));
        List<Line> wrong = List.of(new Line(first.id(), pln("30.00")), new Line(second.id(), pln("30.00")));
        assertThat(allocations.allocate(id, wrong, TestingWorld.TESTER)).isInstanceOf(AllocationOutcome.Done.class);
        assertThat(allocations.allocate(id, third.id(), pln("30.00"), TestingWorld.TESTER))
                .isInstanceOf(AllocationOutcome.Done.class);
        assertThat(payerAccounts.of(PAYER))
                .extracting(PayerAccounts.Learned::timesSeen)
                .containsExactly(1);

        assertThat(allocations.reverse(id, "the wrong debtor", TestingWorld.TESTER))
                .isInstanceOf(AllocationOutcome.Done.class);
        assertThat(payerAccounts.of(PAYER)).isEmpty();
        RemittanceId next = receive(Credit.of("30.00", "przelew").from(PAYER, "Beta"));
        assertThat(row(next).state()).isEqualTo(RemittanceState.UNIDENTIFIED);
    }

    @Test
    void what_a_payment_taught_goes_with_the_last_of_its_allocations_to_a_debtor() {
        Receivable first = overdue("alfa", "FV/1/2026", "30.00");
        Receivable second = overdue("alfa", "FV/2/2026", "30.00");
        RemittanceId id = receive(Credit.of("60.00", "przelew").from(PAYER, "Beta"));
        List<Line> wrong = List.of(new Line(first.id(), pln("30.00")), new Line(second.id(), pln("30.00")));
        assertThat(allocations.allocate(id, wrong, TestingWorld.TESTER)).isInstanceOf(AllocationOutcome.Done.class);
        List<AllocationId> booked = remittances.allocationsOf(id).stream()
                .map(RemittanceQueries.AllocationRow::id)
                .toList();
        assertThat(allocations.reverse(booked.getFirst(), "wrong", TestingWorld.TESTER))
                .isInstanceOf(AllocationOutcome.Done.class);
        assertThat(payerAccounts.of(PAYER)).hasSize(1);
        assertThat(allocations.reverse(booked.getLast(), "wrong", TestingWorld.TESTER))
                .isInstanceOf(AllocationOutcome.Done.class);
        assertThat(payerAccounts.of(PAYER)).isEmpty();
    }

    @Test
    void targets_are_found_by_number_debtor_and_case_in_the_payments_currency() {
        Receivable first = overdue("alfa", "FV/1/2026", "60.00");
        overdue("beta", "FV/2/2026", "60.00");
        RemittanceId id = receive(Credit.of("10.00", "przelew"));
        assertThat(found(id, "FV/1/")).containsExactly(first.id());
        assertThat(found(id, "alfa")).containsExactly(first.id());
        String reference = targets.find(id, "FV/1/", Window.first(1)).getFirst().caseReference();
        assertThat(found(id, String.valueOf(reference))).containsExactly(first.id());
        assertThat(found(id, "100%")).isEmpty();
        assertThat(found(id, "")).isEmpty();
    }

    @Test
    void what_is_clear_is_accepted_together_exactly_as_shown_and_undone_in_one_go() {
        Receivable first = overdue("alfa", "FV/1/2026", "60.00");
        Receivable second = overdue("beta", "FV/2/2026", "60.00");
        RemittanceId one = receive(Credit.of("60.00", "FV/1/2026"));
        RemittanceId two = receive(Credit.of("30.00", "FV/2/2026"));
        RemittanceId vague = receive(Credit.of("11.00", "przelew"));
        for (RemittanceId id : List.of(one, two)) {
            assertThat(allocations.reverse(id, "to be accepted by hand", TestingWorld.TESTER))
                    .isInstanceOf(AllocationOutcome.Done.class);
        }
        List<Planned> planned = batches.preview(List.of(vague, two, one));
        assertThat(planned).extracting(Planned::remittanceId).containsExactly(one, two);
        Outcome outcome = batches.accept(planned, TestingWorld.TESTER);
        assertThat(outcome).isInstanceOf(Outcome.Done.class);
        assertThat(owed(first)).isEqualTo(pln("0.00"));
        assertThat(owed(second)).isEqualTo(pln("30.00"));
        AllocationBatchId batch = batches.last().orElseThrow().id();
        assertThat(batches.undo(batch, "wrong files", TestingWorld.TESTER)).isEqualTo(new Outcome.Done(batch, 2));
        assertThat(owed(first)).isEqualTo(pln("60.00"));
        assertThat(owed(second)).isEqualTo(pln("60.00"));
        assertThat(row(one).state()).isEqualTo(RemittanceState.UNIDENTIFIED);
        assertThat(batches.last()).isEmpty();
        assertThat(batches.undo(batch, "twice", TestingWorld.TESTER)).isEqualTo(new Outcome.Nothing());
    }

    @Test
    void of_two_payments_for_one_debt_only_the_first_is_previewed() {
        overdue("alfa", "FV/1/2026", "60.00");
        RemittanceId one = receive(returned("60.00", "FV/1/2026"));
        RemittanceId two = receive(Credit.of("60.00", "FV/1/2026"));
        assertThat(allocations.reverse(two, "by hand", TestingWorld.TESTER)).isInstanceOf(AllocationOutcome.Done.class);
        assertThat(batches.preview(List.of(one, two)))
                .extracting(Planned::remittanceId)
                .containsExactly(one);
    }

    @Test
    void nothing_of_a_batch_is_booked_where_one_payment_has_changed_since_it_was_shown() {
        Receivable first = overdue("alfa", "FV/1/2026", "60.00");
        Receivable second = overdue("beta", "FV/2/2026", "60.00");
        RemittanceId one = receive(returned("60.00", "FV/1/2026"));
        RemittanceId two = receive(returned("60.00", "FV/2/2026"));
        List<Planned> planned = batches.preview(List.of(one, two));
        assertThat(planned).hasSize(2);
        assertThat(allocations.allocate(two, second.id(), pln("5.00"), TestingWorld.TESTER))
                .isInstanceOf(AllocationOutcome.Done.class);
        assertThat(batches.accept(planned, TestingWorld.TESTER))
                .isEqualTo(new Outcome.Refused(two, "remittances.refused.changed"));
        assertThat(owed(first)).isEqualTo(pln("60.00"));
    }

    /** A credit that names a document and still waits for a person: it came, was allocated, and was taken back by one. */
    private Credit returned(String amount, String title) {
        toBeTakenBack = true;
        return Credit.of(amount, title);
    }

    private boolean toBeTakenBack;

    private RemittanceId receive(Credit credit) {
        bank.reports(credit);
        RemittanceId id = remittances
                .page(RemittanceQueries.Filter.none(), Window.first(1))
                .getFirst()
                .id();
        if (toBeTakenBack) {
            toBeTakenBack = false;
            assertThat(allocations.reverse(id, "looked at by hand", TestingWorld.TESTER))
                    .isInstanceOf(AllocationOutcome.Done.class);
        }
        return id;
    }

    private List<ReceivableId> found(RemittanceId id, String text) {
        return targets.find(id, text, Window.first(10)).stream()
                .map(AllocationTargets.Target::id)
                .toList();
    }

    /** The subjects of the mails to an address, the oldest first. */
    private List<String> mailed(String address) {
        return outbox
                .page(new OutboxQueries.Filter(null, null, Channel.MAIL, null, null), Window.first(100))
                .reversed()
                .stream()
                .filter(mail -> address.equals(mail.recipient()))
                .map(OutboxQueries.OutboxRow::subject)
                .toList();
    }

    /** What was done to a remittance and why, the oldest first. */
    private List<String> audited(RemittanceId id) {
        return audit.page(AuditQueries.Filter.none(), Window.first(100)).reversed().stream()
                .filter(entry ->
                        "remittance".equals(entry.subjectKind()) && Objects.equals(entry.subjectId(), id.value()))
                .map(entry -> entry.action() + ": " + entry.reason())
                .toList();
    }

    private RemittanceRow row(RemittanceId id) {
        return remittances.find(id).orElseThrow();
    }

    private Money owed(Receivable receivable) {
        return receivables.get(receivable.id()).balance();
    }

    @com.google.errorprone.annotations.CanIgnoreReturnValue // some tests look at the money only
    private Receivable overdue(String debtor, String document, String amount) {
        return world.receivable(debtor, document, amount, clock.today().minusDays(10));
    }

    private static Money pln(String amount) {
        return Money.of(amount, "PLN");
    }
}
