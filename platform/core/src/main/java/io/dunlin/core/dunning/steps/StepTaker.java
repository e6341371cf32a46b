package io.dunlin.core.dunning.steps;

import io.dunlin.core.cases.CaseEventKind;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseTask;
import io.dunlin.core.cases.CaseTaskId;
import io.dunlin.core.cases.CaseTasks;
import io.dunlin.core.cases.Cases;
import io.dunlin.core.cases.Timeline;
import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.NewMessage;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.Outbox;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.correspondence.UnwrittenMessage;
import io.dunlin.core.correspondence.templates.TemplateFault;
import io.dunlin.core.dunning.decisions.DunningDecisions.Decided;
import io.dunlin.core.dunning.policy.CaseStanding;
import io.dunlin.core.dunning.policy.Decision;
import io.dunlin.core.dunning.policy.DunningReason;
import io.dunlin.core.dunning.policy.DunningStep;
import io.dunlin.core.dunning.policy.LoadedCase;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Does what policies decided for many cases: queues messages, makes tasks, hands over. In the run's transaction, with as
 * many statements for a thousand cases as for one.
 */
@Component
public class StepTaker {

    public static final Actor SELF = Actor.system("dunning");
    private static final Logger log = LoggerFactory.getLogger(StepTaker.class);
    private static final int LONGEST_NOTE = 1900;

    private final StepMessages messages;
    private final TemplateProbe probe;
    private final Outbox outbox;
    private final CaseTasks tasks;
    private final Cases cases;
    private final Timeline timeline;
    private final JdbiSteps store;

    StepTaker(
            StepMessages messages,
            TemplateProbe probe,
            Outbox outbox,
            CaseTasks tasks,
            Cases cases,
            Timeline timeline,
            JdbiSteps store) {
        this.messages = messages;
        this.probe = probe;
        this.outbox = outbox;
        this.tasks = tasks;
        this.cases = cases;
        this.timeline = timeline;
        this.store = store;
    }

    /** A case is not any more what a decision on it was taken on: it is to be read again. */
    public static final class CasesChanged extends RuntimeException {

        private static final long serialVersionUID = 1L;

        CasesChanged(CaseId id) {
            super("Case " + id.value() + " changed since it was read");
        }
    }

    /** What is to be done, with the cause that makes it one and no second. */
    record Act(Decided decided, Decision.Act what, int attempt, String origin) {

        CaseId caseId() {
            return decided.loaded().id();
        }

        LoadedCase.Heading heading() {
            return decided.loaded().heading();
        }

        DunningStep step() {
            return what.step();
        }
    }

    /**
     * What decisions come to.
     *
     * @param decided the decisions themselves, or others where they cannot be carried out
     * @param messages what leaves over a connection
     * @param letters what people print
     */
    public record Prepared(
            List<Decided> decided,
            List<Act> acts,
            Map<CaseId, UnwrittenMessage> messages,
            Map<CaseId, NewMessage> letters) {}

    /** Finds out what decisions on cases come to that are in the order of their ids; writes nothing. */
    public Prepared prepare(List<Decided> decisions, LocalDate today) {
        if (decisions.isEmpty()) {
            return new Prepared(List.of(), List.of(), Map.of(), Map.of());
        }
        Map<JdbiSteps.Rung, Integer> attempts = store.attempts(
                decisions.getFirst().loaded().id(), decisions.getLast().loaded().id());
        TemplateProbe.Session session = probe.session();
        StepMessages.Desk desk = messages.desk(toldByLetter(decisions));
        List<Decided> possible = new ArrayList<>();
        List<Act> acts = new ArrayList<>();
        Map<CaseId, UnwrittenMessage> unwritten = new LinkedHashMap<>();
        Map<CaseId, NewMessage> letters = new LinkedHashMap<>();
        for (Decided decided : decisions) {
            Act act = act(decided, attempts);
            Decided done = decided;
            if (act != null) {
                try {
                    switch (act.what.via()) {
                        case MAIL -> unwritten.put(act.caseId(), message(act, Channel.MAIL, session, today));
                        case SMS -> unwritten.put(act.caseId(), message(act, Channel.SMS, session, today));
                        // People print it: it is written at once.
                        case LETTER ->
                            letters.put(
                                    act.caseId(),
                                    desk.write(act.heading(), wording(act, Channel.LETTER, today), act.origin));
                        case CALL, DECISION, FINAL_DEMAND, HAND_OVER -> {
                            // A task says what is to be done, in no language.
                        }
                    }
                    acts.add(act);
                } catch (TemplateFault fault) {
                    // A person mends the template; the case waits, the others go on.
                    log.error(
                            "Case {}: {}; it waits until the template is mended",
                            act.caseId().value(),
                            fault.getMessage());
                    done = new Decided(
                            decided.loaded(),
                            decided.version(),
                            new Decision.Wait(null, DunningReason.TEMPLATE_FAULTY, act.step()));
                }
            }
            possible.add(done);
        }
        return new Prepared(possible, acts, unwritten, letters);
    }

