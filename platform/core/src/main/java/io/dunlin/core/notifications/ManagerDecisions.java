package io.dunlin.core.notifications;

import io.dunlin.core.access.Role;
import io.dunlin.core.access.User;
import io.dunlin.core.access.UserId;
import io.dunlin.core.access.Users;
import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.cases.CaseEventKind;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseTask;
import io.dunlin.core.cases.CaseTaskId;
import io.dunlin.core.cases.CaseTasks;
import io.dunlin.core.cases.Cases;
import io.dunlin.core.cases.CollectionCase;
import io.dunlin.core.cases.HoldReason;
import io.dunlin.core.cases.Holds;
import io.dunlin.core.cases.Timeline;
import io.dunlin.core.notifications.ChoiceOutcome.Reason;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.Transactions;
import io.dunlin.core.shared.Window;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What account managers decide on their clients' cases: by a link in a mail, on the screen, or by silence. Escalation waits
 * for it: the question is a task of the case. A later choice takes the place of an earlier one and takes back what that did.
 */
@Component
public class ManagerDecisions {

    private static final Set<Role> MAY_DECIDE = Set.of(Role.MANAGER, Role.LAWYER, Role.ADMINISTRATOR);
    private static final int LONGEST_HOLD_DAYS = 366;

    private final JdbiManagerDecisions store;
    private final ChoiceTokens tokens;
    private final Users users;
    private final Cases cases;
    private final CaseTasks tasks;
    private final Holds holds;
    private final Timeline timeline;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final FirmCalendar calendar;

    ManagerDecisions(
            JdbiManagerDecisions store,
            ChoiceTokens tokens,
            Users users,
            Cases cases,
            CaseTasks tasks,
            Holds holds,
            Timeline timeline,
            AuditTrail audit,
            Transactions transactions,
            FirmCalendar calendar) {
        this.store = store;
        this.tokens = tokens;
        this.users = users;
        this.cases = cases;
        this.tasks = tasks;
        this.holds = holds;
        this.timeline = timeline;
        this.audit = audit;
        this.transactions = transactions;
        this.calendar = calendar;
    }

    static boolean mayDecide(User user) {
        return user.enabled() && user.roles().stream().anyMatch(MAY_DECIDE::contains);
    }

    /**
     * Cases that wait for a decision, the oldest question first.
     *
     * @param manager only those of this account manager; null for all
     */
    public List<ManagerQuestion> open(@Nullable UserId manager, Window window) {
        transactions.run(store::takeUp);
        return store.open(manager, window);
    }

    /** The open question of a task; empty where the task asks no account manager. */
    public Optional<ManagerQuestion> of(CaseTaskId task) {
        transactions.run(store::takeUp);
        return store.findOpen(task);
    }

    /** What was decided, the newest first. */
    public List<ManagerDecision> decisions(Window window) {
        return store.decisions(window);
    }

    /** Shows what a link would do. */
    public ChoiceLook look(String token) {
        Optional<ChoiceTokens.Said> said = tokens.verify(token);
        if (said.isEmpty()) {
            return new ChoiceLook.Refused(Reason.NOT_OURS, null);
        }
        Optional<User> person = personOf(said.get());
        Optional<ManagerQuestion> question = store.find(said.get().questionId());
        if (person.isEmpty() || question.isEmpty()) {
            return new ChoiceLook.Refused(Reason.NOT_OURS, null);
        }
        return refusal(said.get())
                .or(() -> refusal(question.get()))
                .<ChoiceLook>map(
                        reason -> new ChoiceLook.Refused(reason, person.get().language()))
                .orElseGet(() -> new ChoiceLook.Usable(
                        question.get(),
                        said.get().choice(),
                        person.get().language(),
                        person.get().displayName(),
                        store.inForce(question.get().id()).orElse(null)));
    }

