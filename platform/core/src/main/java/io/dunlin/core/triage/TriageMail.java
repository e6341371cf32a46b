package io.dunlin.core.triage;

import io.dunlin.core.cases.CaseTask;
import io.dunlin.core.cases.CaseTasks;
import io.dunlin.core.inbox.InboundMailId;
import io.dunlin.core.inbox.Inbox;
import io.dunlin.core.inbox.MailAddress;
import io.dunlin.core.inbox.MailReceived;
import io.dunlin.core.inbox.MailSearch;
import io.dunlin.core.inbox.ReadMail;
import io.dunlin.core.inbox.Unreadable;
import io.dunlin.core.jobs.JobHandler;
import io.dunlin.core.jobs.JobQueue;
import io.dunlin.core.jobs.JobType;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.Transactions;
import io.dunlin.core.triage.Decider.Message;
import io.dunlin.core.triage.facts.Found;
import io.dunlin.core.triage.learning.TrainedModels;
import io.dunlin.core.triage.linking.CaseLinker;
import io.dunlin.core.triage.linking.LinkQuery;
import io.dunlin.core.triage.linking.LinkResult;
import io.dunlin.core.triage.linking.SignedTokens;
import io.dunlin.core.triage.policy.CaseHistory;
import io.dunlin.core.triage.policy.Decision;
import io.dunlin.core.triage.policy.SenderStanding;
import io.dunlin.core.triage.policy.TriagePolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Understands a mail and decides on it. Reading happens outside of transactions; everything that follows from it is
 * committed together. A mail that was decided on is left alone, so that doing it again is harmless.
 */
@Component
class TriageMail implements JobHandler<TriageMail.Payload> {

    static final JobType<Payload> TYPE = new JobType<>("triage-mail", Payload.class);
    private static final Actor SELF = Actor.system("triage");
    private static final Duration ONE_ANSWER_IN = Duration.ofDays(7);

    private final Inbox inbox;
    private final MailSearch search;
    private final JobQueue jobs;
    private final TrainedModels models;
    private final CaseLinker linker;
    private final SenderCheck senders;
    private final Decider decider;
    private final DecisionBook book;
    private final CaseTasks tasks;
    private final Transactions transactions;
    private final FirmCalendar calendar;
    private final Jdbi jdbi;

    TriageMail(
            Inbox inbox,
            MailSearch search,
            JobQueue jobs,
            TrainedModels models,
            JdbiLinkDirectory directory,
            SignedTokens tokens,
            SenderCheck senders,
            Decider decider,
            DecisionBook book,
            CaseTasks tasks,
            Transactions transactions,
            FirmCalendar calendar,
            Jdbi jdbi) {
        this.inbox = inbox;
        this.search = search;
        this.jobs = jobs;
        this.models = models;
        this.linker = new CaseLinker(directory, tokens);
        this.senders = senders;
        this.decider = decider;
        this.book = book;
        this.tasks = tasks;
        this.transactions = transactions;
        this.calendar = calendar;
        this.jdbi = jdbi;
    }

    /** The mail to decide on. */
    record Payload(long mailId) {}

    @EventListener
    void on(MailReceived received) {
        long id = received.mailId().value();
        jobs.schedule(TYPE, Long.toString(id), new Payload(id));
    }

    @Override
    public JobType<Payload> type() {
        return TYPE;
    }

    @Override
    public void run(Payload payload) {
        InboundMailId id = new InboundMailId(payload.mailId());
        switch (inbox.read(id)) {
            case Unreadable unreadable ->
                transactions.run(() -> {
                    search.index(id, unreadable);
                    quarantine(id, unreadable);
                });
            case ReadMail mail -> {
                TrainedModels.Reader reader = models.reader();
                TriageView view = reader.understanding().read(mail);
                transactions.run(() -> {
                    search.index(id, mail);
                    decide(id, mail, view, reader.modelId());
                });
            }
        }
    }

    private void quarantine(InboundMailId id, Unreadable unreadable) {
        inbox.quarantine(id, unreadable.reason() + ": " + unreadable.detail());
        inbox.fileInto(id, ReplyClass.OTHER.name());
        long task = tasks.create(
                        new CaseTasks.NewTask(
                                null,
                                CaseTask.Kind.QUARANTINED_MAIL,
                                unreadable.detail(),
                                calendar.today(),
                                null,
                                quarantineOf(id)),
                        SELF)
                .value();
        assert task > 0;
    }

    private static String quarantineOf(InboundMailId id) {
        return "mail:" + id.value();
    }

    private void decide(InboundMailId id, ReadMail mail, TriageView view, @Nullable Long modelId) {
        if (book.inForce(id.value(), null).isPresent()) {
            return;
        }
        LinkResult link = linker.link(queryOf(mail, view));
        SenderStanding standing = SenderStanding.UNKNOWN;
        CaseHistory history = CaseHistory.NONE;
        if (link instanceof LinkResult.Linked linked) {
            standing = senders.standing(mail, linked.linkedCase().debtorNumber(), linked.evidence());
            history = historyOf(linked.linkedCase().caseNumber());
        }
        TriagePolicy policy = new TriagePolicy(decider.settings());
        Decision decision = policy.decide(link, view, standing, history);
        Message message = new Message(
                id.value(),
                null,
                mail.from().stream().map(MailAddress::address).findFirst().orElse(null),
                mail.messageId(),
                modelId);
        long decided = decider.decide(message, view, link, decision, SELF).value();
        assert decided > 0;
        inbox.markTriaged(id);
        tasks.dropAllOf(quarantineOf(id), SELF, "it can be read now");
        inbox.fileInto(id, Decider.folderOf(view, decision, policy).name());
    }

    CaseHistory historyOf(long caseId) {
        long answered = jdbi.withHandle(handle -> handle.createQuery("""
                        select count(*)
                        from outbound_message
                        where case_id = :caseId and purpose in ('ANSWER', 'APOLOGY', 'PROMISE_CONFIRMATION') and queued_at > :since
                          and state <> 'CANCELLED'
                        """)
                .bind("caseId", caseId)
                .bind("since", calendar.now().minus(ONE_ANSWER_IN))
                .mapTo(Long.class)
                .one());
        return new CaseHistory(answered > 0, book.timesDecided(caseId));
    }

    private static LinkQuery queryOf(ReadMail mail, TriageView view) {
        List<String> references = new ArrayList<>(mail.references());
        Collections.reverse(references);
        List<String> messageIds = new ArrayList<>(mail.inReplyTo());
        messageIds.addAll(references);
        if (view.nature().bounce() != null && view.nature().bounce().originalMessageId() != null) {
            messageIds.add(view.nature().bounce().originalMessageId());
        }
        List<String> recipients = Stream.of(mail.to(), mail.cc())
                .flatMap(List::stream)
                .map(MailAddress::address)
                .toList();
        List<String> senders = new ArrayList<>(Stream.of(mail.from(), mail.replyTo())
                .flatMap(List::stream)
                .map(MailAddress::address)
                .toList());
        if (view.nature().bounce() != null) {
            senders.addAll(view.nature().bounce().recipients());
        }
        return new LinkQuery(
                messageIds,
                recipients,
                senders,
                mail.subject() + "\n" + mail.text(),
                view.invoices(),
                view.facts().taxNumbers().stream()
                        .map(Found::value)
                        .map(Object::toString)
                        .toList());
    }
}
