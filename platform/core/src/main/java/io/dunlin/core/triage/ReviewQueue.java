package io.dunlin.core.triage;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.cases.CaseEventKind;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.cases.CollectionCase;
import io.dunlin.core.cases.Timeline;
import io.dunlin.core.inbox.InboundMail;
import io.dunlin.core.inbox.InboundMailId;
import io.dunlin.core.inbox.Inbox;
import io.dunlin.core.inbox.MailMovedByPerson;
import io.dunlin.core.plans.PlanWish;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.Transactions;
import io.dunlin.core.triage.DecisionBook.Entry;
import io.dunlin.core.triage.TriageDecision.Outcome;
import io.dunlin.core.triage.actions.ActionRunner;
import io.dunlin.core.triage.actions.Cause;
import io.dunlin.core.triage.actions.Sender;
import io.dunlin.core.triage.facts.DayOrder;
import io.dunlin.core.triage.facts.InstalmentWishes;
import io.dunlin.core.triage.facts.MailFacts;
import io.dunlin.core.triage.learning.Samples.Source;
import io.dunlin.core.triage.policy.CaseAction;
import io.dunlin.core.triage.policy.CaseActions;
import java.io.Serial;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What people decide on messages: they agree, correct, or take a decision back. Each takes the place of the decision
 * before it, whose holds, promises, disputes, tasks and marks are taken back first.
 */
@Component
public class ReviewQueue {

    private static final Logger log = LoggerFactory.getLogger(ReviewQueue.class);

    private final DecisionBook book;
    private final ActionRunner runner;
    private final CaseQueries cases;
    private final Inbox inbox;
    private final Timeline timeline;
    private final AuditTrail audit;
    private final Transactions transactions;
    private final FirmCalendar calendar;
    private final Teaching teaching;
    private final Jdbi jdbi;

    ReviewQueue(
            DecisionBook book,
            ActionRunner runner,
            CaseQueries cases,
            Inbox inbox,
            Timeline timeline,
            AuditTrail audit,
            Transactions transactions,
            FirmCalendar calendar,
            Teaching teaching,
            Jdbi jdbi) {
        this.book = book;
        this.runner = runner;
        this.cases = cases;
        this.inbox = inbox;
        this.timeline = timeline;
        this.audit = audit;
        this.transactions = transactions;
        this.calendar = calendar;
        this.teaching = teaching;
        this.jdbi = jdbi;
    }

    /**
     * What a person says of a message.
     *
     * @param labels the classes, the primary first; at least one
     * @param caseId the case it belongs to; null for none
     * @param promiseDate the day of a promise
     * @param items for a class the numbers of the invoices it is about; a class without any is about the whole case
     */
    public record Verdict(
            List<ReplyClass> labels,
            @Nullable CaseId caseId,
            @Nullable LocalDate promiseDate,
            Map<ReplyClass, List<String>> items) {

        public Verdict(List<ReplyClass> labels, @Nullable CaseId caseId, @Nullable LocalDate promiseDate) {
            this(labels, caseId, promiseDate, Map.of());
        }

        public Verdict {
            labels = ReplyClass.inOrder(labels);
            items = Map.copyOf(items);
            if (labels.isEmpty()) {
                throw new IllegalArgumentException("Choose at least one class");
            }
        }
    }

    /** Agrees with the suggestion: its classes and its case. */
    public DecisionId confirm(DecisionId id, Actor actor) {
        return transactions.in(() -> {
            TriageDecision suggestion = inForce(id);
            Verdict verdict = suggested(suggestion);
            return decide(suggestion, verdict, Outcome.CONFIRMED, Source.CONFIRMED, actor);
        });
    }

    private static Verdict suggested(TriageDecision suggestion) {
        List<ReplyClass> labels = suggestion.labels().isEmpty()
                ? List.of(suggestion.guess())
                : suggestion.labels().stream().map(StoredLabel::replyClass).toList();
        return new Verdict(labels, suggestion.caseId(), suggestion.facts().promiseDate());
    }

    /**
     * What a decision on one of many messages would be.
     *
     * @param labels the classes it would get
     * @param actions what would happen to its case; none without a case
     */
    public record Foreseen(DecisionId id, List<ReplyClass> labels, List<AppliedAction> actions) {

