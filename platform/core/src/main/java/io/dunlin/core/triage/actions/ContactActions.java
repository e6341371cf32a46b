package io.dunlin.core.triage.actions;

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
import org.springframework.stereotype.Component;

/** The debtor's addresses: dead, wrong or proposed. A mark that is taken back restores the state that was before it. */
@Component
class ContactActions implements ActionPart<OnContacts> {

    private final Parties parties;
    private final Outbox outbox;

    ContactActions(Parties parties, Outbox outbox) {
        this.parties = parties;
        this.outbox = outbox;
    }

    @Override
    public List<List<AppliedAction>> run(List<Step<OnContacts>> steps, Actor actor) {
        Map<ContactMark, State> before = parties.markContacts(
                steps.stream()
                        .flatMap(step -> marksOf(step).stream())
                        .distinct()
                        .toList(),
                actor);
        return steps.stream().map(step -> done(step, before, actor)).toList();
    }

    private List<AppliedAction> done(Step<OnContacts> step, Map<ContactMark, State> before, Actor actor) {
        return switch (step.action()) {
            case MarkAddressDead _ -> {
                noteBounce(step.cause().bouncedMessageId());
                yield marked(step, before);
            }
            case StopAddress _ -> marked(step, before);
            case ProposeContact(List<String> addresses) -> proposed(addresses, step.cause(), actor);
        };
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
                        .map(address -> mark(address, State.DEAD, cause))
                        .toList();
            case StopAddress _ ->
                cause.senderAddress() == null ? List.of() : List.of(mark(cause.senderAddress(), State.WRONG, cause));
            case ProposeContact _ -> List.of();
        };
    }

    private static ContactMark mark(String address, State state, Cause cause) {
        return new ContactMark(
                cause.collectionCase().debtorId(), ContactPoint.Kind.EMAIL, address, state, cause.origin());
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
                ContactPoint.Kind.EMAIL,
                marked.detail("address"),
                State.valueOf(marked.detail("before")),
                reversal.why(),
                reversal.actor());
        assert before.isPresent();
    }
}
