package io.dunlin.core.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.dunlin.core.access.Role;
import io.dunlin.core.access.User;
import io.dunlin.core.access.Users;
import io.dunlin.core.cases.CaseEventKind;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.cases.CaseTask;
import io.dunlin.core.cases.CaseTaskId;
import io.dunlin.core.cases.CaseTasks;
import io.dunlin.core.cases.Cases;
import io.dunlin.core.cases.CollectionCase;
import io.dunlin.core.cases.Disputes;
import io.dunlin.core.cases.Hold;
import io.dunlin.core.cases.HoldReason;
import io.dunlin.core.cases.Holds;
import io.dunlin.core.cases.Timeline;
import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.Outbox;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.notifications.NotificationKind;
import io.dunlin.core.notifications.Notifications;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.parties.Representative;
import io.dunlin.core.plans.InstalmentPlan.Stage;
import io.dunlin.core.plans.InstalmentPlan.State;
import io.dunlin.core.receivables.Ledger;
import io.dunlin.core.receivables.LedgerEntry;
import io.dunlin.core.receivables.LedgerEntryId;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingStaff;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A case that owes 600 and 300 zł for a month, and asks to pay in three parts. */
@FeatureTest
class InstalmentPlansTest {

    private static final Actor CLERK = Actor.user("clerk");
    private static final Actor MANAGER = Actor.user("manager");
    private static final PlanWish IN_THREE = new PlanWish(3, null, null);

    @Autowired
    private TestingStaff staff;

    @Autowired
    private InstalmentPlans plans;

    @Autowired
    private PlanWatch watch;

    @Autowired
    private Users users;

    @Autowired
    private Parties parties;

    @Autowired
    private CaseQueries queries;

    @Autowired
    private Cases cases;

    @Autowired
    private CaseTasks tasks;

    @Autowired
    private Disputes disputes;

    @Autowired
    private Holds holds;

    @Autowired
    private Timeline timeline;

    @Autowired
    private Outbox outbox;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Notifications notifications;

    @Autowired
    private ProductSettings settings;

    @Autowired
    private FirmCalendar calendar;

    @Autowired
    private Jdbi jdbi;

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    private CaseId caseId = new CaseId(1);
    private Receivable first;
    private Receivable second;
    private User manager;

    @BeforeEach
    void a_case_owes_for_a_month() {
        world.untilIdle();
        first = world.receivable("alfa", "FV/1/2026", "600.00", clock.today().minusDays(30));
        second = world.receivable("alfa", "FV/2/2026", "300.00", clock.today().minusDays(20));
        caseId = world.caseOf(first);
        manager = staff.hire("manager", Role.MANAGER);
        assertThat(staff.hire("lawyer", Role.LAWYER).enabled()).isTrue();
        assertThat(staff.hire("clerk", Role.CLERK).enabled()).isTrue();
    }

