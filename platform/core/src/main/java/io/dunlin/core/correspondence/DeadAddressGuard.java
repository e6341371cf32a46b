package io.dunlin.core.correspondence;

import io.dunlin.core.parties.ContactPoint;
import io.dunlin.core.parties.Parties;
import java.time.Instant;
import java.util.Optional;
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
        if (message.debtorId() == null || message.channel() == Channel.LETTER) {
            return Optional.empty();
        }
        ContactPoint.Kind kind = message.channel() == Channel.MAIL ? ContactPoint.Kind.EMAIL : ContactPoint.Kind.PHONE;
        boolean unusable = parties.contactPoints(message.debtorId()).stream()
                .anyMatch(point -> point.kind() == kind
                        && point.value().equalsIgnoreCase(message.recipient())
                        && (point.state() == ContactPoint.State.DEAD
                                || (point.state() == ContactPoint.State.WRONG
                                        && message.purpose() != Purpose.APOLOGY)));
        return unusable ? Optional.of(Refusal.forGood("sending.refused.dead-address")) : Optional.empty();
    }
}
