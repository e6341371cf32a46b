package io.dunlin.core.remittances.allocations;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.remittances.AllocationId;
import io.dunlin.core.remittances.RemittanceId;
import io.dunlin.core.remittances.RemittanceParked;
import io.dunlin.core.remittances.RemittanceState;
import io.dunlin.core.remittances.RemittancesUnidentified;
import io.dunlin.core.remittances.allocations.JdbiRemittances.Decided;
import io.dunlin.core.remittances.allocations.JdbiRemittances.InForce;
import io.dunlin.core.remittances.allocations.JdbiRemittances.Marked;
import io.dunlin.core.remittances.matching.LoadedRemittance;
import io.dunlin.core.remittances.matching.Matching;
import io.dunlin.core.remittances.matching.Matching.Matched;
import io.dunlin.core.remittances.policy.AllocationDecision;
import io.dunlin.core.remittances.policy.AllocationDecision.Line;
import io.dunlin.core.remittances.policy.Proposal;
import io.dunlin.core.remittances.policy.Proposals;
import io.dunlin.core.remittances.policy.Rule;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.Transactions;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * What remittances are for: decided by the policy, or by people, and undone by counter-entries. Everything that a decision
 * changes is changed in one transaction.
 */
@Component
public class Allocations {

    private static final Logger log = LoggerFactory.getLogger(Allocations.class);
    private static final Actor SELF = Actor.system("allocations");
    /** Few enough that nobody waits long for what a transaction holds. */
    private static final int AT_A_TIME = 800;
    /** So many that had to wait are decided with the next ones; more by themselves, or they would be looked at again and again. */
    private static final int MOST_TAKEN_ALONG = 50;

    private final JdbiRemittances store;
    private final Matching matching;
    private final AllocationBooking booking;
    private final AllocationReversal reversal;
    private final Transactions transactions;
    private final FirmCalendar calendar;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    Allocations(
            JdbiRemittances store,
            Matching matching,
            AllocationBooking booking,
            AllocationReversal reversal,
            Transactions transactions,
            FirmCalendar calendar,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.store = store;
        this.matching = matching;
        this.booking = booking;
        this.reversal = reversal;
        this.transactions = transactions;
        this.calendar = calendar;
        this.audit = audit;
        this.events = events;
    }

    /** What the policy makes of a remittance now, with its suggestions; changes nothing. */
    public AllocationDecision suggest(RemittanceId id) {
        return transactions.in(() -> matching.decide(store.get(id)).decision());
    }

