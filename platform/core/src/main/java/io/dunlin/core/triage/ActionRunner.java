package io.dunlin.core.triage;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseTask;
import io.dunlin.core.cases.CaseTaskId;
import io.dunlin.core.cases.CaseTasks;
import io.dunlin.core.cases.CollectionCase;
import io.dunlin.core.cases.DisputeId;
import io.dunlin.core.cases.Disputes;
import io.dunlin.core.cases.HoldId;
import io.dunlin.core.cases.HoldReason;
import io.dunlin.core.cases.Holds;
import io.dunlin.core.cases.PromiseId;
import io.dunlin.core.cases.Promises;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.Outbox;
import io.dunlin.core.parties.ContactPoint;
import io.dunlin.core.parties.ContactPoint.Kind;
import io.dunlin.core.parties.ContactPoint.State;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.plans.InstalmentPlan;
import io.dunlin.core.plans.InstalmentPlans;
import io.dunlin.core.plans.PlanOutcome;
import io.dunlin.core.plans.PlanWish;
import io.dunlin.core.receivables.DocumentNumber;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.receivables.ReceivableQueries;
import io.dunlin.core.remittances.AnnouncedPayments;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.triage.policy.CaseAction;
import io.dunlin.core.triage.policy.HoldLength;
import io.dunlin.core.triage.policy.TaskKind;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Makes a decision's actions happen to its case, in the running transaction, and takes them back. Everything it does bears
 * the decision's origin, so that undoing finds all of it.
 */
@Component
class ActionRunner {

    private static final Logger log = LoggerFactory.getLogger(ActionRunner.class);
    private static final int CLAIM_DAYS = 30;
    private static final int PRIVACY_MONTHS = 1;

    private final Holds holds;
    private final Promises promises;
    private final InstalmentPlans plans;
    private final Disputes disputes;
    private final CaseTasks tasks;
    private final Parties parties;
    private final ReceivableQueries receivables;
    private final Outbox outbox;
    private final AnnouncedPayments announced;
    private final AnswerWriter answers;
    private final FirmCalendar calendar;

    ActionRunner(
            Holds holds,
            Promises promises,
            InstalmentPlans plans,
            Disputes disputes,
            CaseTasks tasks,
            Parties parties,
            ReceivableQueries receivables,
            Outbox outbox,
            AnnouncedPayments announced,
            AnswerWriter answers,
            FirmCalendar calendar) {
        this.holds = holds;
        this.promises = promises;
        this.plans = plans;
        this.disputes = disputes;
        this.tasks = tasks;
        this.parties = parties;
        this.receivables = receivables;
        this.outbox = outbox;
        this.announced = announced;
        this.answers = answers;
        this.calendar = calendar;
    }

    /**
     * A message that is acted on.
     *
     * @param senderAddress whom an answer goes to, where it is a mail
     * @param messageId of the mail, without angle brackets
     * @param bouncedMessageId our message that came back, without angle brackets
     * @param wish how the writer would like to pay in parts
     */
    record Cause(
            DecisionId decision,
            CollectionCase collectionCase,
            @Nullable String senderAddress,
            @Nullable String messageId,
            @Nullable String bouncedMessageId,
            String statement,
            PlanWish wish) {

        String origin() {
            return ActionRunner.origin(decision);
        }

        CaseId caseId() {
            return collectionCase.id();
        }
    }

    static String origin(DecisionId decision) {
        return "triage:" + decision.value();
    }

    /** What is to happen to the case of one decision. */
    record Planned(Cause cause, List<CaseAction> actions) {

        Planned {
            actions = List.copyOf(actions);
        }
    }

    List<AppliedAction> run(List<CaseAction> actions, Cause cause, Actor actor) {
        return runAll(List.of(new Planned(cause, actions)), actor).getFirst();
    }

