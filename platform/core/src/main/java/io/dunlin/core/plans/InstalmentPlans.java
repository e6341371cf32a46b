package io.dunlin.core.plans;

import io.dunlin.core.access.User;
import io.dunlin.core.access.UserId;
import io.dunlin.core.access.Users;
import io.dunlin.core.approvals.Approval;
import io.dunlin.core.approvals.ApprovalOutcome;
import io.dunlin.core.approvals.ApprovalPolicy;
import io.dunlin.core.approvals.ApprovalRequest;
import io.dunlin.core.approvals.Approvals;
import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.cases.CaseEventKind;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseTask;
import io.dunlin.core.cases.CaseTasks;
import io.dunlin.core.cases.Cases;
import io.dunlin.core.cases.CollectionCase;
import io.dunlin.core.cases.Timeline;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.Rendered;
import io.dunlin.core.correspondence.templates.TemplateFault;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.plans.InstalmentPlan.State;
import io.dunlin.core.plans.PlanTerms.Covered;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.receivables.ReceivableQueries;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.Texts;
import io.dunlin.core.shared.Transactions;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Instalment plans as people deal with them: drafted within the limits, changed in versions, put before a second person, and
 * from that person's yes on active. Nothing is told to the debtor before.
 */
@Component
public class InstalmentPlans {

    private static final int LONGEST_NOTE = 400;
    private static final int MOST_ASKED = 100;

    private final JdbiPlans store;
    private final PlanScope scope;
    private final PlanWatch watch;
    private final PlanHolds holds;
    private final PlanConfirmation confirmation;
    private final ReceivableQueries receivables;
    private final Approvals approvals;
    private final Users users;
    private final Parties parties;
    private final Cases cases;
    private final CaseTasks tasks;
    private final Timeline timeline;
    private final AuditTrail audit;
    private final ProductSettings settings;
    private final Transactions transactions;
    private final FirmCalendar calendar;

    InstalmentPlans(
            JdbiPlans store,
            PlanScope scope,
            PlanWatch watch,
            PlanHolds holds,
            PlanConfirmation confirmation,
            ReceivableQueries receivables,
            Approvals approvals,
            Users users,
            Parties parties,
            Cases cases,
            CaseTasks tasks,
            Timeline timeline,
            AuditTrail audit,
            ProductSettings settings,
            Transactions transactions,
            FirmCalendar calendar) {
        this.store = store;
        this.scope = scope;
        this.watch = watch;
        this.holds = holds;
        this.confirmation = confirmation;
        this.receivables = receivables;
        this.approvals = approvals;
        this.users = users;
        this.parties = parties;
        this.cases = cases;
        this.tasks = tasks;
        this.timeline = timeline;
        this.audit = audit;
        this.settings = settings;
        this.transactions = transactions;
        this.calendar = calendar;
    }

    /** Newest first. */
    public List<InstalmentPlan> of(CaseId caseId) {
        return store.of(caseId);
    }

    public Optional<InstalmentPlan> find(InstalmentPlanId id) {
        return store.find(id);
    }

    /** What of a case is paid off by a plan that holds: nothing of it is pressed for. */
    public Set<ReceivableId> coveredNow(CaseId caseId) {
        return store.live(caseId)
                .filter(plan -> plan.state() == State.ACTIVE)
                .map(plan -> plan.terms().covered().stream()
                        .map(Covered::receivableId)
                        .collect(Collectors.toUnmodifiableSet()))
                .orElse(Set.of());
    }

    /** What a second person was asked about a plan, the newest first. */
    public List<Approval> approvals(InstalmentPlanId id) {
        return approvals.of(id.asSubject());
    }

    /** Plans that wait for this person's answer. */
    public List<InstalmentPlan> askedOf(UserId approver) {
        return store.askedOf(approver, MOST_ASKED);
    }

