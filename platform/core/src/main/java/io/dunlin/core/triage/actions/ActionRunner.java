package io.dunlin.core.triage.actions;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CollectionCase;
import io.dunlin.core.receivables.DocumentNumber;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableQueries;
import io.dunlin.core.remittances.matching.AnnouncedPayments;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.triage.AppliedAction;
import io.dunlin.core.triage.TriageDecision;
import io.dunlin.core.triage.actions.ActionPart.Reversal;
import io.dunlin.core.triage.actions.ActionPart.Step;
import io.dunlin.core.triage.policy.CaseAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes decisions' actions happen to their cases, in the running transaction, and takes them back. For many cases together
 * the parts take their turns: first all holds, then all disputes, and so on.
 */
@Component
public class ActionRunner {

    private final ReceivableQueries receivables;
    private final AnnouncedPayments announced;
    private final HoldActions holds;
    private final DisputeActions disputes;
    private final TaskActions tasks;
    private final PromiseActions promises;
    private final ContactActions contacts;
    private final PlanActions plans;
    private final NotedActions noted;
    private final AnswerActions answers;

    ActionRunner(
            ReceivableQueries receivables,
            AnnouncedPayments announced,
            HoldActions holds,
            DisputeActions disputes,
            TaskActions tasks,
            PromiseActions promises,
            ContactActions contacts,
            PlanActions plans,
            NotedActions noted,
            AnswerActions answers) {
        this.receivables = receivables;
        this.announced = announced;
        this.holds = holds;
        this.disputes = disputes;
        this.tasks = tasks;
        this.promises = promises;
        this.contacts = contacts;
        this.plans = plans;
        this.noted = noted;
        this.answers = answers;
    }

    /** What is to happen to the case of one decision. */
    public record Planned(Cause cause, List<CaseAction> actions) {

        public Planned {
            actions = List.copyOf(actions);
        }
    }

    public List<AppliedAction> run(List<CaseAction> actions, Cause cause, Actor actor) {
        return runAll(List.of(new Planned(cause, actions)), actor).getFirst();
    }

    /**
     * Does what was planned for several cases, none of it twice, with few statements for all of them.
     *
     * @return what was done for each, in their order
     */
    public List<List<AppliedAction>> runAll(List<Planned> all, Actor actor) {
        Round round = new Round(documentsOf(all));
        List<List<Supplier<List<AppliedAction>>>> results = all.stream()
                .map(planned -> planned.actions().stream()
                        .map(action -> round.take(action, planned.cause()))
                        .toList())
                .toList();
        round.run(actor);
        return results.stream()
                .map(ofOne ->
                        ofOne.stream().flatMap(result -> result.get().stream()).toList())
                .toList();
    }

    /** The documents of those cases of which some are named. */
    private Map<Long, List<Receivable>> documentsOf(List<Planned> all) {
        Set<Long> naming = all.stream()
                .filter(planned -> planned.actions().stream()
                        .anyMatch(action -> action instanceof CaseAction.OnDocuments named
                                && !named.invoices().isEmpty()))
                .map(planned -> planned.cause().caseId().value())
                .collect(Collectors.toSet());
        return receivables.ofCases(naming);
    }

    /** The actions of all decisions, by the part that does them. */
    private final class Round {

        private final Map<Long, List<Receivable>> documents;
        private final Turn<CaseAction.PlaceHold> toHold = new Turn<>(holds);
        private final Turn<CaseAction.RaiseDispute> toDispute = new Turn<>(disputes);
        private final Turn<CaseAction.ForPerson> toAsk = new Turn<>(tasks);
        private final Turn<CaseAction.RegisterPromise> toRegister = new Turn<>(promises);
        private final Turn<CaseAction.OnContacts> toMark = new Turn<>(contacts);
        private final Turn<CaseAction.DraftPlan> toDraft = new Turn<>(plans);
        private final Turn<CaseAction.Noted> toNote = new Turn<>(noted);
        private final Turn<CaseAction.SendAnswer> toAnswer = new Turn<>(answers);

        Round(Map<Long, List<Receivable>> documents) {
            this.documents = documents;
        }