        public Foreseen {
            labels = List.copyOf(labels);
            actions = List.copyOf(actions);
        }
    }

    /**
     * What came of a decision on many messages.
     *
     * @param done the decisions that were made
     * @param passed messages that somebody else decided on meanwhile
     * @param failed messages on which nothing was decided because of a fault, which is in the log
     */
    public record Bulk(List<DecisionId> done, List<DecisionId> passed, List<DecisionId> failed) {

        public Bulk {
            done = List.copyOf(done);
            passed = List.copyOf(passed);
            failed = List.copyOf(failed);
        }
    }

    /**
     * Tells what deciding on many messages would do; nothing happens.
     *
     * @param as the class that all of them get; null agrees with the suggestion for each
     */
    public List<Foreseen> foresee(List<DecisionId> ids, @Nullable ReplyClass as) {
        return ids.stream()
                .flatMap(id -> book.find(id).stream())
                .filter(TriageDecision::inForce)
                .map(decision -> foresee(decision, verdict(decision, as)))
                .toList();
    }

    private Foreseen foresee(TriageDecision decision, Verdict verdict) {
        CaseId caseId = verdict.caseId();
        List<AppliedAction> actions = caseId == null ? List.of() : runner.foresee(actionsOf(verdict, decision, caseId));
        return new Foreseen(decision.id(), verdict.labels(), actions);
    }

    private List<CaseAction> actionsOf(Verdict verdict, TriageDecision decision, CaseId caseId) {
        List<CaseAction> actions = CaseActions.byPerson(
                verdict.labels(),
                verdict.promiseDate(),
                decision.facts().invoices(),
                decision.facts().addresses(),
                verdict.items());
        return cases.get(caseId).state() == CollectionCase.State.CLOSED ? CaseActions.onClosed(actions) : actions;
    }

    private static Verdict verdict(TriageDecision decision, @Nullable ReplyClass as) {
        return as == null
                ? suggested(decision)
                : new Verdict(List.of(as), decision.caseId(), decision.facts().promiseDate());
    }

    /** Decides on many messages, each in a transaction of its own: one that fails stops no other. */
    public Bulk decideAll(List<DecisionId> ids, @Nullable ReplyClass as, Actor actor) {
        return each(ids, id -> as == null ? confirm(id, actor) : correct(id, verdict(decision(id), as), actor));
    }

    /** Takes many decisions back, each in a transaction of its own. */
    public Bulk undoAll(List<DecisionId> ids, String why, Actor actor) {
        return each(ids, id -> undo(id, why, actor));
    }

    private static Bulk each(List<DecisionId> ids, UnaryOperator<DecisionId> act) {
        List<DecisionId> done = new ArrayList<>();
        List<DecisionId> passed = new ArrayList<>();
        List<DecisionId> failed = new ArrayList<>();
        for (DecisionId id : ids) {
            try {
                done.add(act.apply(id));
            } catch (DecidedMeanwhile _) {
                passed.add(id);
            } catch (RuntimeException e) {
                // What was done stays done, and whoever asked must learn of it: the list is the only way to take it
                // back.
                log.error(
                        "Decision {}, one of {} that a person decides on together, failed", id.value(), ids.size(), e);
                failed.add(id);
            }
        }
        return new Bulk(done, passed, failed);
    }

    /**
     * Decides as a person says; what was said becomes a training sample. Whoever says what the product had said by itself agrees
     * with it, whatever button was pressed.
     */
    public DecisionId correct(DecisionId id, Verdict verdict, Actor actor) {
        return transactions.in(() -> {
            TriageDecision before = inForce(id);
            Verdict suggested = suggested(book.first(before));
            boolean sameClasses = verdict.labels().equals(suggested.labels());
            boolean sameCase = Objects.equals(verdict.caseId(), suggested.caseId());
            return decide(
                    before,
                    verdict,
                    sameClasses && sameCase ? Outcome.CONFIRMED : Outcome.CORRECTED,
                    sameClasses ? Source.CONFIRMED : Source.QUEUE,
                    actor);
        });
    }