    /** What a wish would come to, on all that the case owes and nobody disputes. Writes nothing; empty where nothing is owed. */
    public Optional<PlanTerms> foresee(CaseId caseId, PlanWish wish) {
        List<Covered> covered = scope.of(caseId, List.of());
        return covered.isEmpty() ? Optional.empty() : Optional.of(terms(covered, wish));
    }

    /** What a wish would make of a plan that is there already. Writes nothing. */
    public Optional<PlanTerms> foresee(InstalmentPlanId id, PlanWish wish) {
        List<Covered> covered = scope.again(get(id));
        return covered.isEmpty() ? Optional.empty() : Optional.of(terms(covered, wish));
    }

    /**
     * A plan to be drafted.
     *
     * @param invoices what it is to cover, by number; all that is overdue where none of them is of the case
     */
    public record NewDraft(CaseId caseId, PlanWish wish, List<String> invoices, String origin) {

        public NewDraft {
            invoices = List.copyOf(invoices);
        }
    }

    /** Drafts a plan; the same origin drafts one only. See {@link NewDraft}. */
    public PlanOutcome draft(CaseId caseId, PlanWish wish, List<String> invoices, String origin, Actor actor) {
        return draftAll(List.of(new NewDraft(caseId, wish, invoices, origin)), actor)
                .getFirst();
    }

    /** Drafts plans of different cases, each as if it were alone, with a few statements for all; in the same order. */
    public List<PlanOutcome> draftAll(List<NewDraft> drafts, Actor actor) {
        return drafts.isEmpty() ? List.of() : transactions.in(() -> draftNew(drafts, actor));
    }

    private List<PlanOutcome> draftNew(List<NewDraft> drafts, Actor actor) {
        List<CaseId> ids = drafts.stream().map(NewDraft::caseId).toList();
        Map<CaseId, CollectionCase> locked = cases.lockAndGet(ids);
        Map<CaseId, InstalmentPlan> live =
                store.liveOf(ids).stream().collect(Collectors.toMap(InstalmentPlan::caseId, plan -> plan));
        Map<CaseId, List<Covered>> covered =
                scope.of(drafts.stream().collect(Collectors.toMap(NewDraft::caseId, NewDraft::invoices)));
        PlanLimits limits = settings.get(PlanLimits.GROUP);
        List<JdbiPlans.NewPlan> fresh = new ArrayList<>();
        Map<CaseId, PlanOutcome> refused = new HashMap<>();
        for (NewDraft draft : drafts) {
            CollectionCase collectionCase = Objects.requireNonNull(locked.get(draft.caseId()));
            List<Covered> owed = covered.getOrDefault(draft.caseId(), List.of());
            InstalmentPlan before = live.get(draft.caseId());
            if (before != null) {
                refused.put(draft.caseId(), again(before, draft.origin()));
            } else if (collectionCase.state() == CollectionCase.State.CLOSED) {
                refused.put(draft.caseId(), refused("Sprawa jest zamknięta.", "The case is closed."));
            } else if (owed.isEmpty()) {
                refused.put(draft.caseId(), nothingOwed());
            } else {
                fresh.add(new JdbiPlans.NewPlan(collectionCase, draft.origin(), terms(limits, owed, draft.wish())));
            }
        }
        Map<CaseId, InstalmentPlan> drafted = store.insertAll(fresh, actor);
        drafted.values().forEach(plan -> tell(plan, CaseEventKind.PLAN_DRAFTED, "plan-drafted", plan.origin(), actor));
        return drafts.stream()
                .map(draft -> drafted.containsKey(draft.caseId())
                        ? new PlanOutcome.Done(drafted.get(draft.caseId()))
                        : Objects.requireNonNull(refused.get(draft.caseId())))
                .toList();
    }

    private static PlanOutcome again(InstalmentPlan live, String origin) {
        return live.origin().equals(origin)
                ? new PlanOutcome.Done(live)
                : refused(
                        "Sprawa ma już ugodę ratalną: zmień ją albo wycofaj.",
                        "The case has an instalment plan already: change or withdraw it.");
    }

    private PlanTerms terms(List<Covered> covered, PlanWish wish) {
        return terms(settings.get(PlanLimits.GROUP), covered, wish);
    }

