package io.dunlin.core.dunning.letters;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.access.Role;
import io.dunlin.core.access.User;
import io.dunlin.core.access.Users;
import io.dunlin.core.cases.CaseEventKind;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseTask;
import io.dunlin.core.cases.CaseTaskId;
import io.dunlin.core.cases.CaseTasks;
import io.dunlin.core.cases.Cases;
import io.dunlin.core.cases.HoldReason;
import io.dunlin.core.cases.Holds;
import io.dunlin.core.cases.Timeline;
import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.Outbox;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.correspondence.templates.TemplateSource;
import io.dunlin.core.correspondence.templates.Templates;
import io.dunlin.core.dunning.policy.PolicyVersion;
import io.dunlin.core.dunning.publishing.Policies;
import io.dunlin.core.dunning.publishing.PolicyApprovals;
import io.dunlin.core.notifications.NotificationKind;
import io.dunlin.core.notifications.Notifications;
import io.dunlin.core.receivables.Ledger;
import io.dunlin.core.receivables.LedgerEntry;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.interest.InterestAgreement;
import io.dunlin.core.receivables.interest.InterestAgreements;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.Window;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingStaff;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.spi.value.Money;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A case that owes 1 230 zł for a month, whose policy asks for a final demand. */
@FeatureTest
class FormalLettersTest {

    private static final Actor CLERK = Actor.user("clerk");
    private static final Actor LAWYER = Actor.user(TestingApproval.LAWYER);

    @Autowired
    private TestingStaff staff;

    @Autowired
    private FormalLetters letters;

    @Autowired
    private TestingApproval people;

    @Autowired
    private Users users;

    @Autowired
    private Outbox outbox;

    @Autowired
    private CaseTasks tasks;

    @Autowired
    private Cases cases;

    @Autowired
    private Holds holds;

    @Autowired
    private Ledger ledger;

    @Autowired
    private InterestAgreements agreements;

    @Autowired
    private Timeline timeline;

    @Autowired
    private Notifications notifications;

    @Autowired
    private ProductSettings settings;

    @Autowired
    private Policies policies;

    @Autowired
    private PolicyApprovals approvals;

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    private CaseId caseId = new CaseId(1);
    private Receivable receivable;
    private CaseTaskId task = new CaseTaskId(1);
    private User lawyer;

    @BeforeEach
    void a_final_demand_is_asked_for() {
        // The recurring jobs have had their turn: what follows is done by the tests alone.
        world.untilIdle();
        receivable =
                world.receivable("alfa", "FV/1/2026", "1230.00", clock.today().minusDays(30));
        caseId = world.caseOf(receivable);
        task = tasks.create(
                new CaseTasks.NewTask(
                        caseId, CaseTask.Kind.FINAL_DEMAND, "", clock.today(), null, "dunning:1:1:final-demand"),
                TestingWorld.TESTER);
        lawyer = people.lawyer();
        assertThat(staff.hire("clerk", Role.CLERK).enabled()).isTrue();
    }

