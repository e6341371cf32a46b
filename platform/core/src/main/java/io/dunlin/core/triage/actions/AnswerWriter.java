package io.dunlin.core.triage.actions;

import io.dunlin.core.cases.CaseModels;
import io.dunlin.core.cases.CollectionCase;
import io.dunlin.core.cases.PromiseToPay;
import io.dunlin.core.cases.Promises;
import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.NewMessage;
import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.Outbox;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.correspondence.Rendered;
import io.dunlin.core.correspondence.templates.TemplateCode;
import io.dunlin.core.correspondence.templates.TemplateFault;
import io.dunlin.core.correspondence.templates.TemplateModel;
import io.dunlin.core.correspondence.templates.Templates;
import io.dunlin.core.parties.Debtor;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.triage.policy.Answer;
import io.dunlin.spi.value.EmailAddress;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Queues the automatic answers that the taxonomy allows, from fixed templates. */
@Component
public class AnswerWriter {

    /** What the origin of each automatic answer begins with; its decision's number follows. */
    public static final String ORIGIN = "answer:";

    private static final Logger log = LoggerFactory.getLogger(AnswerWriter.class);

    private final Outbox outbox;
    private final Templates templates;
    private final Parties parties;
    private final CaseModels models;
    private final Promises promises;
    private final FirmCalendar calendar;

    AnswerWriter(
            Outbox outbox,
            Templates templates,
            Parties parties,
            CaseModels models,
            Promises promises,
            FirmCalendar calendar) {
        this.outbox = outbox;
        this.templates = templates;
        this.parties = parties;
        this.models = models;
        this.promises = promises;
        this.calendar = calendar;
    }

    /** Whether a message is an automatic answer, and no person's. */
    public static boolean wrote(OutboundMessage message) {
        return message.origin().startsWith(ORIGIN);
    }

    Optional<OutboundMessageId> queue(Answer answer, Cause cause, Actor actor) {
        Optional<EmailAddress> recipient =
                Optional.ofNullable(cause.senderAddress()).flatMap(EmailAddress::find);
        if (recipient.isEmpty()) {
            return Optional.empty();
        }
        Debtor debtor = parties.getDebtor(cause.collectionCase().debtorId());
        Rendered rendered;
        try {
            rendered = render(codeOf(answer), cause.collectionCase());
        } catch (TemplateFault e) {
            log.warn("No answer to decision {}: {}", cause.decision().value(), e.getMessage());
            return Optional.empty();
        }
        NewMessage message = new NewMessage(
                cause.caseId().value(),
                debtor.id(),
                Channel.MAIL,
                purposeOf(answer),
                recipient.get().value(),
                debtor.language(),
                rendered.subject(),
                rendered.text(),
                rendered.html(),
                rendered.templateId(),
                cause.messageId() == null ? null : "<" + cause.messageId() + ">",
                ORIGIN + cause.decision().value(),
                calendar.now(),
                List.of());
        return Optional.of(outbox.queue(message, actor));
    }

    /** A template with what is known of a case, in its debtor's language. */
    public Rendered render(TemplateCode template, CollectionCase collectionCase) throws TemplateFault {
        Debtor debtor = parties.getDebtor(collectionCase.debtorId());
        return templates.render(template, debtor.language(), Channel.MAIL, model(collectionCase, debtor));
    }

    /** The language in which the debtor of a case is written to. */
    public String languageOf(CollectionCase collectionCase) {
        return parties.getDebtor(collectionCase.debtorId()).language();
    }

    private TemplateModel model(CollectionCase collectionCase, Debtor debtor) {
        TemplateModel model = models.of(collectionCase, debtor);
        return promises.of(collectionCase.id()).stream()
                .filter(promise -> promise.state() == PromiseToPay.State.PENDING)
                .findFirst()
                .map(promise -> model.promised(promise.promisedOn(), promise.amount()))
                .orElse(model);
    }

    private static Purpose purposeOf(Answer answer) {
        return switch (answer) {
            case CONFIRM_PROMISE -> Purpose.PROMISE_CONFIRMATION;
            case NEUTRAL_APOLOGY -> Purpose.APOLOGY;
            case FIXED_RECEIPT, DISPUTE_RECEIPT, ASK_FOR_TRANSFER_SLIP, SEND_DOCUMENTS, ASK_FOR_DATE, ANSWER_QUESTION ->
                Purpose.ANSWER;
        };
    }

    private static TemplateCode codeOf(Answer answer) {
        return switch (answer) {
            case FIXED_RECEIPT -> TemplateCode.PRIVACY_RECEIPT;
            case NEUTRAL_APOLOGY -> TemplateCode.WRONG_CONTACT;
            case DISPUTE_RECEIPT -> TemplateCode.DISPUTE_RECEIPT;
            case ASK_FOR_TRANSFER_SLIP -> TemplateCode.SLIP_QUESTION;
            case CONFIRM_PROMISE -> TemplateCode.PROMISE_CONFIRMATION;
            case SEND_DOCUMENTS -> TemplateCode.DOCUMENTS;
            case ASK_FOR_DATE -> TemplateCode.DELAY_QUESTION;
            case ANSWER_QUESTION -> TemplateCode.QUESTION_ANSWER;
        };
    }
}