    private PlanTerms terms(PlanLimits limits, List<Covered> covered, PlanWish wish) {
        Money total = covered.stream().map(Covered::amount).reduce(Money::plus).orElseThrow();
        PlanPolicy.Draft draft =
                new PlanPolicy(limits, day -> calendar.plusBusinessDays(day, 0)).draft(total, wish, calendar.today());
        return new PlanTerms(draft.instalments(), covered, draft.beyond(), limits.interestGoesOn());
    }

    /**
     * Writes new terms, on what is owed now; whoever was asked about the ones before is asked no more.
     *
     * @param before the version that was changed: where another one was saved meanwhile, nothing is
     */
    public PlanOutcome change(InstalmentPlanId id, int before, PlanWish wish, String note, Actor actor) {
        return changing(id, before, plan -> {
            List<Covered> covered = scope.again(plan);
            if (covered.isEmpty()) {
                return nothingOwed();
            }
            approvals.withdraw(id.asSubject());
            store.insertVersion(id, plan.versionNumber() + 1, terms(covered, wish), cut(note), actor);
            InstalmentPlan changed = get(id);
            tell(changed, CaseEventKind.PLAN_CHANGED, "plan-changed", note, actor);
            return new PlanOutcome.Done(changed);
        });
    }

    /** Who may be asked. */
    public List<User> candidates(InstalmentPlanId id, Actor asking) {
        return approvals.candidates(approvers(get(id)), asking);
    }

    private ApprovalPolicy approvers(InstalmentPlan plan) {
        return new ApprovalPolicy(
                settings.get(PlanLimits.GROUP).approversOf(plan.terms().total()), store.authors(plan.id()));
    }

    /** Asks a second person. */
    public PlanOutcome submit(InstalmentPlanId id, int version, UserId approver, Actor actor) {
        return changing(id, version, plan -> switch (approvals.ask(
                new ApprovalRequest(id.asSubject(), version), approvers(plan), approver, actor)) {
            case ApprovalOutcome.Refused(LocalizedText why) -> new PlanOutcome.Refused(why);
            case ApprovalOutcome.Open _ -> {
                store.moveTo(id, State.SUBMITTED);
                InstalmentPlan submitted = get(id);
                tell(submitted, CaseEventKind.PLAN_SUBMITTED, "plan-submitted", "", actor);
                yield new PlanOutcome.Done(submitted);
            }
        });
    }

    /**
     * The named person's yes: the plan holds, and the debtor is told.
     *
     * @param version the version that was read: the yes is to no other
     */
    public PlanOutcome approve(InstalmentPlanId id, int version, String note, Actor actor) {
        return answering(id, version, actor, (plan, question) -> {
            CollectionCase collectionCase = cases.lock(plan.caseId());
            Optional<LocalizedText> obstacle = obstacle(plan, collectionCase);
            if (obstacle.isPresent()) {
                return new PlanOutcome.Refused(obstacle.get());
            }
            OutboundMessageId message;
            try {
                message = confirmation.queue(plan, collectionCase, actor);
            } catch (TemplateFault fault) {
                return refused(
                        "Potwierdzenia nie da się napisać: " + fault.getMessage(),
                        "The confirmation cannot be written: " + fault.getMessage());
            }
            LocalDate heldUntil = PlanWatch.afterGrace(
                    calendar, plan.terms().instalments().getFirst().dueOn());
            store.begin(plan, calendar.today(), heldUntil, message);
            approvals.approve(question, note);
            holds.hold(
                    List.of(new PlanHolds.Held(
                            id,
                            plan.caseId(),
                            plan.terms().covered().stream()
                                    .map(Covered::receivableId)
                                    .toList(),
                            heldUntil)),
                    actor);
            endTasks(plan.caseId(), "plan.approved", actor);
            InstalmentPlan active = get(id);
            tell(active, CaseEventKind.PLAN_APPROVED, "plan-approved", note, actor);
            return new PlanOutcome.Done(active);
        });
    }

