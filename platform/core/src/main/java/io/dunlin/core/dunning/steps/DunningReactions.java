package io.dunlin.core.dunning.steps;

import io.dunlin.core.cases.CaseEventKind;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseTasks;
import io.dunlin.core.cases.Cases;
import io.dunlin.core.cases.CasesClosed;
import io.dunlin.core.cases.HoldsPlaced;
import io.dunlin.core.cases.Promises;
import io.dunlin.core.cases.Timeline;
import io.dunlin.core.correspondence.MessageChanged;
import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.Outbox;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.receivables.ReceivableExcluded;
import io.dunlin.core.receivables.ReceivablesSettled;
import io.dunlin.core.remittances.PaymentReversed;
import io.dunlin.core.remittances.PaymentsAllocated;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Takes back what is queued when a case closes, is held or is paid in part, or something of it was assigned, and the steps whose messages reached nobody:
 * such a step is due again. What a broken promise changes is read from the promises at the next decision.
 */
@Component
class DunningReactions {

    private static final Logger log = LoggerFactory.getLogger(DunningReactions.class);

    private final Outbox outbox;
    private final CaseTasks tasks;
    private final Cases cases;
    private final Promises promises;
    private final Timeline timeline;
    private final JdbiSteps store;

    DunningReactions(
            Outbox outbox, CaseTasks tasks, Cases cases, Promises promises, Timeline timeline, JdbiSteps store) {
        this.outbox = outbox;
        this.tasks = tasks;
        this.cases = cases;
        this.promises = promises;
        this.timeline = timeline;
        this.store = store;
    }

    @EventListener
    void on(CasesClosed closed) {
        takeBack(closed.caseIds().stream().map(CaseId::value).toList(), "dunning.taken-back.closed");
        store.openTaskOrigins(closed.caseIds())
                .forEach(origin -> tasks.dropAllOf(origin, StepTaker.SELF, "dunning.taken-back.closed"));
    }

    @EventListener
    void on(HoldsPlaced placed) {
        Map<Long, String> why = new LinkedHashMap<>();
        placed.cases()
                .forEach((reason, cases) -> cases.forEach(id -> why.putIfAbsent(
                        id.value(), "dunning.taken-back.held." + reason.name().toLowerCase(Locale.ROOT))));
        takeBack(why);
    }

    /** First of all that hear of it, so that whoever tells people of the payment can say what it took back. */
    @Order(Ordered.HIGHEST_PRECEDENCE)
    @EventListener
    void on(PaymentsAllocated allocated) {
        takeBack(
                allocated.payments().stream()
                        .map(PaymentsAllocated.Payment::caseId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                "dunning.taken-back.paid");
    }

    /** Money that was promised, came and went back is still to come. */
    @EventListener
    void on(PaymentReversed reversed) {
        if (reversed.caseId() != null) {
            promises.takeUpAgain(new CaseId(reversed.caseId()));
        }
    }

    @EventListener
    void on(ReceivablesSettled settled) {
        takeBack(
                settled.receivables().stream()
                        .map(ReceivablesSettled.Settled::caseId)
                        .filter(Objects::nonNull)
                        .distinct()
                        .toList(),
                "dunning.taken-back.paid");
    }

    @EventListener
    void on(ReceivableExcluded excluded) {
        if (excluded.caseId() != null) {
            takeBack(List.of(excluded.caseId()), "dunning.taken-back.assigned");
        }
    }

    /** A step whose message was taken back, refused or returned reached nobody. */
    @EventListener
    void on(MessageChanged changed) {
        boolean reachedNobody = switch (changed.state()) {
            case CANCELLED, FAILED, BOUNCED -> true;
            case QUEUED, SENDING, SENT, DELIVERED, IN_DOUBT -> false;
        };
        if (reachedNobody) {
            store.stepOf(changed.messageId()).ifPresent(step -> cancel(step, changed.state(), changed.messageId()));
        }
    }

    private void takeBack(List<Long> caseIds, String reason) {
        Map<Long, String> why = new LinkedHashMap<>();
        caseIds.forEach(id -> why.put(id, reason));
        takeBack(why);
    }

    private void takeBack(Map<Long, String> why) {
        List<OutboundMessageId> taken = outbox.cancelQueuedOf(why, Purpose.PRESSING, StepTaker.SELF);
        if (!taken.isEmpty()) {
            log.info("Queued messages {} taken back ({})", taken, Set.copyOf(why.values()));
        }
    }

    private void cancel(JdbiSteps.StepRow step, OutboundMessage.State state, OutboundMessageId message) {
        store.cancelStep(step.id(), state.name());
        List<JdbiSteps.StepRow> left = store.steps(step.caseId()).stream()
                .filter(row -> row.cancelReason() == null && row.round() == step.round())
                .toList();
        int level = left.stream().mapToInt(JdbiSteps.StepRow::level).max().orElse(0);
        cases.reachLevel(step.caseId(), level);
        timeline.add(
                step.caseId(),
                CaseEventKind.STEP_CANCELLED,
                StepTaker.SELF,
                Map.of("step", step.stepCode(), "state", state.name()),
                "message",
                message.value());
    }
}
