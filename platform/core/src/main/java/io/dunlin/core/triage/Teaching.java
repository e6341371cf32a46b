package io.dunlin.core.triage;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.inbox.InboundMail;
import io.dunlin.core.inbox.InboundMailId;
import io.dunlin.core.inbox.Inbox;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.triage.TriageDecision.Outcome;
import io.dunlin.core.triage.learning.AnswerFreezes;
import io.dunlin.core.triage.learning.Judgements;
import io.dunlin.core.triage.learning.Judgements.Judgement;
import io.dunlin.core.triage.learning.Samples;
import io.dunlin.core.triage.policy.TriageSettings;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keeps what people say of messages: as a sample to learn from, and as the measure of what the product said (rule 11). */
@Component
class Teaching {

    private final DecisionBook book;
    private final Samples samples;
    private final Judgements judgements;
    private final AnswerFreezes freezes;
    private final CaseQueries cases;
    private final Inbox inbox;
    private final ProductSettings settings;

    Teaching(
            DecisionBook book,
            Samples samples,
            Judgements judgements,
            AnswerFreezes freezes,
            CaseQueries cases,
            Inbox inbox,
            ProductSettings settings) {
        this.book = book;
        this.samples = samples;
        this.judgements = judgements;
        this.freezes = freezes;
        this.cases = cases;
        this.inbox = inbox;
        this.settings = settings;
    }

    /** A person decided on a message. */
    void decided(
            TriageDecision before, TriageDecision after, List<ReplyClass> labels, Samples.Source source, Actor actor) {
        TriageDecision machine = book.first(before);
        List<ReplyClass> said = said(machine);
        samples.keep(words(machine, after), labels, said, source, actor);
        judgements.note(
                new Judgement(
                        machine.id(),
                        after.id(),
                        said,
                        labels,
                        machine.outcome() == Outcome.APPLIED,
                        machine.outcome() == Outcome.APPLIED || isSure(machine)),
                actor);
        freezes.look(said);
    }

    /** A person looked at what the product had decided alone, and found it right. */
    void foundRight(TriageDecision machine, Actor actor) {
        List<ReplyClass> said = said(machine);
        judgements.note(new Judgement(machine.id(), null, said, said, true, true), actor);
    }

    /** A decision was taken back; where it was a person's, the word does not count any more. */
    void takenBack(TriageDecision decision) {
        if (decision.outcome() == Outcome.CONFIRMED || decision.outcome() == Outcome.CORRECTED) {
            samples.forget(decision.mailId(), decision.smsId());
        }
        judgements.forget(book.first(decision).id());
    }

    private boolean isSure(TriageDecision machine) {
        TriageSettings triage = settings.get(TriageSettings.GROUP);
        return machine.labels().stream()
                .findFirst()
                .filter(label -> label.confidence() >= triage.applyFrom(label.replyClass()))
                .isPresent();
    }

    private static List<ReplyClass> said(TriageDecision machine) {
        return machine.labels().isEmpty()
                ? List.of(machine.guess())
                : machine.labels().stream().map(StoredLabel::replyClass).toList();
    }

    private Samples.Words words(TriageDecision machine, TriageDecision after) {
        CaseId caseId = after.caseId();
        return new Samples.Words(
                machine.mailId(),
                machine.smsId(),
                caseId == null ? null : cases.get(caseId).debtorId(),
                machine.kind(),
                machine.language(),
                Optional.ofNullable(machine.mailId())
                        .map(InboundMailId::new)
                        .flatMap(inbox::find)
                        .map(InboundMail::subject)
                        .orElse(""),
                machine.facts().text());
    }
}
