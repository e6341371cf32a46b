package io.dunlin.core.triage;

import io.dunlin.core.inbox.InboundMailId;
import io.dunlin.core.inbox.Inbox;
import io.dunlin.core.inbox.MailsReceived;
import io.dunlin.core.inbox.mail.ReadMail;
import io.dunlin.core.inbox.mail.Reading;
import io.dunlin.core.jobs.JobHandler;
import io.dunlin.core.jobs.JobQueue;
import io.dunlin.core.jobs.JobType;
import io.dunlin.core.shared.Transactions;
import io.dunlin.core.triage.TriageMail.Understood;
import io.dunlin.core.triage.learning.TrainedModels;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Understands mails that came together, and decides on all of them in one transaction: what costs the database a
 * conversation for each costs it one for many. Whatever goes wrong with one gives that one, or all, to the job that reads
 * each alone ({@link TriageMail}), so that a bad mail stops none beside it.
 */
@Component
class TriageMails implements JobHandler<TriageMails.Payload> {

    static final JobType<Payload> TYPE = new JobType<>("triage-mails", Payload.class);
    private static final Logger log = LoggerFactory.getLogger(TriageMails.class);
    /** Enough to spare conversations, few enough that two threads share what one look brings. */
    private static final int TOGETHER = 100;

    private final Inbox inbox;
    private final JobQueue jobs;
    private final TriageMail alone;
    private final TriageAttempts attempts;
    private final Transactions transactions;

    TriageMails(Inbox inbox, JobQueue jobs, TriageMail alone, TriageAttempts attempts, Transactions transactions) {
        this.inbox = inbox;
        this.jobs = jobs;
        this.alone = alone;
        this.attempts = attempts;
        this.transactions = transactions;
    }

    /** The mails to decide on. */
    record Payload(List<Long> mailIds) {

        Payload {
            mailIds = List.copyOf(mailIds);
        }
    }

    @EventListener
    void on(MailsReceived received) {
        List<Long> ids =
                received.mails().stream().map(mail -> mail.mailId().value()).toList();
        for (int from = 0; from < ids.size(); from += TOGETHER) {
            List<Long> some = ids.subList(from, Math.min(ids.size(), from + TOGETHER));
            jobs.schedule(TYPE, some.getFirst() + "-" + some.getLast(), new Payload(some));
        }
    }

    @Override
    public JobType<Payload> type() {
        return TYPE;
    }

    @Override
    public void run(Payload payload) {
        List<InboundMailId> ids =
                payload.mailIds().stream().map(InboundMailId::new).toList();
        Map<InboundMailId, Integer> begun = attempts.begin(ids);
        if (begun.values().stream().anyMatch(times -> times > 1)) {
            log.info(
                    "{} mails from {} on were begun before and not ended; each is read alone",
                    ids.size(),
                    ids.getFirst());
            transactions.run(() -> alone(ids));
            return;
        }
        List<Understood> understood = new ArrayList<>();
        List<InboundMailId> others = new ArrayList<>();
        TrainedModels.Reader reader = alone.reader();
        for (Inbox.Stored stored : inbox.stored(ids)) {
            read(stored, reader, understood, others);
        }
        try {
            transactions.run(() -> {
                alone.decideAll(understood);
                attempts.ended(ids);
                alone(others);
            });
        } catch (RuntimeException e) {
            log.warn(
                    "{} mails from {} on could not be decided on together; each is alone",
                    ids.size(),
                    ids.getFirst(),
                    e);
            transactions.run(() -> {
                attempts.ended(ids);
                alone(ids);
            });
        }
    }

    private void read(
            Inbox.Stored stored, TrainedModels.Reader reader, List<Understood> understood, List<InboundMailId> others) {
        InboundMailId id = stored.mail().id();
        byte[] raw = stored.raw();
        try {
            Reading reading = raw == null ? null : inbox.read(raw);
            if (raw != null && reading instanceof ReadMail mail) {
                understood.add(alone.understand(stored.mail(), raw, mail, reader));
                return;
            }
        } catch (RuntimeException | StackOverflowError e) {
            // Alone it fails again, is tried later and is then shown to a person; these do not wait for that.
            log.info("Mail {} could not be understood beside others; it is read alone", id.value(), e);
        }
        others.add(id);
    }

    private void alone(Collection<InboundMailId> ids) {
        ids.forEach(
                id -> jobs.schedule(TriageMail.TYPE, Long.toString(id.value()), new TriageMail.Payload(id.value())));
    }
}
