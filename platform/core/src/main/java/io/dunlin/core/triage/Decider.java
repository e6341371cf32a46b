package io.dunlin.core.triage;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.cases.CaseEventKind;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.cases.CaseReference;
import io.dunlin.core.cases.CollectionCase;
import io.dunlin.core.cases.Timeline;
import io.dunlin.core.plans.PlanWish;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.triage.DecisionBook.Entry;
import io.dunlin.core.triage.TriageDecision.Outcome;
import io.dunlin.core.triage.actions.ActionRunner;
import io.dunlin.core.triage.actions.Cause;
import io.dunlin.core.triage.actions.Sender;
import io.dunlin.core.triage.classification.Label;
import io.dunlin.core.triage.facts.Found;
import io.dunlin.core.triage.facts.InstalmentWishes;
import io.dunlin.core.triage.kind.Bounce;
import io.dunlin.core.triage.learning.AnswerFreezes;
import io.dunlin.core.triage.linking.LinkResult;
import io.dunlin.core.triage.linking.LinkedCase;
import io.dunlin.core.triage.policy.CaseAction;
import io.dunlin.core.triage.policy.Decision;
import io.dunlin.core.triage.policy.TriagePolicy;
import io.dunlin.core.triage.policy.TriageSettings;
import io.dunlin.core.triage.sender.SenderProof;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Writes a decision with all that follows from it, in the running transaction: the decision, its actions, the question to
 * a person where one is asked, the timeline and the audit.
 */
@Component
class Decider {

    private static final int URGENT = 10;
    private static final int USUAL = 50;

    private final DecisionBook book;
    private final ActionRunner runner;
    private final CaseQueries cases;
    private final Timeline timeline;
    private final AuditTrail audit;
    private final ProductSettings settings;
    private final AnswerFreezes freezes;

    Decider(
            DecisionBook book,
            ActionRunner runner,
            CaseQueries cases,
            Timeline timeline,
            AuditTrail audit,
            ProductSettings settings,
            AnswerFreezes freezes) {
        this.book = book;
        this.runner = runner;
        this.cases = cases;
        this.timeline = timeline;
        this.audit = audit;
        this.settings = settings;
        this.freezes = freezes;
    }

    /** What may happen without a person now: the settings, without the answers that are frozen. */
    TriageSettings settings() {
        TriageSettings triage = settings.get(TriageSettings.GROUP);
        return new TriageSettings(triage.applyFrom(), triage.holdFrom(), freezes.answering(triage.answering()));
    }

    /**
     * A message as the decider sees it.
     *
     * @param sender from where it came; an answer goes there
     * @param messageId the mail's Message-ID, without angle brackets
     * @param modelId the model that read it; null for the shipped one
     * @param proof whether it is from whom it says
     */
    record Message(
            @Nullable Long mailId,
            @Nullable Long smsId,
            @Nullable Sender sender,
            @Nullable String messageId,
            @Nullable Long modelId,
            SenderProof proof) {}

    /** A message with what is to happen to it. */
    record Judged(Message message, TriageView view, LinkResult link, Decision decision) {

        Optional<CaseId> caseId() {
            return link instanceof LinkResult.Linked linked
                    ? Optional.of(new CaseId(linked.linkedCase().caseNumber()))
                    : Optional.empty();
        }

        boolean asks() {
            return decision instanceof Decision.AskHuman;
        }

        String reason() {
            return switch (decision) {
                case Decision.AskHuman asked -> asked.reason().name().toLowerCase(Locale.ROOT);
                case Decision.Apply _ -> view.nature().reason();
            };
        }

        int priority() {
            boolean grave = view.classification().labels().stream()
                    .anyMatch(label -> label.replyClass().alwaysForPerson());
            return grave ? URGENT : USUAL;
        }
    }

    DecisionId decide(Judged judged, Actor actor) {
        return decideAll(List.of(judged), actor).getFirst();
    }

