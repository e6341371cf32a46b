package io.dunlin.core.triage.actions;

import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.Outbox;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.triage.AppliedAction;
import io.dunlin.core.triage.AppliedAction.Kind;
import io.dunlin.core.triage.policy.CaseAction.SendAnswer;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Automatic answers; one that has left is not taken back. */
@Component
class AnswerActions implements ActionPart<SendAnswer> {

    private static final Logger log = LoggerFactory.getLogger(AnswerActions.class);

    private final AnswerWriter answers;
    private final Outbox outbox;

    AnswerActions(AnswerWriter answers, Outbox outbox) {
        this.answers = answers;
        this.outbox = outbox;
    }

    @Override
    public List<List<AppliedAction>> run(List<Step<SendAnswer>> steps, Actor actor) {
        return steps.stream().map(step -> run(step, actor)).toList();
    }

    private List<AppliedAction> run(Step<SendAnswer> step, Actor actor) {
        return answers.queue(step.action().answer(), step.cause(), actor).stream()
                .map(message -> new AppliedAction(
                        Kind.ANSWER,
                        Map.of(
                                "message",
                                Long.toString(message.value()),
                                "answer",
                                step.action().answer().name())))
                .toList();
    }

    @Override
    public List<AppliedAction> foresee(SendAnswer action) {
        return List.of(new AppliedAction(Kind.ANSWER, Map.of()));
    }

    @Override
    public void undo(Reversal reversal) {
        for (AppliedAction answered : reversal.done(Kind.ANSWER)) {
            OutboundMessageId message = new OutboundMessageId(Long.parseLong(answered.detail("message")));
            if (!outbox.cancel(message, reversal.why(), reversal.actor())) {
                log.info("Answer {} had left before its decision was undone", message.value());
            }
        }
    }
}
