package io.dunlin.core.notifications;

import io.dunlin.core.correspondence.MessageChanged;
import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.Purpose;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Remembers, for as long as a transaction lasts, which messages to debtors were taken back in it. */
@Component
class CancelledSteps {

    private record Cancelled(OutboundMessageId messageId, long caseId) {}

    @EventListener
    void on(MessageChanged changed) {
        Long caseId = changed.caseId();
        if (changed.state() == OutboundMessage.State.CANCELLED
                && Purpose.PRESSING.contains(changed.purpose())
                && caseId != null
                && TransactionSynchronizationManager.isSynchronizationActive()) {
            ofTransaction().add(new Cancelled(changed.messageId(), caseId));
        }
    }

    List<OutboundMessageId> of(long caseId) {
        return ofTransaction().stream()
                .filter(cancelled -> cancelled.caseId == caseId)
                .map(Cancelled::messageId)
                .toList();
    }

    @SuppressWarnings("unchecked") // bound below and nowhere else
    private List<Cancelled> ofTransaction() {
        List<Cancelled> known = (List<Cancelled>) TransactionSynchronizationManager.getResource(this);
        if (known != null) {
            return known;
        }
        List<Cancelled> fresh = new ArrayList<>();
        TransactionSynchronizationManager.bindResource(this, fresh);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                TransactionSynchronizationManager.unbindResource(CancelledSteps.this);
            }
        });
        return fresh;
    }
}