        /** Once it has run, what was done. */
        Supplier<List<AppliedAction>> take(CaseAction action, Cause cause) {
            return switch (action) {
                case CaseAction.PlaceHold hold -> toHold.add(new Step<>(hold, cause, named(hold, cause)));
                case CaseAction.RaiseDispute dispute ->
                    toDispute.add(new Step<>(dispute, cause, named(dispute, cause)));
                case CaseAction.RegisterPromise promise ->
                    toRegister.add(new Step<>(promise, cause, named(promise, cause)));
                case CaseAction.ForPerson task -> toAsk.add(new Step<>(task, cause, List.of()));
                case CaseAction.OnContacts contact -> toMark.add(new Step<>(contact, cause, List.of()));
                case CaseAction.DraftPlan plan -> toDraft.add(new Step<>(plan, cause, List.of()));
                case CaseAction.Noted note -> toNote.add(new Step<>(note, cause, List.of()));
                case CaseAction.SendAnswer answer -> toAnswer.add(new Step<>(answer, cause, List.of()));
            };
        }

        private List<Receivable> named(CaseAction.OnDocuments action, Cause cause) {
            Set<String> keys =
                    action.invoices().stream().map(DocumentNumber::key).collect(Collectors.toSet());
            return documents.getOrDefault(cause.caseId().value(), List.of()).stream()
                    .filter(receivable -> isNamed(receivable, keys))
                    .toList();
        }

        private static boolean isNamed(Receivable receivable, Set<String> keys) {
            String ksef = receivable.ksefNumber();
            return keys.contains(DocumentNumber.key(receivable.number()))
                    || (ksef != null && keys.contains(DocumentNumber.key(ksef)));
        }

        /** Answers come last: they tell of what was done. */
        void run(Actor actor) {
            List.of(toHold, toDispute, toAsk, toRegister, toMark, toDraft, toNote, toAnswer)
                    .forEach(turn -> turn.run(actor));
        }
    }

    /** The steps of one part. */
    private static final class Turn<A extends CaseAction> {

        private final ActionPart<A> part;
        private final List<Step<A>> steps = new ArrayList<>();
        private List<List<AppliedAction>> done = List.of();

        Turn(ActionPart<A> part) {
            this.part = part;
        }

        Supplier<List<AppliedAction>> add(Step<A> step) {
            int at = steps.size();
            steps.add(step);
            return () -> done.get(at);
        }

        void run(Actor actor) {
            if (!steps.isEmpty()) {
                done = part.run(steps, actor);
            }
        }
    }

    /** What actions would do, in the words of what was done; nothing happens. */
    public List<AppliedAction> foresee(List<CaseAction> actions) {
        return actions.stream().flatMap(action -> foresee(action).stream()).toList();
    }

    private List<AppliedAction> foresee(CaseAction action) {
        return switch (action) {
            case CaseAction.PlaceHold hold -> holds.foresee(hold);
            case CaseAction.RaiseDispute dispute -> disputes.foresee(dispute);
            case CaseAction.RegisterPromise promise -> promises.foresee(promise);
            case CaseAction.ForPerson task -> tasks.foresee(task);
            case CaseAction.OnContacts contact -> contacts.foresee(contact);
            case CaseAction.DraftPlan plan -> plans.foresee(plan);
            case CaseAction.Noted note -> noted.foresee(note);
            case CaseAction.SendAnswer answer -> answers.foresee(answer);
        };
    }

    /** What came with a mail that a person linked to a case is evidence there. */
    public void attachAdvices(@Nullable Long mailId, CollectionCase collectionCase) {
        if (mailId != null) {
            announced.attach(mailId, collectionCase.id().value(), collectionCase.debtorId());
        }
    }

    /** Takes back all that a decision did, but for answers that have left. */
    public void undo(TriageDecision decision, Actor actor, String why) {
        CaseId caseId = decision.caseId();
        if (caseId != null) {
            Reversal reversal = new Reversal(decision, caseId, actor, why);
            List.of(holds, promises, plans, disputes, tasks, noted, contacts, answers)
                    .forEach(part -> part.undo(reversal));
        }
    }
}
