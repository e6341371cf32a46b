package io.dunlin.core.triage;

import io.dunlin.core.cases.CaseTask;
import io.dunlin.core.cases.CaseTasks;
import io.dunlin.core.inbox.InboundMail;
import io.dunlin.core.inbox.InboundMailId;
import io.dunlin.core.inbox.Inbox;
import io.dunlin.core.inbox.MailSearch;
import io.dunlin.core.inbox.mail.MailAddress;
import io.dunlin.core.inbox.mail.ReadMail;
import io.dunlin.core.inbox.mail.Reading;
import io.dunlin.core.inbox.mail.Unreadable;
import io.dunlin.core.jobs.JobHandler;
import io.dunlin.core.jobs.JobType;
import io.dunlin.core.parties.DebtorId;
import io.dunlin.core.remittances.matching.AnnouncedPayment;
import io.dunlin.core.remittances.matching.AnnouncedPayments;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.BatchedInserts;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.Transactions;
import io.dunlin.core.triage.Decider.Judged;
import io.dunlin.core.triage.Decider.Message;
import io.dunlin.core.triage.actions.Sender;
import io.dunlin.core.triage.classification.Label;
import io.dunlin.core.triage.facts.Found;
import io.dunlin.core.triage.facts.PaymentAdvice;
import io.dunlin.core.triage.facts.PaymentAdvices;
import io.dunlin.core.triage.learning.TrainedModels;
import io.dunlin.core.triage.linking.CaseLinker;
import io.dunlin.core.triage.linking.LinkQuery;
import io.dunlin.core.triage.linking.LinkResult;
import io.dunlin.core.triage.linking.LinkedCase;
import io.dunlin.core.triage.linking.SignedTokens;
import io.dunlin.core.triage.policy.CaseHistory;
import io.dunlin.core.triage.policy.Decision;
import io.dunlin.core.triage.policy.SenderStanding;
import io.dunlin.core.triage.policy.TriagePolicy;
import io.dunlin.core.triage.sender.SenderProof;
import io.dunlin.core.triage.sender.SenderProving;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Understands one mail and decides on it. Reading happens outside of transactions; everything that follows from it is
 * committed together. A mail that was decided on is left alone, so that doing it again is harmless. Mails that come together
 * are decided on together, see {@link TriageMails}.
 */
@Component
class TriageMail implements JobHandler<TriageMail.Payload> {

    static final JobType<Payload> TYPE = new JobType<>("triage-mail", Payload.class);
    private static final Actor SELF = Actor.system("triage");
    /** Of an advice that names none. */
    private static final Currency FALLBACK_CURRENCY = Currency.getInstance("PLN");

    /** So often reading a mail may end the program before it is kept apart. */
    private static final int MOST_ATTEMPTS = 3;

    private static final Duration ONE_ANSWER_IN = Duration.ofDays(7);

    private final Inbox inbox;
    private final MailSearch search;
    private final TrainedModels models;
    private final JdbiLinkDirectory directory;
    private final SignedTokens tokens;
    private final SenderProving proving;
    private final SenderCheck senders;
    private final Decider decider;
    private final DecisionBook book;
    private final AnnouncedPayments announced;
    private final CaseTasks tasks;
    private final TriageAttempts attempts;
    private final BatchedInserts inserts;
    private final Transactions transactions;
    private final FirmCalendar calendar;
    private final Jdbi jdbi;

    TriageMail(
            Inbox inbox,
            MailSearch search,
            TrainedModels models,
            JdbiLinkDirectory directory,
            SignedTokens tokens,
            SenderProving proving,
            SenderCheck senders,
            Decider decider,
            DecisionBook book,
            AnnouncedPayments announced,
            CaseTasks tasks,
            TriageAttempts attempts,
            BatchedInserts inserts,
            Transactions transactions,
            FirmCalendar calendar,
            Jdbi jdbi) {
        this.inbox = inbox;
        this.search = search;
        this.models = models;
        this.directory = directory;
        this.tokens = tokens;
        this.proving = proving;
        this.senders = senders;
        this.decider = decider;
        this.book = book;
        this.announced = announced;
        this.tasks = tasks;
        this.attempts = attempts;
        this.inserts = inserts;
        this.transactions = transactions;
        this.calendar = calendar;
        this.jdbi = jdbi;
    }

    /** The mail to decide on. */
    record Payload(long mailId) {}

    @Override
    public JobType<Payload> type() {
        return TYPE;
    }

    /** A mail that was read and understood. */
    record Understood(
            InboundMail stored,
            ReadMail mail,
            TriageView view,
            @Nullable Long modelId,
            SenderProof proof,
            List<PaymentAdvice> advices) {}