    @Test
    void a_plan_is_drafted_once_asked_about_and_holds_from_the_second_persons_yes_on() {
        CaseTaskId task = tasks.create(
                new CaseTasks.NewTask(caseId, CaseTask.Kind.PLAN, "", clock.today(), null, "triage:1"), CLERK);
        InstalmentPlan draft = done(plans.draft(caseId, IN_THREE, List.of(), "triage:1", TestingWorld.TESTER));
        assertThat(done(plans.draft(caseId, IN_THREE, List.of(), "triage:1", TestingWorld.TESTER)))
                .isEqualTo(draft);
        assertThat(refusal(plans.draft(caseId, IN_THREE, List.of(), "triage:2", TestingWorld.TESTER)))
                .contains("has an instalment plan already");
        assertThat(draft.state()).isEqualTo(State.DRAFT);
        assertThat(draft.terms().total()).isEqualTo(Money.of("900.00", "PLN"));
        assertThat(holds.activeOn(caseId, clock.today())).isEmpty();
        assertThat(messages()).isZero();

        InstalmentPlan submitted = done(plans.submit(draft.id(), 1, manager.id(), CLERK));
        assertThat(submitted.state()).isEqualTo(State.SUBMITTED);
        assertThat(told(manager)).containsExactly(NotificationKind.APPROVAL_ASKED);
        assertThat(plans.askedOf(manager.id())).containsExactly(submitted);
        assertThat(refusal(plans.approve(draft.id(), 1, "", CLERK))).contains("Only the person who was named");
        assertThat(refusal(plans.approve(draft.id(), 2, "", MANAGER))).contains("changed this plan meanwhile");

        InstalmentPlan active = done(plans.approve(draft.id(), 1, "zgoda", MANAGER));
        assertThat(active.state()).isEqualTo(State.ACTIVE);
        LocalDate late = calendar.plusBusinessDays(dueOn(active, 1), 2).plusDays(1);
        assertThat(holds.activeOn(caseId, clock.today()))
                .extracting(Hold::reason, Hold::receivableId, Hold::endsOn)
                .containsExactly(
                        tuple(HoldReason.INSTALMENT_PLAN, first.id(), late),
                        tuple(HoldReason.INSTALMENT_PLAN, second.id(), late));
        OutboundMessage told = outbox.get(
                Objects.requireNonNull(Objects.requireNonNull(active.course()).confirmation()));
        assertThat(told.purpose()).isEqualTo(Purpose.PLAN_CONFIRMATION);
        assertThat(told.recipient()).isEqualTo("alfa@debtors.example");
        assertThat(told.bodyText()).contains("900,00 PLN", "300,00 PLN", "FV/1/2026", "FV/2/2026");
        assertThat(tasks.get(task).state()).isEqualTo(CaseTask.State.DONE);
        assertThat(timeline.of(caseId))
                .extracting(Timeline.Entry::kind)
                .contains(CaseEventKind.PLAN_DRAFTED, CaseEventKind.PLAN_SUBMITTED, CaseEventKind.PLAN_APPROVED);
        assertThat(refusal(plans.approve(draft.id(), 1, "", MANAGER))).contains("decided on");
    }

    @Test
    void nobody_approves_what_they_wrote_or_asked_for_and_large_sums_are_a_lawyers() {
        InstalmentPlan draft = done(plans.draft(caseId, IN_THREE, List.of(), "user:manager", MANAGER));
        assertThat(plans.candidates(draft.id(), CLERK)).extracting(User::login).containsExactly("lawyer");
        assertThat(refusal(plans.submit(draft.id(), 1, manager.id(), CLERK))).contains("may, did not write it");
        assertThat(plans.candidates(draft.id(), Actor.user("lawyer"))).isEmpty();

        InstalmentPlan changed = done(plans.change(draft.id(), 1, new PlanWish(2, null, null), "krócej", CLERK));
        assertThat(changed.terms().instalments()).hasSize(2);
        assertThat(refusal(plans.change(draft.id(), 1, IN_THREE, "", CLERK))).contains("changed this plan meanwhile");
        settings.change(PlanLimits.GROUP, new PlanLimits(3, 12, 12, 100, 14, 900, true), TestingWorld.TESTER, "test");
        withdraw(draft.id());
        InstalmentPlan large = done(plans.draft(caseId, IN_THREE, List.of(), "user:clerk", CLERK));
        assertThat(plans.candidates(large.id(), CLERK)).extracting(User::login).containsExactly("lawyer");
    }

    @Test
    void a_no_makes_it_a_draft_again_and_a_change_asks_nobody_any_more() {
        InstalmentPlan draft = submitted(IN_THREE);
        InstalmentPlan rejected = done(plans.reject(draft.id(), "za długo", MANAGER));
        assertThat(rejected.state()).isEqualTo(State.DRAFT);
        assertThat(told(users.find("clerk").orElseThrow())).containsExactly(NotificationKind.APPROVAL_ANSWERED);
        done(plans.submit(draft.id(), 1, manager.id(), CLERK));
        InstalmentPlan changed = done(plans.change(draft.id(), 1, new PlanWish(2, null, null), "", CLERK));
        assertThat(changed.state()).isEqualTo(State.DRAFT);
        assertThat(refusal(plans.approve(draft.id(), 2, "", MANAGER))).contains("Only the person who was named");
    }

