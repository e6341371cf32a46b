package io.dunlin.core.triage.actions;

import io.dunlin.core.cases.DisputeId;
import io.dunlin.core.cases.Disputes;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.triage.AppliedAction;
import io.dunlin.core.triage.AppliedAction.Kind;
import io.dunlin.core.triage.policy.CaseAction.RaiseDispute;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Disputes of each document that is named, or of the whole case. */
@Component
class DisputeActions implements ActionPart<RaiseDispute> {

    private final Disputes disputes;

    DisputeActions(Disputes disputes) {
        this.disputes = disputes;
    }

    @Override
    public List<List<AppliedAction>> run(List<Step<RaiseDispute>> steps, Actor actor) {
        List<Disputes.NewDispute> wanted =
                steps.stream().flatMap(DisputeActions::disputesOf).toList();
        List<DisputeId> opened = disputes.openAll(wanted, actor);
        assert opened.size() == wanted.size();
        return steps.stream().map(step -> foresee(step.action())).toList();
    }

    private static Stream<Disputes.NewDispute> disputesOf(Step<RaiseDispute> step) {
        return step.named().isEmpty()
                ? Stream.of(dispute(step.cause(), null))
                : step.named().stream().map(Receivable::id).map(item -> dispute(step.cause(), item));
    }

    private static Disputes.NewDispute dispute(Cause cause, @Nullable ReceivableId item) {
        return new Disputes.NewDispute(cause.caseId(), item, "OTHER", cause.statement(), cause.origin());
    }

    @Override
    public List<AppliedAction> foresee(RaiseDispute action) {
        return List.of(new AppliedAction(Kind.DISPUTE, Map.of("invoices", String.join(", ", action.invoices()))));
    }

    @Override
    public void undo(Reversal reversal) {
        disputes.withdrawAllOf(reversal.caseId(), reversal.origin(), reversal.actor(), reversal.why());
    }
}
