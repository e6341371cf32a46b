package io.dunlin.core.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.access.Role;
import io.dunlin.core.access.User;
import io.dunlin.core.access.Users;
import io.dunlin.core.audit.AuditQueries;
import io.dunlin.core.cases.CaseEventKind;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.cases.CaseTask;
import io.dunlin.core.cases.CaseTasks;
import io.dunlin.core.cases.Cases;
import io.dunlin.core.cases.Holds;
import io.dunlin.core.cases.Timeline;
import io.dunlin.core.dunning.DunningRun;
import io.dunlin.core.dunning.policy.DunningReason;
import io.dunlin.core.dunning.policy.DunningStep;
import io.dunlin.core.dunning.policy.PolicyDefinition;
import io.dunlin.core.dunning.policy.PolicyVersion;
import io.dunlin.core.dunning.publishing.Policies;
import io.dunlin.core.dunning.publishing.Published;
import io.dunlin.core.notifications.ChoiceOutcome.Reason;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingNights;
import io.dunlin.core.testing.TestingStaff;
import io.dunlin.core.testing.TestingWorld;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A policy that asks the account manager on the first day, then reminds by mail a day later. */
@FeatureTest
class ManagerDecisionsTest {

    private static final Pattern LINK = Pattern.compile("https://dunlin\\.example/decide/([A-Za-z0-9_-]+)");
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    @Autowired
    private TestingNights nights;

    @Autowired
    private TestingStaff staff;

    @Autowired
    private ManagerDecisions decisions;

    @Autowired
    private DecisionLists lists;

    @Autowired
    private ChoiceTokens tokens;

    @Autowired
    private DunningRun run;

    @Autowired
    private Policies policies;

    @Autowired
    private ProductSettings settings;

    @Autowired
    private Users users;

    @Autowired
    private Parties parties;

    @Autowired
    private Cases cases;

    @Autowired
    private CaseQueries caseQueries;

    @Autowired
    private CaseTasks tasks;

    @Autowired
    private Holds holds;

    @Autowired
    private Timeline timeline;

    @Autowired
    private AuditQueries audit;

    @Autowired
    private Jdbi jdbi;

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @DynamicPropertySource
    static void address(DynamicPropertyRegistry registry) {
        registry.add("dunlin.notifications.address", () -> "https://dunlin.example");
    }

    @BeforeEach
    void prepare() {
        // The recurring jobs have had their turn: what follows is done by the tests alone.
        world.untilIdle();
        nights.comeWhenCalled();
        PolicyVersion draft = policies.draft(
                "asking",
                "Pytająca",
                "Asking",
                new PolicyDefinition(
                        "0.00",
                        1,
                        List.of(
                                new DunningStep(
                                        "decision",
                                        1,
                                        DunningStep.Channel.DECISION,
                                        DunningStep.Anchor.DUE_DATE,
                                        1,
                                        null,
                                        0),
                                new DunningStep(
                                        "reminder",
                                        2,
                                        DunningStep.Channel.MAIL,
                                        DunningStep.Anchor.PREVIOUS_STEP,
                                        1,
                                        "reminder-first",
                                        7))),
                TestingWorld.TESTER);
        assertThat(policies.publish(draft.id(), TestingWorld.TESTER, "test")).isInstanceOf(Published.InUse.class);
        assertThat(policies.makeDefault("asking", TestingWorld.TESTER, "test")).isInstanceOf(Published.InUse.class);
        clock.set(clock.today(), MORNING);
    }

    @Test
    void a_manager_chooses_by_a_link_and_escalation_goes_on() {
        User manager = staff.hire("maria", Role.MANAGER);
        CaseId id = asked("alfa", manager);
        clock.advanceDays(1);
        assertThat(decisionOf(id)).isEqualTo(DunningReason.TASK_OPEN);
        lists.run();
        lists.run();
        String mail = onlyMailTo(manager);
        assertThat(mail)
                .contains(caseQueries.get(id).reference().value(), "Dłużnik alfa", "100,00\u00a0zł", "FV/alfa")
                .doesNotContain("{");

        String start = links(mail).get(0);
        ChoiceLook look = decisions.look(start);
        assertThat(look).isInstanceOfSatisfying(ChoiceLook.Usable.class, usable -> {
            assertThat(usable.choice()).isEqualTo(ManagerChoice.START);
            assertThat(usable.question().caseId()).isEqualTo(id);
            assertThat(usable.personName()).isEqualTo("Person maria");
            assertThat(usable.inForce()).isNull();
        });
        assertThat(openTasks(id)).hasSize(1);

        assertThat(decisions.decide(start, null)).isInstanceOf(ChoiceOutcome.Chosen.class);
        assertThat(openTasks(id)).isEmpty();
        assertThat(decisionOf(id)).isEqualTo(DunningReason.STEP_DUE);
        assertThat(timeline.of(id)).extracting(Timeline.Entry::kind).contains(CaseEventKind.MANAGER_DECIDED);
        assertThat(actions()).contains("manager-decided by maria");
    }

