package io.dunlin.core.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.dunlin.core.access.Role;
import io.dunlin.core.access.User;
import io.dunlin.core.cases.CallOutcome;
import io.dunlin.core.cases.Calls;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseTask;
import io.dunlin.core.cases.CaseTaskId;
import io.dunlin.core.cases.CaseTasks;
import io.dunlin.core.dunning.DunningRun;
import io.dunlin.core.parties.ContactPoint;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.remittances.feeds.BankFeedQuiet;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.Transactions;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingNights;
import io.dunlin.core.testing.TestingStaff;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.core.triage.AnswersFrozen;
import io.dunlin.core.triage.ReplyClass;
import java.time.DayOfWeek;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** What the firm's people hear of the run and of the day's calls. */
@FeatureTest
class StaffNoticesTest {

    @Autowired
    private TestingNights nights;

    @Autowired
    private TestingStaff staff;

    @Autowired
    private RunNews runNews;

    @Autowired
    private CallNews callNews;

    @Autowired
    private DunningRun run;

    @Autowired
    private Calls calls;

    @Autowired
    private CaseTasks tasks;

    @Autowired
    private Parties parties;

    @Autowired
    private Notifications notifications;

    @Autowired
    private TestingWorld world;

    @Autowired
    private Transactions transactions;

    @Autowired
    private ApplicationEventPublisher events;

    @Autowired
    private TestingClock clock;

    @BeforeEach
    void prepare() {
        // The recurring jobs have had their turn: what follows is done by the tests alone.
        world.untilIdle();
        nights.followShippedPolicies();
    }

    @Test
    void after_the_run_each_hears_once_what_was_done_what_needs_a_call_and_what_failed() {
        User clerk = staff.hire("clerk", "Person clerk", "en", Role.CLERK);
        User manager = staff.hire("manager", "Person manager", "pl", Role.MANAGER);
        User accountant = staff.hire("accountant", "Person accountant", "pl", Role.ACCOUNTANT);
        Receivable reminded = owed("alfa", "100.00");
        Receivable mute = owed("beta", "200.00");
        parties.contactPoints(mute.debtorId())
                .forEach(point -> assertThat(parties.markContact(
                                mute.debtorId(),
                                point.kind(),
                                point.value(),
                                ContactPoint.State.DEAD,
                                "",
                                TestingWorld.TESTER))
                        .isPresent());
        var _ = call(world.caseOf(reminded), "c1");
        runNews.run();
        assertThat(told(clerk)).isEmpty();
        assertThat(run.run(clock.today()).finished()).isTrue();
        runNews.run();
        runNews.run();
        assertThat(told(clerk)).singleElement().satisfies(notice -> {
            assertThat(notice.headline()).isEqualTo("Dunning of 16 Nov 2026: steps 1, calls to make 1, failed 1");
            assertThat(notice.lines())
                    .contains("E-mails: 1", "Neither address nor phone, cases wait: 1")
                    .anyMatch(line -> line.contains("Dłużnik alfa: PLN\u00a0100.00"));
        });
        assertThat(told(manager)).hasSize(1);
        assertThat(told(accountant)).isEmpty();
    }

