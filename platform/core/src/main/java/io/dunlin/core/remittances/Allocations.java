package io.dunlin.core.remittances;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.remittances.JdbiRemittances.Decided;
import io.dunlin.core.remittances.JdbiRemittances.InForce;
import io.dunlin.core.remittances.JdbiRemittances.Loaded;
import io.dunlin.core.remittances.policy.AllocationDecision;
import io.dunlin.core.remittances.policy.AllocationDecision.Line;
import io.dunlin.core.remittances.policy.Proposal;
import io.dunlin.core.remittances.policy.Proposals;
import io.dunlin.core.remittances.policy.Rule;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.Transactions;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
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
    private final AllocationBooking booking;
    private final AllocationReversal reversal;
    private final ProductSettings settings;
    private final Transactions transactions;
    private final FirmCalendar calendar;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    Allocations(
            JdbiRemittances store,
            JdbiKnowledge knowledge,
            AllocationBooking booking,
            AllocationReversal reversal,
            ProductSettings settings,
            Transactions transactions,
            FirmCalendar calendar,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.store = store;
        this.knowledge = knowledge;
        this.booking = booking;
        this.reversal = reversal;
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

    /** What a person may accept for what is left of a remittance, the likeliest first; changes nothing. */
    public Proposals propose(RemittanceId id) {
        return transactions.in(() -> {
            Loaded remittance = store.get(id);
            return settings.get(AllocationSettings.GROUP)
                    .policy()
                    .propose(remittance.incoming().of(remittance.unallocated()), knowledge.load(remittance));
        });
    }

    /** Allocates parts of a remittance by a person's decision; the rest of it goes on waiting. */
    public AllocationOutcome allocate(RemittanceId id, List<Line> lines, Actor actor) {
        return allocate(id, lines, new Decided(Rule.MANUAL, actor.name(), actor, null));
    }

    public AllocationOutcome allocate(RemittanceId id, ReceivableId receivable, Money amount, Actor actor) {
        return allocate(id, List.of(new Line(receivable, amount)), actor);
    }

    /** Allocates as it was suggested. */
    public AllocationOutcome accept(RemittanceId id, Proposal proposal, Actor actor) {
        return allocate(id, proposal.lines(), new Decided(Rule.ACCEPTED_SUGGESTION, proposal.evidence(), actor, null));
    }

    private AllocationOutcome allocate(RemittanceId id, List<Line> lines, Decided decided) {
        return transactions.in(() -> {
            store.lockReceivables(lines.stream().map(Line::receivableId).toList());
            Loaded remittance = store.lock(id);
            Optional<String> refusal = booking.refusal(remittance, lines);
            if (refusal.isPresent()) {
                return new AllocationOutcome.Refused(refusal.get());
            }
            booking.book(remittance, lines, decided);
            return new AllocationOutcome.Done();
        });
    }

    /** Takes every allocation of a remittance back; it waits for a person again. */
    public AllocationOutcome reverse(RemittanceId id, String reason, Actor actor) {
        return transactions.in(() -> reverse(id, store.inForce(id), reason, actor));
    }

    /** Takes one allocation back; what it had paid waits for a person again. */
    public AllocationOutcome reverse(AllocationId id, String reason, Actor actor) {
        return transactions.in(() -> {
            List<InForce> allocation = store.inForce(id);
            return allocation.isEmpty()
                    ? new AllocationOutcome.Refused("remittances.refused.nothing-allocated")
                    : reverse(allocation.getFirst().remittanceId(), allocation, reason, actor);
        });
    }

    private AllocationOutcome reverse(RemittanceId id, List<InForce> looked, String reason, Actor actor) {
        store.lockReceivables(looked.stream().map(InForce::receivableId).toList());
        Loaded remittance = store.lock(id);
        List<InForce> allocations =
                store.inForce(id).stream().filter(looked::contains).toList();
        if (allocations.isEmpty()) {
            return new AllocationOutcome.Refused("remittances.refused.nothing-allocated");
        }
        if (remittance.state() == RemittanceState.REFUNDED) {
            return new AllocationOutcome.Refused("remittances.refused.paid-back");
        }
        reversal.undone(remittance, allocations, calendar.today(), reason, actor);
        return new AllocationOutcome.Done();
    }

    /**
     * Sets what is left of a remittance aside. It can still be allocated, and asks again on a day.
     *
     * @param until a day after today
     */
    public AllocationOutcome park(RemittanceId id, String reason, LocalDate until, Actor actor) {
        return transactions.in(() -> {
            Loaded remittance = store.lock(id);
            if (remittance.state() != RemittanceState.UNIDENTIFIED && remittance.state() != RemittanceState.PARTLY) {
                return new AllocationOutcome.Refused("remittances.refused.not-waiting");
            }
            if (!until.isAfter(calendar.today())) {
                return new AllocationOutcome.Refused("remittances.refused.day");
            }
            store.mark(id, RemittanceState.PARKED, remittance.unallocated(), reason, null);
            store.parkUntil(id, until);
            audit.record(
                    actor,
                    "remittance-parked",
                    Subject.of("remittance", id.value()),
                    reason,
                    Map.of("until", until.toString()));
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
                    booking.book(
                            remittance,
                            allocated.lines(),
                            new Decided(allocated.rule(), allocated.evidence(), SELF, null));
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
}
