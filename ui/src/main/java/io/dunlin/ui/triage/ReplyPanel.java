package io.dunlin.ui.triage;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.receivables.ReceivableQueries;
import io.dunlin.core.triage.AppliedAction;
import io.dunlin.core.triage.DecisionId;
import io.dunlin.core.triage.ReplyDrafts;
import io.dunlin.core.triage.ReviewQueries;
import io.dunlin.core.triage.ReviewQueue;
import io.dunlin.core.triage.ReviewQueue.Verdict;
import io.dunlin.core.triage.StoredLabel;
import io.dunlin.core.triage.TriageDecision;
import io.dunlin.core.triage.TriageDecision.Outcome;
import io.dunlin.core.triage.sender.SenderProof;
import io.dunlin.ui.access.SignedIn;
import io.dunlin.ui.components.CaseLink;
import io.dunlin.ui.components.ConfirmDialog;
import io.dunlin.ui.components.EmptyState;
import io.dunlin.ui.components.Format;
import io.dunlin.ui.components.Notice;
import io.dunlin.ui.components.OneClick;
import io.dunlin.ui.components.StatusBadge;
import io.dunlin.ui.components.Texts;
import io.dunlin.ui.components.Why;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One message: its words, what Dunlin makes of them and why, and a person's answer to that. */
final class ReplyPanel extends Section {

    private static final int PERCENT = 100;

    private final ReviewQueries replies;
    private final ReviewQueue queue;
    private final ReplyDrafts drafts;
    private final MessageBody body;
    private final CaseQueries cases;
    private final ReceivableQueries receivables;
    private final SignedIn signedIn;
    private final Format format;
    private final Consumer<DecisionId> decided;
    private final Runnable refreshed;
    private @Nullable TriageDecision shown;

    ReplyPanel(
            ReviewQueries replies,
            ReviewQueue queue,
            ReplyDrafts drafts,
            MessageBody body,
            CaseQueries cases,
            ReceivableQueries receivables,
            SignedIn signedIn,
            Format format,
            Consumer<DecisionId> decided,
            Runnable refreshed) {
        this.refreshed = refreshed;
        this.replies = replies;
        this.queue = queue;
        this.drafts = drafts;
        this.body = body;
        this.cases = cases;
        this.receivables = receivables;
        this.signedIn = signedIn;
        this.format = format;
        this.decided = decided;
        addClassName("reply-panel");
        getElement().setAttribute("aria-label", Texts.t("replies.detail"));
        getElement().setAttribute("aria-live", "polite");
    }

    Optional<DecisionId> shown() {
        return Optional.ofNullable(shown).map(TriageDecision::id);
    }

    void show(Optional<DecisionId> id) {
        removeAll();
        shown = id.map(replies::get).orElse(null);
        TriageDecision decision = shown;
        if (decision == null) {
            add(new EmptyState(Texts.t("replies.empty.title"), Texts.t("replies.empty.text")));
            return;
        }
        add(head(decision), suggestion(decision), body.of(decision));
    }

    void accept() {
        TriageDecision decision = shown;
        if (decision == null || decision.outcome() != Outcome.REVIEW) {
            return;
        }
        told(decision, () -> queue.confirm(decision.id(), signedIn.actor()), Texts.t("replies.accepted"));
    }

    void correct() {
        TriageDecision decision = shown;
        if (decision != null) {
            new CorrectDialog(decision, cases, receivables, format.today(), verdict -> corrected(decision, verdict))
                    .open();
        }
    }

    /** Says that what was decided without a person is right. */
    void foundRight() {
        TriageDecision decision = shown;
        if (decision == null || decision.outcome() != Outcome.APPLIED) {
            return;
        }
        told(
                decision,
                () -> {
                    queue.foundRight(decision.id(), signedIn.actor());
                    return decision.id();
                },
                Texts.t("replies.found-right.done"));
    }

