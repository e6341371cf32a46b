package io.dunlin.core.cases;

import io.dunlin.core.correspondence.MessageChanged;
import io.dunlin.core.correspondence.MessagesChanged;
import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.shared.Actor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Puts what becomes of a case's messages on its timeline. */
@Component
class MessageTimeline {

    private static final Actor SELF = Actor.system("outbox");

    private final Timeline timeline;

    MessageTimeline(Timeline timeline) {
        this.timeline = timeline;
    }

    @EventListener
    void on(MessageChanged changed) {
        entry(changed).ifPresent(entry -> timeline.addAll(List.of(entry), SELF));
    }

    @EventListener
    void on(MessagesChanged changes) {
        timeline.addAll(
                changes.messages().stream()
                        .flatMap(changed -> entry(changed).stream())
                        .toList(),
                SELF);
    }

    private static Optional<Timeline.NewEntry> entry(MessageChanged changed) {
        Long caseId = changed.caseId();
        Optional<CaseEventKind> kind = kind(changed.state());
        if (caseId == null || kind.isEmpty() || changed.purpose().isInternal() || isToldByItsStep(changed)) {
            return Optional.empty();
        }
        Map<String, String> details = new HashMap<>();
        details.put("channel", changed.channel().name());
        details.put("purpose", changed.purpose().name());
        details.put("state", changed.state().name());
        if (changed.reason() != null) {
            details.put("reason", changed.reason());
        }
        return Optional.of(new Timeline.NewEntry(
                new CaseId(caseId),
                kind.get(),
                details,
                "message",
                changed.messageId().value()));
    }

    /** A reminder is queued by the step that was taken, whose entry leads to it. */
    private static boolean isToldByItsStep(MessageChanged changed) {
        return changed.purpose() == Purpose.REMINDER && changed.state() == OutboundMessage.State.QUEUED;
    }

    /** A message that is just leaving is no news. */
    private static Optional<CaseEventKind> kind(OutboundMessage.State state) {
        return switch (state) {
            case QUEUED -> Optional.of(CaseEventKind.MESSAGE_QUEUED);
            case SENDING -> Optional.empty();
            case SENT -> Optional.of(CaseEventKind.MESSAGE_SENT);
            case DELIVERED -> Optional.of(CaseEventKind.MESSAGE_DELIVERED);
            case BOUNCED, FAILED -> Optional.of(CaseEventKind.MESSAGE_FAILED);
            case CANCELLED -> Optional.of(CaseEventKind.MESSAGE_CANCELLED);
            case IN_DOUBT -> Optional.of(CaseEventKind.MESSAGE_IN_DOUBT);
        };
    }
}
