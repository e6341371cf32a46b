package io.dunlin.core.cases;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.receivables.BalancesMoved;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableExcluded;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.receivables.ReceivableQueries;
import io.dunlin.core.receivables.ReceivableReopened;
import io.dunlin.core.receivables.ReceivablesSettled;
import io.dunlin.core.receivables.imports.ReceivablesImported;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.Transactions;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Opens, closes and reopens cases as receivables come, are settled and come back. */
@Component
public class Cases {

    /** Why a case closes by itself: nothing is owed in it any more. */
    public static final String PAID = "PAID";

    /** Why a case closes by itself: what is still owed in it is another's to collect. */
    public static final String WITHDRAWN = "WITHDRAWN";

    /** Why a case closes by itself: credits among its receivables cover what is owed in it. */
    public static final String COVERED = "COVERED";

    private static final Actor SELF = Actor.system("cases");

    private final JdbiCases store;
    private final ReceivableQueries receivables;
    private final Timeline timeline;
    private final Promises promises;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    public Cases(
            JdbiCases store,
            ReceivableQueries receivables,
            Timeline timeline,
            Promises promises,
            Transactions transactions,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.store = store;
        this.receivables = receivables;
        this.timeline = timeline;
        this.promises = promises;
        this.transactions = transactions;
        this.audit = audit;
        this.events = events;
    }

    @EventListener
    void on(ReceivablesImported imported) {
        Set<CaseId> moved = new LinkedHashSet<>();
        imported.receivables().forEach(id -> takeUp(id).ifPresent(moved::add));
        weigh(moved);
    }

    @EventListener
    void on(BalancesMoved moved) {
        weigh(moved.caseIds().stream().map(CaseId::new).toList());
    }

    /**
     * Closes cases whose credits cover what is owed in them, and opens those again whose credits no longer do. No document is
     * marked as paid: the creditor's books say one day which correction went where.
     */
    void weigh(Collection<CaseId> ids) {
        List<CaseNet> nets = ids.isEmpty() ? List.of() : store.nets(ids);
        List<CaseId> covered =
                nets.stream().filter(CaseNet::isCovered).map(CaseNet::id).toList();
        if (!covered.isEmpty()) {
            List<CaseId> open =
                    store
                            .lockAll(covered.stream()
                                    .sorted(Comparator.comparingLong(CaseId::value))
                                    .toList())
                            .stream()
                            .filter(each -> each.state() != CollectionCase.State.CLOSED)
                            .map(CollectionCase::id)
                            .toList();
            promises.keepAll(open);
            closeAll(open, COVERED, SELF);
        }
        nets.stream().filter(CaseNet::isUncovered).map(CaseNet::id).forEach(this::uncover);
    }

    @EventListener
    void on(ReceivablesSettled event) {
        List<ReceivablesSettled.Settled> settled = event.receivables().stream()
                .filter(each -> each.caseId() != null)
                .toList();
        if (settled.isEmpty()) {
            return;
        }
        List<CollectionCase> concerned =
                store.lockAll(settled.stream().map(Cases::caseOf).distinct().toList());
        timeline.addAll(
                settled.stream()
                        .map(each -> new Timeline.NewEntry(
                                caseOf(each),
                                CaseEventKind.RECEIVABLE_SETTLED,
                                Map.of("number", each.number(), "on", each.settledOn()),
                                null,
                                null))
                        .toList(),
                SELF);
        List<CaseId> open = concerned.stream()
                .filter(each -> each.state() != CollectionCase.State.CLOSED)
                .map(CollectionCase::id)
                .toList();
        Set<CaseId> owing = store.withOpenReceivables(open);
        List<CaseId> paid = open.stream().filter(id -> !owing.contains(id)).toList();
        promises.keepAll(paid);
        closeAll(paid, PAID, SELF);
        weigh(owing);
    }

    private static CaseId caseOf(ReceivablesSettled.Settled settled) {
        return new CaseId(Objects.requireNonNull(settled.caseId()));
    }

