package io.dunlin.core.remittances.allocations;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.receivables.Ledger;
import io.dunlin.core.remittances.PaymentReversed;
import io.dunlin.core.remittances.RefundOvertaken;
import io.dunlin.core.remittances.RemittanceId;
import io.dunlin.core.remittances.RemittanceState;
import io.dunlin.core.remittances.allocations.JdbiRemittances.InForce;
import io.dunlin.core.remittances.matching.LoadedRemittance;
import io.dunlin.core.shared.Actor;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Undoes the allocations of a remittance by counter-entries: what they had settled is owed again. */
@Component
public class AllocationReversal {

    private final JdbiRemittances store;
    private final JdbiPayerAccounts payers;
    private final Ledger ledger;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    AllocationReversal(
            JdbiRemittances store,
            JdbiPayerAccounts payers,
            Ledger ledger,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.store = store;
        this.payers = payers;
        this.ledger = ledger;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Why a person may not take allocations of a remittance back; empty where they may. The key of a text.
     * <p>
     * While its rest is to be paid back, an accountant may be making the transfer: what was paid back could not be noted any
     * more, and the money could be allocated a second time.
     */
    static Optional<String> refusal(RemittanceState state) {
        return switch (state) {
            case TO_REFUND -> Optional.of("remittances.refused.to-refund");
            case REFUNDED -> Optional.of("remittances.refused.paid-back");
            case RECEIVED, UNIDENTIFIED, PARTLY, ALLOCATED, PARKED, REVERSED -> Optional.empty();
        };
    }

    /** The money went back: nothing of it counts any more, and nothing of it is to be paid back. */
    public void returnedByBank(RemittanceId id, LocalDate on, Actor actor) {
        LoadedRemittance remittance = store.lock(id);
        String reason = "remittance.taken-back-by-bank";
        undo(remittance, store.inForce(id), on, reason, true, actor);
        Money nothing = Money.zero(remittance.unallocated().currency());
        store.mark(id, RemittanceState.REVERSED, nothing, reason, null);
        audit.record(
                actor,
                "remittance-returned",
                Subject.of("remittance", id.value()),
                reason,
                Map.of(
                        "state",
                        remittance.state(),
                        "left",
                        remittance.unallocated().toString()));
        boolean paidBack = remittance.state() == RemittanceState.REFUNDED;
        if (paidBack || remittance.state() == RemittanceState.TO_REFUND) {
            events.publishEvent(
                    new RefundOvertaken(id, remittance.incoming().amount(), remittance.unallocated(), paidBack));
        }
    }

    /** A person takes allocations back: what they had paid of the remittance waits again. */
    void undone(LoadedRemittance remittance, List<InForce> allocations, LocalDate on, String reason, Actor actor) {
        undo(remittance, allocations, on, reason, false, actor);
        Money left = remittance.unallocated();
        for (InForce allocation : allocations) {
            left = left.plus(allocation.amount());
        }
        boolean whole = left.equals(remittance.incoming().amount());
        store.mark(remittance.id(), whole ? RemittanceState.UNIDENTIFIED : RemittanceState.PARTLY, left, reason, null);
        audit.record(
                actor,
                "allocation-reversed",
                Subject.of("remittance", remittance.id().value()),
                reason,
                Map.of("allocations", allocations.size(), "left", left.toString()));
    }

    private void undo(
            LoadedRemittance remittance,
            List<InForce> allocations,
            LocalDate on,
            String reason,
            boolean byBank,
            Actor actor) {
        for (InForce allocation : allocations) {
            Ledger.Posted posted = ledger.reverse(allocation.entryId(), on, reason);
            store.markReversed(allocation.id(), reason, actor.name());
            audit.record(
                    actor,
                    "payment-reversed",
                    new Subject("receivable", allocation.receivableId().value(), allocation.caseId()),
                    reason,
                    Map.of(
                            "amount",
                            allocation.amount().toString(),
                            "owed",
                            posted.balance().toString()));
        }
        unlearn(remittance, allocations);
        for (InForce allocation : allocations) {
            events.publishEvent(new PaymentReversed(
                    remittance.id(),
                    allocation.receivableId(),
                    allocation.caseId(),
                    allocation.amount(),
                    byBank,
                    reason));
        }
    }

    /** What a payment taught is true as long as any of it is a debtor's. */
    private void unlearn(LoadedRemittance remittance, List<InForce> undone) {
        String account = remittance.incoming().payerAccount();
        if (account == null) {
            return;
        }
        Set<DebtorId> still =
                store.inForce(remittance.id()).stream().map(InForce::debtorId).collect(Collectors.toSet());
        undone.stream()
                .map(InForce::debtorId)
                .distinct()
                .filter(debtor -> !still.contains(debtor))
                .forEach(debtor -> payers.unlearn(account, debtor));
    }
}
