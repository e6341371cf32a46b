package io.dunlin.core.remittances.allocations;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.remittances.RemittanceId;
import io.dunlin.core.remittances.RemittanceParked;
import io.dunlin.core.remittances.RemittanceRefundAsked;
import io.dunlin.core.remittances.RemittanceState;
import io.dunlin.core.remittances.matching.LoadedRemittance;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.Transactions;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Money that is to go back to whom it came from. Dunlin makes no transfers: an accountant makes it in the bank, and says so
 * here.
 */
@Component
public class Refunds {

    private static final Set<RemittanceState> REFUNDABLE =
            Set.of(RemittanceState.UNIDENTIFIED, RemittanceState.PARTLY, RemittanceState.PARKED);

    private final JdbiRemittances store;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    Refunds(JdbiRemittances store, Transactions transactions, AuditTrail audit, ApplicationEventPublisher events) {
        this.store = store;
        this.transactions = transactions;
        this.audit = audit;
        this.events = events;
    }

    /** Asks the accountants to pay back what is left of a remittance. */
    public AllocationOutcome ask(RemittanceId id, String reason, Actor actor) {
        return transactions.in(() -> {
            LoadedRemittance remittance = store.lock(id);
            if (!REFUNDABLE.contains(remittance.state())) {
                return new AllocationOutcome.Refused("remittances.refused.not-waiting");
            }
            store.mark(id, RemittanceState.TO_REFUND, remittance.unallocated(), reason, null);
            audit.record(
                    actor,
                    "refund-asked",
                    Subject.of("remittance", id.value()),
                    reason,
                    Map.of("amount", remittance.unallocated().toString()));
            events.publishEvent(new RemittanceParked(id, remittance.suspected()));
            events.publishEvent(new RemittanceRefundAsked(id, remittance.unallocated(), reason));
            return new AllocationOutcome.Done();
        });
    }

    /** Keeps the money after all: it waits for a person again. */
    public AllocationOutcome withdraw(RemittanceId id, String reason, Actor actor) {
        return transactions.in(() -> {
            LoadedRemittance remittance = store.lock(id);
            if (remittance.state() != RemittanceState.TO_REFUND) {
                return new AllocationOutcome.Refused("remittances.refused.no-refund");
            }
            store.mark(id, remittance.waiting(), remittance.unallocated(), reason, null);
            audit.record(actor, "refund-withdrawn", Subject.of("remittance", id.value()), reason, Map.of());
            return new AllocationOutcome.Done();
        });
    }

    /**
     * Notes that it was paid back.
     *
     * @param proof the transfer's reference, or how it was paid
     */
    public AllocationOutcome paidBack(RemittanceId id, String proof, Actor actor) {
        return transactions.in(() -> {
            LoadedRemittance remittance = store.lock(id);
            if (remittance.state() != RemittanceState.TO_REFUND) {
                return new AllocationOutcome.Refused("remittances.refused.no-refund");
            }
            store.mark(id, RemittanceState.REFUNDED, remittance.unallocated(), proof, null);
            audit.record(
                    actor,
                    "refund-paid",
                    Subject.of("remittance", id.value()),
                    proof,
                    Map.of("amount", remittance.unallocated().toString()));
            return new AllocationOutcome.Done();
        });
    }

    /**
     * Takes back that it was paid back: the transfer came back, or it was another payment's. It is to be paid back again, and
     * the accountants are told so; what was noted before stays in the audit trail.
     */
    public AllocationOutcome notPaidBack(RemittanceId id, String reason, Actor actor) {
        return transactions.in(() -> {
            LoadedRemittance remittance = store.lock(id);
            if (remittance.state() != RemittanceState.REFUNDED) {
                return new AllocationOutcome.Refused("remittances.refused.not-paid-back");
            }
            store.mark(id, RemittanceState.TO_REFUND, remittance.unallocated(), reason, null);
            audit.record(
                    actor,
                    "refund-reversed",
                    Subject.of("remittance", id.value()),
                    reason,
                    Map.of("amount", remittance.unallocated().toString()));
            events.publishEvent(new RemittanceRefundAsked(id, remittance.unallocated(), reason));
            return new AllocationOutcome.Done();
        });
    }
}