    /** What a person may accept for what is left of a remittance, the likeliest first; changes nothing. */
    public Proposals propose(RemittanceId id) {
        return transactions.in(() -> matching.propose(store.get(id)));
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
            LoadedRemittance remittance = store.lock(id);
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
        LoadedRemittance remittance = store.lock(id);
        List<InForce> allocations =
                store.inForce(id).stream().filter(looked::contains).toList();
        if (allocations.isEmpty()) {
            return new AllocationOutcome.Refused("remittances.refused.nothing-allocated");
        }
        Optional<String> refusal = AllocationReversal.refusal(remittance.state());
        if (refusal.isPresent()) {
            return new AllocationOutcome.Refused(refusal.get());
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
            LoadedRemittance remittance = store.lock(id);
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
     * Decides by the policy on remittances that no person has decided on, some at a time in one transaction. Doing it again
     * changes nothing.
     * <p>
     * Those whose debtors another payment of the same transaction paid for are decided in the next one. All of a transaction
     * that failed are decided by themselves: none keeps the others waiting. One that fails by itself fails after all others were
     * decided.
     */
    void decideByPolicy(List<RemittanceId> ids) {
        List<RuntimeException> failures = new ArrayList<>();
        List<RemittanceId> left = List.of();
        int taken = 0;
        while (taken < ids.size() || !left.isEmpty()) {
            int more = left.size() > MOST_TAKEN_ALONG ? 0 : Math.min(AT_A_TIME - left.size(), ids.size() - taken);
            List<RemittanceId> some = new ArrayList<>(left);
            some.addAll(ids.subList(taken, taken + more));
            taken += more;
            left = decideTogether(some, failures);
        }
        if (!failures.isEmpty()) {
            RuntimeException first = failures.getFirst();
            failures.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
    }

    /** @return those that have to wait for the others; the first never has to */
    private List<RemittanceId> decideTogether(List<RemittanceId> ids, List<RuntimeException> failures) {
        if (ids.size() > 1) {
            try {
                return decide(ids);
            } catch (RuntimeException e) {
                log.warn(
                        "{} remittances from {} on are decided one by one",
                        ids.size(),
                        ids.getFirst().value(),
                        e);
            }
        }
        ids.forEach(id -> alone(id).ifPresent(failures::add));
        return List.of();
    }

    /** @return what went wrong */
    private Optional<RuntimeException> alone(RemittanceId id) {
        try {
            List<RemittanceId> left = decide(List.of(id));
            assert left.isEmpty();
            return Optional.empty();
        } catch (RuntimeException e) {
            log.warn(
                    "Remittance {} could not be decided; it is tried again, and the others are decided", id.value(), e);
            return Optional.of(e);
        }
    }

    /**
     * Looks first, locks what it would pay, and then decides on what is true under the lock: payments for one debt that come at
     * once wait for each other.
     */
    private List<RemittanceId> decide(List<RemittanceId> ids) {
        List<ReceivableId> perhaps = transactions.in(() -> matching.decide(store.get(ids))).stream()
                .flatMap(matched -> paid(matched.decision()).stream())
                .distinct()
                .toList();
        return transactions.in(() -> {
            store.lockReceivables(perhaps);
            List<LoadedRemittance> untouched = store.lock(ids).stream()
                    .filter(remittance -> remittance.state() == RemittanceState.RECEIVED
                            || remittance.state() == RemittanceState.UNIDENTIFIED)
                    .toList();
            return apply(matching.decide(untouched));
        });
    }

    /** @return those whose decision rests on what another of these changed */
    private List<RemittanceId> apply(List<Matched> decisions) {
        List<AllocationBooking.Found> found = new ArrayList<>();
        List<Left> left = new ArrayList<>();
        List<RemittanceId> postponed = new ArrayList<>();
        Set<DebtorId> paid = new HashSet<>();
        Set<String> learnt = new HashSet<>();
        for (Matched matched : decisions) {
            LoadedRemittance remittance = matched.remittance();
            boolean disturbed =
                    !Collections.disjoint(paid, matched.concerned()) || learnt.contains(matched.concernedAccount());
            if (disturbed) {
                postponed.add(remittance.id());
                continue;
            }
            switch (matched.decision()) {
                case AllocationDecision.Allocated allocated -> {
                    Decided decided = new Decided(allocated.rule(), allocated.evidence(), SELF, null);
                    found.add(new AllocationBooking.Found(remittance, allocated.lines(), decided));
                    paid.add(allocated.debtorId());
                    if (remittance.incoming().payerAccount() != null) {
                        learnt.add(remittance.incoming().payerAccount());
                    }
                }
                case AllocationDecision.Unidentified unidentified -> left.add(new Left(remittance, unidentified));
            }
        }
        booking.book(found);
        leave(left);
        return postponed;
    }

    private static List<ReceivableId> paid(AllocationDecision decision) {
        return switch (decision) {
            case AllocationDecision.Allocated allocated ->
                allocated.lines().stream().map(Line::receivableId).toList();
            case AllocationDecision.Unidentified _ -> List.of();
        };
    }

    /** What is left for a person to decide on. */
    private record Left(LoadedRemittance remittance, AllocationDecision.Unidentified why) {

        boolean isNews() {
            return remittance.state() == RemittanceState.RECEIVED
                    || !Objects.equals(remittance.suspected(), why.suspected());
        }

        Marked marked() {
            return new Marked(
                    remittance.id(),
                    RemittanceState.UNIDENTIFIED,
                    remittance.incoming().amount(),
                    why.reason().name(),
                    why.suspected());
        }
    }

    private void leave(List<Left> payments) {
        store.mark(payments.stream().map(Left::marked).toList());
        List<RemittancesUnidentified.Unidentified> news = payments.stream()
                .filter(Left::isNews)
                .map(left -> new RemittancesUnidentified.Unidentified(
                        left.remittance.id(), left.why.reason(), left.why.suspected(), left.remittance.suspected()))
                .toList();
        if (!news.isEmpty()) {
            events.publishEvent(new RemittancesUnidentified(news));
        }
    }
}