    /** Writes decisions on messages, no two of one case, with few statements for all. */
    List<DecisionId> decideAll(List<Judged> all, Actor actor) {
        List<DecisionId> ids =
                book.insertAll(all.stream().map(judged -> entry(judged, actor)).toList());
        act(all, ids, actor);
        List<DecisionBook.Question> questions = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Judged judged = all.get(i);
            if (judged.asks()) {
                questions.add(new DecisionBook.Question(ids.get(i), judged.reason(), judged.priority()));
            }
            audit.record(
                    actor,
                    judged.asks() ? "reply-put-to-a-person" : "reply-decided",
                    new Subject(
                            "decision",
                            ids.get(i).value(),
                            judged.caseId().map(CaseId::value).orElse(null)),
                    judged.reason(),
                    Map.of(
                            "class",
                            judged.view().primary(),
                            "kind",
                            judged.view().nature().kind()));
        }
        book.ask(questions);
        return ids;
    }

    private static Entry entry(Judged judged, Actor actor) {
        TriageView view = judged.view();
        return new Entry(
                judged.message().mailId(),
                judged.message().smsId(),
                judged.caseId().map(CaseId::value).orElse(null),
                view.nature().kind(),
                view.language(),
                view.primary(),
                view.classification().guess(),
                judged.message().modelId(),
                view.classification().labels().stream().map(Decider::stored).toList(),
                facts(view, judged.link(), judged.message().proof()),
                evidence(judged.link()),
                judged.asks() ? Outcome.REVIEW : Outcome.APPLIED,
                judged.reason(),
                actor.name(),
                null);
    }

    /** The folder that a decision names: that of its class, or OTHER where the class is not sure. */
    static ReplyClass folderOf(TriageView view, Decision decision, TriagePolicy policy) {
        if (decision instanceof Decision.AskHuman(Decision.Reason reason, List<CaseAction> _)) {
            boolean unsure = leavesClassOpen(reason)
                    || policy.doubtAbout(view).filter(Decider::leavesClassOpen).isPresent();
            return unsure ? ReplyClass.OTHER : view.primary();
        }
        return view.primary();
    }

    /** Whether the class itself is in doubt, not only what to do about it. */
    private static boolean leavesClassOpen(Decision.Reason reason) {
        return switch (reason) {
            case LOW_CONFIDENCE, OTHER, LANGUAGE_NOT_COVERED, NO_TEXT, NOT_WRITTEN_TO_US -> true;
            case NO_CASE,
                    SEVERAL_CASES,
                    UNKNOWN_SENDER,
                    DATE_IS_NO_PROMISE,
                    ACCOUNT_CHANGE,
                    ATTACHMENT_NOT_READ,
                    LAWYER_NAMED,
                    ASKS_FOR_PEACE,
                    REPEATED -> false;
        };
    }

    private void act(List<Judged> all, List<DecisionId> ids, Actor actor) {
        Map<CaseId, CollectionCase> known = cases.all(
                all.stream().flatMap(judged -> judged.caseId().stream()).toList());
        List<ActionRunner.Planned> planned = new ArrayList<>();
        List<Judged> linked = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            Judged judged = all.get(i);
            if (judged.caseId().isPresent()) {
                CollectionCase collectionCase =
                        Objects.requireNonNull(known.get(judged.caseId().get()));
                planned.add(new ActionRunner.Planned(
                        cause(ids.get(i), collectionCase, judged),
                        judged.decision().actions()));
                linked.add(judged);
            }
        }
        List<List<AppliedAction>> applied = runner.runAll(planned, actor);
        Map<DecisionId, List<AppliedAction>> ofDecisions = new LinkedHashMap<>();
        for (int i = 0; i < planned.size(); i++) {
            Cause cause = planned.get(i).cause();
            ofDecisions.put(cause.decision(), applied.get(i));
            Judged judged = linked.get(i);
            timeline.add(
                    cause.caseId(),
                    CaseEventKind.REPLY_DECIDED,
                    actor,
                    Map.of(
                            "class",
                            judged.view().primary().name(),
                            "mail",
                            String.valueOf(judged.message().mailId())),
                    "decision",
                    cause.decision().value());
        }
        book.noteActions(ofDecisions);
    }

    private static PlanWish wishIn(Judged judged) {
        boolean plans = judged.decision().actions().stream().anyMatch(CaseAction.DraftPlan.class::isInstance);
        return plans ? InstalmentWishes.of(judged.view().text(), judged.view().facts()) : PlanWish.NONE;
    }

    private static Cause cause(DecisionId id, CollectionCase collectionCase, Judged judged) {
        Bounce bounce = judged.view().nature().bounce();
        return new Cause(
                id,
                collectionCase,
                judged.message().sender(),
                judged.message().messageId(),
                bounce == null ? null : bounce.originalMessageId(),
                judged.view().text(),
                wishIn(judged));
    }

    private static List<String> evidence(LinkResult link) {
        return switch (link) {
            case LinkResult.Linked linked ->
                linked.evidence().stream()
                        .map(each -> each.rung() + ": " + each.detail())
                        .toList();
            case LinkResult.Ambiguous ambiguous ->
                ambiguous.evidence().stream()
                        .map(each -> each.rung() + ": " + each.detail())
                        .toList();
            case LinkResult.NoMatch _ -> List.of();
        };
    }

    private static StoredLabel stored(Label label) {
        return new StoredLabel(
                label.replyClass(),
                label.confidence(),
                label.evidence().text(),
                label.evidence().start(),
                label.evidence().end());
    }

    private static StoredFacts facts(TriageView view, LinkResult link, SenderProof proof) {
        List<Long> candidates = link instanceof LinkResult.Ambiguous ambiguous
                ? ambiguous.candidates().stream().map(LinkedCase::caseNumber).toList()
                : List.of();
        return new StoredFacts(
                view.text(),
                view.promiseDate(),
                texts(view.facts().amounts()),
                view.invoices(),
                texts(view.facts().accounts()),
                texts(view.facts().taxNumbers()),
                texts(view.facts().phones()),
                texts(view.facts().addresses()),
                candidates,
                proof);
    }

    private static <T> List<String> texts(List<Found<T>> found) {
        return found.stream()
                .map(each -> String.valueOf(each.value()))
                .distinct()
                .toList();
    }

    /** The case a person names by its reference, where there is one. */
    Optional<CaseId> caseNamed(String reference) {
        return CaseReference.findIn(reference).flatMap(cases::find).map(found -> found.id());
    }
}
