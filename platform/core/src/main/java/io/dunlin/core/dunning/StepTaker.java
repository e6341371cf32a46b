package io.dunlin.core.dunning;

import io.dunlin.core.cases.CaseEventKind;
import io.dunlin.core.cases.CaseTask;
import io.dunlin.core.cases.CaseTaskId;
import io.dunlin.core.cases.CaseTasks;
import io.dunlin.core.cases.Cases;
import io.dunlin.core.cases.Timeline;
import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.Outbox;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.correspondence.TemplateFault;
import io.dunlin.core.shared.Actor;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Does what a policy decided: queues a message, makes a task, hands over. In the run's transaction. */
@Component
class StepTaker {

    static final Actor SELF = Actor.system("dunning");
    private static final Logger log = LoggerFactory.getLogger(StepTaker.class);
    private static final int LONGEST_NOTE = 1900;

    private final StepMessages messages;
    private final Outbox outbox;
    private final CaseTasks tasks;
    private final Cases cases;
    private final Timeline timeline;
    private final JdbiDunning store;

    StepTaker(
            StepMessages messages, Outbox outbox, CaseTasks tasks, Cases cases, Timeline timeline, JdbiDunning store) {
        this.messages = messages;
        this.outbox = outbox;
        this.tasks = tasks;
        this.cases = cases;
        this.timeline = timeline;
        this.store = store;
    }

    /** What came of a decision: the decision itself, or another one where it could not be carried out. */
    record Done(Decision decision, @Nullable OutboundMessageId messageId) {}

    Done carryOut(LoadedCase loaded, Decision decision, long policyId, LocalDate today) {
        return switch (decision) {
            case Decision.Take take -> take(loaded, take, policyId, today);
            case Decision.HandOver handOver -> handOver(loaded, handOver, policyId, today);
            case Decision.Wait wait -> {
                if (wait.reason() == DunningReason.NO_CONTACT) {
                    askForContact(loaded, wait, today);
                }
                yield new Done(wait, null);
            }
            case Decision.Stop stop -> new Done(stop, null);
        };
    }

    private Done take(LoadedCase loaded, Decision.Take take, long policyId, LocalDate today) {
        DunningStep step = take.step();
        int attempt = store.attempts(loaded.id(), take.round(), step.code()) + 1;
        String origin = origin(loaded, take.round(), step, attempt);
        OutboundMessageId message = null;
        CaseTaskId task = null;
        try {
            switch (take.via()) {
                case MAIL -> message = queue(loaded, take, Channel.MAIL, today, origin);
                case SMS -> message = queue(loaded, take, Channel.SMS, today, origin);
                case LETTER -> {
                    message = queue(loaded, take, Channel.LETTER, today, origin);
                    task = task(loaded, take, CaseTask.Kind.SEND_DOCUMENTS, null, today, origin);
                }
                case CALL -> task = task(loaded, take, CaseTask.Kind.CALL, null, today, origin);
                case DECISION ->
                    task = task(
                            loaded,
                            take,
                            CaseTask.Kind.DECISION,
                            loaded.heading().accountManager(),
                            today,
                            origin);
                case FINAL_DEMAND -> task = task(loaded, take, CaseTask.Kind.FINAL_DEMAND, null, today, origin);
                case HAND_OVER -> throw new IllegalStateException("A hand-over is a decision of its own");
            }
        } catch (TemplateFault fault) {
            // A person mends the template; the case waits, the others go on.
            log.error(
                    "Case {}: {}; it waits until the template is mended",
                    loaded.id().value(),
                    fault.getMessage());
            return new Done(new Decision.Wait(null, DunningReason.TEMPLATE_FAULTY, step), null);
        }
        Long messageId = message == null ? null : message.value();
        Long taskId = task == null ? null : task.value();
        LocalDate coveredUntil = take.items().getLast().dueOn();
        store.insertStep(new JdbiDunning.NewStep(
                loaded.id(),
                policyId,
                step.code(),
                step.level(),
                take.via(),
                today,
                take.round(),
                attempt,
                coveredUntil,
                messageId,
                taskId));
        cases.reachLevel(loaded.id(), step.level(), today);
        timeline.add(
                loaded.id(),
                CaseEventKind.STEP_TAKEN,
                SELF,
                Map.of(
                        "step", step.code(),
                        "level", step.level(),
                        "channel", take.via().name(),
                        "amount", take.total().toString(),
                        "reason", take.reason().name()),
                messageId == null ? "task" : "message",
                messageId == null ? taskId : messageId);
        return new Done(take, message);
    }

    private OutboundMessageId queue(
            LoadedCase loaded, Decision.Take take, Channel channel, LocalDate today, String origin) {
        StepMessages.Wording wording = new StepMessages.Wording(
                take.step().templateCode(),
                channel,
                Purpose.REMINDER,
                take.items(),
                take.total(),
                today,
                today.plusDays(take.step().payWithinDays()));
        return outbox.queue(messages.write(loaded.heading(), wording, origin), SELF);
    }

    private CaseTaskId task(
            LoadedCase loaded,
            Decision.Take take,
            CaseTask.Kind kind,
            @Nullable Long assignedTo,
            LocalDate today,
            String origin) {
        return tasks.create(
                new CaseTasks.NewTask(
                        loaded.id(), kind, note(take.step(), take.items(), take.total()), today, assignedTo, origin),
                SELF);
    }

    private Done handOver(LoadedCase loaded, Decision.HandOver handOver, long policyId, LocalDate today) {
        DunningStep step = handOver.step();
        int attempt = store.attempts(loaded.id(), handOver.round(), step.code()) + 1;
        CaseTaskId task = tasks.create(
                new CaseTasks.NewTask(
                        loaded.id(),
                        CaseTask.Kind.FILING,
                        note(step, handOver.items(), handOver.total()),
                        today,
                        null,
                        origin(loaded, handOver.round(), step, attempt)),
                SELF);
        store.insertStep(new JdbiDunning.NewStep(
                loaded.id(),
                policyId,
                step.code(),
                step.level(),
                step.channel(),
                today,
                handOver.round(),
                attempt,
                handOver.items().getLast().dueOn(),
                null,
                task.value()));
        cases.reachLevel(loaded.id(), step.level(), today);
        cases.handOver(loaded.id(), SELF, handOver.reason().name());
        return new Done(handOver, null);
    }

    private void askForContact(LoadedCase loaded, Decision.Wait wait, LocalDate today) {
        String step = wait.next() == null ? "" : wait.next().code();
        CaseTaskId task = tasks.create(
                new CaseTasks.NewTask(
                        loaded.id(),
                        CaseTask.Kind.FIND_CONTACT,
                        step,
                        today,
                        null,
                        "dunning:" + loaded.id().value() + ":contact:" + step),
                SELF);
        log.debug("Case {} waits for a contact: task {}", loaded.id().value(), task.value());
    }

    /** For people: which step, how much, for what; in no language. */
    private static String note(DunningStep step, List<CaseStanding.Item> items, Money total) {
        String documents = items.stream().map(CaseStanding.Item::number).collect(Collectors.joining(", "));
        String note = step.code() + ": " + total + "; " + documents;
        return note.length() > LONGEST_NOTE ? note.substring(0, LONGEST_NOTE) + "…" : note;
    }

    private static String origin(LoadedCase loaded, int round, DunningStep step, int attempt) {
        String origin = "dunning:" + loaded.id().value() + ":" + round + ":" + step.code();
        return attempt == 1 ? origin : origin + ":" + attempt;
    }
}
