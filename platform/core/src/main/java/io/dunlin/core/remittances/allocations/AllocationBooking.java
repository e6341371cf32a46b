package io.dunlin.core.remittances.allocations;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.receivables.Ledger;
import io.dunlin.core.receivables.LedgerEntry;
import io.dunlin.core.receivables.LedgerEntryId;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.receivables.ReceivableIdentity;
import io.dunlin.core.receivables.ReceivableQueries;
import io.dunlin.core.remittances.PaymentsAllocated;
import io.dunlin.core.remittances.RemittanceId;
import io.dunlin.core.remittances.RemittanceState;
import io.dunlin.core.remittances.RemittancesAllocated;
import io.dunlin.core.remittances.allocations.JdbiPayerAccounts.Seen;
import io.dunlin.core.remittances.allocations.JdbiRemittances.Before;
import io.dunlin.core.remittances.allocations.JdbiRemittances.Decided;
import io.dunlin.core.remittances.allocations.JdbiRemittances.Marked;
import io.dunlin.core.remittances.allocations.JdbiRemittances.NewAllocation;
import io.dunlin.core.remittances.allocations.JdbiRemittances.Pair;
import io.dunlin.core.remittances.matching.LoadedRemittance;
import io.dunlin.core.remittances.policy.AllocationDecision.Line;
import io.dunlin.core.remittances.policy.Incoming;
import io.dunlin.spi.value.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Writes allocations down: ledger entries, what the payer's account taught, and the events that close cases. */
@Component
class AllocationBooking {

    private final JdbiRemittances store;
    private final JdbiPayerAccounts payers;
    private final Ledger ledger;
    private final ReceivableQueries receivables;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    AllocationBooking(
            JdbiRemittances store,
            JdbiPayerAccounts payers,
            Ledger ledger,
            ReceivableQueries receivables,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.store = store;
        this.payers = payers;
        this.ledger = ledger;
        this.receivables = receivables;
        this.audit = audit;
        this.events = events;
    }

    /** Why a person may not allocate so; empty where they may. The key of a text. */
    Optional<String> refusal(LoadedRemittance remittance, List<Line> lines) {
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

    /** An allocation that was found right under the locks of its receivables and its remittance. */
    record Found(LoadedRemittance remittance, List<Line> lines, Decided decided) {

        Found {
            // Always in the same order, so that two payments never wait for each other in a circle.
            lines = lines.stream()
                    .sorted(Comparator.comparingLong(line -> line.receivableId().value()))
                    .toList();
        }

        Money remainder() {
            Money left = remittance.unallocated();
            for (Line line : lines) {
                left = left.minus(line.amount());
            }
            return left;
        }
    }

    void book(LoadedRemittance remittance, List<Line> lines, Decided decided) {
        book(List.of(new Found(remittance, lines, decided)));
    }

    /** Books allocations with a few statements for all of them, then tells of them all. */
    void book(List<Found> allocations) {
        if (allocations.isEmpty()) {
            return;
        }
        Map<ReceivableId, ReceivableIdentity> paid = receivables.identities(allocations.stream()
                .flatMap(found -> found.lines().stream())
                .map(Line::receivableId)
                .toList());
        post(allocations, paid);
        store.mark(allocations.stream().map(AllocationBooking::marked).toList());
        audit.record(allocations.stream().map(AllocationBooking::act).toList());
        announce(allocations, paid);
    }

    private void post(List<Found> allocations, Map<ReceivableId, ReceivableIdentity> paid) {
        Map<Pair, Before> before =
                store
                        .allocatedBefore(allocations.stream()
                                .map(found -> found.remittance().id())
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Before::pair, Function.identity()));
        List<Ledger.Posting> postings = new ArrayList<>();
        for (Found found : allocations) {
            found.lines().forEach(line -> postings.add(posting(found, line, before)));
        }
        Iterator<Ledger.Posted> posted = ledger.post(postings).iterator();
        List<NewAllocation> fresh = new ArrayList<>();
        for (Found found : allocations) {
            for (Line line : found.lines()) {
                Pair pair = new Pair(found.remittance().id(), line.receivableId());
                fresh.add(new NewAllocation(pair, entry(pair, posted.next()), line.amount(), found.decided()));
            }
        }
        store.insertAllocations(fresh);
        payers.learn(seen(allocations, paid, before.values()));
    }

