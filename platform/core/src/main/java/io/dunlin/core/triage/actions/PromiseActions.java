package io.dunlin.core.triage.actions;

import io.dunlin.core.cases.PromiseId;
import io.dunlin.core.cases.Promises;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.triage.AppliedAction;
import io.dunlin.core.triage.AppliedAction.Kind;
import io.dunlin.core.triage.policy.CaseAction.RegisterPromise;
import io.dunlin.spi.value.Money;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Promises to pay, of a decision one only. */
@Component
class PromiseActions implements ActionPart<RegisterPromise> {

    private final Promises promises;

    PromiseActions(Promises promises) {
        this.promises = promises;
    }

    @Override
    public List<List<AppliedAction>> run(List<Step<RegisterPromise>> steps, Actor actor) {
        List<PromiseId> ids =
                promises.registerAll(steps.stream().map(PromiseActions::promise).toList(), actor);
        List<List<AppliedAction>> done = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            done.add(done(steps.get(i), ids.get(i)));
        }
        return done;
    }

    private static Promises.NewPromise promise(Step<RegisterPromise> step) {
        Cause cause = step.cause();
        return new Promises.NewPromise(
                cause.caseId(),
                cause.collectionCase().currency(),
                promised(step),
                step.action().dueOn(),
                cause.origin());
    }

    /** The one amount that was named, or what is owed on the items that were. */
    private static @Nullable Money promised(Step<RegisterPromise> step) {
        Currency currency = step.cause().collectionCase().currency();
        List<Money> amounts = step.action().amounts();
        if (amounts.size() == 1 && amounts.getFirst().currency().equals(currency)) {
            return amounts.getFirst();
        }
        Money owed = step.named().stream()
                .filter(receivable -> receivable.state() == Receivable.State.OPEN)
                .map(Receivable::balance)
                .reduce(Money.zero(currency), Money::plus);
        return owed.isPositive() ? owed : null;
    }

    private static List<AppliedAction> done(Step<RegisterPromise> step, PromiseId id) {
        Money amount = promised(step);
        return List.of(new AppliedAction(
                Kind.PROMISE,
                Map.of(
                        "id", Long.toString(id.value()),
                        "on", step.action().dueOn().toString(),
                        "amount", amount == null ? "" : amount.toString())));
    }

    @Override
    public List<AppliedAction> foresee(RegisterPromise action) {
        return List.of(
                new AppliedAction(Kind.PROMISE, Map.of("on", action.dueOn().toString())));
    }

    @Override
    public void undo(Reversal reversal) {
        promises.withdrawAllOf(reversal.caseId(), reversal.origin(), reversal.actor(), reversal.why());
    }
}
