package io.dunlin.core.plans;

import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.correspondence.SendingGuard;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/** Asks, at the moment of sending, whether a plan that a message confirms is still the one that holds. */
@Component
class PlanGuard implements SendingGuard {

    private final Jdbi jdbi;

    PlanGuard(Jdbi jdbi) {
        this.jdbi = jdbi;
    }

    @Override
    public Optional<Refusal> refuse(OutboundMessage message, Instant now) {
        return Optional.ofNullable(refuseAll(List.of(message), now).get(message.id()));
    }

    @Override
    public Map<OutboundMessageId, Refusal> refuseAll(List<OutboundMessage> messages, Instant now) {
        List<OutboundMessageId> confirmations = messages.stream()
                .filter(message -> message.purpose() == Purpose.PLAN_CONFIRMATION)
                .map(OutboundMessage::id)
                .toList();
        if (confirmations.isEmpty()) {
            return Map.of();
        }
        Set<OutboundMessageId> right = new HashSet<>(jdbi.withHandle(handle -> handle.createQuery("""
                        select message_id
                        from instalment_plan
                        where message_id in (<messages>) and state = 'ACTIVE'
                        """)
                .bindList("messages", confirmations)
                .mapTo(OutboundMessageId.class)
                .list()));
        Map<OutboundMessageId, Refusal> refusals = new HashMap<>();
        confirmations.stream()
                .filter(id -> !right.contains(id))
                .forEach(id -> refusals.put(id, Refusal.forGood("sending.refused.plan-ended")));
        return refusals;
    }
}
