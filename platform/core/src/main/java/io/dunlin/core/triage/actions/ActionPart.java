package io.dunlin.core.triage.actions;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.triage.AppliedAction;
import io.dunlin.core.triage.TriageDecision;
import io.dunlin.core.triage.policy.CaseAction;
import java.util.List;

/** What decisions do to one kind of thing, and how that is taken back. */
interface ActionPart<A extends CaseAction> {

    /**
     * One action of one decision.
     *
     * @param named the documents of the case that the action is about
     */
    record Step<A extends CaseAction>(A action, Cause cause, List<Receivable> named) {

        public Step {
            named = List.copyOf(named);
        }
    }

    /** A decision whose acts are taken back. */
    record Reversal(TriageDecision decision, CaseId caseId, Actor actor, String why) {

        String origin() {
            return Cause.originOf(decision.id());
        }

        /** What was done of one kind. */
        List<AppliedAction> done(AppliedAction.Kind kind) {
            return decision.actions().stream()
                    .filter(action -> action.kind() == kind)
                    .toList();
        }
    }

    /**
     * Does the steps of many decisions, none of them twice, with few statements.
     *
     * @return what was done for each, in their order
     */
    List<List<AppliedAction>> run(List<Step<A>> steps, Actor actor);

    /** What an action would do, in the words of what was done; nothing happens. */
    List<AppliedAction> foresee(A action);

    void undo(Reversal reversal);
}