    /** Why a plan could not be approved now. */
    private Optional<LocalizedText> obstacle(InstalmentPlan plan, CollectionCase collectionCase) {
        if (parties.isRepresented(collectionCase.debtorId())) {
            return Optional.of(new LocalizedText(
                    "Dłużnika reprezentuje pełnomocnik albo syndyk: ugodę zawiera się z nim, poza systemem.",
                    "The debtor is represented by counsel or a trustee: a plan is agreed with them, outside of here."));
        }
        if (!plan.terms().instalments().getFirst().dueOn().isAfter(calendar.today())) {
            return Optional.of(new LocalizedText(
                    "Termin pierwszej raty już minął: ułóż ugodę na nowo.",
                    "The day of the first instalment has passed: draft the plan anew."));
        }
        Map<ReceivableId, Receivable> now = receivables.all(
                plan.terms().covered().stream().map(Covered::receivableId).collect(Collectors.toSet()));
        boolean asWritten = plan.terms().covered().stream().allMatch(covered -> {
            Receivable receivable = now.get(covered.receivableId());
            return receivable != null
                    && receivable.state() == Receivable.State.OPEN
                    && receivable.balance().equals(covered.amount());
        });
        return asWritten
                ? Optional.empty()
                : Optional.of(new LocalizedText(
                        "Kwoty zmieniły się od napisania ugody: ułóż ją na nowo i poproś o zatwierdzenie jeszcze raz.",
                        "The amounts changed since the plan was written: draft it anew and ask for approval again."));
    }

    /** The named person's no, with what is to be changed: the plan is a draft again. */
    public PlanOutcome reject(InstalmentPlanId id, String note, Actor actor) {
        return answering(id, null, actor, (plan, question) -> {
            approvals.reject(question, note);
            store.moveTo(id, State.DRAFT);
            InstalmentPlan draft = get(id);
            tell(draft, CaseEventKind.PLAN_REJECTED, "plan-rejected", note, actor);
            return new PlanOutcome.Done(draft);
        });
    }

    /** Ends a plan by a person's decision; one that is active only by somebody who may approve it. */
    public PlanOutcome withdraw(InstalmentPlanId id, String why, Actor actor) {
        InstalmentPlan seen = get(id);
        return transactions.in(() -> {
            InstalmentPlan plan = locked(seen);
            if (!plan.state().isLive()) {
                return decided();
            }
            boolean may = plan.state() != State.ACTIVE
                    || users.find(actor.name())
                            .filter(approvers(plan)::mayDecide)
                            .isPresent();
            if (!may) {
                return refused(
                        "Ugodę, która obowiązuje, kończy osoba, która mogłaby ją zatwierdzić.",
                        "A plan that holds is ended by a person who could approve it.");
            }
            watch.withdraw(List.of(plan), cut(why), actor);
            endTasks(plan.caseId(), "plan.withdrawn", actor);
            return new PlanOutcome.Done(get(id));
        });
    }

    /** Takes back what one cause drafted. What was approved since is a person's decision and stays. */
    public void withdrawAllOf(CaseId caseId, String origin, Actor actor, String why) {
        transactions.run(() -> watch.withdraw(
                store.live(caseId).filter(plan -> plan.origin().equals(origin) && plan.state() != State.ACTIVE).stream()
                        .toList(),
                cut(why),
                actor));
    }

    /** Notes that the debtor agreed. The plan holds with or without it. */
    public PlanOutcome noteAcceptance(InstalmentPlanId id, String note, Actor actor) {
        InstalmentPlan seen = get(id);
        return transactions.in(() -> {
            InstalmentPlan plan = locked(seen);
            if (plan.state() != State.ACTIVE) {
                return refused("Ta ugoda nie obowiązuje.", "This plan does not hold.");
            }
            store.accepted(id);
            tell(plan, CaseEventKind.PLAN_ACCEPTED, "plan-accepted", note, actor);
            return new PlanOutcome.Done(get(id));
        });
    }