    /** Takes a decision back: the message waits for a person again. */
    public DecisionId undo(DecisionId id, String why, Actor actor) {
        return transactions.in(() -> {
            TriageDecision before = inForce(id);
            takeBack(before, actor, why);
            teaching.takenBack(before);
            DecisionId next =
                    book.insert(entry(before, before.labels(), before.caseId(), Outcome.REVIEW, "undone", actor));
            book.ask(List.of(new DecisionBook.Question(next, "undone", 20)));
            moveTo(before, ReplyClass.OTHER);
            CaseId caseId = before.caseId();
            if (caseId != null) {
                timeline.add(
                        caseId,
                        CaseEventKind.REPLY_UNDONE,
                        actor,
                        Map.of("class", before.primaryClass().name(), "why", why));
            }
            record(actor, "reply-undone", next, caseId, why);
            return next;
        });
    }

    /** A person looked at what was decided without one, and found it right: nothing changes but the measure. */
    public void foundRight(DecisionId id, Actor actor) {
        transactions.run(() -> {
            TriageDecision decision = inForce(id);
            if (decision.outcome() != Outcome.APPLIED) {
                throw new DecidedMeanwhile();
            }
            teaching.foundRight(decision, actor);
            record(actor, "reply-found-right", id, decision.caseId(), "");
        });
    }

    public void assign(DecisionId id, @Nullable Long userId, Actor actor) {
        transactions.run(() -> {
            update(id, "assigned_to = :value", userId);
            record(actor, "reply-assigned", id, null, "");
        });
    }

    /** Puts a message off: it comes back into the queue at the start of that day. */
    public void snooze(DecisionId id, LocalDate until, Actor actor) {
        Instant start = until.atStartOfDay(calendar.zone()).toInstant();
        transactions.run(() -> {
            update(id, "snoozed_until = :value", start);
            record(actor, "reply-snoozed", id, null, until.toString());
        });
    }

    /** A mail moved between folders in a mail client is an answer too: the folder's class is what the person says. */
    @EventListener
    void on(MailMovedByPerson moved) {
        Optional<ReplyClass> said = Arrays.stream(ReplyClass.values())
                .filter(each -> each.name().equalsIgnoreCase(moved.folder()))
                .findFirst();
        Optional<TriageDecision> decision = book.inForce(moved.mailId().value(), null);
        if (said.isEmpty() || decision.isEmpty()) {
            return;
        }
        TriageDecision before = decision.get();
        boolean agrees = agrees(before, said.get());
        if (!agrees && before.primaryClass() == said.get()) {
            return;
        }
        DecisionId id = decide(
                before,
                verdict(before, agrees ? null : said.get()),
                agrees ? Outcome.CONFIRMED : Outcome.CORRECTED,
                Source.FOLDER_MOVE,
                Actor.user("mail-client"));
        assert id.value() > 0;
    }

    /** A doubtful message lies in the folder OTHER: a move from there to the suggested class answers the question. */
    private static boolean agrees(TriageDecision asked, ReplyClass said) {
        return asked.outcome() == Outcome.REVIEW
                && said != ReplyClass.OTHER
                && suggested(asked).labels().getFirst() == said;
    }

    private DecisionId decide(TriageDecision before, Verdict verdict, Outcome outcome, Source source, Actor actor) {
        takeBack(before, actor, "replies.decided-by-person");
        List<StoredLabel> labels =
                verdict.labels().stream().map(StoredLabel::byPerson).toList();
        DecisionId id = book.insert(entry(before, labels, verdict.caseId(), outcome, "person", actor));
        CaseId caseId = verdict.caseId();
        if (caseId != null) {
            List<CaseAction> actions = actionsOf(verdict, before, caseId);
            book.noteActions(
                    id,
                    runner.run(
                            actions,
                            causeOf(before, id, caseId, verdict.labels().contains(ReplyClass.PLAN_REQUEST)),
                            actor));
            runner.attachAdvices(before.mailId(), cases.get(caseId));
            timeline.add(
                    caseId,
                    CaseEventKind.REPLY_DECIDED,
                    actor,
                    Map.of("class", verdict.labels().getFirst().name(), "mail", String.valueOf(before.mailId())),
                    "decision",
                    id.value());
        }
        moveTo(before, verdict.labels().getFirst());
        teaching.decided(before, book.find(id).orElseThrow(), verdict.labels(), source, actor);
        record(actor, outcome == Outcome.CONFIRMED ? "reply-confirmed" : "reply-corrected", id, caseId, "");
        return id;
    }

