package io.dunlin.core.triage.policy;

import io.dunlin.core.triage.ReplyClass;
import io.dunlin.core.triage.TriageView;
import io.dunlin.core.triage.classification.Label;
import io.dunlin.core.triage.facts.Found;
import io.dunlin.core.triage.kind.AutoReply;
import io.dunlin.core.triage.kind.Bounce;
import io.dunlin.core.triage.policy.CaseAction.DraftPlan;
import io.dunlin.core.triage.policy.CaseAction.FeedMatcher;
import io.dunlin.core.triage.policy.CaseAction.MarkAddressDead;
import io.dunlin.core.triage.policy.CaseAction.OpenTask;
import io.dunlin.core.triage.policy.CaseAction.PlaceHold;
import io.dunlin.core.triage.policy.CaseAction.ProposeContact;
import io.dunlin.core.triage.policy.CaseAction.RaiseDispute;
import io.dunlin.core.triage.policy.CaseAction.RegisterPromise;
import io.dunlin.core.triage.policy.CaseAction.RetryLater;
import io.dunlin.core.triage.policy.CaseAction.SearchCredits;
import io.dunlin.core.triage.policy.CaseAction.StartClock;
import io.dunlin.core.triage.policy.CaseAction.StopAddress;
import io.dunlin.core.triage.policy.CaseAction.StoreAbsence;
import io.dunlin.core.triage.policy.CaseAction.UseNextChannel;
import io.dunlin.spi.value.EmailAddress;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The table of the taxonomy: what each class does to the case, and what may be written back. */
final class ClassActions {

    private static final int PAID_BANK_DAYS = 3;
    private static final int PROMISE_BANK_DAYS = 2;
    private static final int PLAN_DAYS = 5;
    private static final int DOCUMENT_DAYS = 3;
    private static final int DELAY_DAYS = 3;
    private static final int QUESTION_DAYS = 3;

    private ClassActions() {}

    static List<CaseAction> of(ReplyClass replyClass, TriageView view, CaseHistory history) {
        List<String> invoices = view.invoices();
        List<Money> amounts = view.facts().amounts().stream().map(Found::value).toList();
        return switch (replyClass) {
            case BOUNCE -> bounce(view.nature().bounce());
            case AUTO_REPLY -> absence(view.nature().autoReply());
            case DELAY -> delay(history);
            case LEGAL,
                    INSOLVENCY,
                    COMPLAINT,
                    WRONG_CONTACT,
                    DISPUTE,
                    PAID_CLAIM,
                    REMITTANCE,
                    PLAN_REQUEST,
                    PROMISE,
                    DOC_REQUEST,
                    QUESTION,
                    OTHER -> of(replyClass, view.promiseDate(), invoices, amounts, addresses(view));
        };
    }

    /** What a class does that does not depend on the form of the message. */
    static List<CaseAction> of(
            ReplyClass replyClass,
            @Nullable LocalDate promised,
            List<String> invoices,
            List<Money> amounts,
            List<String> addresses) {
        return switch (replyClass) {
            case LEGAL ->
                List.of(
                        hold(replyClass, new HoldLength.Open()),
                        new OpenTask(TaskKind.LAWYER_TODAY),
                        new OpenTask(TaskKind.DEADLINE_ENTRY));
            case INSOLVENCY ->
                List.of(
                        hold(replyClass, new HoldLength.Open()),
                        new OpenTask(TaskKind.REGISTER_CHECK),
                        new StartClock(StartClock.Clock.INSOLVENCY_CLAIM_30_DAYS),
                        new OpenTask(TaskKind.LAWYER_TODAY));
            case COMPLAINT ->
                List.of(
                        hold(replyClass, new HoldLength.Open()),
                        new OpenTask(TaskKind.COMPLIANCE_REVIEW),
                        new StartClock(StartClock.Clock.PRIVACY_ONE_MONTH));
            case WRONG_CONTACT ->
                List.of(new StopAddress(), new ProposeContact(addresses), new OpenTask(TaskKind.VERIFY_CONTACT));
            case DISPUTE ->
                List.of(
                        new PlaceHold(replyClass, HoldScope.ITEMS, new HoldLength.Open(), invoices),
                        new RaiseDispute(invoices),
                        new OpenTask(TaskKind.DISPUTE_OWNER));
            case PAID_CLAIM ->
                List.of(hold(replyClass, new HoldLength.BankDays(PAID_BANK_DAYS, null)), new SearchCredits(amounts));
            case REMITTANCE ->
                List.of(
                        hold(replyClass, new HoldLength.BankDays(promised == null ? PAID_BANK_DAYS : 0, promised)),
                        new FeedMatcher(invoices, amounts));
            case PLAN_REQUEST ->
                List.of(
                        hold(replyClass, new HoldLength.CalendarDays(PLAN_DAYS)),
                        new DraftPlan(amounts, List.of()),
                        new OpenTask(TaskKind.APPROVE_PLAN),
                        new OpenTask(TaskKind.ACKNOWLEDGED_DEBT));
            case PROMISE ->
                promised == null
                        ? List.of()
                        : List.of(
                                hold(replyClass, new HoldLength.BankDays(PROMISE_BANK_DAYS, promised)),
                                new RegisterPromise(promised, amounts, List.of()),
                                new OpenTask(TaskKind.ACKNOWLEDGED_DEBT));
            case DOC_REQUEST -> List.of(hold(replyClass, new HoldLength.CalendarDays(DOCUMENT_DAYS)));
            case DELAY -> delay(CaseHistory.NONE);
            case QUESTION -> List.of(hold(replyClass, new HoldLength.CalendarDays(QUESTION_DAYS)));
            case BOUNCE, AUTO_REPLY, OTHER -> List.of();
        };
    }

