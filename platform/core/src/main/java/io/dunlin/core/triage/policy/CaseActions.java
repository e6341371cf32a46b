package io.dunlin.core.triage.policy;

import io.dunlin.core.triage.ReplyClass;
import io.dunlin.core.triage.policy.CaseAction.PlaceHold;
import io.dunlin.core.triage.policy.CaseAction.ProposeContact;
import io.dunlin.core.triage.policy.CaseAction.RegisterPromise;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
     */
    public static List<CaseAction> byPerson(
            List<ReplyClass> labels, @Nullable LocalDate promiseDate, List<String> invoices, List<String> addresses) {
        List<CaseAction> actions = new ArrayList<>();
        for (ReplyClass label : labels) {
            actions.addAll(ClassActions.of(label, promiseDate, invoices, List.of(), addresses));
        }
        actions.removeIf(action -> action instanceof PlaceHold hold
                && hold.because() == ReplyClass.PROMISE
                && actions.stream().noneMatch(RegisterPromise.class::isInstance));
        actions.removeIf(action -> action instanceof ProposeContact proposed
                && proposed.addresses().isEmpty());
        return List.copyOf(actions);
    }
}
