package io.dunlin.core.remittances;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.receivables.Ledger;
import io.dunlin.core.receivables.LedgerEntry;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.receivables.ReceivableQueries;
import io.dunlin.core.remittances.JdbiRemittances.Loaded;
import io.dunlin.core.remittances.policy.AllocationDecision;
import io.dunlin.core.remittances.policy.AllocationDecision.Line;
import io.dunlin.core.remittances.policy.Rule;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.Transactions;
import io.dunlin.spi.value.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What remittances are for: decided by the policy, or by people, and undone by counter-entries. Everything that a decision
 * changes is changed in one transaction.
 */
@Component
public class Allocations {

    private static final Actor SELF = Actor.system("allocations");

    private final JdbiRemittances store;
    private final JdbiKnowledge knowledge;
    private final AllocationReversal reversal;
    private final Ledger ledger;
    private final ReceivableQueries receivables;
    private final ProductSettings settings;
    private final Transactions transactions;
    private final FirmCalendar calendar;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    Allocations(
            JdbiRemittances store,
            JdbiKnowledge knowledge,
            AllocationReversal reversal,
            Ledger ledger,
            ReceivableQueries receivables,
            ProductSettings settings,
            Transactions transactions,
            FirmCalendar calendar,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.store = store;
        this.knowledge = knowledge;
        this.reversal = reversal;
        this.ledger = ledger;
        this.receivables = receivables;
        this.settings = settings;
        this.transactions = transactions;
        this.calendar = calendar;
        this.audit = audit;
        this.events = events;
    }

    /** What the policy makes of a remittance now, with its suggestions; changes nothing. */
    public AllocationDecision suggest(RemittanceId id) {
        return transactions.in(() -> decide(store.get(id)));
    }

    /** Allocates parts of a remittance by a person's decision; the rest of it goes on waiting. */
    public AllocationOutcome allocate(RemittanceId id, List<Line> lines, Actor actor) {
        return transactions.in(() -> {
            store.lockReceivables(lines.stream().map(Line::receivableId).toList());
            Loaded remittance = store.lock(id);
            Optional<String> refusal = refusal(remittance, lines);
            if (refusal.isPresent()) {
                return new AllocationOutcome.Refused(refusal.get());
            }
            book(remittance, lines, Rule.MANUAL, actor.name(), actor);
            return new AllocationOutcome.Done();
        });
    }

    public AllocationOutcome allocate(RemittanceId id, ReceivableId receivable, Money amount, Actor actor) {
        return allocate(id, List.of(new Line(receivable, amount)), actor);
    }

    /** Takes every allocation of a remittance back; it waits for a person again. */
    public AllocationOutcome reverse(RemittanceId id, String reason, Actor actor) {
        return transactions.in(() -> {
            Loaded remittance = store.lock(id);
            if (remittance.state() != RemittanceState.ALLOCATED && remittance.state() != RemittanceState.PARTLY) {
                return new AllocationOutcome.Refused("remittances.refused.nothing-allocated");
            }
            reversal.undone(remittance, calendar.today(), reason, actor);
            return new AllocationOutcome.Done();
        });
    }

    /** Sets what is left of a remittance aside. It can still be allocated later. */
    public AllocationOutcome park(RemittanceId id, String reason, Actor actor) {
        return transactions.in(() -> {
            Loaded remittance = store.lock(id);
            if (remittance.state() != RemittanceState.UNIDENTIFIED && remittance.state() != RemittanceState.PARTLY) {
                return new AllocationOutcome.Refused("remittances.refused.not-waiting");
            }
            store.mark(id, RemittanceState.PARKED, remittance.unallocated(), reason, null);
            audit.record(actor, "remittance-parked", Subject.of("remittance", id.value()), reason, Map.of());
            events.publishEvent(new RemittanceParked(id, remittance.suspected()));
            return new AllocationOutcome.Done();
        });
    }

