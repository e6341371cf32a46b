package io.dunlin.core.triage.policy;

import io.dunlin.core.triage.Doubt;
import io.dunlin.core.triage.MailKind;
import io.dunlin.core.triage.ReplyClass;
import io.dunlin.core.triage.TriageView;
import io.dunlin.core.triage.classification.Label;
import io.dunlin.core.triage.linking.LinkResult;
import io.dunlin.core.triage.policy.CaseAction.PlaceHold;
import io.dunlin.core.triage.policy.Decision.Apply;
import io.dunlin.core.triage.policy.Decision.AskHuman;
import io.dunlin.core.triage.policy.Decision.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides what follows from a mail: everything that its labels ask for when it is linked, known and sure; else a person
 * is asked, and only holds happen meanwhile.
 * <p>
 * Every label's hold applies (rule 1); of the answers only one that every label allows is sent, to a verified sender,
 * and at most one a week in a case (rules 1, 8, 10). LEGAL, INSOLVENCY and COMPLAINT hold from a lower confidence, and
 * all that they start is work for a person (rule 6). In a closed case nothing is held, promised or answered any more; what a
 * person has to know of reaches one all the same.
 */
public record TriagePolicy(TriageSettings settings) {

    /** The confidence that the labels after the primary need for the machine to act alone. */
    private static final double OTHER_LABELS = 0.6;

    private static final int MOST_HOLDS_FOR_A_CLASS = 2;
    private static final int UNKNOWN_SENDER_DAYS = 3;
    private static final int UNSURE_DAYS = 3;

    public Decision decide(LinkResult link, TriageView view, SenderStanding standing, CaseHistory history) {
        return switch (link) {
            case LinkResult.NoMatch _ -> new AskHuman(Reason.NO_CASE, List.of());
            case LinkResult.Ambiguous _ -> new AskHuman(Reason.SEVERAL_CASES, List.of());
            case LinkResult.Linked _ ->
                history.closed() ? onClosed(linked(view, standing, history)) : linked(view, standing, history);
        };
    }

    private static Decision onClosed(Decision decision) {
        return switch (decision) {
            case AskHuman(Reason reason, List<CaseAction> actions) ->
                new AskHuman(reason, CaseActions.onClosed(actions));
            case Apply(List<CaseAction> actions) -> new Apply(CaseActions.onClosed(actions));
        };
    }

    private Decision linked(TriageView view, SenderStanding standing, CaseHistory history) {
        boolean machineReport =
                view.nature().kind() == MailKind.BOUNCE || view.nature().kind() == MailKind.DELAY_NOTICE;
        if (standing == SenderStanding.UNKNOWN && !machineReport) {
            return new AskHuman(Reason.UNKNOWN_SENDER, List.of(shortHold(view, UNKNOWN_SENDER_DAYS)));
        }
        Optional<Reason> doubt = doubtAbout(view);
        if (doubt.isPresent()) {
            return new AskHuman(doubt.get(), meanwhile(view));
        }
        for (Label label : view.classification().labels()) {
            if (history.heldFor(label.replyClass()) > MOST_HOLDS_FOR_A_CLASS) {
                return new AskHuman(Reason.REPEATED, meanwhile(view));
            }
        }
        List<CaseAction> actions = new ArrayList<>();
        for (Label label : view.classification().labels()) {
            List<String> own = OwnItems.of(label, view);
            actions.addAll(
                    own.isEmpty()
                            ? ClassActions.of(label.replyClass(), view, history)
                            : CaseActions.about(own, label.replyClass(), view.promiseDate()));
        }
        boolean mayAnswer = standing == SenderStanding.VERIFIED
                && !history.answeredThisWeek()
                && view.nature().kind() == MailKind.HUMAN;
        if (mayAnswer) {
            ClassActions.answer(view, settings.answering())
                    .ifPresent(answer -> actions.add(new CaseAction.SendAnswer(answer)));
        }
        return new Apply(actions);
    }

    /** Why a person must look at this mail, whoever sent it and wherever it belongs; empty where the machine may decide. */
    public Optional<Reason> doubtAbout(TriageView view) {
        if (view.nature().kind() == MailKind.LIST || view.nature().kind() == MailKind.FEEDBACK_REPORT) {
            return Optional.of(Reason.NOT_WRITTEN_TO_US);
        }
        if (view.nature().kind() == MailKind.BOUNCE || view.nature().kind() == MailKind.DELAY_NOTICE) {
            return Optional.empty();
        }
        for (Doubt doubt : Doubt.values()) {
            if (view.doubts().contains(doubt)
                    && !(doubt == Doubt.NO_TEXT && view.nature().isMachine())) {
                return Optional.of(reason(doubt));
            }
        }
        List<Label> labels = view.classification().labels();
        if (labels.isEmpty()) {
            return Optional.of(Reason.LOW_CONFIDENCE);
        }
        if (labels.getFirst().replyClass() == ReplyClass.OTHER) {
            return Optional.of(Reason.OTHER);
        }
        Label primary = labels.getFirst();
        boolean unsure = sureness(primary, view) < settings.applyFrom(primary.replyClass())
                || labels.stream().anyMatch(label -> label.confidence() < OTHER_LABELS);
        boolean graver = view.classification().all().stream()
                .filter(label -> label.replyClass().rank()
                        < labels.getFirst().replyClass().rank())
                .filter(label -> label.replyClass().alwaysForPerson())
                .anyMatch(label -> label.confidence() >= settings.holdFrom());
        return unsure || graver ? Optional.of(Reason.LOW_CONFIDENCE) : Optional.empty();
    }

    /** How probable it is that this class is the primary: that it applies, and none before it that was not given. */
    private static double sureness(Label primary, TriageView view) {
        double sureness = primary.confidence();
        for (Label label : view.classification().all()) {
            boolean before = label.replyClass().rank() < primary.replyClass().rank();
            // Whether it is a bounce is known from its kind, not from words.
            if (before && label.replyClass() != ReplyClass.BOUNCE) {
                sureness *= 1 - label.confidence();
            }
        }
        return sureness;
    }

    private static Reason reason(Doubt doubt) {
        return switch (doubt) {
            case DATE_IS_NO_PROMISE -> Reason.DATE_IS_NO_PROMISE;
            case ACCOUNT_CHANGE -> Reason.ACCOUNT_CHANGE;
            case LANGUAGE_NOT_COVERED -> Reason.LANGUAGE_NOT_COVERED;
            case NO_TEXT -> Reason.NO_TEXT;
            case ATTACHMENT_NOT_READ -> Reason.ATTACHMENT_NOT_READ;
            case LAWYER_NAMED -> Reason.LAWYER_NAMED;
            case ASKS_FOR_PEACE -> Reason.ASKS_FOR_PEACE;
        };
    }

    private List<CaseAction> meanwhile(TriageView view) {
        List<CaseAction> holds = new ArrayList<>();
        for (Label label : view.classification().all()) {
            if (label.replyClass().alwaysForPerson() && label.confidence() >= settings.holdFrom()) {
                holds.add(new PlaceHold(
                        label.replyClass(), ClassActions.scope(label.replyClass()), new HoldLength.Open(), List.of()));
            }
        }
        if (holds.isEmpty()) {
            holds.add(shortHold(view, UNSURE_DAYS));
        }
        return holds;
    }

    private static PlaceHold shortHold(TriageView view, int days) {
        return new PlaceHold(view.primary(), HoldScope.CONTACT, new HoldLength.CalendarDays(days), List.of());
    }
}