    /** A remittance that a debtor is known to have paid of. */
    private record Payer(RemittanceId remittance, DebtorId debtor) {}

    /** One payment teaches once that a debtor pays from its account, over however many documents it is spread. */
    private static List<Seen> seen(
            List<Found> allocations, Map<ReceivableId, ReceivableIdentity> paid, Collection<Before> before) {
        Set<Payer> known = before.stream()
                .filter(Before::inForce)
                .map(each -> new Payer(each.pair().remittance(), each.debtorId()))
                .collect(Collectors.toCollection(HashSet::new));
        List<Seen> seen = new ArrayList<>();
        for (Found found : allocations) {
            Incoming incoming = found.remittance().incoming();
            if (incoming.payerAccount() == null) {
                continue;
            }
            for (Line line : found.lines()) {
                DebtorId debtor = get(paid, line.receivableId()).debtorId();
                if (known.add(new Payer(found.remittance().id(), debtor))) {
                    seen.add(new Seen(incoming.payerAccount(), debtor, incoming.receivedOn()));
                }
            }
        }
        return seen;
    }

    private static Ledger.Posting posting(Found found, Line line, Map<Pair, Before> allocatedBefore) {
        RemittanceId remittance = found.remittance().id();
        Before before = allocatedBefore.get(new Pair(remittance, line.receivableId()));
        int times = before == null ? 0 : before.times();
        String origin = "allocation:" + remittance.value() + ":"
                + line.receivableId().value() + (times == 0 ? "" : ":" + (times + 1));
        return new Ledger.Posting(
                line.receivableId(),
                LedgerEntry.Kind.PAYMENT,
                line.amount().negated(),
                found.remittance().incoming().receivedOn(),
                origin,
                found.decided().rule().name());
    }

    private static LedgerEntryId entry(Pair pair, Ledger.Posted posted) {
        if (posted.repeated() || posted.balance().isNegative()) {
            throw new IllegalStateException("Remittance " + pair.remittance().value() + " would overpay receivable "
                    + pair.receivable().value() + "; nothing is allocated");
        }
        return posted.entryId();
    }

    private static Marked marked(Found found) {
        Money left = found.remainder();
        Decided decided = found.decided();
        return new Marked(
                found.remittance().id(),
                left.isZero() ? RemittanceState.ALLOCATED : RemittanceState.PARTLY,
                left,
                decided.rule().name() + ": " + decided.evidence(),
                null);
    }

    private static AuditTrail.Act act(Found found) {
        return new AuditTrail.Act(
                found.decided().actor(),
                "remittance-allocated",
                Subject.of("remittance", found.remittance().id().value()),
                found.decided().rule().name(),
                Map.of(
                        "lines",
                        found.lines().size(),
                        "remainder",
                        found.remainder().toString()));
    }

    private void announce(List<Found> allocations, Map<ReceivableId, ReceivableIdentity> paid) {
        List<PaymentsAllocated.Payment> payments = new ArrayList<>();
        List<RemittancesAllocated.Allocated> remittances = new ArrayList<>();
        for (Found found : allocations) {
            LoadedRemittance remittance = found.remittance();
            List<RemittancesAllocated.Part> parts = found.lines().stream()
                    .map(line -> new RemittancesAllocated.Part(
                            line.receivableId(), get(paid, line.receivableId()).caseId(), line.amount()))
                    .toList();
            for (RemittancesAllocated.Part part : parts) {
                payments.add(new PaymentsAllocated.Payment(
                        remittance.id(),
                        part.receivableId(),
                        part.caseId(),
                        get(paid, part.receivableId()).number(),
                        part.amount(),
                        remittance.incoming().receivedOn()));
            }
            remittances.add(new RemittancesAllocated.Allocated(
                    remittance.id(),
                    parts,
                    found.remainder(),
                    found.decided().rule(),
                    remittance.suspected(),
                    found.decided().actor()));
        }
        events.publishEvent(new PaymentsAllocated(payments));
        events.publishEvent(new RemittancesAllocated(remittances));
    }

    private static ReceivableIdentity get(Map<ReceivableId, ReceivableIdentity> paid, ReceivableId id) {
        ReceivableIdentity receivable = paid.get(id);
        if (receivable == null) {
            throw new IllegalArgumentException("No receivable " + id.value());
        }
        return receivable;
    }
}