    @Test
    void a_link_counts_once_and_a_later_choice_takes_back_what_the_earlier_did() {
        User manager = staff.hire("maria", Role.MANAGER);
        CaseId id = asked("alfa", manager);
        lists.run();
        List<String> links = links(onlyMailTo(manager));
        LocalDate until = clock.today().plusDays(10);

        assertThat(refusedFor(decisions.decide(links.get(1), null))).isEqualTo(Reason.WRONG_DAY);
        assertThat(refusedFor(decisions.decide(links.get(1), clock.today()))).isEqualTo(Reason.WRONG_DAY);
        assertThat(decisions.decide(links.get(1), until)).isInstanceOf(ChoiceOutcome.Chosen.class);
        assertThat(holds.activeOn(id, clock.today()))
                .singleElement()
                .satisfies(hold -> assertThat(hold.endsOn()).isEqualTo(until));
        assertThat(refusedFor(decisions.decide(links.get(1), until))).isEqualTo(Reason.USED);
        assertThat(decisions.look(links.get(1))).isEqualTo(new ChoiceLook.Refused(Reason.USED, "pl"));

        assertThat(decisions.decide(links.get(3), null)).isInstanceOf(ChoiceOutcome.Chosen.class);
        assertThat(holds.activeOn(id, clock.today())).isEmpty();
        assertThat(openTasks(id))
                .singleElement()
                .satisfies(task -> assertThat(task.kind()).isEqualTo(CaseTask.Kind.CALL));
        clock.advanceDays(1);
        assertThat(decisionOf(id)).isEqualTo(DunningReason.TASK_OPEN);

        assertThat(decisions.decide(links.get(2), null)).isInstanceOf(ChoiceOutcome.Chosen.class);
        assertThat(openTasks(id)).isEmpty();
        assertThat(decisionOf(id)).isEqualTo(DunningReason.HELD);
        assertThat(decisions.decisions(Window.first(10)))
                .extracting(ManagerDecision::state)
                .containsExactly(
                        ManagerDecision.State.IN_FORCE,
                        ManagerDecision.State.SUPERSEDED,
                        ManagerDecision.State.SUPERSEDED);
    }

    @Test
    void a_decision_is_taken_back_and_asked_again() {
        User manager = staff.hire("maria", Role.MANAGER);
        CaseId id = asked("alfa", manager);
        lists.run();
        assertThat(decisions.decide(links(onlyMailTo(manager)).get(2), null)).isInstanceOf(ChoiceOutcome.Chosen.class);
        ManagerDecision never = decisions.decisions(Window.first(1)).getFirst();
        assertThat(decisions.undo(never.id(), "Pomyłka", TestingWorld.TESTER)).isInstanceOf(ChoiceOutcome.Chosen.class);
        assertThat(refusedFor(decisions.undo(never.id(), "Pomyłka", TestingWorld.TESTER)))
                .isEqualTo(Reason.NOT_WAITING);
        assertThat(holds.activeOn(id, clock.today())).isEmpty();
        assertThat(openTasks(id)).hasSize(1);
        assertThat(decisions.open(manager.id(), Window.first(10))).hasSize(1);
        assertThat(timeline.of(id)).extracting(Timeline.Entry::kind).contains(CaseEventKind.MANAGER_DECISION_UNDONE);
        clock.advanceDays(1);
        lists.run();
        assertThat(mailsTo(manager)).hasSize(2);
    }