    /** Answers the mail in one's own words, beginning from a template. */
    void reply() {
        TriageDecision decision = shown;
        if (decision == null) {
            return;
        }
        if (drafts.begin(decision.id(), ReplyDrafts.TEMPLATES.getFirst()).isEmpty()) {
            Notice.refused(Texts.t("reply-draft.impossible"));
            return;
        }
        new ReplyDialog(template -> drafts.begin(decision.id(), template), (answers, subject, text) -> {
                    Optional<OutboundMessageId> queued =
                            drafts.send(decision.id(), answers, subject, text, signedIn.actor());
                    queued.ifPresent(id -> Notice.done(Texts.t("reply-draft.queued", Long.toString(id.value()))));
                    return queued.isPresent();
                })
                .open();
    }

    /** Puts the message off until a day. */
    void snooze() {
        TriageDecision decision = shown;
        if (decision == null || decision.outcome() != Outcome.REVIEW) {
            return;
        }
        new SnoozeDialog(format.today(), day -> {
                    queue.snooze(decision.id(), day, signedIn.actor());
                    Notice.done(Texts.t("replies.snoozed", format.day(day)));
                    decided.accept(decision.id());
                })
                .open();
    }

    /** Says that the person in front of the screen works on the message. */
    void take() {
        TriageDecision decision = shown;
        if (decision == null || decision.outcome() != Outcome.REVIEW) {
            return;
        }
        queue.assign(decision.id(), signedIn.user().id().value(), signedIn.actor());
        Notice.done(Texts.t("replies.taken"));
        refreshed.run();
    }

    void openCase() {
        Optional.ofNullable(shown)
                .map(TriageDecision::caseId)
                .ifPresent(id -> UI.getCurrent().navigate("cases/" + id.value()));
    }

    private void corrected(TriageDecision decision, Verdict verdict) {
        told(decision, () -> queue.correct(decision.id(), verdict, signedIn.actor()), Texts.t("replies.corrected"));
    }

    private void undo(TriageDecision decision) {
        ConfirmDialog.askWhy(
                Texts.t("replies.undo.title"),
                Texts.t("replies.undo.text"),
                Texts.t("replies.undo"),
                why -> told(
                        decision, () -> queue.undo(decision.id(), why, signedIn.actor()), Texts.t("replies.undone")));
    }

    /** Somebody else may have decided meanwhile: then that is said, and the list is loaded again. */
    private void told(TriageDecision decision, java.util.function.Supplier<DecisionId> act, String done) {
        if (!replies.get(decision.id()).inForce()) {
            Notice.refused(Texts.t("replies.decided-meanwhile"));
        } else {
            DecisionId next = act.get();
            assert next.value() > 0;
            Notice.done(done);
        }
        decided.accept(decision.id());
    }

    private Component head(TriageDecision decision) {
        String subject = body.mailOf(decision)
                .map(mail -> mail.subject())
                .filter(text -> !text.isBlank())
                .orElse(Texts.t(decision.smsId() == null ? "replies.no-subject" : "replies.sms"));
        Div head = new Div(new H2(subject));
        head.addClassName("reply-head");
        body.mailOf(decision).ifPresent(mail -> {
            String address = Optional.ofNullable(mail.fromAddress()).orElse("");
            String name = Optional.ofNullable(mail.fromName()).orElse("");
            Span from = new Span((name + " <" + address + "> · " + body.received(mail)).strip());
            from.addClassName("secondary");
            head.add(from);
            SenderProof proof = decision.facts().sender();
            if (proof != null) {
                head.add(SenderBadge.of(proof));
            }
        });
        head.add(link(decision));
        return head;
    }

    private Component link(TriageDecision decision) {
        Div link = new Div();
        link.addClassName("reply-link");
        Optional.ofNullable(decision.caseId())
                .flatMap(id -> cases.findRow(id, format.today()))
                .ifPresentOrElse(
                        row -> {
                            link.add(new CaseLink(row.id(), row.reference().value()));
                            link.add(new Span(row.debtorName()), new Span(format.money(row.balance())));
                        },
                        () -> link.add(StatusBadge.waiting(Texts.t("replies.no-case"))));
        if (!decision.linkEvidence().isEmpty()) {
            link.add(new Why(decision.linkEvidence().stream()
                    .map(LinkReason::textOf)
                    .distinct()
                    .collect(Collectors.joining("; "))));
        }
        return link;
    }

