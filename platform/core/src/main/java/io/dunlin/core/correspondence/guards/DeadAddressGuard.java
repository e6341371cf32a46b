package io.dunlin.core.correspondence.guards;

import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.correspondence.SendingGuard;
import io.dunlin.core.parties.ContactPoint;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.parties.Parties;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * An address that died or turned out to be somebody else's since the message was queued. Only an apology for that, which tells
 * nothing of a case, still goes to somebody else.
 */
@Component
class DeadAddressGuard implements SendingGuard {

    private final Parties parties;

    DeadAddressGuard(Parties parties) {
        this.parties = parties;
    }

    @Override
    public Optional<Refusal> refuse(OutboundMessage message, Instant now) {
        return Optional.ofNullable(refuseAll(List.of(message), now).get(message.id()));
    }

    @Override
    public Map<OutboundMessageId, Refusal> refuseAll(List<OutboundMessage> messages, Instant now) {
        Map<OutboundMessageId, DebtorId> asked = new HashMap<>();
        for (OutboundMessage message : messages) {
            if (message.debtorId() != null && message.channel() != Channel.LETTER) {
                asked.put(message.id(), message.debtorId());
            }
        }
        Map<DebtorId, List<ContactPoint>> known = parties.contactPoints(Set.copyOf(asked.values())).stream()
                .collect(Collectors.groupingBy(ContactPoint::debtorId));
        Map<OutboundMessageId, Refusal> refusals = new HashMap<>();
        for (OutboundMessage message : messages) {
            DebtorId debtor = asked.get(message.id());
            if (debtor != null
                    && known.getOrDefault(debtor, List.of()).stream().anyMatch(point -> isUnusable(point, message))) {
                refusals.put(message.id(), Refusal.forGood("sending.refused.dead-address"));
            }
        }
        return refusals;
    }

    private static boolean isUnusable(ContactPoint point, OutboundMessage message) {
        ContactPoint.Kind kind = message.channel() == Channel.MAIL ? ContactPoint.Kind.EMAIL : ContactPoint.Kind.PHONE;
        return point.kind() == kind
                && point.value().equalsIgnoreCase(message.recipient())
                && (point.state() == ContactPoint.State.DEAD
                        || (point.state() == ContactPoint.State.WRONG && message.purpose() != Purpose.APOLOGY));
    }
}