    /**
     * Uses a link, once. Whoever has it decides in the name of the person whom it was sent to.
     *
     * @param holdUntil the first day on which the case may move again, where the link is for a hold
     */
    public ChoiceOutcome decide(String token, @Nullable LocalDate holdUntil) {
        Optional<ChoiceTokens.Said> found = tokens.verify(token);
        if (found.isEmpty()) {
            return new ChoiceOutcome.Refused(Reason.NOT_OURS);
        }
        ChoiceTokens.Said said = found.get();
        return transactions.in(() -> {
            Optional<User> person = personOf(said);
            if (person.isEmpty() || !store.lock(said.questionId())) {
                return new ChoiceOutcome.Refused(Reason.NOT_OURS);
            }
            Optional<Reason> refused = refusal(said);
            if (refused.isPresent()) {
                return new ChoiceOutcome.Refused(refused.get());
            }
            return choose(new Choice(
                    said.questionId(),
                    said.choice(),
                    holdUntil,
                    ManagerDecision.Via.LINK,
                    said.listId(),
                    Actor.user(person.get().login())));
        });
    }

    /** Decides on the screen. */
    public ChoiceOutcome decide(
            ManagerQuestionId question, ManagerChoice choice, @Nullable LocalDate holdUntil, Actor actor) {
        return transactions.in(() -> {
            if (!store.lock(question)) {
                throw new IllegalArgumentException("No question " + question.value());
            }
            return choose(new Choice(question, choice, holdUntil, ManagerDecision.Via.SCREEN, null, actor));
        });
    }

    /** Nobody answered: the policy's default. */
    ChoiceOutcome decideBySilence(ManagerQuestionId question, ManagerChoice choice, Actor actor) {
        return transactions.in(
                () -> store.lock(question) && store.inForce(question).isEmpty()
                        ? choose(new Choice(question, choice, null, ManagerDecision.Via.SILENCE, null, actor))
                        : new ChoiceOutcome.Refused(Reason.NOT_WAITING));
    }

    /** Takes a decision back with what it did: the case waits for another one. */
    public ChoiceOutcome undo(long decisionId, String why, Actor actor) {
        return transactions.in(() -> {
            ManagerDecision decision = store.decision(decisionId)
                    .orElseThrow(() -> new IllegalArgumentException("No decision " + decisionId));
            boolean locked = store.lock(decision.questionId());
            ManagerQuestion question = store.find(decision.questionId()).orElseThrow();
            boolean inForce = locked
                    && store.inForce(decision.questionId())
                            .filter(now -> now.id() == decisionId)
                            .isPresent();
            if (!inForce || cases.lock(question.caseId()).state() != CollectionCase.State.OPEN) {
                return new ChoiceOutcome.Refused(Reason.NOT_WAITING);
            }
            takeBack(question, decision, actor, why);
            store.end(decisionId, ManagerDecision.State.UNDONE, actor.name());
            store.askAgain(question.id());
            tasks.reopen(question.taskId(), why, actor);
            Map<String, String> details = Map.of("choice", decision.choice().name(), "why", why);
            timeline.add(
                    question.caseId(),
                    CaseEventKind.MANAGER_DECISION_UNDONE,
                    actor,
                    details,
                    "manager-decision",
                    decisionId);
            record(actor, "manager-decision-undone", decisionId, question.caseId(), why, details);
            return new ChoiceOutcome.Chosen(store.decision(decisionId).orElseThrow());
        });
    }

    private record Choice(
            ManagerQuestionId question,
            ManagerChoice choice,
            @Nullable LocalDate holdUntil,
            ManagerDecision.Via via,
            @Nullable Long listId,
            Actor actor) {}

