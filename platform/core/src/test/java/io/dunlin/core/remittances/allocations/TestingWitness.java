package io.dunlin.core.remittances.allocations;

import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.SendingGuard;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.remittances.PaymentsAllocated;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Notes the order of what happens: when a payment was committed, and when the guards were first asked about a message. It
 * refuses nothing.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class TestingWitness implements SendingGuard {

    private final AtomicLong order = new AtomicLong();
    private final Map<ReceivableId, Long> paid = new ConcurrentHashMap<>();
    private final Map<OutboundMessageId, Long> asked = new ConcurrentHashMap<>();

    @Override
    public Optional<Refusal> refuse(OutboundMessage message, Instant now) {
        asked.put(message.id(), order.incrementAndGet());
        return Optional.empty();
    }

    @EventListener
    void on(PaymentsAllocated allocated) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                allocated.payments().forEach(payment -> paid.put(payment.receivableId(), order.incrementAndGet()));
            }
        });
    }

    /** Whether a payment was surely there before anybody asked whether a message may leave. */
    boolean paidBeforeAsked(ReceivableId receivable, OutboundMessageId message) {
        Long payment = paid.get(receivable);
        Long question = asked.get(message);
        return payment != null && question != null && payment < question;
    }
}