    /** @throws TemplateFault where it could not be written when it leaves */
    private UnwrittenMessage message(Act act, Channel channel, TemplateProbe.Session session, LocalDate today) {
        StepMessages.Wording wording = wording(act, channel, today);
        session.require(act.heading(), wording);
        return messages.unwritten(act.heading(), wording, act.origin);
    }

    private static @Nullable Act act(Decided decided, Map<JdbiSteps.Rung, Integer> attempts) {
        return switch (decided.decision()) {
            case Decision.Act what -> {
                CaseId id = decided.loaded().id();
                String step = what.step().code();
                int attempt = attempts.getOrDefault(new JdbiSteps.Rung(id, what.round(), step), 0) + 1;
                String origin = "dunning:" + id.value() + ":" + what.round() + ":" + step;
                yield new Act(decided, what, attempt, attempt == 1 ? origin : origin + ":" + attempt);
            }
            case Decision.Wait _, Decision.Stop _ -> null;
        };
    }

    private static Set<DebtorId> toldByLetter(List<Decided> decisions) {
        return decisions.stream()
                .filter(decided ->
                        decided.decision() instanceof Decision.Act what && what.via() == DunningStep.Channel.LETTER)
                .map(decided -> decided.loaded().heading().debtorId())
                .collect(Collectors.toSet());
    }

    /** Does what was prepared, in the run's transaction. */
    public void take(Prepared prepared, LocalDate today) {
        List<Act> acts = prepared.acts;
        if (!acts.isEmpty()) {
            take(acts, prepared, today);
        }
        askForContacts(prepared.decided, today);
    }

    private void take(List<Act> acts, Prepared prepared, LocalDate today) {
        // First of all, so that the cases are locked before anything of theirs is: in the order that payments lock
        // them.
        requireUnchanged(acts);
        Map<Integer, List<CaseId>> levels = new TreeMap<>();
        acts.forEach(act -> levels.computeIfAbsent(act.step().level(), _ -> new ArrayList<>())
                .add(act.caseId()));
        cases.reachLevels(levels);
        Map<CaseId, OutboundMessageId> written = queue(prepared);
        Map<CaseId, CaseTaskId> asked = ask(acts, today);
        store.insertSteps(acts.stream()
                .map(act -> step(act, today, written.get(act.caseId()), asked.get(act.caseId())))
                .toList());
        timeline.addAll(
                acts.stream()
                        .filter(act -> act.what.via() != DunningStep.Channel.HAND_OVER)
                        .map(act -> told(act, written.get(act.caseId()), asked.get(act.caseId())))
                        .toList(),
                SELF);
        Map<CaseId, String> handedOver = acts.stream()
                .filter(act -> act.what.via() == DunningStep.Channel.HAND_OVER)
                .collect(Collectors.toMap(Act::caseId, act -> act.what.reason().name()));
        if (!handedOver.isEmpty()) {
            cases.handOverAll(handedOver, SELF);
        }
    }

    /** Cases that were read ahead may have been closed since, or handed over. */
    private void requireUnchanged(List<Act> acts) {
        Map<CaseId, Integer> versions =
                cases.lockAll(acts.stream().map(Act::caseId).toList());
        for (Act act : acts) {
            Integer version = versions.get(act.caseId());
            if (version == null || version != act.heading().version()) {
                throw new CasesChanged(act.caseId());
            }
        }
    }

    private Map<CaseId, OutboundMessageId> queue(Prepared prepared) {
        Map<CaseId, OutboundMessageId> written = new HashMap<>();
        if (!prepared.messages.isEmpty()) {
            Map<String, OutboundMessageId> ids = outbox.queueAll(List.copyOf(prepared.messages.values()), SELF);
            prepared.messages.forEach((id, message) -> written.put(id, ids.get(message.origin())));
        }
        if (!prepared.letters.isEmpty()) {
            Map<String, OutboundMessageId> ids = outbox.queueLetters(List.copyOf(prepared.letters.values()), SELF);
            prepared.letters.forEach((id, letter) -> written.put(id, ids.get(letter.origin())));
        }
        return written;
    }

    private static StepMessages.Wording wording(Act act, Channel channel, LocalDate today) {
        return new StepMessages.Wording(
                act.step().templateCode(),
                channel,
                Purpose.REMINDER,
                act.what.items(),
                act.what.total(),
                today,
                today.plusDays(act.step().payWithinDays()));
    }

