package io.dunlin.core.dunning;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseTask;
import io.dunlin.core.cases.CaseTaskId;
import io.dunlin.core.cases.CaseTasks;
import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.NewMessage;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.Outbox;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.correspondence.TemplateCode;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.Transactions;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Sends a final demand once a person approved it: policies only ask for one, by a task. */
@Component
public class FinalDemands {

    /** Seven days from delivery, and three for the delivery itself. */
    private static final int PAY_WITHIN_DAYS = 10;

    private final DunningDecisions decisions;
    private final StepMessages messages;
    private final Outbox outbox;
    private final CaseTasks tasks;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final FirmCalendar calendar;

    FinalDemands(
            DunningDecisions decisions,
            StepMessages messages,
            Outbox outbox,
            CaseTasks tasks,
            Transactions transactions,
            AuditTrail audit,
            FirmCalendar calendar) {
        this.decisions = decisions;
        this.messages = messages;
        this.outbox = outbox;
        this.tasks = tasks;
        this.transactions = transactions;
        this.audit = audit;
        this.calendar = calendar;
    }

    /** What came of an approval. */
    public sealed interface Approved {

        /** The demand is queued. */
        record Queued(OutboundMessageId messageId, Channel channel) implements Approved {}

        /** It may not go as the case stands; the task stays. */
        record Refused(LocalizedText why) implements Approved {}
    }

    /** What would be sent, for the person who approves; empty where nothing may be. */
    public Optional<NewMessage> preview(CaseId caseId) {
        LocalDate today = calendar.today();
        return decisions
                .find(caseId, today)
                .filter(loaded -> obstacle(loaded, today).isEmpty())
                .map(loaded -> write(loaded, today, "preview"));
    }

    /** Queues the final demand that a task asks for, by mail, else as a letter, and completes the task. */
    public Approved approve(CaseTaskId taskId, CaseId caseId, Actor actor) {
        return transactions.in(() -> {
            CaseTask task = tasks.of(caseId).stream()
                    .filter(each -> each.id().equals(taskId) && each.kind() == CaseTask.Kind.FINAL_DEMAND)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "No final demand is asked for by task " + taskId.value() + " of case " + caseId.value()));
            LocalDate today = calendar.today();
            LoadedCase loaded = decisions.find(caseId, today).orElseThrow();
            Optional<DunningReason> obstacle = obstacle(loaded, today);
            if (task.state() != CaseTask.State.OPEN || obstacle.isPresent()) {
                return new Approved.Refused(
                        obstacle.map(DunningReason::text).orElse(DunningReason.NOTHING_OWED.text()));
            }
            NewMessage demand = write(loaded, today, "final-demand:" + taskId.value());
            OutboundMessageId id = outbox.queue(demand, actor);
            audit.record(
                    actor,
                    "final-demand-approved",
                    Subject.of("message", id.value()).inCase(caseId.value()),
                    "",
                    Map.of("task", taskId.value()));
            tasks.complete(taskId, demand.channel().name(), actor);
            return new Approved.Queued(id, demand.channel());
        });
    }

    private static Optional<DunningReason> obstacle(LoadedCase loaded, LocalDate today) {
        CaseStanding standing = loaded.standing();
        if (standing.stage() == CaseStanding.Stage.CLOSED) {
            return Optional.of(DunningReason.CLOSED);
        }
        if (standing.block() != null) {
            return Optional.of(standing.block().reason());
        }
        return overdue(standing, today).isEmpty() || !total(standing, today).isPositive()
                ? Optional.of(DunningReason.NOTHING_OWED)
                : Optional.empty();
    }

    private NewMessage write(LoadedCase loaded, LocalDate today, String origin) {
        Channel channel = loaded.heading().email() == null ? Channel.LETTER : Channel.MAIL;
        StepMessages.Wording wording = new StepMessages.Wording(
                TemplateCode.FINAL_DEMAND,
                channel,
                Purpose.FINAL_DEMAND,
                overdue(loaded.standing(), today),
                total(loaded.standing(), today),
                today,
                today.plusDays(PAY_WITHIN_DAYS));
        return messages.write(loaded.heading(), wording, origin);
    }

    private static List<CaseStanding.Item> overdue(CaseStanding standing, LocalDate today) {
        return standing.free().stream()
                .filter(item -> item.dueOn().isBefore(today))
                .toList();
    }

    private static Money total(CaseStanding standing, LocalDate today) {
        return overdue(standing, today).stream()
                .map(CaseStanding.Item::balance)
                .reduce(standing.credits().negated(), Money::plus);
    }
}
