package io.dunlin.core.triage;

import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseQueries;
import io.dunlin.core.cases.CollectionCase;
import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.NewMessage;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.Outbox;
import io.dunlin.core.correspondence.Purpose;
import io.dunlin.core.correspondence.Rendered;
import io.dunlin.core.correspondence.templates.TemplateCode;
import io.dunlin.core.correspondence.templates.TemplateFault;
import io.dunlin.core.inbox.InboundMail;
import io.dunlin.core.inbox.InboundMailId;
import io.dunlin.core.inbox.Inbox;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.Transactions;
import io.dunlin.core.triage.actions.AnswerWriter;
import io.dunlin.spi.value.EmailAddress;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.springframework.stereotype.Component;

/** What a person answers to a debtor's mail: begun from a template, sent as they leave it. */
@Component
public class ReplyDrafts {

    /** The templates that make sense as an answer, the most used first. */
    public static final List<TemplateCode> TEMPLATES = List.of(
            TemplateCode.QUESTION_ANSWER,
            TemplateCode.DOCUMENTS,
            TemplateCode.SLIP_QUESTION,
            TemplateCode.DELAY_QUESTION,
            TemplateCode.PLAN_RECEIPT,
            TemplateCode.DISPUTE_RECEIPT,
            TemplateCode.WRONG_CONTACT,
            TemplateCode.PRIVACY_RECEIPT);

    private final DecisionBook book;
    private final AnswerWriter answers;
    private final CaseQueries cases;
    private final Parties parties;
    private final Inbox inbox;
    private final Outbox outbox;
    private final Transactions transactions;
    private final FirmCalendar calendar;
    private final Jdbi jdbi;

    ReplyDrafts(
            DecisionBook book,
            AnswerWriter answers,
            CaseQueries cases,
            Parties parties,
            Inbox inbox,
            Outbox outbox,
            Transactions transactions,
            FirmCalendar calendar,
            Jdbi jdbi) {
        this.book = book;
        this.answers = answers;
        this.cases = cases;
        this.parties = parties;
        this.inbox = inbox;
        this.outbox = outbox;
        this.transactions = transactions;
        this.calendar = calendar;
        this.jdbi = jdbi;
    }

    /**
     * An answer as it would be sent.
     *
     * @param answers how many answers to the message were queued before
     * @param represented whether counsel or a trustee speaks for the debtor, who is not to be written to past them
     */
    public record Draft(EmailAddress recipient, String subject, String text, int answers, boolean represented) {}

    /**
     * Begins an answer.
     *
     * @return empty where there is nobody to answer to: a text message, a mail of no case or without a sender, or a template
     *     with a fault
     */
    public Optional<Draft> begin(DecisionId id, TemplateCode template) {
        return answerable(id).flatMap(found -> {
            try {
                Rendered rendered = answers.render(template, found.collectionCase());
                return Optional.of(new Draft(
                        found.sender(),
                        rendered.subject(),
                        rendered.text(),
                        answers(id),
                        parties.isRepresented(found.collectionCase().debtorId())));
            } catch (TemplateFault _) {
                return Optional.empty();
            }
        });
    }

    /**
     * Queues an answer, which leaves like every message of a person: as it was written, within the contact hours.
     *
     * @param known how many answers the person who wrote this one knew of
     * @return empty, and nothing is queued, where somebody has answered since
     * @throws IllegalStateException where there is nobody to answer to
     */
    public Optional<OutboundMessageId> send(DecisionId id, int known, String subject, String text, Actor actor) {
        return transactions.in(() -> {
            book.lock(id);
            if (answers(id) > known) {
                return Optional.empty();
            }
            Answerable found = answerable(id)
                    .orElseThrow(() -> new IllegalStateException("Decision " + id.value() + " cannot be answered"));
            String messageId = found.mail().messageId();
            NewMessage message = new NewMessage(
                    found.collectionCase().id().value(),
                    found.collectionCase().debtorId(),
                    Channel.MAIL,
                    Purpose.ANSWER,
                    found.sender().value(),
                    answers.languageOf(found.collectionCase()),
                    subject,
                    text,
                    null,
                    null,
                    messageId == null ? null : "<" + messageId + ">",
                    originOf(id),
                    calendar.now(),
                    List.of());
            return Optional.of(outbox.queue(message, actor));
        });
    }

    private record Answerable(CollectionCase collectionCase, InboundMail mail, EmailAddress sender) {}

    private Optional<Answerable> answerable(DecisionId id) {
        TriageDecision decision =
                book.find(id).orElseThrow(() -> new IllegalArgumentException("No decision " + id.value()));
        CaseId caseId = decision.caseId();
        Long mailId = decision.mailId();
        if (caseId == null || mailId == null) {
            return Optional.empty();
        }
        InboundMail mail = inbox.get(new InboundMailId(mailId));
        return Optional.ofNullable(mail.fromAddress())
                .flatMap(EmailAddress::find)
                .map(sender -> new Answerable(cases.get(caseId), mail, sender));
    }

    /** One origin for each answer: a person may write twice. */
    private String originOf(DecisionId id) {
        return prefix(id) + (answers(id) + 1);
    }

    private static String prefix(DecisionId id) {
        return "reply:" + id.value() + ":";
    }

    /** How many answers to a message were queued so far. */
    public int answers(DecisionId id) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select count(*)
                        from outbound_message
                        where origin like concat(:prefix, '%')
                        """)
                .bind("prefix", prefix(id))
                .mapTo(Integer.class)
                .one());
    }
}