    @Test
    void forged_old_and_foreign_links_decide_nothing() {
        User manager = staff.hire("maria", Role.MANAGER);
        CaseId id = asked("alfa", manager);
        lists.run();
        String good = links(onlyMailTo(manager)).get(0);
        Random random = new Random(5);
        for (int i = 0; i < 500; i++) {
            char[] forged = good.toCharArray();
            int at = random.nextInt(forged.length);
            forged[at] = forged[at] == 'A' ? 'B' : 'A';
            assertThat(decisions.look(new String(forged))).isEqualTo(new ChoiceLook.Refused(Reason.NOT_OURS, null));
        }
        for (String nonsense : List.of("", "x", "decide", "A".repeat(56), "ż".repeat(56), "=".repeat(56))) {
            assertThat(refusedFor(decisions.decide(nonsense, null))).isEqualTo(Reason.NOT_OURS);
        }
        // Signed by us, for a case that was not in that mail.
        CaseId other = asked("beta", manager);
        ManagerQuestionId question = decisions.open(null, Window.first(10)).stream()
                .filter(each -> each.caseId().equals(other))
                .findFirst()
                .orElseThrow()
                .id();
        long list = tokens.verify(good).orElseThrow().listId();
        Instant later = clock.instant().plus(Duration.ofDays(1));
        assertThat(refusedFor(decisions.decide(
                        tokens.sign(new ChoiceTokens.Said(list, question, ManagerChoice.START, later)), null)))
                .isEqualTo(Reason.NOT_OURS);

        clock.advanceDays(14);
        assertThat(refusedFor(decisions.decide(good, null))).isEqualTo(Reason.EXPIRED);
        assertThat(openTasks(id)).hasSize(1);
    }

    @Test
    void a_paid_or_closed_case_and_a_manager_who_left_decide_nothing() {
        User manager = staff.hire("maria", Role.MANAGER);
        CaseId id = asked("alfa", manager);
        CaseId other = asked("beta", manager);
        lists.run();
        List<String> links = links(onlyMailTo(manager));
        cases.close(id, "PAID", TestingWorld.TESTER);
        assertThat(refusedFor(decisions.decide(links.get(0), null))).isEqualTo(Reason.NOT_WAITING);
        assertThat(users.change(
                        new User(
                                manager.id(),
                                manager.login(),
                                manager.displayName(),
                                manager.email(),
                                "pl",
                                false,
                                false,
                                manager.roles()),
                        TestingWorld.TESTER))
                .isInstanceOf(Users.Outcome.Done.class);
        assertThat(refusedFor(decisions.decide(links.get(4), null))).isEqualTo(Reason.NOT_OURS);
        assertThat(openTasks(other)).hasSize(1);
    }

    @Test
    void a_silent_manager_is_chased_then_the_lead_is_asked_then_the_default_is_taken() {
        User manager = staff.hire("maria", Role.MANAGER);
        User lead = staff.hire("lena", Role.ADMINISTRATOR);
        settings.change(TeamSettings.GROUP, new TeamSettings(lead.id().value()), TestingWorld.TESTER, "test");
        settings.change(
                DecisionSchedule.of(manager.id()),
                new DecisionSchedule(Set.of(java.time.DayOfWeek.MONDAY), LocalTime.of(8, 0)),
                TestingWorld.TESTER,
                "test");
        CaseId id = asked("alfa", manager); // a Monday
        lists.run();
        assertThat(mailsTo(manager)).hasSize(1);
        day(1);
        assertThat(mailsTo(manager))
                .as("the mail server was down: silence has not begun")
                .hasSize(1);
        day(1);
        assertThat(mailsTo(manager)).hasSize(1);
        markSent();
        day(1); // Thursday, the first day of silence
        day(1); // Friday
        assertThat(mailsTo(manager)).hasSize(2);
        assertThat(subjects()).last().asString().startsWith("Przypomnienie");
        day(3); // Monday: the list, and four days of silence
        day(1); // Tuesday
        assertThat(mailsTo(lead)).hasSize(1);
        assertThat(openTasks(id)).hasSize(1);
        day(1);
        day(1);
        day(1);
        assertThat(openTasks(id))
                .singleElement()
                .satisfies(task -> assertThat(task.kind()).isEqualTo(CaseTask.Kind.CALL));
        assertThat(decisions.decisions(Window.first(10))).singleElement().satisfies(decision -> {
            assertThat(decision.via()).isEqualTo(ManagerDecision.Via.SILENCE);
            assertThat(decision.choice()).isEqualTo(ManagerChoice.CALL_FIRST);
        });
        // The manager comes back from holiday: the late word takes the place of the default.
        assertThat(decisions.decide(links(mailsTo(manager).getLast()).get(2), null))
                .isInstanceOf(ChoiceOutcome.Chosen.class);
        assertThat(openTasks(id)).isEmpty();
    }

