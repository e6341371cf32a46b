package io.dunlin.core.triage.actions;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseTask;
import io.dunlin.core.cases.HoldReason;
import io.dunlin.core.cases.Holds;
import io.dunlin.core.cases.Holds.NewHold;
import io.dunlin.core.cases.TaskEnded;
import io.dunlin.core.correspondence.Outbox;
import io.dunlin.core.parties.ContactPoint;
import io.dunlin.core.parties.ContactPoint.State;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.parties.Parties.ContactMark;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.triage.AppliedAction;
import io.dunlin.core.triage.AppliedAction.Kind;
import io.dunlin.core.triage.policy.CaseAction.MarkAddressDead;
import io.dunlin.core.triage.policy.CaseAction.OnContacts;
import io.dunlin.core.triage.policy.CaseAction.ProposeContact;
import io.dunlin.core.triage.policy.CaseAction.StopAddress;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The debtor's addresses: dead, wrong or proposed. A mark that is taken back restores the state that was before it. Where a
 * stranger wrote from none of them, nobody knows which one is wrong: nothing leaves until a person has looked.
 */
@Component
class ContactActions implements ActionPart<OnContacts> {

    /** Missing in what was marked when only addresses of mail were. */
    private static final String KIND = "kind";

    private final Parties parties;
    private final Outbox outbox;
    private final Holds holds;

    ContactActions(Parties parties, Outbox outbox, Holds holds) {
        this.parties = parties;
        this.outbox = outbox;
        this.holds = holds;
    }

    @Override
    public List<List<AppliedAction>> run(List<Step<OnContacts>> steps, Actor actor) {
        Map<ContactMark, State> before = parties.markContacts(
                steps.stream()
                        .flatMap(step -> marksOf(step).stream())
                        .distinct()
                        .toList(),
                actor);
        List<NewHold> unknown = steps.stream()
                .filter(step -> step.action() instanceof StopAddress
                        && marked(step, before).isEmpty())
                .map(step -> untilVerified(step.cause()))
                .distinct()
                .toList();
        int held = holds.placeAll(unknown, actor).size();
        assert held == unknown.size();
        return steps.stream().map(step -> done(step, before, actor)).toList();
    }

    private static NewHold untilVerified(Cause cause) {
        return new NewHold(cause.caseId(), null, HoldReason.WRONG_CONTACT, null, cause.origin());
    }

    /** Somebody looked: what was held for it is free. */
    @EventListener
    void on(TaskEnded ended) {
        CaseId caseId = ended.caseId();
        if (caseId != null && ended.kind() == CaseTask.Kind.VERIFY_CONTACT) {
            holds.active(caseId).stream()
                    .filter(hold -> hold.reason() == HoldReason.WRONG_CONTACT
                            && hold.origin().equals(ended.origin()))
                    .forEach(hold -> holds.release(hold.id(), ended.actor(), ended.outcome()));
        }
    }

    private List<AppliedAction> done(Step<OnContacts> step, Map<ContactMark, State> before, Actor actor) {
        return switch (step.action()) {
            case MarkAddressDead _ -> {
                noteBounce(step.cause().bouncedMessageId());
                yield marked(step, before);
            }
            case StopAddress _ -> stopped(step, before);
            case ProposeContact(List<String> addresses) -> proposed(addresses, step.cause(), actor);
        };
    }

    private static List<AppliedAction> stopped(Step<OnContacts> step, Map<ContactMark, State> before) {
        List<AppliedAction> marked = marked(step, before);
        return marked.isEmpty()
                ? List.of(new AppliedAction(
                        Kind.HOLD, Map.of("reason", HoldReason.WRONG_CONTACT.name(), "until", "", "items", "")))
                : marked;
    }

    private void noteBounce(@Nullable String bouncedMessageId) {
        if (bouncedMessageId != null) {
            outbox.findByMessageId("<" + bouncedMessageId + ">")
                    .ifPresent(message -> outbox.bounced(message.id(), null, "bounced", "message.came-back"));
        }
    }

    private static List<ContactMark> marksOf(Step<OnContacts> step) {
        Cause cause = step.cause();
        return switch (step.action()) {
            case MarkAddressDead(List<String> addresses) ->
                addresses.stream()
                        .map(address -> mark(new Sender(ContactPoint.Kind.EMAIL, address), State.DEAD, cause))
                        .toList();
            case StopAddress _ ->
                cause.sender() == null ? List.of() : List.of(mark(cause.sender(), State.WRONG, cause));
            case ProposeContact _ -> List.of();
        };
    }

    private static ContactMark mark(Sender address, State state, Cause cause) {
        return new ContactMark(
                cause.collectionCase().debtorId(), address.kind(), address.value(), state, cause.origin());
    }

    /** Only addresses that the debtor has were marked. */
    private static List<AppliedAction> marked(Step<OnContacts> step, Map<ContactMark, State> before) {
        return marksOf(step).stream()
                .flatMap(mark -> Stream.ofNullable(before.get(mark)).map(state -> marked(mark, state)))
                .toList();
    }

    private static AppliedAction marked(ContactMark mark, State before) {
        return new AppliedAction(
                Kind.CONTACT,
                Map.of(
                        "debtor",
                        Long.toString(mark.debtor().value()),
                        KIND,
                        mark.kind().name(),
                        "address",
                        mark.value(),
                        "state",
                        mark.state().name(),
                        "before",
                        before.name()));
    }

    private List<AppliedAction> proposed(List<String> addresses, Cause cause, Actor actor) {
        List<String> others = addresses.stream()
                .filter(address -> !address.equalsIgnoreCase(cause.senderAddress()))
                .toList();
        others.forEach(address -> parties.addContact(
                cause.collectionCase().debtorId(),
                ContactPoint.Kind.EMAIL,
                address,
                State.PROPOSED,
                cause.origin(),
                actor));
        return others.stream()
                .map(address -> new AppliedAction(Kind.PROPOSED_CONTACT, Map.of("address", address)))
                .toList();
    }

    @Override
    public List<AppliedAction> foresee(OnContacts action) {
        Kind kind = switch (action) {
            case MarkAddressDead _, StopAddress _ -> Kind.CONTACT;
            case ProposeContact _ -> Kind.PROPOSED_CONTACT;
        };
        return List.of(new AppliedAction(kind, Map.of()));
    }

    @Override
    public void undo(Reversal reversal) {
        reversal.done(Kind.CONTACT).forEach(action -> restore(action, reversal));
    }

    private void restore(AppliedAction marked, Reversal reversal) {
        Optional<State> before = parties.markContact(
                new DebtorId(Long.parseLong(marked.detail("debtor"))),
                ContactPoint.Kind.valueOf(marked.details().getOrDefault(KIND, ContactPoint.Kind.EMAIL.name())),
                marked.detail("address"),
                State.valueOf(marked.detail("before")),
                reversal.why(),
                reversal.actor());
        assert before.isPresent();
    }
}