    @Test
    void what_was_paid_or_disputed_or_has_a_lawyer_since_is_not_approved_as_it_was_written() {
        InstalmentPlan plan = submitted(IN_THREE);
        pay(first, "100.00");
        assertThat(refusal(plans.approve(plan.id(), 1, "", MANAGER))).contains("amounts changed");
        assertThat(messages()).isZero();
        InstalmentPlan anew = done(plans.change(plan.id(), 1, IN_THREE, "", CLERK));
        assertThat(anew.terms().total()).isEqualTo(Money.of("800.00", "PLN"));
        done(plans.submit(plan.id(), 2, manager.id(), CLERK));
        clock.advanceDays(30);
        assertThat(refusal(plans.approve(plan.id(), 2, "", MANAGER))).contains("first instalment has passed");
        done(plans.change(plan.id(), 2, IN_THREE, "", CLERK));
        done(plans.submit(plan.id(), 3, manager.id(), CLERK));
        parties.nameRepresentative(
                first.debtorId(), Representative.Role.COUNSEL, "Kancelaria", null, clock.today(), "test", CLERK);
        assertThat(refusal(plans.approve(plan.id(), 3, "", MANAGER))).contains("represented by counsel");
    }

    @Test
    void only_what_is_owed_and_not_disputed_is_covered_and_named_invoices_alone_where_some_are() {
        assertThat(disputes.open(
                                new Disputes.NewDispute(caseId, second.id(), "QUALITY", "krzywe", "test"),
                                TestingWorld.TESTER)
                        .value())
                .isPositive();
        Receivable third =
                world.receivable("alfa", "FV/3/2026", "120.00", clock.today().plusDays(9));
        InstalmentPlan plan = done(plans.draft(caseId, IN_THREE, List.of(), "a", CLERK));
        assertThat(plan.terms().covered()).extracting(PlanTerms.Covered::number).containsExactly("FV/1/2026");
        withdraw(plan.id());
        InstalmentPlan named = done(plans.draft(caseId, IN_THREE, List.of("fv 3 2026", "FV/2/2026"), "b", CLERK));
        assertThat(named.terms().covered())
                .extracting(PlanTerms.Covered::receivableId)
                .containsExactly(third.id());
        assertThat(plans.foresee(caseId, IN_THREE)).isPresent();
    }

    @Test
    void payments_keep_instalments_in_their_order_and_move_the_hold() {
        InstalmentPlan plan = approved(IN_THREE);
        pay(first, "250.00");
        watch.run();
        assertThat(now(plan).standings())
                .extracting(
                        InstalmentPlan.Standing::stage,
                        each -> each.came().amount().toPlainString())
                .containsExactly(
                        tuple(Stage.AWAITED, "250.00"), tuple(Stage.PLANNED, "0.00"), tuple(Stage.PLANNED, "0.00"));
        pay(first, "350.00");
        watch.run();
        watch.run();
        InstalmentPlan two = now(plan);
        assertThat(two.standings())
                .extracting(InstalmentPlan.Standing::stage)
                .containsExactly(Stage.KEPT, Stage.KEPT, Stage.AWAITED);
        LocalDate late = calendar.plusBusinessDays(dueOn(plan, 3), 2).plusDays(1);
        assertThat(holds.active(caseId)).hasSize(2).extracting(Hold::endsOn).containsOnly(late);
        assertThat(timeline.of(caseId).stream().filter(entry -> entry.kind() == CaseEventKind.INSTALMENT_KEPT))
                .hasSize(2);
        pay(second, "300.00");
        assertThat(now(plan).state()).isEqualTo(State.KEPT);
        assertThat(queries.get(caseId).state()).isEqualTo(CollectionCase.State.CLOSED);
        assertThat(holds.activeOn(caseId, clock.today())).isEmpty();
    }

    @Test
    void a_payment_that_goes_back_unkeeps_what_it_kept_with_the_grace_to_pay_again() {
        InstalmentPlan plan = approved(IN_THREE);
        LedgerEntryId entry = pay(first, "300.00");
        watch.run();
        assertThat(Objects.requireNonNull(now(plan).course()).kept()).isEqualTo(1);
        clock.set(dueOn(plan, 1).plusDays(10), LocalTime.of(9, 0));
        reverse(entry);
        watch.run();
        InstalmentPlan unkept = now(plan);
        assertThat(unkept.state()).isEqualTo(State.ACTIVE);
        assertThat(Objects.requireNonNull(unkept.course()).kept()).isZero();
        assertThat(unkept.course().heldUntil())
                .isEqualTo(calendar.plusBusinessDays(clock.today(), 2).plusDays(1));
        assertThat(holds.activeOn(caseId, clock.today())).hasSize(2);
        clock.set(unkept.course().heldUntil(), LocalTime.of(9, 0));
        watch.run();
        assertThat(now(plan).state()).isEqualTo(State.BROKEN);
    }