    /**
     * Does what was planned for several cases, none of them twice: first the holds, disputes, tasks, promises, marks on
     * addresses and drafts of plans of all, with few statements, then the rest case by case.
     *
     * @return what was done for each, in their order
     */
    List<List<AppliedAction>> runAll(List<Planned> all, Actor actor) {
        Prepared prepared = prepare(all, actor);
        List<List<AppliedAction>> applied = new ArrayList<>();
        for (Planned planned : all) {
            List<AppliedAction> ofOne = new ArrayList<>();
            for (CaseAction action : planned.actions()) {
                ofOne.addAll(run(action, planned.cause(), prepared, actor));
            }
            applied.add(ofOne);
        }
        return applied;
    }

    /**
     * What is known and done for all cases together.
     *
     * @param receivables of the cases in which documents are named
     * @param tasks those of all actions
     * @param promises by their origins
     * @param contacts the state that each marked address had before
     * @param plans what came of each draft
     */
    private record Prepared(
            Map<Long, List<Receivable>> receivables,
            Map<CaseTasks.Cause, CaseTaskId> tasks,
            Map<String, PromiseId> promises,
            Map<Parties.ContactMark, State> contacts,
            Map<CaseId, PlanOutcome> plans) {

        Prepared(Map<Long, List<Receivable>> receivables) {
            this(receivables, new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
        }

        List<Receivable> named(Cause cause, List<String> invoices) {
            Set<String> keys = invoices.stream().map(DocumentNumber::key).collect(Collectors.toSet());
            return receivables.getOrDefault(cause.caseId().value(), List.of()).stream()
                    .filter(receivable -> keys.contains(DocumentNumber.key(receivable.number())))
                    .toList();
        }
    }

    private Prepared prepare(List<Planned> all, Actor actor) {
        Set<Long> naming = all.stream()
                .filter(planned -> planned.actions().stream().anyMatch(ActionRunner::namesDocuments))
                .map(planned -> planned.cause().caseId().value())
                .collect(Collectors.toSet());
        Prepared prepared = new Prepared(receivables.ofCases(naming));
        List<Holds.NewHold> newHolds = new ArrayList<>();
        List<Disputes.NewDispute> newDisputes = new ArrayList<>();
        Map<CaseTasks.Cause, CaseTasks.NewTask> newTasks = new LinkedHashMap<>();
        Map<String, Promises.NewPromise> newPromises = new LinkedHashMap<>();
        Map<CaseId, InstalmentPlans.NewDraft> newDrafts = new LinkedHashMap<>();
        List<Parties.ContactMark> marks = new ArrayList<>();
        for (Planned planned : all) {
            Cause cause = planned.cause();
            for (CaseAction action : planned.actions()) {
                switch (action) {
                    case CaseAction.PlaceHold hold -> newHolds.addAll(holdsOf(hold, cause, prepared));
                    case CaseAction.RaiseDispute dispute -> newDisputes.addAll(disputesOf(dispute, cause, prepared));
                    case CaseAction.RegisterPromise promise ->
                        newPromises.putIfAbsent(cause.origin(), promiseOf(promise, cause, prepared));
                    case CaseAction.DraftPlan plan ->
                        newDrafts.putIfAbsent(
                                cause.caseId(),
                                new InstalmentPlans.NewDraft(
                                        cause.caseId(), cause.wish(), plan.invoices(), cause.origin()));
                    case CaseAction.MarkAddressDead _,
                            CaseAction.StopAddress _,
                            CaseAction.OpenTask _,
                            CaseAction.StartClock _,
                            CaseAction.ProposeContact _,
                            CaseAction.UseNextChannel _,
                            CaseAction.RetryLater _,
                            CaseAction.SearchCredits _,
                            CaseAction.FeedMatcher _,
                            CaseAction.StoreAbsence _,
                            CaseAction.SendAnswer _ -> {}
                }
                marks.addAll(marksOf(action, cause));
                taskOf(action, cause)
                        .ifPresent(task -> newTasks.putIfAbsent(new CaseTasks.Cause(task.origin(), task.kind()), task));
            }
        }
        Map<Holds.NewHold, HoldId> placed = holds.placeAll(newHolds, actor);
        assert placed.keySet().containsAll(newHolds);
        List<DisputeId> opened = disputes.openAll(newDisputes, actor);
        assert opened.size() == newDisputes.size();
        if (!newTasks.isEmpty()) {
            prepared.tasks().putAll(tasks.createAll(List.copyOf(newTasks.values()), actor));
        }
        List<PromiseId> registered = promises.registerAll(List.copyOf(newPromises.values()), actor);
        inOrder(newPromises.keySet(), registered, prepared.promises());
        prepared.contacts()
                .putAll(parties.markContacts(marks.stream().distinct().toList(), actor));
        inOrder(newDrafts.keySet(), plans.draftAll(List.copyOf(newDrafts.values()), actor), prepared.plans());
        return prepared;
    }

    private static <K, V> void inOrder(Set<K> keys, List<V> values, Map<K, V> into) {
        int at = 0;
        for (K key : keys) {
            into.put(key, values.get(at));
            at++;
        }
    }

    private static boolean namesDocuments(CaseAction action) {
        return switch (action) {
            case CaseAction.PlaceHold hold -> !hold.invoices().isEmpty();
            case CaseAction.RegisterPromise promise -> !promise.invoices().isEmpty();
            case CaseAction.RaiseDispute dispute -> !dispute.invoices().isEmpty();
            case CaseAction.OpenTask _,
                    CaseAction.StartClock _,
                    CaseAction.MarkAddressDead _,
                    CaseAction.StopAddress _,
                    CaseAction.ProposeContact _,
                    CaseAction.UseNextChannel _,
                    CaseAction.RetryLater _,
                    CaseAction.SearchCredits _,
                    CaseAction.FeedMatcher _,
                    CaseAction.DraftPlan _,
                    CaseAction.StoreAbsence _,
                    CaseAction.SendAnswer _ -> false;
        };
    }

    /** What came with a mail that a person linked to a case is evidence there. */
    void attachAdvices(@Nullable Long mailId, CollectionCase collectionCase) {
        if (mailId != null) {
            announced.attach(mailId, collectionCase.id().value(), collectionCase.debtorId());
        }
    }

    /** Takes back what a decision did: holds, promises, drafts of plans, disputes, tasks, marks on addresses, answers that have not left. */
    void undo(TriageDecision decision, Actor actor, String why) {
        CaseId caseId = decision.caseId();
        if (caseId == null) {
            return;
        }
        String origin = origin(decision.id());
        holds.releaseAllOf(caseId, origin, actor, why);
        promises.withdrawAllOf(caseId, origin, actor, why);
        plans.withdrawAllOf(caseId, origin, actor, why);
        disputes.withdrawAllOf(caseId, origin, actor, why);
        tasks.dropAllOf(origin, actor, why);
        Long mailId = decision.mailId();
        if (mailId != null) {
            announced.withdraw(mailId);
        }
        for (AppliedAction action : decision.actions()) {
            switch (action.kind()) {
                case "CONTACT" -> restoreContact(action, actor, why);
                case "ANSWER" -> {
                    OutboundMessageId message = new OutboundMessageId(
                            Long.parseLong(String.valueOf(action.details().get("message"))));
                    if (!outbox.cancel(message, why, actor)) {
                        log.info("Answer {} had left before its decision was undone", message.value());
                    }
                }
                default -> {
                    // found by its origin above
                }
            }
        }
    }

    private List<AppliedAction> run(CaseAction action, Cause cause, Prepared prepared, Actor actor) {
        return switch (action) {
            case CaseAction.PlaceHold hold -> placedHold(hold, cause, prepared);
            case CaseAction.RegisterPromise promise -> registeredPromise(promise, cause, prepared);
            case CaseAction.RaiseDispute dispute ->
                note("DISPUTE", Map.of("invoices", String.join(", ", dispute.invoices())));
            case CaseAction.OpenTask _, CaseAction.StartClock _ -> openedTask(action, cause, prepared);
            case CaseAction.MarkAddressDead _ -> {
                noteBounce(cause);
                yield marked(action, cause, prepared);
            }
            case CaseAction.StopAddress _ -> marked(action, cause, prepared);
            case CaseAction.ProposeContact proposed -> propose(proposed.addresses(), cause, actor);
            case CaseAction.UseNextChannel _ -> note("NEXT_CHANNEL", Map.of());
            case CaseAction.RetryLater _ -> note("RETRY_LATER", Map.of());
            case CaseAction.SearchCredits credits -> note("SEARCH_CREDITS", Map.of("amounts", text(credits.amounts())));
            case CaseAction.FeedMatcher advice ->
                note(
                        "ADVICE",
                        Map.of("invoices", String.join(", ", advice.invoices()), "amounts", text(advice.amounts())));
            case CaseAction.DraftPlan plan -> draftedPlan(plan, cause, prepared);
            case CaseAction.StoreAbsence absence ->
                note(
                        "ABSENCE",
                        Map.of(
                                "until",
                                        absence.until() == null
                                                ? ""
                                                : absence.until().toString(),
                                "standIn", absence.standIn() == null ? "" : absence.standIn()));
            case CaseAction.SendAnswer answer -> sendAnswer(answer, cause, actor);
        };
    }

    /** On each document that is named, or on the whole case. */
    private List<Holds.NewHold> holdsOf(CaseAction.PlaceHold hold, Cause cause, Prepared prepared) {
        LocalDate endsOn = endOf(hold.length());
        HoldReason reason = reasonOf(hold.because());
        List<Receivable> items = prepared.named(cause, hold.invoices());
        return items.isEmpty()
                ? List.of(new Holds.NewHold(cause.caseId(), null, reason, endsOn, cause.origin()))
                : items.stream()
                        .map(item -> new Holds.NewHold(cause.caseId(), item.id(), reason, endsOn, cause.origin()))
                        .toList();
    }

    private List<AppliedAction> placedHold(CaseAction.PlaceHold hold, Cause cause, Prepared prepared) {
        boolean wholeCase = prepared.named(cause, hold.invoices()).isEmpty();
        return note(
                "HOLD",
                holdDetails(reasonOf(hold.because()), endOf(hold.length()), wholeCase ? List.of() : hold.invoices()));
    }

    private static Promises.NewPromise promiseOf(CaseAction.RegisterPromise promise, Cause cause, Prepared prepared) {
        return new Promises.NewPromise(
                cause.caseId(),
                cause.collectionCase().currency(),
                promised(promise, cause, prepared),
                promise.dueOn(),
                cause.origin());
    }

    private static List<AppliedAction> registeredPromise(
            CaseAction.RegisterPromise promise, Cause cause, Prepared prepared) {
        Money amount = promised(promise, cause, prepared);
        long id =
                Objects.requireNonNull(prepared.promises().get(cause.origin())).value();
        return note(
                "PROMISE",
                Map.of(
                        "id", Long.toString(id),
                        "on", promise.dueOn().toString(),
                        "amount", amount == null ? "" : amount.toString()));
    }

    /** The one amount that was named, or what is owed on the items that were. */
    private static @Nullable Money promised(CaseAction.RegisterPromise promise, Cause cause, Prepared prepared) {
        Currency currency = cause.collectionCase().currency();
        if (promise.amounts().size() == 1
                && promise.amounts().getFirst().currency().equals(currency)) {
            return promise.amounts().getFirst();
        }
        Money owed = prepared.named(cause, promise.invoices()).stream()
                .filter(receivable -> receivable.state() == Receivable.State.OPEN)
                .map(Receivable::balance)
                .reduce(Money.zero(currency), Money::plus);
        return owed.isPositive() ? owed : null;
    }

    /** On each document that is named, or on the whole case. */
    private static List<Disputes.NewDispute> disputesOf(
            CaseAction.RaiseDispute dispute, Cause cause, Prepared prepared) {
        List<Receivable> items = prepared.named(cause, dispute.invoices());
        return items.isEmpty()
                ? List.of(dispute(cause, null))
                : items.stream().map(item -> dispute(cause, item.id())).toList();
    }

    private static Disputes.NewDispute dispute(Cause cause, @Nullable ReceivableId item) {
        return new Disputes.NewDispute(cause.caseId(), item, "OTHER", cause.statement(), cause.origin());
    }

    /** A draft and no more: a person changes it, and a second one approves it. */
    private static List<AppliedAction> draftedPlan(CaseAction.DraftPlan plan, Cause cause, Prepared prepared) {
        String amounts = text(plan.amounts());
        return switch (Objects.requireNonNull(prepared.plans().get(cause.caseId()))) {
            case PlanOutcome.Done(InstalmentPlan drafted) ->
                note(
                        "PLAN",
                        Map.of(
                                "amounts",
                                amounts,
                                "id",
                                Long.toString(drafted.id().value()),
                                "instalments",
                                Integer.toString(drafted.terms().instalments().size()),
                                "total",
                                drafted.terms().total().toString()));
            case PlanOutcome.Refused(LocalizedText why) -> {
                log.info("Decision {} drafts no plan: {}", cause.decision().value(), why.en());
                yield note("PLAN", Map.of("amounts", amounts));
            }
        };
    }

    private Optional<CaseTasks.NewTask> taskOf(CaseAction action, Cause cause) {
        return switch (action) {
            case CaseAction.OpenTask task -> Optional.of(task(kindOf(task.kind()), calendar.today(), cause));
            case CaseAction.StartClock(CaseAction.StartClock.Clock clock) ->
                Optional.of(
                        switch (clock) {
                            case INSOLVENCY_CLAIM_30_DAYS ->
                                task(
                                        CaseTask.Kind.CLAIM_IN_INSOLVENCY,
                                        calendar.today().plusDays(CLAIM_DAYS),
                                        cause);
                            case PRIVACY_ONE_MONTH ->
                                task(
                                        CaseTask.Kind.PRIVACY_ANSWER,
                                        calendar.today().plusMonths(PRIVACY_MONTHS),
                                        cause);
                        });
            case CaseAction.PlaceHold _,
                    CaseAction.RegisterPromise _,
                    CaseAction.RaiseDispute _,
                    CaseAction.MarkAddressDead _,
                    CaseAction.StopAddress _,
                    CaseAction.ProposeContact _,
                    CaseAction.UseNextChannel _,
                    CaseAction.RetryLater _,
                    CaseAction.SearchCredits _,
                    CaseAction.FeedMatcher _,
                    CaseAction.DraftPlan _,
                    CaseAction.StoreAbsence _,
                    CaseAction.SendAnswer _ -> Optional.empty();
        };
    }

    private static CaseTasks.NewTask task(CaseTask.Kind kind, LocalDate dueOn, Cause cause) {
        return new CaseTasks.NewTask(cause.caseId(), kind, "", dueOn, null, cause.origin());
    }

    private static CaseTask.Kind kindOf(TaskKind kind) {
        return switch (kind) {
            case LAWYER_TODAY -> CaseTask.Kind.LAWYER;
            case DEADLINE_ENTRY -> CaseTask.Kind.DEADLINE;
            case REGISTER_CHECK -> CaseTask.Kind.CHECK_REGISTER;
            case COMPLIANCE_REVIEW -> CaseTask.Kind.COMPLIANCE;
            case DISPUTE_OWNER -> CaseTask.Kind.DISPUTE;
            case VERIFY_CONTACT -> CaseTask.Kind.VERIFY_CONTACT;
            case FIND_CONTACT -> CaseTask.Kind.FIND_CONTACT;
            case APPROVE_PLAN -> CaseTask.Kind.PLAN;
            case LOOK_AT_HARDSHIP -> CaseTask.Kind.HARDSHIP;
            case ACKNOWLEDGED_DEBT -> CaseTask.Kind.ACKNOWLEDGED_DEBT;
        };
    }

    private List<AppliedAction> openedTask(CaseAction action, Cause cause, Prepared prepared) {
        CaseTasks.NewTask task = taskOf(action, cause).orElseThrow();
        CaseTaskId id = Objects.requireNonNull(prepared.tasks().get(new CaseTasks.Cause(task.origin(), task.kind())));
        return note(
                "TASK",
                Map.of(
                        "id",
                        Long.toString(id.value()),
                        "kind",
                        task.kind().name(),
                        "due",
                        task.dueOn().toString()));
    }

    private void noteBounce(Cause cause) {
        if (cause.bouncedMessageId() != null) {
            outbox.findByMessageId("<" + cause.bouncedMessageId() + ">")
                    .ifPresent(message -> outbox.bounced(message.id(), "bounced", "message.came-back"));
        }
    }

    /** The addresses of the debtor that an action says something of. */
    private static List<Parties.ContactMark> marksOf(CaseAction action, Cause cause) {
        return switch (action) {
            case CaseAction.MarkAddressDead dead ->
                dead.addresses().stream()
                        .map(address -> mark(address, State.DEAD, cause))
                        .toList();
            case CaseAction.StopAddress _ ->
                cause.senderAddress() == null ? List.of() : List.of(mark(cause.senderAddress(), State.WRONG, cause));
            case CaseAction.PlaceHold _,
                    CaseAction.RegisterPromise _,
                    CaseAction.RaiseDispute _,
                    CaseAction.OpenTask _,
                    CaseAction.StartClock _,
                    CaseAction.ProposeContact _,
                    CaseAction.UseNextChannel _,
                    CaseAction.RetryLater _,
                    CaseAction.SearchCredits _,
                    CaseAction.FeedMatcher _,
                    CaseAction.DraftPlan _,
                    CaseAction.StoreAbsence _,
                    CaseAction.SendAnswer _ -> List.of();
        };
    }

    private static Parties.ContactMark mark(String address, State state, Cause cause) {
        return new Parties.ContactMark(cause.collectionCase().debtorId(), Kind.EMAIL, address, state, cause.origin());
    }

    private static List<AppliedAction> marked(CaseAction action, Cause cause, Prepared prepared) {
        List<AppliedAction> applied = new ArrayList<>();
        for (Parties.ContactMark mark : marksOf(action, cause)) {
            State before = prepared.contacts().get(mark);
            if (before != null) {
                applied.addAll(note(
                        "CONTACT",
                        Map.of(
                                "debtor",
                                Long.toString(mark.debtor().value()),
                                "address",
                                mark.value(),
                                "state",
                                mark.state().name(),
                                "before",
                                before.name())));
            }
        }
        return applied;
    }

    private void restoreContact(AppliedAction action, Actor actor, String why) {
        Map<String, String> details = action.details();
        Optional<ContactPoint.State> before = parties.markContact(
                new io.dunlin.core.parties.DebtorId(Long.parseLong(String.valueOf(details.get("debtor")))),
                Kind.EMAIL,
                String.valueOf(details.get("address")),
                State.valueOf(String.valueOf(details.get("before"))),
                why,
                actor);
        assert before.isPresent();
    }

    private List<AppliedAction> propose(List<String> addresses, Cause cause, Actor actor) {
        List<AppliedAction> applied = new ArrayList<>();
        for (String address : addresses) {
            if (!address.equalsIgnoreCase(cause.senderAddress())) {
                parties.addContact(
                        cause.collectionCase().debtorId(), Kind.EMAIL, address, State.PROPOSED, cause.origin(), actor);
                applied.addAll(note("PROPOSED_CONTACT", Map.of("address", address)));
            }
        }
        return applied;
    }

    private List<AppliedAction> sendAnswer(CaseAction.SendAnswer answer, Cause cause, Actor actor) {
        return answers.queue(answer.answer(), cause, actor)
                .map(id -> note(
                        "ANSWER",
                        Map.of(
                                "message",
                                Long.toString(id.value()),
                                "answer",
                                answer.answer().name())))
                .orElse(List.of());
    }

    private @Nullable LocalDate endOf(HoldLength length) {
        return switch (length) {
            case HoldLength.Open _ -> null;
            case HoldLength.CalendarDays days -> calendar.today().plusDays(days.days());
            case HoldLength.BankDays days -> {
                LocalDate from =
                        days.from() == null || days.from().isBefore(calendar.today()) ? calendar.today() : days.from();
                yield calendar.plusBusinessDays(from, days.days()).plusDays(1);
            }
        };
    }

    private static HoldReason reasonOf(ReplyClass replyClass) {
        return switch (replyClass) {
            case LEGAL -> HoldReason.LEGAL;
            case INSOLVENCY -> HoldReason.INSOLVENCY;
            case COMPLAINT -> HoldReason.COMPLAINT;
            case WRONG_CONTACT -> HoldReason.WRONG_CONTACT;
            case DISPUTE -> HoldReason.DISPUTE;
            case PAID_CLAIM -> HoldReason.PAYMENT_CLAIMED;
            case REMITTANCE -> HoldReason.REMITTANCE_ANNOUNCED;
            case PLAN_REQUEST -> HoldReason.PLAN_REQUESTED;
            case PROMISE -> HoldReason.PROMISE;
            case DOC_REQUEST -> HoldReason.DOCUMENTS_REQUESTED;
            case DELAY -> HoldReason.DELAY;
            case BOUNCE, AUTO_REPLY, QUESTION, OTHER -> HoldReason.REPLY_UNREAD;
        };
    }

    private static Map<String, String> holdDetails(
            HoldReason reason, @Nullable LocalDate endsOn, List<String> invoices) {
        return Map.of(
                "reason",
                reason.name(),
                "until",
                endsOn == null ? "" : endsOn.toString(),
                "items",
                String.join(", ", invoices));
    }

    /** What actions would do, in the words of what was done; nothing happens. */
    List<AppliedAction> foresee(List<CaseAction> actions) {
        return actions.stream().flatMap(action -> foresee(action).stream()).toList();
    }

    private List<AppliedAction> foresee(CaseAction action) {
        return switch (action) {
            case CaseAction.PlaceHold hold ->
                note("HOLD", holdDetails(reasonOf(hold.because()), endOf(hold.length()), hold.invoices()));
            case CaseAction.RegisterPromise promise ->
                note("PROMISE", Map.of("on", promise.dueOn().toString()));
            case CaseAction.RaiseDispute dispute ->
                note("DISPUTE", Map.of("invoices", String.join(", ", dispute.invoices())));
            case CaseAction.OpenTask _, CaseAction.StartClock _ -> note("TASK", Map.of());
            case CaseAction.MarkAddressDead _, CaseAction.StopAddress _ -> note("CONTACT", Map.of());
            case CaseAction.ProposeContact _ -> note("PROPOSED_CONTACT", Map.of());
            case CaseAction.UseNextChannel _ -> note("NEXT_CHANNEL", Map.of());
            case CaseAction.RetryLater _ -> note("RETRY_LATER", Map.of());
            case CaseAction.SearchCredits _ -> note("SEARCH_CREDITS", Map.of());
            case CaseAction.FeedMatcher _, CaseAction.StoreAbsence _ -> List.of();
            case CaseAction.DraftPlan _ -> note("PLAN", Map.of());
            case CaseAction.SendAnswer _ -> note("ANSWER", Map.of());
        };
    }

    private static List<AppliedAction> note(String kind, Map<String, String> details) {
        return List.of(new AppliedAction(kind, new HashMap<>(details)));
    }

    private static String text(List<Money> amounts) {
        return amounts.stream().map(Money::toString).collect(Collectors.joining(", "));
    }
}
