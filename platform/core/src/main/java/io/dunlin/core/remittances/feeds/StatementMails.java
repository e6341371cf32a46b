package io.dunlin.core.remittances.feeds;

import io.dunlin.core.inbox.InboundMailId;
import io.dunlin.core.inbox.Inbox;
import io.dunlin.core.inbox.MailsReceived;
import io.dunlin.core.inbox.mail.Attachment;
import io.dunlin.core.inbox.mail.ReadMail;
import io.dunlin.core.inbox.mail.Unreadable;
import io.dunlin.core.jobs.JobHandler;
import io.dunlin.core.jobs.JobQueue;
import io.dunlin.core.jobs.JobType;
import io.dunlin.core.remittances.statements.StatementFileId;
import io.dunlin.core.remittances.statements.StatementReceipt;
import io.dunlin.core.remittances.statements.Statements;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Actor;
import java.util.Locale;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Takes statements in that banks send by mail: what is attached to a mail of a sender on the list, and what a parser is
 * certain of. Off while the list is empty. A sender can be forged; balances and sequence are checked as in every file, and
 * what does not fit is quarantined.
 */
@Component
class StatementMails implements JobHandler<StatementMails.Payload> {

    static final JobType<Payload> TYPE = new JobType<>("take-statement-mail", Payload.class);
    private static final Logger log = LoggerFactory.getLogger(StatementMails.class);
    private static final Actor SELF = Actor.system("bank-mail");

    private final Inbox inbox;
    private final Statements statements;
    private final ProductSettings settings;
    private final JobQueue jobs;

    StatementMails(Inbox inbox, Statements statements, ProductSettings settings, JobQueue jobs) {
        this.inbox = inbox;
        this.statements = statements;
        this.settings = settings;
        this.jobs = jobs;
    }

    /** The mail whose attachments are looked at. */
    record Payload(long mailId) {}

    @EventListener
    void on(MailsReceived received) {
        Set<String> senders = Set.copyOf(settings.get(FeedSettings.GROUP).senders());
        for (MailsReceived.Received mail : received.mails()) {
            String sender = mail.fromAddress();
            if (sender != null && senders.contains(sender.toLowerCase(Locale.ROOT))) {
                long id = mail.mailId().value();
                jobs.schedule(TYPE, Long.toString(id), new Payload(id));
            }
        }
    }

    @Override
    public JobType<Payload> type() {
        return TYPE;
    }

    @Override
    public void run(Payload payload) {
        switch (inbox.read(new InboundMailId(payload.mailId()))) {
            case ReadMail mail -> mail.attachments().forEach(attachment -> take(attachment, payload.mailId()));
            case Unreadable unreadable ->
                log.warn("Mail {} of a bank cannot be read: {}", payload.mailId(), unreadable.reason());
        }
    }

    private void take(Attachment attachment, long mailId) {
        byte[] content = attachment.bytes();
        if (content.length == 0 || !statements.isSurelyAStatement(attachment.name(), content)) {
            log.info("An attachment of mail {} is no bank statement; left alone", mailId);
            return;
        }
        switch (statements.receive(attachment.name(), content, SELF)) {
            case StatementReceipt.Stored(StatementFileId id) ->
                log.info("An attachment of mail {} was taken in as file {}", mailId, id.value());
            case StatementReceipt.Repeated(StatementFileId id) ->
                log.info("An attachment of mail {} is file {} again; nothing is booked", mailId, id.value());
        }
    }
}