    @Test
    void a_plan_that_was_all_paid_lives_again_where_its_money_goes_back() {
        InstalmentPlan plan = approved(new PlanWish(2, null, null));
        assertThat(pay(first, "600.00")).isNotNull();
        LedgerEntryId last = pay(second, "300.00");
        assertThat(now(plan).state()).isEqualTo(State.KEPT);
        clock.advanceDays(3);
        reverse(last);
        InstalmentPlan again = now(plan);
        assertThat(again.state()).isEqualTo(State.ACTIVE);
        assertThat(Objects.requireNonNull(again.course()).kept()).isEqualTo(1);
        assertThat(queries.get(caseId).state()).isEqualTo(CollectionCase.State.OPEN);
        assertThat(holds.activeOn(caseId, clock.today())).hasSize(2);
    }

    @Test
    void what_came_before_the_plan_counts_neither_for_nor_against_it() {
        LedgerEntryId before = pay(first, "150.00");
        InstalmentPlan plan = approved(IN_THREE);
        assertThat(plan.terms().total()).isEqualTo(Money.of("750.00", "PLN"));
        pay(first, "250.00");
        reverse(before);
        watch.run();
        assertThat(Objects.requireNonNull(now(plan).course()).credited()).isEqualTo(Money.of("250.00", "PLN"));
        assertThat(now(plan).standings().getFirst().stage()).isEqualTo(Stage.KEPT);
    }

    @Test
    void what_the_creditor_takes_off_counts_as_paid() {
        InstalmentPlan plan = approved(IN_THREE);
        ledger(second, LedgerEntry.Kind.CORRECTION, "-300.00");
        watch.run();
        assertThat(Objects.requireNonNull(now(plan).course()).kept()).isEqualTo(1);
    }

    @Test
    void a_missed_instalment_ends_the_plan_once_and_its_manager_hears_of_it() {
        parties.assignAccountManager(first.debtorId(), manager.id(), TestingWorld.TESTER);
        InstalmentPlan plan = approved(IN_THREE);
        LocalDate late = Objects.requireNonNull(plan.course()).heldUntil();
        clock.set(late.minusDays(1), LocalTime.of(9, 0));
        watch.run();
        assertThat(now(plan).state()).isEqualTo(State.ACTIVE);
        clock.set(late, LocalTime.of(9, 0));
        watch.run();
        watch.run();
        assertThat(now(plan).state()).isEqualTo(State.BROKEN);
        assertThat(now(plan).standings().getFirst().stage()).isEqualTo(Stage.MISSED);
        assertThat(told(manager)).contains(NotificationKind.PLAN_BROKEN);
        assertThat(timeline.of(caseId).stream().filter(entry -> entry.kind() == CaseEventKind.PLAN_BROKEN))
                .hasSize(1);
        assertThat(holds.activeOn(caseId, clock.today())).isEmpty();
        // Another may be drafted after it.
        assertThat(done(plans.draft(caseId, IN_THREE, List.of(), "again", CLERK))
                        .state())
                .isEqualTo(State.DRAFT);
    }

    @Test
    void an_active_plan_is_ended_by_whoever_could_approve_it_and_what_had_not_left_is_taken_back() {
        InstalmentPlan plan = approved(IN_THREE);
        assertThat(refusal(plans.withdraw(plan.id(), "pomyłka", CLERK))).contains("could approve it");
        plans.withdrawAllOf(caseId, "test", CLERK, "undone");
        assertThat(now(plan).state()).isEqualTo(State.ACTIVE);
        done(plans.noteAcceptance(plan.id(), "odpisał, że się zgadza", CLERK));
        assertThat(Objects.requireNonNull(now(plan).course()).acceptedAt()).isNotNull();
        InstalmentPlan ended = done(plans.withdraw(plan.id(), "pomyłka", MANAGER));
        assertThat(ended.state()).isEqualTo(State.WITHDRAWN);
        assertThat(holds.activeOn(caseId, clock.today())).isEmpty();
        assertThat(outbox.get(Objects.requireNonNull(
                                Objects.requireNonNull(plan.course()).confirmation()))
                        .state())
                .isEqualTo(OutboundMessage.State.CANCELLED);
    }

