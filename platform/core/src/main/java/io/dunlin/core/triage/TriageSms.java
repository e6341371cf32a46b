package io.dunlin.core.triage;

import io.dunlin.core.correspondence.channels.SmsReceived;
import io.dunlin.core.inbox.mail.MailHeaders;
import io.dunlin.core.inbox.mail.ReadMail;
import io.dunlin.core.jobs.JobHandler;
import io.dunlin.core.jobs.JobQueue;
import io.dunlin.core.jobs.JobType;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.Transactions;
import io.dunlin.core.triage.Decider.Judged;
import io.dunlin.core.triage.Decider.Message;
import io.dunlin.core.triage.actions.Sender;
import io.dunlin.core.triage.learning.TrainedModels;
import io.dunlin.core.triage.linking.LinkEvidence;
import io.dunlin.core.triage.linking.LinkResult;
import io.dunlin.core.triage.linking.LinkedCase;
import io.dunlin.core.triage.policy.CaseHistory;
import io.dunlin.core.triage.policy.Decision;
import io.dunlin.core.triage.policy.SenderStanding;
import io.dunlin.core.triage.policy.TriagePolicy;
import io.dunlin.core.triage.sender.SenderProof;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Text messages from debtors go the way of their mails: the same classes, the same policy, the same queue. */
@Component
class TriageSms implements JobHandler<TriageSms.Payload> {

    private static final JobType<Payload> TYPE = new JobType<>("triage-sms", Payload.class);
    private static final Actor SELF = Actor.system("triage");

    private final Jdbi jdbi;
    private final JobQueue jobs;
    private final TrainedModels models;
    private final JdbiLinkDirectory directory;
    private final TriageMail mails;
    private final Decider decider;
    private final DecisionBook book;
    private final Transactions transactions;
    private final FirmCalendar calendar;

    TriageSms(
            Jdbi jdbi,
            JobQueue jobs,
            TrainedModels models,
            JdbiLinkDirectory directory,
            TriageMail mails,
            Decider decider,
            DecisionBook book,
            Transactions transactions,
            FirmCalendar calendar) {
        this.jdbi = jdbi;
        this.jobs = jobs;
        this.models = models;
        this.directory = directory;
        this.mails = mails;
        this.decider = decider;
        this.book = book;
        this.transactions = transactions;
        this.calendar = calendar;
    }

    /** The text message to decide on. */
    record Payload(long smsId) {}

    private record Sms(String sender, String text, Instant receivedAt) {}

    @EventListener
    void on(SmsReceived received) {
        jobs.schedule(TYPE, Long.toString(received.inboundSmsId()), new Payload(received.inboundSmsId()));
    }

    @Override
    public JobType<Payload> type() {
        return TYPE;
    }

    @Override
    public void run(Payload payload) {
        Sms sms = jdbi.withHandle(handle -> handle.createQuery("""
                        select sender, text, received_at
                        from inbound_sms
                        where id = :id
                        """)
                .bind("id", payload.smsId())
                .map((results, _) -> new Sms(
                        results.getString("sender"),
                        results.getString("text"),
                        results.getTimestamp("received_at").toInstant()))
                .one());
        TrainedModels.Reader reader = models.reader();
        TriageView view = reader.understanding()
                .read(asMail(sms), calendar.local(sms.receivedAt).toLocalDate());
        transactions.run(() -> {
            if (book.inForce(null, payload.smsId()).isEmpty()) {
                decide(payload.smsId(), sms, view, reader.modelId());
            }
        });
    }

    private void decide(long smsId, Sms sms, TriageView view, @Nullable Long modelId) {
        LinkResult link = link(sms, view);
        // The network vouches for the number, which no mail server does for an address; it is still nobody's signature.
        SenderStanding standing = link instanceof LinkResult.Linked ? SenderStanding.KNOWN : SenderStanding.UNKNOWN;
        Decision decision = new TriagePolicy(decider.settings())
                .decide(
                        link,
                        view,
                        standing,
                        link instanceof LinkResult.Linked linked
                                ? mails.historyOf(linked.linkedCase().caseNumber())
                                : CaseHistory.NONE);
        long decided = decider.decide(
                        new Judged(
                                new Message(
                                        null,
                                        smsId,
                                        Sender.ofPhone(sms.sender),
                                        null,
                                        modelId,
                                        SenderProof.NOT_LOOKED_AT),
                                view,
                                link,
                                decision),
                        SELF)
                .value();
        assert decided > 0;
    }

    /** By the number; a debtor with several cases by what else is named. */
    private LinkResult link(Sms sms, TriageView view) {
        Set<LinkedCase> ofPhone = directory.ofPhone(sms.sender);
        List<LinkEvidence> evidence = new ArrayList<>(List.of(new LinkEvidence(LinkEvidence.Rung.SENDER, "phone")));
        List<LinkedCase> cases = new ArrayList<>(ofPhone);
        if (cases.size() > 1) {
            Set<LinkedCase> named = directory.ofInvoices(view.invoices());
            List<LinkedCase> both = cases.stream().filter(named::contains).toList();
            if (!both.isEmpty()) {
                cases = both;
                evidence.add(new LinkEvidence(LinkEvidence.Rung.INVOICE, String.join(", ", view.invoices())));
            }
        }
        if (cases.isEmpty()) {
            return new LinkResult.NoMatch();
        }
        return cases.size() == 1
                ? new LinkResult.Linked(cases.getFirst(), evidence)
                : new LinkResult.Ambiguous(cases, evidence);
    }

    private ReadMail asMail(Sms sms) {
        return new ReadMail(
                MailHeaders.NONE,
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of(),
                null,
                "",
                calendar.local(sms.receivedAt).toOffsetDateTime(),
                sms.text,
                null,
                sms.text,
                "",
                "",
                List.of(),
                List.of(),
                List.of());
    }
}
