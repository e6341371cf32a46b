package io.dunlin.core.remittances;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.receivables.Ledger;
import io.dunlin.core.receivables.LedgerEntry;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableQueries;
import io.dunlin.core.remittances.JdbiRemittances.Decided;
import io.dunlin.core.remittances.JdbiRemittances.Loaded;
import io.dunlin.core.remittances.policy.AllocationDecision.Line;
import io.dunlin.spi.value.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes allocations down: ledger entries, what the payer's account taught, and the events that close cases. */
@Component
class AllocationBooking {

    private final JdbiRemittances store;
    private final Ledger ledger;
    private final ReceivableQueries receivables;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    AllocationBooking(
            JdbiRemittances store,
            Ledger ledger,
            ReceivableQueries receivables,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.store = store;
        this.ledger = ledger;
        this.receivables = receivables;
        this.audit = audit;
        this.events = events;
    }

    /** Why a person may not allocate so; empty where they may. The key of a text. */
    Optional<String> refusal(Loaded remittance, List<Line> lines) {
        boolean waiting = switch (remittance.state()) {
            case RECEIVED, UNIDENTIFIED, PARTLY, PARKED -> true;
            case ALLOCATED, TO_REFUND, REFUNDED, REVERSED -> false;
        };
        if (!waiting) {
            return Optional.of("remittances.refused.not-waiting");
        }
        Money left = remittance.unallocated();
        for (Line line : lines) {
            Receivable receivable = receivables.get(line.receivableId());
            if (!line.amount().currency().equals(left.currency())
                    || !receivable.balance().currency().equals(left.currency())) {
                return Optional.of("remittances.refused.other-currency");
            }
            if (line.amount().compareTo(receivable.balance()) > 0) {
                return Optional.of("remittances.refused.more-than-owed");
            }
            left = left.minus(line.amount());
        }
        boolean twice = lines.stream().map(Line::receivableId).distinct().count() < lines.size();
        if (lines.isEmpty() || twice) {
            return Optional.of("remittances.refused.lines");
        }
        return left.isNegative() ? Optional.of("remittances.refused.more-than-left") : Optional.empty();
    }

    /** Books an allocation that was found right under the locks of its receivables and its remittance. */
    void book(Loaded remittance, List<Line> lines, Decided decided) {
        // Always in the same order, so that two payments never wait for each other in a circle.
        List<Line> ordered = lines.stream()
                .sorted(Comparator.comparingLong(line -> line.receivableId().value()))
                .toList();
        List<RemittanceAllocated.Part> parts = new ArrayList<>();
        Money left = remittance.unallocated();
        for (Line line : ordered) {
            parts.add(post(remittance, line, decided));
            left = left.minus(line.amount());
        }
        RemittanceState state = left.isZero() ? RemittanceState.ALLOCATED : RemittanceState.PARTLY;
        store.mark(remittance.id(), state, left, decided.rule().name() + ": " + decided.evidence(), null);
        audit.record(
                decided.actor(),
                "remittance-allocated",
                Subject.of("remittance", remittance.id().value()),
                decided.rule().name(),
                Map.of("lines", ordered.size(), "remainder", left.toString()));
        for (RemittanceAllocated.Part part : parts) {
            events.publishEvent(new PaymentAllocated(
                    remittance.id(),
                    part.receivableId(),
                    part.caseId(),
                    part.amount(),
                    remittance.incoming().receivedOn()));
        }
        events.publishEvent(new RemittanceAllocated(
                remittance.id(), parts, left, decided.rule(), remittance.suspected(), decided.actor()));
    }

    private RemittanceAllocated.Part post(Loaded remittance, Line line, Decided decided) {
        Receivable receivable = receivables.get(line.receivableId());
        int before = store.timesAllocated(remittance.id(), line.receivableId());
        String origin = "allocation:" + remittance.id().value() + ":"
                + line.receivableId().value() + (before == 0 ? "" : ":" + (before + 1));
        Ledger.Posted posted = ledger.post(new Ledger.Posting(
                line.receivableId(),
                LedgerEntry.Kind.PAYMENT,
                line.amount().negated(),
                remittance.incoming().receivedOn(),
                origin,
                decided.rule().name()));
        if (posted.repeated() || posted.balance().isNegative()) {
            throw new IllegalStateException("Remittance " + remittance.id().value() + " would overpay receivable "
                    + line.receivableId().value() + "; nothing is allocated");
        }
        store.insertAllocation(remittance.id(), line.receivableId(), posted.entryId(), line.amount(), decided);
        String account = remittance.incoming().payerAccount();
        if (account != null) {
            store.learn(account, receivable.debtorId(), remittance.incoming().receivedOn());
        }
        return new RemittanceAllocated.Part(line.receivableId(), receivable.caseId(), line.amount());
    }
}