    @Test
    void a_case_that_a_person_closes_ends_its_plan() {
        InstalmentPlan plan = approved(IN_THREE);
        cases.close(caseId, "AGREED", CLERK);
        assertThat(now(plan).state()).isEqualTo(State.WITHDRAWN);
    }

    @Test
    void many_plans_are_followed_in_one_run_each_by_its_own_money() {
        for (int i = 0; i < 12; i++) {
            Receivable owed = world.receivable(
                    "many" + i, "FV/M" + i, "400.00", clock.today().minusDays(40));
            InstalmentPlan plan =
                    done(plans.draft(world.caseOf(owed), new PlanWish(2, null, null), List.of(), "test", CLERK));
            done(plans.submit(plan.id(), 1, manager.id(), CLERK));
            done(plans.approve(plan.id(), 1, "", MANAGER));
            pay(owed, i % 3 == 0 ? "200.00" : "199.99");
        }
        watch.run();
        assertThat(count("select count(*) from instalment_plan where kept_count = 1"))
                .isEqualTo(4);
        clock.advanceDays(20);
        watch.run();
        assertThat(count("select count(*) from instalment_plan where state = 'BROKEN'"))
                .isEqualTo(8);
        assertThat(count("select count(*) from instalment_plan where state = 'ACTIVE'"))
                .isEqualTo(4);
    }

    private InstalmentPlan submitted(PlanWish wish) {
        InstalmentPlan draft = done(plans.draft(caseId, wish, List.of(), "test", TestingWorld.TESTER));
        return done(plans.submit(draft.id(), 1, manager.id(), CLERK));
    }

    private InstalmentPlan approved(PlanWish wish) {
        return done(plans.approve(submitted(wish).id(), 1, "", MANAGER));
    }

    private void withdraw(InstalmentPlanId id) {
        assertThat(done(plans.withdraw(id, "test", CLERK)).state()).isEqualTo(State.WITHDRAWN);
    }

    private InstalmentPlan now(InstalmentPlan plan) {
        return plans.find(plan.id()).orElseThrow();
    }

    private static LocalDate dueOn(InstalmentPlan plan, int number) {
        return plan.terms().instalments().get(number - 1).dueOn();
    }

    @CanIgnoreReturnValue
    private static InstalmentPlan done(PlanOutcome outcome) {
        assertThat(outcome).isInstanceOf(PlanOutcome.Done.class);
        return ((PlanOutcome.Done) outcome).plan();
    }

    private static String refusal(PlanOutcome outcome) {
        assertThat(outcome).isInstanceOf(PlanOutcome.Refused.class);
        return ((PlanOutcome.Refused) outcome).why().en();
    }

    @CanIgnoreReturnValue
    private LedgerEntryId pay(Receivable receivable, String amount) {
        return ledger(receivable, LedgerEntry.Kind.PAYMENT, "-" + amount);
    }

    @CanIgnoreReturnValue
    private LedgerEntryId ledger(Receivable receivable, LedgerEntry.Kind kind, String amount) {
        return ledger.post(new Ledger.Posting(
                        receivable.id(),
                        kind,
                        Money.of(amount, "PLN"),
                        clock.today(),
                        "test:" + world.next(),
                        "bank line"))
                .entryId();
    }

    private void reverse(LedgerEntryId entry) {
        assertThat(ledger.reverse(entry, clock.today(), "returned").repeated()).isFalse();
    }

    private List<NotificationKind> told(User user) {
        return notifications.page(user.id(), false, Window.first(20)).stream()
                .map(Notifications.NotificationRow::kind)
                .toList();
    }

    private long messages() {
        return count("select count(*) from outbound_message where purpose = 'PLAN_CONFIRMATION'");
    }

    private long count(String sql) {
        return jdbi.withHandle(
                handle -> handle.createQuery(sql).mapTo(Long.class).one());
    }
}
