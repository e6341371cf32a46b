package io.dunlin.core.cases;

import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.NewMessage;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.Outbox;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.correspondence.Rendered;
import io.dunlin.core.correspondence.templates.TemplateCode;
import io.dunlin.core.correspondence.templates.TemplateFault;
import io.dunlin.core.correspondence.templates.TemplateModel;
import io.dunlin.core.correspondence.templates.TemplateSource;
import io.dunlin.core.correspondence.templates.Templates;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.spi.settings.LocalizedText;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tries a template while it is being written: on a real case, and by a message to the person who writes it. */
@Component
public class TemplateTrials {

    /** Days ahead of the dates that stand in for those that a case lacks. */
    private static final int DAYS_AHEAD = 7;

    private final Templates templates;
    private final CaseModels models;
    private final CaseQueries cases;
    private final Parties parties;
    private final Outbox outbox;
    private final FirmCalendar calendar;
    private final Clock clock;

    TemplateTrials(
            Templates templates,
            CaseModels models,
            CaseQueries cases,
            Parties parties,
            Outbox outbox,
            FirmCalendar calendar,
            Clock clock) {
        this.templates = templates;
        this.models = models;
        this.cases = cases;
        this.parties = parties;
        this.outbox = outbox;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * What is tried.
     *
     * @param caseId the case to try it on; null for an invented one
     */
    public record Trial(
            TemplateCode code,
            String language,
            Channel channel,
            TemplateSource source,
            @Nullable CaseId caseId) {}

    /** What came of it. */
    public sealed interface Tried {

        record Message(Rendered rendered) implements Tried {}

        /** The template cannot be used as it is. */
        record Faulty(LocalizedText why) implements Tried {}
    }

    /** What the message would be. A day to pay by, a promise or a payment that the case lacks is made up. */
    public Tried of(Trial trial) {
        try {
            return new Tried.Message(templates.preview(
                    trial.code(), trial.language(), trial.channel(), trial.source(), modelFor(trial.caseId())));
        } catch (TemplateFault fault) {
            return new Tried.Faulty(fault.what());
        }
    }

    /**
     * Queues what a trial made for somebody of the firm; it leaves while sending to debtors is off, too.
     *
     * @param recipient the own mail address, for a text message the own number
     * @throws IllegalArgumentException where a letter is asked for, which is printed and not sent
     */
    public OutboundMessageId send(Trial trial, Rendered rendered, String recipient, Actor actor) {
        if (trial.channel() == Channel.LETTER) {
            throw new IllegalArgumentException("A letter is looked at, not sent");
        }
        return outbox.queue(
                new NewMessage(
                        null,
                        null,
                        trial.channel(),
                        Purpose.TEST,
                        recipient,
                        trial.language(),
                        rendered.subject(),
                        rendered.text(),
                        rendered.html(),
                        null,
                        null,
                        "template-trial:" + UUID.randomUUID(),
                        clock.instant(),
                        List.of()),
                actor);
    }

    private TemplateModel modelFor(@Nullable CaseId caseId) {
        if (caseId == null) {
            return templates.sample();
        }
        CollectionCase collectionCase = cases.get(caseId);
        TemplateModel model = models.of(collectionCase, parties.getDebtor(collectionCase.debtorId()));
        LocalDate ahead = calendar.today().plusDays(DAYS_AHEAD);
        return model.payBy(ahead).promised(ahead, model.total()).paid(model.total());
    }
}
