package io.dunlin.core.triage.policy;

import io.dunlin.core.triage.ReplyClass;
import io.dunlin.core.triage.policy.CaseAction.DraftPlan;
import io.dunlin.core.triage.policy.CaseAction.PlaceHold;
import io.dunlin.core.triage.policy.CaseAction.ProposeContact;
import io.dunlin.core.triage.policy.CaseAction.RegisterPromise;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What follows from a message when a person says what it is: the same table, with nothing left to doubt. */
public final class CaseActions {

    private CaseActions() {}

    /**
     * The actions of the classes a person chose. No answer is among them: the person writes, or chooses a template.
     *
     * @param promiseDate the day of a promise, where the person confirmed one
     * @param invoices named in the message
     * @param addresses named in the message
     * @param items for a class the invoices it is about, where the person said so (rule 3); without an entry a class is
     *     about the whole case, as is what always concerns all of it
     */
    public static List<CaseAction> byPerson(
            List<ReplyClass> labels,
            @Nullable LocalDate promiseDate,
            List<String> invoices,
            List<String> addresses,
            Map<ReplyClass, List<String>> items) {
        List<CaseAction> actions = new ArrayList<>();
        for (ReplyClass label : labels) {
            List<String> own = items.getOrDefault(label, List.of());
            if (own.isEmpty() || !canBeSplit(label)) {
                actions.addAll(ClassActions.of(label, promiseDate, invoices, List.of(), addresses));
            } else {
                actions.addAll(about(own, label, promiseDate));
            }
        }
        actions.removeIf(action -> action instanceof PlaceHold hold
                && hold.because() == ReplyClass.PROMISE
                && actions.stream().noneMatch(RegisterPromise.class::isInstance));
        actions.removeIf(action -> action instanceof ProposeContact proposed
                && proposed.addresses().isEmpty());
        return List.copyOf(actions);
    }

    /** Whether a class may concern some items of a case and not the others. */
    public static boolean canBeSplit(ReplyClass label) {
        return switch (label) {
            case DISPUTE, PAID_CLAIM, REMITTANCE, PLAN_REQUEST, PROMISE, DOC_REQUEST, DELAY -> true;
            case BOUNCE, LEGAL, INSOLVENCY, COMPLAINT, WRONG_CONTACT, AUTO_REPLY, QUESTION, OTHER -> false;
        };
    }

    /**
     * What is left of a message's actions in a closed case. Nothing is owed that could be held, promised or paid in parts;
     * what a lawyer, compliance or the owner of a dispute must see reaches them, and an address that is wrong is wrong.
     */
    public static List<CaseAction> onClosed(List<CaseAction> actions) {
        return actions.stream().filter(CaseActions::concernsClosed).toList();
    }

    private static boolean concernsClosed(CaseAction action) {
        return switch (action) {
            case PlaceHold _, RegisterPromise _, DraftPlan _, CaseAction.SendAnswer _ -> false;
            case CaseAction.OpenTask(TaskKind kind) ->
                switch (kind) {
                    case LAWYER_TODAY,
                            DEADLINE_ENTRY,
                            REGISTER_CHECK,
                            COMPLIANCE_REVIEW,
                            DISPUTE_OWNER,
                            VERIFY_CONTACT -> true;
                    case FIND_CONTACT, APPROVE_PLAN, LOOK_AT_HARDSHIP, ACKNOWLEDGED_DEBT -> false;
                };
            case CaseAction.StartClock _, CaseAction.RaiseDispute _, CaseAction.OnContacts _, CaseAction.Noted _ ->
                true;
        };
    }

    /** What a class does that is about some items only. */
    static List<CaseAction> about(List<String> items, ReplyClass label, @Nullable LocalDate promiseDate) {
        return ClassActions.of(label, promiseDate, items, List.of(), List.of()).stream()
                .map(action -> about(items, action))
                .toList();
    }

    private static CaseAction about(List<String> items, CaseAction action) {
        return switch (action) {
            case PlaceHold hold -> new PlaceHold(hold.because(), HoldScope.ITEMS, hold.length(), items);
            case DraftPlan plan -> new DraftPlan(plan.amounts(), items);
            case RegisterPromise promise -> new RegisterPromise(promise.dueOn(), promise.amounts(), items);
            default -> action;
        };
    }
}
