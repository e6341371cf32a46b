package io.dunlin.core.triage.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import io.dunlin.core.triage.Doubt;
import io.dunlin.core.triage.MailKind;
import io.dunlin.core.triage.ReplyClass;
import io.dunlin.core.triage.TriageView;
import io.dunlin.core.triage.classification.Classification;
import io.dunlin.core.triage.classification.Label;
import io.dunlin.core.triage.facts.Found;
import io.dunlin.core.triage.facts.MailFacts;
import io.dunlin.core.triage.kind.Bounce;
import io.dunlin.core.triage.kind.MailNature;
import io.dunlin.core.triage.linking.LinkEvidence;
import io.dunlin.core.triage.linking.LinkResult;
import io.dunlin.core.triage.linking.LinkedCase;
import io.dunlin.core.triage.policy.CaseAction.MarkAddressDead;
import io.dunlin.core.triage.policy.CaseAction.OpenTask;
import io.dunlin.core.triage.policy.CaseAction.PlaceHold;
import io.dunlin.core.triage.policy.CaseAction.RegisterPromise;
import io.dunlin.core.triage.policy.CaseAction.RetryLater;
import io.dunlin.core.triage.policy.CaseAction.SendAnswer;
import io.dunlin.core.triage.policy.Decision.Apply;
import io.dunlin.core.triage.policy.Decision.AskHuman;
import io.dunlin.core.triage.policy.Decision.Reason;
import io.dunlin.core.triage.text.Span;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TriagePolicyTest {

    private static final LocalDate PROMISED = LocalDate.of(2026, 11, 27);
    private static final LinkResult LINKED = new LinkResult.Linked(
            new LinkedCase(1, 10), List.of(new LinkEvidence(LinkEvidence.Rung.OUR_MESSAGE, "1@kancelaria.example")));
    private final TriagePolicy policy = new TriagePolicy(TriageSettings.shipped());

    @ParameterizedTest(name = "{0}: {1} for {2}, answer {3}")
    @CsvSource({
        "LEGAL, EVERYTHING, Open[], none",
        "INSOLVENCY, EVERYTHING, Open[], none",
        "COMPLAINT, CONTACT, Open[], FIXED_RECEIPT",
        "DISPUTE, ITEMS, Open[], DISPUTE_RECEIPT",
        "PAID_CLAIM, CONTACT, 'BankDays[days=3, from=null]', ASK_FOR_TRANSFER_SLIP",
        "REMITTANCE, CONTACT, 'BankDays[days=0, from=2026-11-27]', none",
        "PLAN_REQUEST, CONTACT, CalendarDays[days=5], none",
        "PROMISE, CONTACT, 'BankDays[days=2, from=2026-11-27]', CONFIRM_PROMISE",
        "DOC_REQUEST, CONTACT, CalendarDays[days=3], SEND_DOCUMENTS",
        "DELAY, CONTACT, CalendarDays[days=3], ASK_FOR_DATE",
        "QUESTION, CONTACT, CalendarDays[days=3], ANSWER_QUESTION",
    })
    void a_sure_mail_of_a_verified_sender_does_what_the_table_says(
            ReplyClass replyClass, HoldScope scope, String length, String answer) {
        Decision decision = policy.decide(LINKED, sure(replyClass), SenderStanding.VERIFIED, CaseHistory.NONE);
        assertThat(decision).isInstanceOf(Apply.class);
        assertThat(holds(decision)).singleElement().satisfies(hold -> {
            assertThat(hold.scope()).isEqualTo(scope);
            assertThat(hold.length()).hasToString(length);
        });
        assertThat(answers(decision)).isEqualTo(answer.equals("none") ? List.of() : List.of(Answer.valueOf(answer)));
    }

    @Test
    void every_labels_hold_applies_and_the_strictest_label_silences() {
        Decision decision = policy.decide(
                LINKED,
                sure(ReplyClass.LEGAL, ReplyClass.DISPUTE, ReplyClass.PROMISE),
                SenderStanding.VERIFIED,
                CaseHistory.NONE);
        assertThat(holds(decision))
                .extracting(PlaceHold::because)
                .containsExactly(ReplyClass.LEGAL, ReplyClass.DISPUTE, ReplyClass.PROMISE);
        assertThat(answers(decision)).isEmpty();
    }

    @Test
    void a_promise_is_registered_and_kept_for_the_lawyer() {
        Decision decision = policy.decide(LINKED, sure(ReplyClass.PROMISE), SenderStanding.KNOWN, CaseHistory.NONE);
        assertThat(decision.actions())
                .contains(
                        new RegisterPromise(PROMISED, List.of(), List.of()), new OpenTask(TaskKind.ACKNOWLEDGED_DEBT));
        assertThat(answers(decision))
                .as("a sender who is not verified gets no answer")
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(ReplyClass.class)
    void nobody_is_answered_twice_a_week_in_a_case(ReplyClass replyClass) {
        Decision decision = policy.decide(
                LINKED, sure(replyClass), SenderStanding.VERIFIED, new CaseHistory(false, true, Map.of()));
        assertThat(answers(decision)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Doubt.class)
    void a_doubt_goes_to_a_person_however_sure_the_model_is(Doubt doubt) {
        TriageView view = view(MailKind.HUMAN, Set.of(doubt), label(ReplyClass.QUESTION, 0.99));
        assertThat(policy.decide(LINKED, view, SenderStanding.VERIFIED, CaseHistory.NONE))
                .isInstanceOf(AskHuman.class);
    }

    @Test
    void an_unsure_mail_goes_to_a_person_with_a_short_hold() {
        TriageView view = view(MailKind.HUMAN, Set.of(), label(ReplyClass.PAID_CLAIM, 0.6));
        Decision decision = policy.decide(LINKED, view, SenderStanding.VERIFIED, CaseHistory.NONE);
        assertThat(decision)
                .isInstanceOfSatisfying(
                        AskHuman.class, ask -> assertThat(ask.reason()).isEqualTo(Reason.LOW_CONFIDENCE));
        assertThat(holds(decision))
                .singleElement()
                .satisfies(hold -> assertThat(hold.length()).isEqualTo(new HoldLength.CalendarDays(3)));
    }

    @Test
    void a_suspicion_of_a_grave_class_holds_at_once_and_asks() {
        TriageView view = new TriageView(
                nature(MailKind.HUMAN),
                "pl",
                "text",
                "",
                new Classification(
                        List.of(label(ReplyClass.PROMISE, 0.95)),
                        List.of(label(ReplyClass.LEGAL, 0.3), label(ReplyClass.PROMISE, 0.95))),
                MailFacts.NONE,
                List.of(),
                PROMISED,
                Set.of(),
                List.of());
        Decision decision = policy.decide(LINKED, view, SenderStanding.VERIFIED, CaseHistory.NONE);
        assertThat(decision).isInstanceOf(AskHuman.class);
        assertThat(holds(decision)).singleElement().satisfies(hold -> {
            assertThat(hold.because()).isEqualTo(ReplyClass.LEGAL);
            assertThat(hold.scope()).isEqualTo(HoldScope.EVERYTHING);
        });
    }

    @Test
    void an_unknown_sender_is_held_three_days_and_gets_nothing() {
        Decision decision =
                policy.decide(LINKED, sure(ReplyClass.DOC_REQUEST), SenderStanding.UNKNOWN, CaseHistory.NONE);
        assertThat(decision)
                .isInstanceOfSatisfying(
                        AskHuman.class, ask -> assertThat(ask.reason()).isEqualTo(Reason.UNKNOWN_SENDER));
        assertThat(holds(decision))
                .singleElement()
                .satisfies(hold -> assertThat(hold.length()).isEqualTo(new HoldLength.CalendarDays(3)));
        assertThat(answers(decision)).isEmpty();
    }

    @Test
    void without_one_case_nothing_happens_but_a_question() {
        assertThat(policy.decide(
                        new LinkResult.NoMatch(), sure(ReplyClass.PROMISE), SenderStanding.VERIFIED, CaseHistory.NONE))
                .isEqualTo(new AskHuman(Reason.NO_CASE, List.of()));
        assertThat(policy.decide(
                        new LinkResult.Ambiguous(List.of(), List.of()),
                        sure(ReplyClass.PROMISE),
                        SenderStanding.VERIFIED,
                        CaseHistory.NONE))
                .isEqualTo(new AskHuman(Reason.SEVERAL_CASES, List.of()));
    }

    @Test
    void a_hard_bounce_marks_the_address_dead_and_a_soft_one_is_tried_again() {
        assertThat(bounce(true).actions()).contains(new MarkAddressDead(List.of("x@drewpol.example")));
        assertThat(bounce(false).actions()).containsExactly(new RetryLater());
    }

    @Test
    void the_same_class_for_the_fourth_time_goes_to_a_person() {
        CaseHistory often = new CaseHistory(false, false, Map.of(ReplyClass.DELAY, 3));
        assertThat(policy.decide(LINKED, sure(ReplyClass.DELAY), SenderStanding.VERIFIED, often))
                .isInstanceOfSatisfying(
                        AskHuman.class, ask -> assertThat(ask.reason()).isEqualTo(Reason.REPEATED));
    }

    @Test
    void soon_buys_time_only_once() {
        CaseHistory once = new CaseHistory(false, false, Map.of(ReplyClass.DELAY, 1));
        assertThat(holds(policy.decide(LINKED, sure(ReplyClass.DELAY), SenderStanding.VERIFIED, once)))
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "PROMISE, ''",
        "PLAN_REQUEST, ''",
        "DELAY, ''",
        "DOC_REQUEST, ''",
        "QUESTION, ''",
        "COMPLAINT, COMPLIANCE_REVIEW",
        "LEGAL, LAWYER_TODAY DEADLINE_ENTRY",
        "INSOLVENCY, REGISTER_CHECK LAWYER_TODAY",
        "DISPUTE, DISPUTE_OWNER",
        "WRONG_CONTACT, VERIFY_CONTACT",
    })
    void in_a_closed_case_nothing_is_held_promised_or_answered_and_people_learn_what_they_must(
            ReplyClass replyClass, String tasks) {
        CaseHistory closed = new CaseHistory(true, false, Map.of());
        Decision decision = policy.decide(LINKED, sure(replyClass), SenderStanding.VERIFIED, closed);
        assertThat(decision).isInstanceOf(Apply.class);
        assertThat(holds(decision)).isEmpty();
        assertThat(answers(decision)).isEmpty();
        assertThat(decision.actions()).doesNotHaveAnyElementsOfTypes(RegisterPromise.class, CaseAction.DraftPlan.class);
        assertThat(decision.actions().stream()
                        .filter(OpenTask.class::isInstance)
                        .map(action -> ((OpenTask) action).kind().name())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(tasks);
    }

    @Test
    void whoever_is_asked_about_a_closed_case_finds_it_unheld() {
        CaseHistory closed = new CaseHistory(true, false, Map.of());
        assertThat(policy.decide(LINKED, sure(ReplyClass.PROMISE), SenderStanding.UNKNOWN, closed))
                .isInstanceOfSatisfying(AskHuman.class, asked -> {
                    assertThat(asked.reason()).isEqualTo(Reason.UNKNOWN_SENDER);
                    assertThat(asked.actions()).isEmpty();
                });
    }

    @Test
    void before_a_person_decided_only_a_hold_may_happen() {
        assertThatIllegalArgumentException().isThrownBy(() -> new AskHuman(Reason.OTHER, List.of(new RetryLater())));
    }

    private Decision bounce(boolean hard) {
        Bounce bounce = new Bounce(hard, "5.1.1", "userunknown", List.of("x@drewpol.example"), null);
        TriageView view = new TriageView(
                new MailNature(MailKind.BOUNCE, "delivery-status", bounce, null),
                "en",
                "",
                "",
                new Classification(List.of(label(ReplyClass.BOUNCE, 0.99)), List.of(label(ReplyClass.BOUNCE, 0.99))),
                MailFacts.NONE,
                List.of(),
                null,
                Set.of(Doubt.NO_TEXT),
                List.of());
        return policy.decide(LINKED, view, SenderStanding.UNKNOWN, CaseHistory.NONE);
    }

    @Test
    void labels_act_on_the_items_named_in_their_own_words() {
        String text = "FV/12 kwestionuję. FV/13 zapłacę w piątek.";
        Label dispute = new Label(ReplyClass.DISPUTE, 0.97, new Span(0, 18, text.substring(0, 18)));
        Label promise = new Label(ReplyClass.PROMISE, 0.97, new Span(19, text.length(), text.substring(19)));
        List<Label> labels = List.of(dispute, promise);
        MailFacts facts = new MailFacts(
                List.of(),
                List.of(),
                List.of(new Found<>("FV/12", 0, 5), new Found<>("FV/13", 19, 24)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
        TriageView view = new TriageView(
                nature(MailKind.HUMAN),
                "pl",
                text,
                "",
                new Classification(labels, labels),
                facts,
                List.of("FV/12", "FV/13"),
                PROMISED,
                Set.of(),
                List.of());
        Decision decision = policy.decide(LINKED, view, SenderStanding.KNOWN, CaseHistory.NONE);
        assertThat(holds(decision))
                .extracting(PlaceHold::because, PlaceHold::scope, PlaceHold::invoices)
                .containsExactly(
                        tuple(ReplyClass.DISPUTE, HoldScope.ITEMS, List.of("FV/12")),
                        tuple(ReplyClass.PROMISE, HoldScope.ITEMS, List.of("FV/13")));
        assertThat(decision.actions())
                .contains(new RegisterPromise(PROMISED, List.of(), List.of("FV/13")))
                .contains(new CaseAction.RaiseDispute(List.of("FV/12")));
    }

    private static TriageView sure(ReplyClass... classes) {
        return view(
                MailKind.HUMAN,
                Set.of(),
                Arrays.stream(classes)
                        .map(replyClass -> label(replyClass, 0.97))
                        .toArray(Label[]::new));
    }

    private static TriageView view(MailKind kind, Set<Doubt> doubts, Label... labels) {
        List<Label> all = List.of(labels);
        return new TriageView(
                nature(kind),
                "pl",
                "text",
                "",
                new Classification(all, all),
                MailFacts.NONE,
                List.of(),
                PROMISED,
                doubts,
                List.of());
    }

    private static MailNature nature(MailKind kind) {
        return new MailNature(kind, "no-rule", null, null);
    }

    private static Label label(ReplyClass replyClass, double confidence) {
        return new Label(replyClass, confidence, new Span(0, 4, "text"));
    }

    private static List<PlaceHold> holds(Decision decision) {
        return decision.actions().stream()
                .filter(PlaceHold.class::isInstance)
                .map(PlaceHold.class::cast)
                .toList();
    }

    private static List<Answer> answers(Decision decision) {
        return decision.actions().stream()
                .filter(SendAnswer.class::isInstance)
                .map(SendAnswer.class::cast)
                .map(SendAnswer::answer)
                .toList();
    }
}