    @Test
    void a_policys_letter_is_drafted_changed_approved_by_a_second_person_and_only_then_queued() {
        FormalLetter draft = drafted();
        assertThat(draft.state()).isEqualTo(FormalLetter.State.DRAFT);
        assertThat(draft.changedBy()).isEqualTo("dunning");
        FormalLetter.Version first = letters.versions(draft.id()).getFirst();
        assertThat(first.body()).contains("FV/1/2026", "1 230,00 PLN", "odsetkami za opóźnienie");
        letters.run();
        assertThat(letters.page(null, null, Window.first(10))).hasSize(1);

        TemplateSource mended = new TemplateSource(first.subject(), first.body() + "\n\nProsimy o kontakt.");
        assertThat(letters.edit(draft.id(), 1, mended, "łagodniej", CLERK))
                .isInstanceOf(FormalLetterOutcome.Done.class);
        assertThat(refusal(letters.edit(draft.id(), 1, mended, "", Actor.user("another"))))
                .contains("newer version");
        assertThat(letters.submit(draft.id(), lawyer.id(), Actor.user("another")))
                .isInstanceOf(FormalLetterOutcome.Done.class);
        assertThat(refusal(letters.approve(draft.id(), 2, "", CLERK))).contains("Only the person who was named");
        assertThat(tasks.get(task).state()).isEqualTo(CaseTask.State.OPEN);

        assertThat(letters.approve(draft.id(), 2, "Zgoda", LAWYER))
                .isInstanceOfSatisfying(FormalLetterOutcome.Queued.class, queued -> {
                    OutboundMessage message = outbox.get(queued.messageId());
                    assertThat(message.purpose()).isEqualTo(Purpose.FINAL_DEMAND);
                    assertThat(message.bodyText()).contains("Prosimy o kontakt.");
                });
        assertThat(tasks.get(task).state()).isEqualTo(CaseTask.State.DONE);
        assertThat(refusal(letters.approve(draft.id(), 2, "", LAWYER))).contains("was decided on");
        assertThat(letters.versions(draft.id()))
                .extracting(FormalLetter.Version::changedBy)
                .containsExactly("clerk", "dunning");
        assertThat(timeline.of(caseId))
                .extracting(Timeline.Entry::kind)
                .contains(CaseEventKind.LETTER_DRAFTED, CaseEventKind.LETTER_SUBMITTED, CaseEventKind.LETTER_APPROVED);
    }

    @Test
    void a_demand_asks_for_no_interest_that_was_waived() {
        agreements.record(
                receivable.creditorId(),
                receivable.debtorId(),
                new InterestAgreement.Waived(),
                TestingWorld.TESTER,
                "umowa z 1.06.2026");
        assertThat(letters.versions(drafted().id()).getFirst().body())
                .contains("1 230,00 PLN")
                .doesNotContainIgnoringCase("odset");
    }

    @Test
    void nobody_approves_what_they_wrote_or_asked_about() {
        FormalLetter draft = drafted();
        TemplateSource words = new TemplateSource("Wezwanie", "Prosimy o zapłatę.");
        assertThat(letters.edit(draft.id(), 1, words, "", LAWYER)).isInstanceOf(FormalLetterOutcome.Done.class);
        assertThat(letters.edit(draft.id(), 2, words, "", CLERK)).isInstanceOf(FormalLetterOutcome.Done.class);
        assertThat(letters.candidates(draft.id(), CLERK)).isEmpty();
        assertThat(refusal(letters.submit(draft.id(), lawyer.id(), CLERK))).contains("cannot approve");
        User other = staff.hire("manager", Role.MANAGER);
        assertThat(refusal(letters.submit(draft.id(), other.id(), Actor.user("manager"))))
                .contains("cannot approve");
        assertThat(letters.submit(draft.id(), other.id(), CLERK)).isInstanceOf(FormalLetterOutcome.Done.class);
        // A change withdraws the question.
        assertThat(letters.edit(draft.id(), 3, words, "", CLERK)).isInstanceOf(FormalLetterOutcome.Done.class);
        assertThat(refusal(letters.approve(draft.id(), 4, "", Actor.user("manager"))))
                .contains("Only the person");
    }

    @Test
    void a_rejected_letter_goes_back_with_a_note_and_both_sides_hear_of_it() {
        FormalLetter draft = drafted();
        assertThat(letters.submit(draft.id(), lawyer.id(), CLERK)).isInstanceOf(FormalLetterOutcome.Done.class);
        assertThat(toldTo(lawyer)).containsExactly(NotificationKind.APPROVAL_ASKED);
        assertThat(letters.reject(draft.id(), "Proszę dodać termin", LAWYER))
                .isInstanceOf(FormalLetterOutcome.Done.class);
        assertThat(letters.get(draft.id()).state()).isEqualTo(FormalLetter.State.DRAFT);
        assertThat(letters.approvals(draft.id()))
                .singleElement()
                .satisfies(approval -> assertThat(approval.note()).isEqualTo("Proszę dodać termin"));
        User clerk = users.find("clerk").orElseThrow();
        assertThat(toldTo(clerk)).containsExactly(NotificationKind.APPROVAL_ANSWERED);
        assertThat(notifications
                        .page(clerk.id(), true, Window.first(5))
                        .getFirst()
                        .notice()
                        .lines())
                .contains("Proszę dodać termin");
    }

