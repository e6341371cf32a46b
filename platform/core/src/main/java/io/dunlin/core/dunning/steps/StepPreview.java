package io.dunlin.core.dunning.steps;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseReference;
import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.NewMessage;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.correspondence.templates.TemplateFault;
import io.dunlin.core.dunning.decisions.DunningDecisions;
import io.dunlin.core.dunning.policy.CaseStanding;
import io.dunlin.core.dunning.policy.DunningStep;
import io.dunlin.core.dunning.policy.LoadedCase;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows what a step would say to a real debtor. Nothing is queued. */
@Component
public class StepPreview {

    private final DunningDecisions decisions;
    private final StepMessages messages;
    private final FirmCalendar calendar;
    private final Jdbi jdbi;

    StepPreview(DunningDecisions decisions, StepMessages messages, FirmCalendar calendar, Jdbi jdbi) {
        this.decisions = decisions;
        this.messages = messages;
        this.calendar = calendar;
        this.jdbi = jdbi;
    }

    /** What a step would say. */
    public sealed interface Shown {

        /** The message, as it would leave today. */
        record Message(
                CaseReference caseReference,
                Channel channel,
                String recipient,
                String language,
                String subject,
                String text,
                @Nullable String html)
                implements Shown {}

        /** It cannot be shown on this case. */
        record Impossible(LocalizedText why) implements Shown {}
    }

    /** A case to try a message on: an open one with overdue debt and an address, the one with the most documents. */
    public Optional<CaseId> sampleCase() {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select c.id
                        from collection_case c
                        join receivable r on r.case_id = c.id
                        where c.state = 'OPEN' and r.state = 'OPEN' and r.due_on < :today
                          and exists (select 1 from contact_point p
                            where p.debtor_id = c.debtor_id and p.kind = 'EMAIL' and p.state = 'ACTIVE')
                        group by c.id
                        order by count(*) desc, c.id
                        limit 1
                        """)
                .bind("today", calendar.today())
                .mapTo(Long.class)
                .map(CaseId::new)
                .findOne());
    }

    /** The message of a step that writes, on a case. */
    public Shown of(DunningStep step, CaseId caseId) {
        LocalDate today = calendar.today();
        Optional<LoadedCase> found = decisions.find(caseId, today);
        if (found.isEmpty() || found.get().standing().items().isEmpty()) {
            return impossible("Sprawa nie ma otwartych należności.", "The case has no open receivables.");
        }
        LoadedCase loaded = found.get();
        Channel channel = channel(step, loaded);
        boolean reachable = switch (channel) {
            case MAIL -> loaded.heading().email() != null;
            case SMS -> loaded.heading().phone() != null;
            case LETTER -> true;
        };
        if (!reachable) {
            return impossible(
                    "Dłużnik nie ma adresu ani numeru dla tego kanału.",
                    "The debtor has no address or number for this channel.");
        }
        try {
            return shown(loaded, messages.write(loaded.heading(), wording(step, channel, loaded, today), "preview"));
        } catch (TemplateFault fault) {
            return impossible(
                    "Szablonu nie da się użyć: " + fault.what().pl(),
                    "The template cannot be used: " + fault.what().en());
        }
    }

    private static Channel channel(DunningStep step, LoadedCase loaded) {
        return switch (step.channel()) {
            case SMS -> Channel.SMS;
            case LETTER -> Channel.LETTER;
            case FINAL_DEMAND -> loaded.heading().email() == null ? Channel.LETTER : Channel.MAIL;
            case MAIL -> Channel.MAIL;
            case CALL, DECISION, HAND_OVER ->
                throw new IllegalArgumentException("Step " + step.code() + " writes nothing");
        };
    }

    private static StepMessages.Wording wording(DunningStep step, Channel channel, LoadedCase loaded, LocalDate today) {
        List<CaseStanding.Item> overdue = loaded.standing().items().stream()
                .filter(item -> item.dueOn().isBefore(today))
                .toList();
        List<CaseStanding.Item> named = overdue.isEmpty() ? loaded.standing().items() : overdue;
        Money total = named.stream()
                .map(CaseStanding.Item::balance)
                .reduce(loaded.standing().credits().negated(), Money::plus);
        Purpose purpose = step.channel() == DunningStep.Channel.FINAL_DEMAND ? Purpose.FINAL_DEMAND : Purpose.REMINDER;
        return new StepMessages.Wording(
                step.templateCode(), channel, purpose, named, total, today, today.plusDays(step.payWithinDays()));
    }

    private static Shown shown(LoadedCase loaded, NewMessage message) {
        return new Shown.Message(
                loaded.heading().reference(),
                message.channel(),
                message.recipient(),
                message.language(),
                message.subject(),
                message.bodyText(),
                message.bodyHtml());
    }

    private static Shown impossible(String pl, String en) {
        return new Shown.Impossible(new LocalizedText(pl, en));
    }
}