    @Override
    public void run(Payload payload) {
        InboundMailId id = new InboundMailId(payload.mailId());
        int times = attempts.begin(List.of(id)).getOrDefault(id, 1);
        if (times > MOST_ATTEMPTS) {
            transactions.run(() -> {
                quarantine(
                        id,
                        new Unreadable(
                                Unreadable.Reason.READER_FAILED,
                                "Reading it ended the program " + (times - 1) + " times"));
                attempts.ended(List.of(id));
            });
            return;
        }
        try {
            byte[] raw = inbox.raw(id);
            Reading reading = inbox.read(raw);
            Optional<Understood> understood = reading instanceof ReadMail mail
                    ? Optional.of(understand(inbox.get(id), raw, mail, reader()))
                    : Optional.empty();
            transactions.run(() -> {
                if (reading instanceof Unreadable unreadable) {
                    quarantine(id, unreadable);
                }
                understood.ifPresent(each -> decideAll(List.of(each)));
                attempts.ended(List.of(id));
            });
        } catch (RuntimeException e) {
            attempts.ended(List.of(id));
            throw e;
        }
    }

    /** What reads mail now: to be asked for outside of any transaction, once for mails that are read together. */
    TrainedModels.Reader reader() {
        return models.reader();
    }

    /** Outside of any transaction. */
    Understood understand(InboundMail stored, byte[] raw, ReadMail mail, TrainedModels.Reader reader) {
        TriageView view = reader.understanding().read(mail);
        boolean ofPayment = view.classification().labels().stream()
                .map(Label::replyClass)
                .anyMatch(each -> each == ReplyClass.REMITTANCE || each == ReplyClass.PAID_CLAIM);
        List<PaymentAdvice> advices = view.nature().isMachine()
                ? List.of()
                : PaymentAdvices.in(mail.attachments(), ofPayment, FALLBACK_CURRENCY);
        return new Understood(stored, mail, view, reader.modelId(), proving.prove(raw, mail), advices);
    }