    static HoldScope scope(ReplyClass replyClass) {
        return replyClass == ReplyClass.LEGAL || replyClass == ReplyClass.INSOLVENCY
                ? HoldScope.EVERYTHING
                : HoldScope.CONTACT;
    }

    /** The one answer that all labels allow; silence is the strictest and wins (rule 1). */
    static Optional<Answer> answer(TriageView view, Set<ReplyClass> switchedOn) {
        List<ReplyClass> classes =
                view.classification().labels().stream().map(Label::replyClass).toList();
        if (classes.isEmpty() || classes.stream().anyMatch(ClassActions::isSilent)) {
            return Optional.empty();
        }
        ReplyClass strictest = classes.getFirst();
        return switchedOn.contains(strictest) ? answer(strictest) : Optional.empty();
    }

    private static boolean isSilent(ReplyClass replyClass) {
        return switch (replyClass) {
            case BOUNCE, LEGAL, INSOLVENCY, AUTO_REPLY, REMITTANCE, PLAN_REQUEST, OTHER -> true;
            case COMPLAINT, WRONG_CONTACT, DISPUTE, PAID_CLAIM, PROMISE, DOC_REQUEST, DELAY, QUESTION -> false;
        };
    }

    private static Optional<Answer> answer(ReplyClass replyClass) {
        return switch (replyClass) {
            case COMPLAINT -> Optional.of(Answer.FIXED_RECEIPT);
            case WRONG_CONTACT -> Optional.of(Answer.NEUTRAL_APOLOGY);
            case DISPUTE -> Optional.of(Answer.DISPUTE_RECEIPT);
            case PAID_CLAIM -> Optional.of(Answer.ASK_FOR_TRANSFER_SLIP);
            case PROMISE -> Optional.of(Answer.CONFIRM_PROMISE);
            case DOC_REQUEST -> Optional.of(Answer.SEND_DOCUMENTS);
            case DELAY -> Optional.of(Answer.ASK_FOR_DATE);
            case QUESTION -> Optional.of(Answer.ANSWER_QUESTION);
            case BOUNCE, LEGAL, INSOLVENCY, AUTO_REPLY, REMITTANCE, PLAN_REQUEST, OTHER -> Optional.empty();
        };
    }

    private static PlaceHold hold(ReplyClass because, HoldLength length) {
        return new PlaceHold(because, scope(because), length, List.of());
    }

    private static List<CaseAction> bounce(@Nullable Bounce bounce) {
        if (bounce == null || !bounce.hard()) {
            return List.of(new RetryLater());
        }
        return List.of(
                new MarkAddressDead(bounce.recipients()), new UseNextChannel(), new OpenTask(TaskKind.FIND_CONTACT));
    }

    private static List<CaseAction> absence(@Nullable AutoReply absence) {
        if (absence == null) {
            return List.of();
        }
        EmailAddress standIn = absence.standIn();
        return List.of(new StoreAbsence(absence.until(), standIn == null ? null : standIn.value()));
    }

    /** "Soon" buys three days once; a second time it buys nothing. */
    private static List<CaseAction> delay(CaseHistory history) {
        List<CaseAction> actions = new ArrayList<>();
        if (history.heldFor(ReplyClass.DELAY) == 0) {
            actions.add(hold(ReplyClass.DELAY, new HoldLength.CalendarDays(DELAY_DAYS)));
        }
        actions.add(new OpenTask(TaskKind.LOOK_AT_HARDSHIP));
        return actions;
    }

    private static List<String> addresses(TriageView view) {
        return view.facts().addresses().stream()
                .map(found -> found.value().value())
                .distinct()
                .toList();
    }
}