    private ChoiceOutcome choose(Choice choice) {
        ManagerQuestion question = store.find(choice.question).orElseThrow();
        CollectionCase collectionCase = cases.lock(question.caseId());
        Optional<Reason> refused = collectionCase.state() == CollectionCase.State.OPEN
                ? refusal(question)
                : Optional.of(Reason.NOT_WAITING);
        if (refused.isPresent()) {
            return new ChoiceOutcome.Refused(refused.get());
        }
        LocalDate until = choice.choice == ManagerChoice.HOLD ? choice.holdUntil : null;
        if (choice.choice == ManagerChoice.HOLD && !isDayToCome(until)) {
            return new ChoiceOutcome.Refused(Reason.WRONG_DAY);
        }
        store.inForce(question.id()).ifPresent(before -> {
            takeBack(question, before, choice.actor, "decision.superseded");
            store.end(before.id(), ManagerDecision.State.SUPERSEDED, choice.actor.name());
        });
        long id = store.insert(question.id(), choice.choice, until, choice.via, choice.listId, choice.actor.name());
        tasks.complete(question.taskId(), choice.choice.name(), choice.actor);
        carryOut(question, choice.choice, until, id, choice.actor);
        Map<String, String> details = Map.of(
                "choice", choice.choice.name(),
                "until", until == null ? "" : until.toString(),
                "via", choice.via.name());
        timeline.add(question.caseId(), CaseEventKind.MANAGER_DECIDED, choice.actor, details, "manager-decision", id);
        record(choice.actor, "manager-decided", id, question.caseId(), choice.via.name(), details);
        return new ChoiceOutcome.Chosen(store.decision(id).orElseThrow());
    }

    private void carryOut(
            ManagerQuestion question, ManagerChoice choice, @Nullable LocalDate until, long id, Actor actor) {
        switch (choice) {
            case START -> {
                // The task is done, and nothing else was in the way.
            }
            case HOLD, NEVER -> {
                long hold = holds.place(
                                new Holds.NewHold(question.caseId(), null, HoldReason.MANUAL, until, holdOrigin(id)),
                                actor)
                        .value();
                assert hold > 0;
            }
            case CALL_FIRST -> {
                long task = tasks.create(
                                new CaseTasks.NewTask(
                                        question.caseId(),
                                        CaseTask.Kind.CALL,
                                        question.balance() + "; " + shortened(question.documents()),
                                        calendar.today(),
                                        null,
                                        callOrigin(question, id)),
                                actor)
                        .value();
                assert task > 0;
            }
        }
    }

    private void takeBack(ManagerQuestion question, ManagerDecision decision, Actor actor, String why) {
        holds.releaseAllOf(question.caseId(), holdOrigin(decision.id()), actor, why);
        tasks.dropAllOf(callOrigin(question, decision.id()), actor, why);
    }

    private static String holdOrigin(long decisionId) {
        return "manager-decision:" + decisionId;
    }

    /** Begins as the tasks of escalation do: the next step waits for the call, and a closed case drops it. */
    private static String callOrigin(ManagerQuestion question, long decisionId) {
        return "dunning:" + question.caseId().value() + ":manager-decision:" + decisionId;
    }

    private static String shortened(String documents) {
        int longest = 1_500;
        return documents.length() > longest ? documents.substring(0, longest) + "…" : documents;
    }

    private boolean isDayToCome(@Nullable LocalDate day) {
        LocalDate today = calendar.today();
        return day != null && day.isAfter(today) && !day.isAfter(today.plusDays(LONGEST_HOLD_DAYS));
    }

    private Optional<User> personOf(ChoiceTokens.Said said) {
        return store.list(said.listId(), said.questionId())
                .map(list -> users.get(list.userId()))
                .filter(ManagerDecisions::mayDecide);
    }

    private Optional<Reason> refusal(ChoiceTokens.Said said) {
        if (!calendar.now().isBefore(said.until())) {
            return Optional.of(Reason.EXPIRED);
        }
        return store.isUsed(said.listId(), said.questionId(), said.choice())
                ? Optional.of(Reason.USED)
                : Optional.empty();
    }

    private Optional<Reason> refusal(ManagerQuestion question) {
        boolean open = tasks.get(question.taskId()).state() == CaseTask.State.OPEN;
        boolean decided = store.inForce(question.id()).isPresent();
        return open || decided ? Optional.empty() : Optional.of(Reason.NOT_WAITING);
    }

    private void record(
            Actor actor, String action, long decisionId, CaseId caseId, String reason, Map<String, String> details) {
        audit.record(actor, action, Subject.of("manager-decision", decisionId).inCase(caseId.value()), reason, details);
    }
}