    @Test
    void a_run_that_did_nothing_is_not_told_of_and_calls_of_a_free_day_only_on_the_next_business_day() {
        User clerk = staff.hire("clerk", "Person clerk", "en", Role.CLERK);
        assertThat(run.run(clock.today()).finished()).isTrue();
        runNews.run();
        assertThat(told(clerk))
                .as("a business day without steps, calls and failures")
                .isEmpty();

        Receivable receivable =
                world.receivable("alfa", "FV/1", "100.00", clock.today().plusDays(60));
        var _ = call(world.caseOf(receivable), "c1");
        clock.advanceDays(6);
        assertThat(clock.today().getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
        assertThat(run.run(clock.today()).finished()).isTrue();
        runNews.run();
        assertThat(told(clerk)).as("a Sunday").isEmpty();

        clock.advanceDays(1);
        assertThat(run.run(clock.today()).finished()).isTrue();
        runNews.run();
        assertThat(told(clerk))
                .singleElement()
                .satisfies(notice -> assertThat(notice.lines()).contains("Calls to make: 1. The greatest amounts:"));
    }

    @Test
    void a_case_with_two_open_calls_is_named_once_with_both() {
        User clerk = staff.hire("clerk", "Person clerk", "en", Role.CLERK);
        User lead = staff.hire("lead", "Person lead", "pl", Role.MANAGER);
        CaseId twice = world.caseOf(owed("alfa", "100.00"));
        var _ = tasks.create(
                new CaseTasks.NewTask(
                        twice, CaseTask.Kind.CALL, "", clock.today().minusDays(3), null, "c1"),
                TestingWorld.TESTER);
        var _ = call(twice, "c2");
        var _ = call(world.caseOf(owed("beta", "50.00")), "c3");
        assertThat(run.run(clock.today()).finished()).isTrue();
        runNews.run();
        assertThat(told(clerk)).singleElement().satisfies(notice -> {
            assertThat(notice.lines()).contains("Calls to make: 3. The greatest amounts:");
            assertThat(notice.lines())
                    .filteredOn(line -> line.contains("Dłużnik alfa"))
                    .singleElement()
                    .asString()
                    .endsWith("PLN\u00a0100.00; calls: 2, due 13 Nov 2026, 16 Nov 2026");
            assertThat(notice.lines())
                    .filteredOn(line -> line.contains("Dłużnik beta"))
                    .singleElement()
                    .asString()
                    .endsWith("PLN\u00a050.00");
        });
        callNews.run();
        assertThat(told(lead)).first().satisfies(notice -> {
            assertThat(notice.lines()).contains("Telefony, których dziś nikt nie próbował wykonać: 3");
            assertThat(notice.lines())
                    .filteredOn(line -> line.contains("Dłużnik alfa"))
                    .singleElement()
                    .asString()
                    .contains("termin 13", "16");
        });
    }

    @Test
    void at_the_end_of_the_day_the_lead_hears_of_calls_made_left_and_ticked_off_without_one() {
        User lead = staff.hire("lead", "Person lead", "en", Role.MANAGER);
        User clerk = staff.hire("clerk", "Person clerk", "pl", Role.CLERK);
        callNews.run();
        assertThat(told(lead)).as("nothing to tell of").isEmpty();
        CaseTaskId spoken = call(world.caseOf(owed("alfa", "100.00")), "c1");
        CaseTaskId ticked = call(world.caseOf(owed("beta", "100.00")), "c2");
        var _ = call(world.caseOf(owed("gamma", "300.00")), "c3");
        assertThat(calls.record(
                                spoken,
                                new Calls.Made(CallOutcome.REFUSAL, null, "nie zapłaci", null, null),
                                Actor.user(clerk.login()))
                        .done())
                .isTrue();
        tasks.complete(ticked, "done", Actor.user(clerk.login()));
        callNews.run();
        callNews.run();
        assertThat(told(lead)).singleElement().satisfies(notice -> {
            assertThat(notice.headline()).isEqualTo("Calls of 16 Nov 2026: 1 made, 1 not made");
            assertThat(notice.lines())
                    .contains("Person clerk: 1", "Refusals: 1", "Tasks ended without a call: 1")
                    .anyMatch(line -> line.contains("Dłużnik gamma: PLN\u00a0300.00"));
        });
        assertThat(told(clerk)).isEmpty();
    }

    @Test
    void news_lead_only_to_screens_that_the_person_may_open_and_name_a_class_in_words() {
        User administrator = staff.hire("admin", "Person admin", "pl", Role.ADMINISTRATOR);
        User manager = staff.hire("manager", "Person manager", "en", Role.MANAGER);
        transactions.run(() -> {
            events.publishEvent(new BankFeedQuiet("folder", "Bank", clock.instant()));
            events.publishEvent(new AnswersFrozen(ReplyClass.PAID_CLAIM, 10, 4, 90));
        });
        assertThat(told(administrator))
                .extracting(Notice::headline, Notice::link)
                .containsExactly(
                        tuple("Wstrzymano automatyczne odpowiedzi: Twierdzi, że zapłacił", "reply-quality"),
                        tuple("Bank od dawna nic nie przysłał: Bank", "statements"));
        assertThat(told(manager))
                .extracting(Notice::headline, Notice::link)
                .containsExactly(
                        tuple("Automatic answers stopped: Says it has paid", "reply-quality"),
                        tuple("The bank has sent nothing for too long: Bank", null));
    }

    private Receivable owed(String debtor, String amount) {
        return world.receivable(debtor, "FV/" + debtor, amount, clock.today().minusDays(1));
    }

    private CaseTaskId call(CaseId id, String origin) {
        return tasks.create(
                new CaseTasks.NewTask(id, CaseTask.Kind.CALL, "", clock.today(), null, origin), TestingWorld.TESTER);
    }

    private List<Notice> told(User user) {
        return notifications.page(user.id(), false, Window.first(10)).stream()
                .map(Notifications.NotificationRow::notice)
                .toList();
    }
}