    @Test
    void a_case_that_the_leads_mail_had_no_room_for_counts_as_escalated_only_with_the_next_one() {
        User lead = staff.hire("lena", Role.ADMINISTRATOR);
        settings.change(TeamSettings.GROUP, new TeamSettings(lead.id().value()), TestingWorld.TESTER, "test");
        int each = 51;
        for (String login : List.of("maria", "marta")) {
            User manager = staff.hire(login, Role.MANAGER);
            for (int i = 0; i < each; i++) {
                CaseId id = world.caseOf(world.receivable(
                        login + i, "FV/" + login + i, "100.00", clock.today().minusDays(1)));
                parties.assignAccountManager(caseQueries.get(id).debtorId(), manager.id(), TestingWorld.TESTER);
            }
        }
        assertThat(run.run(clock.today()).taken()).isEqualTo(2 * each);
        lists.run(); // a Monday
        markSent();
        day(2); // Wednesday: both are asked again
        day(2); // Friday: the lead is
        assertThat(mailsTo(lead)).hasSize(1);
        assertThat(escalated()).isEqualTo(100);
        day(3);
        assertThat(mailsTo(lead)).hasSize(2);
        assertThat(escalated()).isEqualTo(2L * each);
    }

    private long escalated() {
        return decisions.open(null, Window.first(200)).stream()
                .filter(question -> question.escalatedOn() != null)
                .count();
    }

    @Test
    void without_an_account_manager_whoever_leads_is_asked_and_free_days_are_left_alone() {
        User lead = staff.hire("lena", Role.MANAGER);
        CaseId id = asked("alfa", null);
        clock.set(LocalDate.of(2026, 11, 21), MORNING); // a Saturday
        lists.run();
        assertThat(mailsTo(lead)).isEmpty();
        clock.set(LocalDate.of(2026, 11, 23), LocalTime.of(8, 0)); // before the time of the list
        lists.run();
        assertThat(mailsTo(lead)).isEmpty();
        clock.set(LocalDate.of(2026, 11, 23), MORNING);
        lists.run();
        assertThat(onlyMailTo(lead)).contains(caseQueries.get(id).reference().value());
    }

    private void day(int days) {
        clock.advanceDays(days);
        lists.run();
    }

    private void markSent() {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update outbound_message set state = 'SENT', sent_at = :now where state <> 'SENT'")
                .bind("now", clock.instant())
                .execute());
    }

    private CaseId asked(String debtor, @Nullable User manager) {
        CaseId id = world.caseOf(
                world.receivable(debtor, "FV/" + debtor, "100.00", clock.today().minusDays(1)));
        if (manager != null) {
            parties.assignAccountManager(caseQueries.get(id).debtorId(), manager.id(), TestingWorld.TESTER);
        }
        jdbi.useHandle(handle -> {
            handle.execute("delete from dunning_decision");
            handle.execute("delete from dunning_run");
        });
        assertThat(run.run(clock.today()).taken()).isEqualTo(1);
        return id;
    }

    private DunningReason decisionOf(CaseId id) {
        return run.simulate(clock.today()).stream()
                .filter(row -> row.caseId().equals(id))
                .findFirst()
                .orElseThrow()
                .reason();
    }

    private List<CaseTask> openTasks(CaseId id) {
        return tasks.of(id).stream()
                .filter(task -> task.state() == CaseTask.State.OPEN)
                .toList();
    }

    private String onlyMailTo(User user) {
        List<String> mails = mailsTo(user);
        assertThat(mails).hasSize(1);
        return mails.getFirst();
    }

    private List<String> mailsTo(User user) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select body_text
                        from outbound_message
                        where recipient = :to and purpose = 'STAFF_NOTICE' and origin like 'decision-list:%'
                        order by id
                        """)
                .bind("to", user.email().value())
                .mapTo(String.class)
                .list());
    }

    private List<String> subjects() {
        return jdbi.withHandle(handle -> handle.createQuery(
                        "select subject from outbound_message where origin like 'decision-list:%' order by id")
                .mapTo(String.class)
                .list());
    }

    private static List<String> links(String mail) {
        List<String> found = new ArrayList<>();
        LINK.matcher(mail).results().map((MatchResult link) -> link.group(1)).forEach(found::add);
        return found;
    }

    private static Reason refusedFor(ChoiceOutcome outcome) {
        assertThat(outcome).isInstanceOf(ChoiceOutcome.Refused.class);
        return ((ChoiceOutcome.Refused) outcome).reason();
    }

    private List<String> actions() {
        return audit.page(AuditQueries.Filter.none(), Window.first(100)).stream()
                .map(entry -> entry.action() + " by " + entry.actorName())
                .toList();
    }
}
