package io.dunlin.core.remittances.allocations;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.remittances.RemittanceId;
import io.dunlin.core.remittances.allocations.JdbiRemittances.Decided;
import io.dunlin.core.remittances.allocations.JdbiRemittances.InForce;
import io.dunlin.core.remittances.matching.LoadedRemittance;
import io.dunlin.core.remittances.policy.AllocationDecision.Line;
import io.dunlin.core.remittances.policy.Proposal;
import io.dunlin.core.remittances.policy.Rule;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.Transactions;
import io.dunlin.spi.value.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Suggestions that a person accepts together: shown first exactly as they would be booked, booked all or none in one
 * transaction, and undone together by counter-entries.
 */
@Component
public class AllocationBatches {

    /** As many remittances are accepted at a time. */
    public static final int MOST = 200;

    private final JdbiRemittances store;
    private final JdbiBatches batches;
    private final Allocations allocations;
    private final AllocationBooking booking;
    private final AllocationReversal reversal;
    private final Transactions transactions;
    private final FirmCalendar calendar;
    private final AuditTrail audit;

    AllocationBatches(
            JdbiRemittances store,
            JdbiBatches batches,
            Allocations allocations,
            AllocationBooking booking,
            AllocationReversal reversal,
            Transactions transactions,
            FirmCalendar calendar,
            AuditTrail audit) {
        this.store = store;
        this.batches = batches;
        this.allocations = allocations;
        this.booking = booking;
        this.reversal = reversal;
        this.transactions = transactions;
        this.calendar = calendar;
        this.audit = audit;
    }

    /** What accepting the leading suggestion of a remittance would book. */
    public record Planned(RemittanceId remittanceId, Proposal proposal) {

        Money left() {
            Money sum = proposal.remainder();
            for (Line line : proposal.lines()) {
                sum = sum.plus(line.amount());
            }
            return sum;
        }
    }

    /** A batch that is in force. */
    public record BatchRow(AllocationBatchId id, Instant acceptedAt, String acceptedBy, int remittances) {}

    /** What came of accepting or undoing a batch. */
    public sealed interface Outcome {

        record Done(AllocationBatchId id, int remittances) implements Outcome {}

        /** Nothing was booked; the remittance that is no longer as it was shown, and the key of the text that says why. */
        record Refused(RemittanceId remittanceId, String reasonKey) implements Outcome {}

        /** There is nothing to do. */
        record Nothing() implements Outcome {}
    }

    /**
     * What would be booked of remittances, the oldest first: only suggestions that lead and rest on a reference, and of
     * several remittances for one debt only the first.
     */
    public List<Planned> preview(List<RemittanceId> ids) {
        List<Planned> planned = new ArrayList<>();
        Set<ReceivableId> claimed = new HashSet<>();
        for (RemittanceId id : ids.stream()
                .sorted(Comparator.comparingLong(RemittanceId::value))
                .limit(MOST)
                .toList()) {
            Optional<Proposal> leading = allocations.propose(id).leading();
            boolean free = leading.isPresent()
                    && leading.get().lines().stream().map(Line::receivableId).noneMatch(claimed::contains);
            if (free) {
                leading.get().lines().forEach(line -> claimed.add(line.receivableId()));
                planned.add(new Planned(id, leading.get()));
            }
        }
        return planned;
    }

    /** Books what was shown: all of it, or nothing where any of it is no longer as it was shown. */
    public Outcome accept(List<Planned> planned, Actor actor) {
        if (planned.isEmpty() || planned.size() > MOST) {
            return new Outcome.Nothing();
        }
        return transactions.in(() -> {
            store.lockReceivables(planned.stream()
                    .flatMap(each -> each.proposal().lines().stream())
                    .map(Line::receivableId)
                    .distinct()
                    .toList());
            Map<Long, LoadedRemittance> locked = new TreeMap<>();
            planned.stream()
                    .map(Planned::remittanceId)
                    .sorted(Comparator.comparingLong(RemittanceId::value))
                    .forEach(id -> locked.put(id.value(), store.lock(id)));
            for (Planned each : planned) {
                Optional<String> refusal = refusal(lockedBy(locked, each), each);
                if (refusal.isPresent()) {
                    return new Outcome.Refused(each.remittanceId(), refusal.get());
                }
            }
            return book(planned, locked, actor);
        });
    }

    private static LoadedRemittance lockedBy(Map<Long, LoadedRemittance> locked, Planned planned) {
        return Objects.requireNonNull(locked.get(planned.remittanceId().value()));
    }

    private Optional<String> refusal(LoadedRemittance remittance, Planned planned) {
        boolean asShown = remittance.unallocated().equals(planned.left());
        return asShown
                ? booking.refusal(remittance, planned.proposal().lines())
                : Optional.of("remittances.refused.changed");
    }

    private Outcome book(List<Planned> planned, Map<Long, LoadedRemittance> locked, Actor actor) {
        AllocationBatchId batch = batches.insert(actor.name(), planned.size());
        for (Planned each : planned) {
            booking.book(
                    lockedBy(locked, each),
                    each.proposal().lines(),
                    new Decided(Rule.ACCEPTED_SUGGESTION, each.proposal().evidence(), actor, batch));
        }
        audit.record(
                actor,
                "suggestions-accepted",
                Subject.of("allocation-batch", batch.value()),
                "",
                Map.of("remittances", planned.size()));
        return new Outcome.Done(batch, planned.size());
    }

    /** Takes back what of a batch is still in force; its remittances wait again. */
    public Outcome undo(AllocationBatchId id, String reason, Actor actor) {
        return transactions.in(() -> {
            if (!batches.markUndone(id, reason, actor.name())) {
                return new Outcome.Nothing();
            }
            List<InForce> looked = store.inForce(id);
            store.lockReceivables(
                    looked.stream().map(InForce::receivableId).distinct().toList());
            Map<Long, List<InForce>> byRemittance = looked.stream()
                    .collect(Collectors.groupingBy(
                            allocation -> allocation.remittanceId().value(), TreeMap::new, Collectors.toList()));
            int undone = 0;
            for (List<InForce> parts : byRemittance.values()) {
                LoadedRemittance remittance = store.lock(parts.getFirst().remittanceId());
                List<InForce> still = store.inForce(remittance.id()).stream()
                        .filter(parts::contains)
                        .toList();
                if (!still.isEmpty()
                        && AllocationReversal.refusal(remittance.state()).isEmpty()) {
                    reversal.undone(remittance, still, calendar.today(), reason, actor);
                    undone++;
                }
            }
            audit.record(
                    actor,
                    "suggestions-undone",
                    Subject.of("allocation-batch", id.value()),
                    reason,
                    Map.of("remittances", undone));
            return new Outcome.Done(id, undone);
        });
    }

    /** The last batch that was not undone, for whoever wants it back. */
    public Optional<BatchRow> last() {
        return batches.last();
    }
}