    private Component suggestion(TriageDecision decision) {
        boolean open = decision.outcome() == Outcome.REVIEW;
        Span title = new Span(Texts.t(open ? "replies.suggestion" : "replies.decision"));
        title.addClassName("secondary");
        Div labels = new Div(title);
        labels.addClassName("labels");
        if (decision.labels().isEmpty()) {
            labels.add(StatusBadge.plain(Texts.t(decision.guess())));
        }
        decision.labels().forEach(label -> labels.add(label(label)));
        LocalDate promised = decision.facts().promiseDate();
        if (promised != null) {
            labels.add(new Span(Texts.t("promise.by", format.dayAndDistance(promised))));
        }
        Div reason = new Div(new Span(Texts.t(
                open ? "replies.asked-because" : "replies.decided-because",
                ReviewReason.textOf(decision.reason()),
                signedIn.people().name(decision.decidedBy()))));
        reason.addClassName("secondary");
        Div box = new Div(labels, reason, buttons(decision, open));
        box.addClassName("suggestion");
        if (!decision.actions().isEmpty()) {
            Div actions = new Div();
            actions.addClassName("labels");
            actions.add(new Span(Texts.t("replies.done-so-far")));
            decision.actions().forEach(action -> actions.add(action(action)));
            box.addComponentAtIndex(2, actions);
        }
        return box;
    }

    private static Component label(StoredLabel label) {
        String percent = Long.toString(Math.round(label.confidence() * PERCENT));
        String text = label.evidence().isEmpty()
                ? Texts.t(label.replyClass())
                : Texts.t("replies.label", Texts.t(label.replyClass()), percent);
        Component badge = StatusBadge.waiting(text);
        badge.getElement().setAttribute("title", label.evidence());
        return badge;
    }

    private Component action(AppliedAction action) {
        String until = Optional.ofNullable(action.details().get("until"))
                .filter(day -> !day.isEmpty())
                .map(day -> " · " + format.day(LocalDate.parse(day)))
                .orElse("");
        String what = ActionText.of(action) + until;
        String items = action.details().getOrDefault("items", "");
        return StatusBadge.plain(items.isEmpty() ? what : Texts.t("replies.on-items", what, items));
    }

    private Component buttons(TriageDecision decision, boolean open) {
        Button correct = new Button(Texts.t("replies.correct"), _ -> correct());
        correct.setTooltipText("F2");
        Div buttons = new Div();
        buttons.addClassName("actions");
        if (open) {
            Button accept = OneClick.button(Texts.t("replies.accept"), this::accept);
            accept.addThemeVariants(ButtonVariant.PRIMARY);
            accept.setTooltipText("Ctrl + Enter");
            Button snooze = new Button(Texts.t("replies.snooze"), _ -> snooze());
            snooze.setTooltipText("Alt + S");
            Button take = new Button(Texts.t("replies.take"), _ -> take());
            take.setTooltipText("Alt + M");
            snooze.addThemeVariants(ButtonVariant.TERTIARY);
            take.addThemeVariants(ButtonVariant.TERTIARY);
            buttons.add(accept, correct, answer(), snooze, take);
        } else {
            if (decision.outcome() == Outcome.APPLIED) {
                Button right = OneClick.button(Texts.t("replies.found-right"), this::foundRight);
                right.setTooltipText("Alt + G");
                buttons.add(right);
            }
            buttons.add(correct, new Button(Texts.t("replies.undo"), _ -> undo(decision)), answer());
        }
        return buttons;
    }

    private Button answer() {
        Button answer = new Button(Texts.t("replies.reply"), _ -> reply());
        answer.setTooltipText("Alt + R");
        return answer;
    }
}