    @EventListener
    void on(ReceivableExcluded excluded) {
        if (excluded.caseId() == null) {
            return;
        }
        CaseId id = new CaseId(excluded.caseId());
        CollectionCase collectionCase = store.lock(id);
        timeline.add(id, CaseEventKind.RECEIVABLE_EXCLUDED, SELF, Map.of("number", excluded.number()));
        if (collectionCase.state() != CollectionCase.State.CLOSED
                && store.withOpenReceivables(List.of(id)).isEmpty()) {
            closeAll(List.of(id), WITHDRAWN, SELF);
        }
    }

    @EventListener
    void on(ReceivableReopened reopened) {
        if (reopened.caseId() == null) {
            return;
        }
        CaseId id = new CaseId(reopened.caseId());
        CollectionCase collectionCase = store.lock(id);
        timeline.add(
                id,
                CaseEventKind.RECEIVABLE_REOPENED,
                SELF,
                Map.of("number", receivables.get(reopened.receivableId()).number()));
        if (collectionCase.state() == CollectionCase.State.CLOSED) {
            reopenOrJoin(collectionCase, reopened.receivableId());
        }
        promises.takeUpAgain(id);
    }

    /** Ends a case by a person's decision or because all is paid. */
    public void close(CaseId id, String reason, Actor actor) {
        transactions.run(() -> {
            if (store.lock(id).state() == CollectionCase.State.CLOSED) {
                return;
            }
            closeAll(List.of(id), reason, actor);
        });
    }

    private void closeAll(List<CaseId> ids, String reason, Actor actor) {
        if (ids.isEmpty()) {
            return;
        }
        store.close(ids, reason);
        timeline.addAll(
                ids.stream()
                        .map(id ->
                                new Timeline.NewEntry(id, CaseEventKind.CLOSED, Map.of("reason", reason), null, null))
                        .toList(),
                actor);
        audit.record(ids.stream()
                .map(id -> new AuditTrail.Act(
                        actor, "case-closed", Subject.of("case", id.value()).inCase(id.value()), reason, Map.of()))
                .toList());
        events.publishEvent(new CasesClosed(ids, reason));
    }

    /** Moves a case to the lawyers. */
    public void handOver(CaseId id, Actor actor, String reason) {
        handOverAll(Map.of(id, reason), actor);
    }

    /** Chooses a dunning policy for a case, by its id; null for its debtor's. */
    public void followPolicy(CaseId id, @Nullable Long policyId, Actor actor) {
        transactions.run(() -> {
            store.followPolicy(id, policyId);
            audit.record(
                    actor,
                    "policy-chosen",
                    Subject.of("case", id.value()).inCase(id.value()),
                    "",
                    Map.of("policy", policyId == null ? "" : policyId));
        });
    }

    /** Notes how far the escalation of a case came. */
    public void reachLevel(CaseId id, int level) {
        store.reachLevel(List.of(id), level);
    }

    /** Locks many cases for the rest of the running transaction, in the order of their ids; the version of each. */
    public Map<CaseId, Integer> lockAll(List<CaseId> ids) {
        return store.lockVersions(
                ids.stream().sorted(Comparator.comparingLong(CaseId::value)).toList());
    }

    /** Notes for many cases how far their escalation came. */
    public void reachLevels(Map<Integer, List<CaseId>> casesByLevel) {
        casesByLevel.forEach((level, ids) -> store.reachLevel(ids, level));
    }

    /** Moves many cases to the lawyers, each for its own reason; those that are not open stay where they are. */
    public void handOverAll(Map<CaseId, String> reasons, Actor actor) {
        transactions.run(() -> {
            List<CaseId> moved = store.lockOpen(List.copyOf(reasons.keySet()));
            store.enterLitigation(moved);
            timeline.addAll(
                    moved.stream()
                            .map(id -> new Timeline.NewEntry(
                                    id,
                                    CaseEventKind.HANDED_OVER,
                                    Map.of("reason", reasons.getOrDefault(id, "")),
                                    null,
                                    null))
                            .toList(),
                    actor);
            audit.record(moved.stream()
                    .map(id -> new AuditTrail.Act(
                            actor,
                            "case-handed-over",
                            Subject.of("case", id.value()).inCase(id.value()),
                            reasons.getOrDefault(id, ""),
                            Map.of()))
                    .toList());
        });
    }