    /** What the debtor would be told of a plan, or was. Empty where its template cannot be used. */
    public Optional<Rendered> preview(InstalmentPlanId id) {
        InstalmentPlan plan = get(id);
        try {
            return Optional.of(confirmation.preview(plan));
        } catch (TemplateFault fault) {
            return Optional.empty();
        }
    }

    private interface Change {
        PlanOutcome of(InstalmentPlan plan);
    }

    private PlanOutcome changing(InstalmentPlanId id, @Nullable Integer version, Change change) {
        InstalmentPlan seen = get(id);
        return transactions.in(() -> {
            InstalmentPlan plan = locked(seen);
            if (plan.state() != State.DRAFT && plan.state() != State.SUBMITTED) {
                return decided();
            }
            return version != null && version != plan.versionNumber()
                    ? refused(
                            "Ktoś zmienił tę ugodę w międzyczasie: obejrzyj ją jeszcze raz.",
                            "Somebody changed this plan meanwhile: look at it again.")
                    : change.of(plan);
        });
    }

    private interface Answer {
        PlanOutcome of(InstalmentPlan plan, Approval question);
    }

    /** The act of whoever is asked about a plan; nobody else's. */
    private PlanOutcome answering(InstalmentPlanId id, @Nullable Integer version, Actor actor, Answer answer) {
        return changing(id, version, plan -> switch (approvals.questionTo(
                actor, id.asSubject(), plan.versionNumber(), approvers(plan))) {
            case ApprovalOutcome.Refused(LocalizedText why) -> new PlanOutcome.Refused(why);
            case ApprovalOutcome.Open(Approval question) -> answer.of(plan, question);
        });
    }

    /** Locks in the order in which payments do, before anything is read: receivables, case, plan. */
    private InstalmentPlan locked(InstalmentPlan seen) {
        store.lockReceivables(
                seen.terms().covered().stream().map(Covered::receivableId).toList());
        CollectionCase collectionCase = cases.lock(seen.caseId());
        assert collectionCase.id().equals(seen.caseId());
        store.lock(List.of(seen.id()));
        return get(seen.id());
    }

    private InstalmentPlan get(InstalmentPlanId id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("No instalment plan " + id.value()));
    }

    private void endTasks(CaseId caseId, String outcome, Actor actor) {
        tasks.of(caseId).stream()
                .filter(task -> task.kind() == CaseTask.Kind.PLAN && task.state() == CaseTask.State.OPEN)
                .forEach(task -> tasks.complete(task.id(), outcome, actor));
    }

    private void tell(InstalmentPlan plan, CaseEventKind kind, String action, String why, Actor actor) {
        Map<String, String> details = Map.of(
                "instalments",
                Integer.toString(plan.terms().instalments().size()),
                "total",
                plan.terms().total().toString(),
                "first",
                plan.terms().instalments().getFirst().dueOn().toString(),
                "note",
                kind == CaseEventKind.PLAN_DRAFTED ? "" : cut(why));
        timeline.add(
                plan.caseId(), kind, actor, details, PlanWatch.PLAN, plan.id().value());
        audit.record(
                actor,
                action,
                Subject.of(PlanWatch.PLAN, plan.id().value())
                        .inCase(plan.caseId().value()),
                cut(why),
                details);
    }

    private static String cut(String text) {
        return Texts.cut(text.strip(), LONGEST_NOTE);
    }

    private static PlanOutcome nothingOwed() {
        return refused(
                "Nie ma zaległości, którą dałoby się rozłożyć: wszystko jest zapłacone albo sporne.",
                "Nothing is owed that could be paid in parts: all is paid or disputed.");
    }

    private static PlanOutcome decided() {
        return refused(
                "O tej ugodzie już zdecydowano: nie da się jej zmienić.",
                "This plan was decided on: it cannot be changed.");
    }

    private static PlanOutcome refused(String pl, String en) {
        return new PlanOutcome.Refused(new LocalizedText(pl, en));
    }
}