    /**
     * Decides by the policy on a remittance that no person has decided on. Doing it again changes nothing.
     * <p>
     * It looks first, locks what it would pay, and then decides on what is true under the lock: payments for one debt that
     * come at once wait for each other.
     */
    void decideByPolicy(RemittanceId id) {
        List<ReceivableId> perhaps = paid(suggest(id));
        transactions.run(() -> {
            store.lockReceivables(perhaps);
            Loaded remittance = store.lock(id);
            boolean untouched = remittance.state() == RemittanceState.RECEIVED
                    || remittance.state() == RemittanceState.UNIDENTIFIED;
            if (!untouched) {
                return;
            }
            switch (decide(remittance)) {
                case AllocationDecision.Allocated allocated ->
                    book(remittance, allocated.lines(), allocated.rule(), allocated.evidence(), SELF);
                case AllocationDecision.Unidentified unidentified -> leave(remittance, unidentified);
            }
        });
    }

    private static List<ReceivableId> paid(AllocationDecision decision) {
        return switch (decision) {
            case AllocationDecision.Allocated allocated ->
                allocated.lines().stream().map(Line::receivableId).toList();
            case AllocationDecision.Unidentified _ -> List.of();
        };
    }

    private AllocationDecision decide(Loaded remittance) {
        return settings.get(AllocationSettings.GROUP)
                .policy()
                .decide(remittance.incoming(), knowledge.load(remittance));
    }

    private void leave(Loaded remittance, AllocationDecision.Unidentified unidentified) {
        boolean news = remittance.state() == RemittanceState.RECEIVED
                || !java.util.Objects.equals(remittance.suspected(), unidentified.suspected());
        store.mark(
                remittance.id(),
                RemittanceState.UNIDENTIFIED,
                remittance.incoming().amount(),
                unidentified.reason().name(),
                unidentified.suspected());
        if (news) {
            events.publishEvent(new RemittanceUnidentified(
                    remittance.id(), unidentified.reason(), unidentified.suspected(), remittance.suspected()));
        }
    }

    private Optional<String> refusal(Loaded remittance, List<Line> lines) {
        boolean waiting = switch (remittance.state()) {
            case RECEIVED, UNIDENTIFIED, PARTLY, PARKED -> true;
            case ALLOCATED, REVERSED -> false;
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

    private void book(Loaded remittance, List<Line> lines, Rule rule, String evidence, Actor actor) {
        // Always in the same order, so that two payments never wait for each other in a circle.
        List<Line> ordered = lines.stream()
                .sorted(Comparator.comparingLong(line -> line.receivableId().value()))
                .toList();
        List<RemittanceAllocated.Part> parts = new ArrayList<>();
        Money left = remittance.unallocated();
        for (Line line : ordered) {
            parts.add(post(remittance, line, rule, evidence, actor));
            left = left.minus(line.amount());
        }
        RemittanceState state = left.isZero() ? RemittanceState.ALLOCATED : RemittanceState.PARTLY;
        store.mark(remittance.id(), state, left, rule.name() + ": " + evidence, null);
        audit.record(
                actor,
                "remittance-allocated",
                Subject.of("remittance", remittance.id().value()),
                rule.name(),
                Map.of("lines", ordered.size(), "remainder", left.toString()));
        for (RemittanceAllocated.Part part : parts) {
            events.publishEvent(new PaymentAllocated(
                    remittance.id(),
                    part.receivableId(),
                    part.caseId(),
                    part.amount(),
                    remittance.incoming().receivedOn()));
        }
        events.publishEvent(new RemittanceAllocated(remittance.id(), parts, left, rule, remittance.suspected(), actor));
    }

    private RemittanceAllocated.Part post(Loaded remittance, Line line, Rule rule, String evidence, Actor actor) {
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
                rule.name()));
        if (posted.repeated() || posted.balance().isNegative()) {
            throw new IllegalStateException("Remittance " + remittance.id().value() + " would overpay receivable "
                    + line.receivableId().value() + "; nothing is allocated");
        }
        store.insertAllocation(
                remittance.id(), line.receivableId(), posted.entryId(), line.amount(), rule, evidence, actor.name());
        String account = remittance.incoming().payerAccount();
        if (account != null) {
            store.learn(account, receivable.debtorId(), remittance.incoming().receivedOn());
        }
        return new RemittanceAllocated.Part(line.receivableId(), receivable.caseId(), line.amount());
    }
}