    /** Writes a person's note on the timeline. */
    public void note(CaseId id, String text, Actor actor) {
        transactions.run(() -> {
            timeline.add(id, CaseEventKind.NOTE, actor, Map.of("text", text));
            audit.record(actor, "note-added", Subject.of("case", id.value()).inCase(id.value()), "", Map.of());
        });
    }

    /** Locks a case for the rest of the running transaction. */
    public CollectionCase lock(CaseId id) {
        return store.lock(id);
    }

    /** The same for many cases, in the order of their ids. */
    public Map<CaseId, CollectionCase> lockAndGet(Collection<CaseId> ids) {
        return store
                .lockAll(ids.stream()
                        .sorted(Comparator.comparingLong(CaseId::value))
                        .toList())
                .stream()
                .collect(Collectors.toMap(CollectionCase::id, each -> each));
    }

    /** @return its case, where what that comes to may have become less, or is to be looked at again */
    private Optional<CaseId> takeUp(ReceivableId receivableId) {
        Receivable receivable = receivables.get(receivableId);
        if (receivable.caseId() != null) {
            return Optional.of(new CaseId(receivable.caseId()));
        }
        if (receivable.state() != Receivable.State.OPEN) {
            return Optional.empty();
        }
        Optional<CaseId> open = store.findOpen(
                receivable.creditorId(),
                receivable.debtorId(),
                receivable.balance().currency());
        Optional<CaseId> credit = open.isPresent() ? Optional.empty() : withCredit(receivable);
        CaseId id = open.or(() -> credit).orElseGet(() -> open(receivable));
        store.assignReceivable(receivableId, id);
        timeline.add(
                id,
                CaseEventKind.RECEIVABLE_ADDED,
                SELF,
                Map.of(
                        "number", receivable.number(),
                        "amount", receivable.balance().toString(),
                        "due", receivable.dueOn()));
        return receivable.balance().isNegative() ? Optional.of(id) : credit;
    }

    /** A case that a credit closed and did not use up opens again: the credit lowers what is owed now. */
    private Optional<CaseId> withCredit(Receivable receivable) {
        Optional<CaseId> covered = store.findCovered(
                        receivable.creditorId(),
                        receivable.debtorId(),
                        receivable.balance().currency())
                .filter(id -> store.nets(List.of(id)).stream()
                        .anyMatch(each -> each.net().isNegative()));
        covered.ifPresent(id -> reopen(store.lock(id)));
        return covered;
    }

    private CaseId open(Receivable receivable) {
        CaseId id = store.insert(
                receivable.creditorId(),
                receivable.debtorId(),
                receivable.balance().currency());
        timeline.add(id, CaseEventKind.OPENED, SELF, Map.of());
        audit.record(SELF, "case-opened", Subject.of("case", id.value()).inCase(id.value()), "", Map.of());
        return id;
    }

    /** A closed case opens again, unless another one has been opened since: then the receivable joins that one. */
    private void reopenOrJoin(CollectionCase closed, ReceivableId receivableId) {
        Optional<CaseId> other = store.findOpen(closed.creditorId(), closed.debtorId(), closed.currency());
        other.ifPresentOrElse(id -> join(id, receivableId), () -> reopen(closed));
    }

    /** The same for all that is open in a case that its credits had closed. */
    private void uncover(CaseId id) {
        CollectionCase closed = store.lock(id);
        if (closed.state() != CollectionCase.State.CLOSED) {
            return;
        }
        Optional<CaseId> other = store.findOpen(closed.creditorId(), closed.debtorId(), closed.currency());
        other.ifPresentOrElse(
                open -> store.openReceivables(id).forEach(receivable -> join(open, receivable)), () -> reopen(closed));
    }

    private void join(CaseId id, ReceivableId receivableId) {
        store.assignReceivable(receivableId, id);
        timeline.add(
                id,
                CaseEventKind.RECEIVABLE_REOPENED,
                SELF,
                Map.of("number", receivables.get(receivableId).number()));
    }

    private void reopen(CollectionCase closed) {
        store.reopen(closed.id());
        timeline.add(closed.id(), CaseEventKind.REOPENED, SELF, Map.of());
        audit.record(
                SELF,
                "case-reopened",
                Subject.of("case", closed.id().value()).inCase(closed.id().value()),
                "",
                Map.of());
        events.publishEvent(new CaseReopened(closed.id()));
    }
}