    @Test
    void a_payment_since_the_draft_stops_the_approval_until_the_letter_is_refreshed() {
        FormalLetter draft = drafted();
        assertThat(letters.submit(draft.id(), lawyer.id(), CLERK)).isInstanceOf(FormalLetterOutcome.Done.class);
        pay("-230.00");
        assertThat(refusal(letters.approve(draft.id(), 1, "", LAWYER))).contains("amounts changed");
        assertThat(letters.obstacles(draft.id())).hasSize(1);
        assertThat(letters.refresh(draft.id(), CLERK)).isInstanceOf(FormalLetterOutcome.Done.class);
        assertThat(letters.versions(draft.id()).getFirst().body()).contains("1 000,00 PLN");
        assertThat(letters.obstacles(draft.id())).isEmpty();
        hold();
        assertThat(letters.submit(draft.id(), lawyer.id(), CLERK)).isInstanceOf(FormalLetterOutcome.Done.class);
        assertThat(refusal(letters.approve(draft.id(), 2, "", LAWYER))).contains("on hold");
    }

    @Test
    void a_demand_that_leaves_too_few_days_to_pay_is_not_approved_until_it_names_another_day() {
        FormalLetter draft = drafted();
        assertThat(letters.submit(draft.id(), lawyer.id(), CLERK)).isInstanceOf(FormalLetterOutcome.Done.class);
        clock.advanceDays(3);
        assertThat(letters.obstacles(draft.id())).isEmpty();
        clock.advanceDays(1);
        assertThat(refusal(letters.approve(draft.id(), 1, "", LAWYER))).contains("less than 7 days ahead");

        FormalLetter.Version first = letters.versions(draft.id()).getFirst();
        String passing = Templates.day(clock.today().plusDays(6), draft.language());
        assertThat(first.body()).contains(passing);
        TemplateSource later = new TemplateSource(
                first.subject(),
                first.body().replace(passing, Templates.day(clock.today().plusDays(14), draft.language())));
        assertThat(letters.edit(draft.id(), 1, later, "", CLERK)).isInstanceOf(FormalLetterOutcome.Done.class);
        assertThat(letters.obstacles(draft.id())).isEmpty();

        clock.advanceDays(10);
        assertThat(letters.edit(draft.id(), 2, new TemplateSource(first.subject(), first.body()), "", CLERK))
                .isInstanceOf(FormalLetterOutcome.Done.class);
        assertThat(letters.obstacles(draft.id())).as("a day that has passed").hasSize(1);
        assertThat(letters.refresh(draft.id(), CLERK)).isInstanceOf(FormalLetterOutcome.Done.class);
        assertThat(letters.obstacles(draft.id())).isEmpty();
    }

    @Test
    void a_credit_note_since_the_draft_stops_the_approval_as_well() {
        FormalLetter draft = drafted();
        assertThat(letters.submit(draft.id(), lawyer.id(), CLERK)).isInstanceOf(FormalLetterOutcome.Done.class);
        assertThat(world.caseOf(world.receivable("alfa", "KOR/1/2026", "-30.00", clock.today())))
                .isEqualTo(caseId);
        assertThat(refusal(letters.approve(draft.id(), 1, "", LAWYER))).contains("amounts changed");
        assertThat(letters.refresh(draft.id(), CLERK)).isInstanceOf(FormalLetterOutcome.Done.class);
        assertThat(letters.versions(draft.id()).getFirst().body()).contains("1 200,00 PLN");
        assertThat(letters.obstacles(draft.id())).isEmpty();
    }