    private Cause causeOf(TriageDecision before, DecisionId id, CaseId caseId, boolean plan) {
        Optional<InboundMail> mail =
                Optional.ofNullable(before.mailId()).map(InboundMailId::new).flatMap(inbox::find);
        CollectionCase collectionCase = cases.get(caseId);
        String text = before.facts().text();
        return new Cause(
                id,
                collectionCase,
                before.mailId() == null
                        ? phoneOf(before)
                        : Sender.ofMail(mail.map(InboundMail::fromAddress).orElse(null)),
                mail.map(InboundMail::messageId).orElse(null),
                null,
                text,
                plan ? wishIn(text, mail, collectionCase) : PlanWish.NONE);
    }

    private @Nullable Sender phoneOf(TriageDecision decision) {
        Long smsId = decision.smsId();
        if (smsId == null) {
            return null;
        }
        return Sender.ofPhone(
                jdbi.withHandle(handle -> handle.createQuery("select sender from inbound_sms where id = :id")
                        .bind("id", smsId)
                        .mapTo(String.class)
                        .one()));
    }

    /** Dates are those of the day on which it was written (rule 5). */
    private PlanWish wishIn(String text, Optional<InboundMail> mail, CollectionCase collectionCase) {
        LocalDate writtenOn = mail.map(each -> each.sentAt() == null ? each.receivedAt() : each.sentAt())
                .map(moment -> calendar.local(moment).toLocalDate())
                .orElseGet(calendar::today);
        return InstalmentWishes.of(text, MailFacts.of(text, writtenOn, DayOrder.DAY_FIRST, collectionCase.currency()));
    }

    private void takeBack(TriageDecision before, Actor actor, String why) {
        runner.undo(before, actor, why);
        book.retire(before.id(), actor.name());
    }

    private TriageDecision inForce(DecisionId id) {
        TriageDecision decision = decision(id);
        if (!decision.inForce()) {
            throw new DecidedMeanwhile();
        }
        return decision;
    }

    private TriageDecision decision(DecisionId id) {
        return book.find(id).orElseThrow(() -> new IllegalArgumentException("No decision " + id.value()));
    }

    /** Somebody else was quicker. */
    static final class DecidedMeanwhile extends IllegalStateException {

        @Serial
        private static final long serialVersionUID = 1;

        DecidedMeanwhile() {
            super("Somebody decided on this message already; load it again");
        }
    }

    private static Entry entry(
            TriageDecision before,
            List<StoredLabel> labels,
            @Nullable CaseId caseId,
            Outcome outcome,
            String reason,
            Actor actor) {
        ReplyClass primary =
                labels.isEmpty() ? before.guess() : labels.getFirst().replyClass();
        return new Entry(
                before.mailId(),
                before.smsId(),
                caseId == null ? null : caseId.value(),
                before.kind(),
                before.language(),
                primary,
                before.guess(),
                null,
                labels,
                before.facts(),
                before.linkEvidence(),
                outcome,
                reason,
                actor.name(),
                before.id().value());
    }

    private void moveTo(TriageDecision decision, ReplyClass folder) {
        Long mailId = decision.mailId();
        if (mailId != null) {
            inbox.fileInto(new InboundMailId(mailId), folder.name());
        }
    }

    private void update(DecisionId id, String assignment, @Nullable Object value) {
        jdbi.useHandle(handle -> handle.createUpdate(
                        "update review_item set " + assignment + " where decision_id = :id and closed_at is null")
                .bind("value", value)
                .bind("id", id)
                .execute());
    }

    private void record(Actor actor, String action, DecisionId id, @Nullable CaseId caseId, String why) {
        audit.record(
                actor,
                action,
                new Subject("decision", id.value(), caseId == null ? null : caseId.value()),
                why,
                Map.of("on", calendar.today().toString()));
    }
}