    private void quarantine(InboundMailId id, Unreadable unreadable) {
        search.index(Map.of(inbox.get(id), unreadable));
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

    /**
     * Decides on mails in their order, in the running transaction. What was known of cases and senders before it is asked
     * for once; what an earlier mail of the same ones may have changed is asked for anew.
     */
    void decideAll(List<Understood> mails) {
        search.index(mails.stream().collect(Collectors.toMap(Understood::stored, Understood::mail)));
        Set<Long> decided = book.decided(
                mails.stream().map(mail -> mail.stored().id().value()).toList());
        List<Understood> open = mails.stream()
                .filter(mail -> !decided.contains(mail.stored().id().value()))
                .toList();
        if (open.isEmpty()) {
            return;
        }
        Map<InboundMailId, String> folders = inserts.together(() -> decideOpen(open));
        inbox.triagedInto(folders);
        Set<String> origins =
                open.stream().map(mail -> quarantineOf(mail.stored().id())).collect(Collectors.toSet());
        tasks.openOrigins(origins).forEach(origin -> tasks.dropAllOf(origin, SELF, "mail.readable-now"));
    }

    private Map<InboundMailId, String> decideOpen(List<Understood> mails) {
        List<LinkQuery> queries =
                mails.stream().map(mail -> queryOf(mail.mail(), mail.view())).toList();
        CaseLinker linker = new CaseLinker(directory.knowing(queries, tokens), tokens);
        List<LinkResult> links = queries.stream().map(linker::link).toList();
        TriagePolicy policy = new TriagePolicy(decider.settings());
        KnownBefore known = knownBefore(links);
        Map<InboundMailId, String> folders = new LinkedHashMap<>();
        Together together = new Together(known);
        for (int i = 0; i < mails.size(); i++) {
            Understood mail = mails.get(i);
            if (links.get(i) instanceof LinkResult.Linked linked && together.concerns(linked.linkedCase())) {
                // What is decided on it depends on what an earlier one of these mails did.
                together.decide();
            }
            folders.put(
                    mail.stored().id(),
                    judge(mail, links.get(i), policy, known, together).name());
        }
        together.decide();
        return folders;
    }

    private ReplyClass judge(
            Understood understood, LinkResult link, TriagePolicy policy, KnownBefore known, Together together) {
        ReadMail mail = understood.mail();
        TriageView view = understood.view();
        SenderStanding standing = SenderStanding.UNKNOWN;
        CaseHistory history = CaseHistory.NONE;
        if (link instanceof LinkResult.Linked linked) {
            LinkedCase linkedCase = linked.linkedCase();
            standing = senders.standing(
                    mail, known.addressesOf(linkedCase.debtorNumber()), linked.evidence(), understood.proof());
            history = known.historyOf(linkedCase.caseNumber());
        }
        Decision decision = policy.decide(link, view, standing, history);
        Message message = new Message(
                understood.stored().id().value(),
                null,
                Sender.ofMail(mail.from().stream()
                        .map(MailAddress::address)
                        .findFirst()
                        .orElse(null)),
                mail.messageId(),
                understood.modelId(),
                understood.proof());
        together.add(new Judged(message, view, link, decision));
        noteAdvices(
                understood,
                link instanceof LinkResult.Linked linked && standing != SenderStanding.UNKNOWN
                        ? linked.linkedCase()
                        : null);
        return Decider.folderOf(view, decision, policy);
    }

    /** Mails that are decided on together, no two of one case or one debtor. */
    private final class Together {

        private final KnownBefore known;
        private final List<Judged> mails = new ArrayList<>();
        private final Set<Long> cases = new HashSet<>();
        private final Set<Long> debtors = new HashSet<>();

        Together(KnownBefore known) {
            this.known = known;
        }

        boolean concerns(LinkedCase linkedCase) {
            return cases.contains(linkedCase.caseNumber()) || debtors.contains(linkedCase.debtorNumber());
        }

        void add(Judged judged) {
            mails.add(judged);
            if (judged.link() instanceof LinkResult.Linked linked) {
                cases.add(linked.linkedCase().caseNumber());
                debtors.add(linked.linkedCase().debtorNumber());
                known.changes(linked.linkedCase());
            }
        }

        void decide() {
            List<DecisionId> decided = decider.decideAll(mails, SELF);
            assert decided.size() == mails.size();
            mails.clear();
            cases.clear();
            debtors.clear();
        }
    }

    /**
     * What a transfer is said to be for: evidence for whoever decides on the payment, and no more. That of a stranger is
     * kept without a case until a person says whose it is.
     */
    private void noteAdvices(Understood understood, @Nullable LinkedCase linkedCase) {
        int position = 0;
        for (PaymentAdvice advice : understood.advices()) {
            announced.note(new AnnouncedPayments.NewAnnouncement(
                    understood.stored().id().value(),
                    ++position,
                    linkedCase == null ? null : linkedCase.caseNumber(),
                    linkedCase == null ? null : new DebtorId(linkedCase.debtorNumber()),
                    advice.file(),
                    advice.total(),
                    advice.statedTotal(),
                    advice.lines().stream()
                            .map(line -> new AnnouncedPayment.Line(line.invoice(), line.amount(), line.place()))
                            .toList()));
        }
    }

    private KnownBefore knownBefore(List<LinkResult> links) {
        Set<Long> cases = new HashSet<>();
        Set<Long> debtors = new HashSet<>();
        for (LinkResult link : links) {
            if (link instanceof LinkResult.Linked linked) {
                cases.add(linked.linkedCase().caseNumber());
                debtors.add(linked.linkedCase().debtorNumber());
            }
        }
        return new KnownBefore(historiesOf(cases), senders.addressesOf(debtors));
    }

    /** What was known of cases and debtors before the first of several mails was decided on. */
    private final class KnownBefore {

        private final Map<Long, CaseHistory> histories;
        private final Map<Long, Set<String>> addresses;

        KnownBefore(Map<Long, CaseHistory> histories, Map<Long, Set<String>> addresses) {
            this.histories = new HashMap<>(histories);
            this.addresses = new HashMap<>(addresses);
        }

        CaseHistory historyOf(long caseNumber) {
            CaseHistory known = histories.get(caseNumber);
            return known == null ? TriageMail.this.historyOf(caseNumber) : known;
        }

        Set<String> addressesOf(long debtorNumber) {
            Set<String> known = addresses.get(debtorNumber);
            return known == null
                    ? senders.addressesOf(Set.of(debtorNumber)).getOrDefault(debtorNumber, Set.of())
                    : known;
        }

        /** A decision on it follows: from now on it is asked for anew. */
        void changes(LinkedCase linkedCase) {
            histories.remove(linkedCase.caseNumber());
            addresses.remove(linkedCase.debtorNumber());
        }
    }

    CaseHistory historyOf(long caseId) {
        return historiesOf(Set.of(caseId)).getOrDefault(caseId, CaseHistory.NONE);
    }

    private Map<Long, CaseHistory> historiesOf(Set<Long> cases) {
        if (cases.isEmpty()) {
            return Map.of();
        }
        Map<Long, Map<ReplyClass, Integer>> held = book.holdsPlaced(cases);
        Map<Long, CaseHistory> histories = new HashMap<>();
        jdbi.useHandle(handle -> handle.createQuery("""
                        select c.id, c.state = 'CLOSED' as closed,
                          exists (
                            select 1
                            from outbound_message m
                            where m.case_id = c.id and m.purpose in ('ANSWER', 'APOLOGY', 'PROMISE_CONFIRMATION')
                              and m.queued_at > :since and m.state <> 'CANCELLED') as answered
                        from collection_case c
                        where c.id in (<cases>)
                        """)
                .bindList("cases", List.copyOf(cases))
                .bind("since", calendar.now().minus(ONE_ANSWER_IN))
                .map((results, _) -> Map.entry(
                        results.getLong("id"),
                        new CaseHistory(
                                results.getBoolean("closed"),
                                results.getBoolean("answered"),
                                held.getOrDefault(results.getLong("id"), Map.of()))))
                .forEach(each -> histories.put(each.getKey(), each.getValue())));
        return histories;
    }

    static LinkQuery queryOf(ReadMail mail, TriageView view) {
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