    @Test
    void a_yes_is_to_the_version_that_was_read() {
        FormalLetter draft = drafted();
        assertThat(letters.submit(draft.id(), lawyer.id(), CLERK)).isInstanceOf(FormalLetterOutcome.Done.class);
        FormalLetter.Version read = letters.versions(draft.id()).getFirst();
        TemplateSource other = new TemplateSource(read.subject(), read.body() + "\n\nDopisano po przeczytaniu.");
        assertThat(letters.edit(draft.id(), 1, other, "", CLERK)).isInstanceOf(FormalLetterOutcome.Done.class);
        assertThat(letters.submit(draft.id(), lawyer.id(), CLERK)).isInstanceOf(FormalLetterOutcome.Done.class);
        assertThat(refusal(letters.approve(draft.id(), read.number(), "", LAWYER)))
                .contains("newer version");
        assertThat(letters.get(draft.id()).state()).isEqualTo(FormalLetter.State.SUBMITTED);
        assertThat(letters.approve(draft.id(), 2, "", LAWYER)).isInstanceOf(FormalLetterOutcome.Queued.class);
    }

    @Test
    void whoever_is_asked_or_answered_again_about_the_same_version_hears_of_it_again() {
        FormalLetter draft = drafted();
        User clerk = users.find("clerk").orElseThrow();
        for (int times = 1; times <= 2; times++) {
            assertThat(letters.submit(draft.id(), lawyer.id(), CLERK)).isInstanceOf(FormalLetterOutcome.Done.class);
            assertThat(letters.reject(draft.id(), "Nie teraz", LAWYER)).isInstanceOf(FormalLetterOutcome.Done.class);
            assertThat(toldTo(lawyer)).hasSize(times);
            assertThat(toldTo(clerk)).hasSize(times);
        }
    }

    @Test
    void a_closed_case_withdraws_its_letters() {
        FormalLetter draft = drafted();
        cases.close(caseId, "PAID", TestingWorld.TESTER);
        assertThat(letters.get(draft.id()).state()).isEqualTo(FormalLetter.State.WITHDRAWN);
        assertThat(refusal(letters.submit(draft.id(), lawyer.id(), CLERK))).contains("was decided on");
    }

    @Test
    void a_held_case_gets_no_letter_until_it_moves_again() {
        assertThat(letters.page(null, null, Window.first(5))).isEmpty();
        hold();
        letters.run();
        assertThat(letters.ofTask(task)).isEmpty();
        clock.advanceDays(5);
        letters.run();
        assertThat(letters.ofTask(task)).isPresent();
    }

    @Test
    void wording_that_authorities_punished_and_foreign_accounts_are_refused() {
        FormalLetter draft = drafted();
        assertThat(letters.obstacles(draft.id())).isEmpty();
        for (String wrong : List.of(
                "Komornik zajmie konto.",
                "Prosimy wpłacić na 11 1020 5558 1111 1000 0000 0001.",
                "Odwiedzi Państwa windykator.",
                "   ")) {
            int version = letters.get(draft.id()).versionNumber();
            assertThat(letters.edit(draft.id(), version, new TemplateSource("Wezwanie", wrong), "", CLERK))
                    .isInstanceOf(FormalLetterOutcome.Done.class);
            assertThat(letters.submit(draft.id(), lawyer.id(), CLERK))
                    .as(wrong)
                    .isInstanceOf(FormalLetterOutcome.Refused.class);
        }
    }

    @Test
    void a_letter_by_hand_goes_the_same_way() {
        FormalLetterOutcome begun = letters.draftOther(
                caseId, Channel.LETTER, new TemplateSource("Odpowiedź na pismo", "Dziękujemy za pismo."), CLERK);
        FormalLetter letter = ((FormalLetterOutcome.Done) begun).letter();
        assertThat(letters.submit(letter.id(), lawyer.id(), CLERK)).isInstanceOf(FormalLetterOutcome.Done.class);
        assertThat(letters.approve(letter.id(), 1, "", LAWYER))
                .isInstanceOfSatisfying(FormalLetterOutcome.Queued.class, queued -> {
                    OutboundMessage message = outbox.get(queued.messageId());
                    assertThat(message.purpose()).isEqualTo(Purpose.FORMAL_LETTER);
                    assertThat(message.channel()).isEqualTo(Channel.LETTER);
                    assertThat(message.recipient()).contains("Dłużnik alfa");
                });
    }