    /** Makes the tasks of what people are to do. */
    private Map<CaseId, CaseTaskId> ask(List<Act> acts, LocalDate today) {
        Map<CaseId, CaseTasks.Cause> causes = new HashMap<>();
        List<CaseTasks.NewTask> wanted = new ArrayList<>();
        for (Act act : acts) {
            CaseTask.Kind kind = task(act.what.via());
            if (kind != null) {
                Long assignedTo = kind == CaseTask.Kind.DECISION ? act.heading().accountManager() : null;
                wanted.add(new CaseTasks.NewTask(act.caseId(), kind, note(act), today, assignedTo, act.origin));
                causes.put(act.caseId(), new CaseTasks.Cause(act.origin, kind));
            }
        }
        if (wanted.isEmpty()) {
            return Map.of();
        }
        Map<CaseTasks.Cause, CaseTaskId> ids = tasks.createAll(wanted, SELF);
        Map<CaseId, CaseTaskId> byCase = new HashMap<>();
        causes.forEach((caseId, cause) -> byCase.put(caseId, ids.get(cause)));
        return byCase;
    }

    private static CaseTask.@Nullable Kind task(DunningStep.Channel via) {
        return switch (via) {
            // The print batch is the clerk's work on a letter: no task beside it.
            case MAIL, SMS, LETTER -> null;
            case CALL -> CaseTask.Kind.CALL;
            case DECISION -> CaseTask.Kind.DECISION;
            case FINAL_DEMAND -> CaseTask.Kind.FINAL_DEMAND;
            case HAND_OVER -> CaseTask.Kind.FILING;
        };
    }

    private static JdbiSteps.NewStep step(
            Act act, LocalDate today, @Nullable OutboundMessageId message, @Nullable CaseTaskId task) {
        return new JdbiSteps.NewStep(
                act.caseId(),
                act.decided.version().id(),
                act.step().code(),
                act.step().level(),
                act.what.via(),
                today,
                act.what.round(),
                act.attempt,
                act.what.items().getLast().dueOn(),
                message == null ? null : message.value(),
                task == null ? null : task.value());
    }

    private static Timeline.NewEntry told(Act act, @Nullable OutboundMessageId message, @Nullable CaseTaskId task) {
        Map<String, Object> details = Map.of(
                "step", act.step().code(),
                "level", act.step().level(),
                "channel", act.what.via().name(),
                "amount", act.what.total().toString(),
                "reason", act.what.reason().name());
        Long taskId = task == null ? null : task.value();
        return new Timeline.NewEntry(
                act.caseId(),
                CaseEventKind.STEP_TAKEN,
                details,
                message == null ? "task" : "message",
                message == null ? taskId : Long.valueOf(message.value()));
    }

    /** Somebody who looked and found nobody looks again after a while: else the case would wait for ever. */
    private void askForContacts(List<Decided> decisions, LocalDate today) {
        Map<CaseId, String> steps = new LinkedHashMap<>();
        for (Decided decided : decisions) {
            if (decided.decision() instanceof Decision.Wait wait && wait.reason() == DunningReason.NO_CONTACT) {
                steps.put(
                        decided.loaded().id(),
                        wait.next() == null ? "" : wait.next().code());
            }
        }
        if (steps.isEmpty()) {
            return;
        }
        Map<CaseId, JdbiSteps.Sought> sought = store.contactsSought(steps.keySet());
        List<CaseTasks.NewTask> wanted = new ArrayList<>();
        steps.forEach((id, step) -> {
            JdbiSteps.Sought before = sought.getOrDefault(id, JdbiSteps.Sought.NEVER);
            if (before.maySeekAgain(today)) {
                wanted.add(new CaseTasks.NewTask(
                        id,
                        CaseTask.Kind.FIND_CONTACT,
                        step,
                        today,
                        null,
                        JdbiSteps.contactOrigin(id) + step + ":" + (before.times() + 1)));
            }
        });
        if (wanted.isEmpty()) {
            return;
        }
        Map<CaseTasks.Cause, CaseTaskId> ids = tasks.createAll(wanted, SELF);
        log.debug("{} cases wait for a contact, {} of them with a new task", steps.size(), ids.size());
    }

    /** For people: which step, how much, for what; in no language. */
    private static String note(Act act) {
        String documents =
                act.what.items().stream().map(CaseStanding.Item::number).collect(Collectors.joining(", "));
        String note = act.step().code() + ": " + act.what.total() + "; " + documents;
        return Texts.ellipsis(note, LONGEST_NOTE);
    }
}