    @Test
    void the_one_who_always_approves_is_asked_at_once_and_told_once_for_all() {
        settings.change(
                LetterApprovalSettings.GROUP,
                new LetterApprovalSettings(lawyer.id().value()),
                TestingWorld.TESTER,
                "test");
        CaseId other = world.caseOf(
                world.receivable("beta", "FV/2/2026", "50.00", clock.today().minusDays(30)));
        assertThat(tasks.create(
                                new CaseTasks.NewTask(
                                        other,
                                        CaseTask.Kind.FINAL_DEMAND,
                                        "",
                                        clock.today(),
                                        null,
                                        "dunning:2:1:final-demand"),
                                TestingWorld.TESTER)
                        .value())
                .isPositive();
        letters.run();
        assertThat(letters.page(FormalLetter.State.SUBMITTED, lawyer.id(), Window.first(10)).stream()
                        .map(FormalLetter::debtorName)
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder("Dłużnik alfa", "Dłużnik beta");
        assertThat(toldTo(lawyer)).containsExactly(NotificationKind.APPROVAL_ASKED);
        assertThat(letters.approve(drafted().id(), 1, "", LAWYER)).isInstanceOf(FormalLetterOutcome.Queued.class);
    }

    @Test
    void whoever_is_asked_about_a_policy_hears_of_it() {
        policies.loadShipped();
        PolicyVersion soft = policies.published().stream()
                .filter(version -> version.code().equals("soft"))
                .findFirst()
                .orElseThrow();
        PolicyVersion draft = policies.draft("soft", soft.namePl(), soft.nameEn(), soft.definition(), CLERK);
        assertThat(approvals.ask(draft.id(), lawyer.id(), "nowe progi", CLERK))
                .isInstanceOf(PolicyApprovals.Outcome.Asked.class);
        assertThat(toldTo(lawyer)).containsExactly(NotificationKind.APPROVAL_ASKED);
        long id = approvals.open().getFirst().id();
        assertThat(approvals.reject(id, "za ostro", LAWYER)).isInstanceOf(PolicyApprovals.Outcome.Rejected.class);
        assertThat(toldTo(users.find("clerk").orElseThrow())).containsExactly(NotificationKind.APPROVAL_ANSWERED);
    }

    private FormalLetter drafted() {
        letters.run();
        return letters.ofTask(task).orElseThrow();
    }

    private void pay(String amount) {
        assertThat(ledger.post(new Ledger.Posting(
                                receivable.id(),
                                LedgerEntry.Kind.PAYMENT,
                                Money.of(amount, "PLN"),
                                clock.today(),
                                "allocation:1",
                                "bank line"))
                        .repeated())
                .isFalse();
    }

    private void hold() {
        assertThat(holds.place(
                                new Holds.NewHold(
                                        caseId,
                                        null,
                                        HoldReason.MANUAL,
                                        clock.today().plusDays(5),
                                        "test"),
                                TestingWorld.TESTER)
                        .value())
                .isPositive();
    }

    private List<NotificationKind> toldTo(User user) {
        return notifications.page(user.id(), true, Window.first(10)).stream()
                .map(Notifications.NotificationRow::kind)
                .toList();
    }

    private static String refusal(FormalLetterOutcome outcome) {
        assertThat(outcome).isInstanceOf(FormalLetterOutcome.Refused.class);
        return ((FormalLetterOutcome.Refused) outcome)
                .why().stream().map(text -> text.en()).collect(Collectors.joining(" "));
    }
}
