package io.dunlin.core.dunning.letters;

import io.dunlin.core.access.User;
import io.dunlin.core.access.UserId;
import io.dunlin.core.approvals.Approval;
import io.dunlin.core.approvals.ApprovalOutcome;
import io.dunlin.core.approvals.ApprovalPolicy;
import io.dunlin.core.approvals.ApprovalRequest;
import io.dunlin.core.approvals.Approvals;
import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.cases.CaseEventKind;
import io.dunlin.core.cases.CaseId;
import io.dunlin.core.cases.CaseTaskId;
import io.dunlin.core.cases.CaseTasks;
import io.dunlin.core.cases.CasesClosed;
import io.dunlin.core.cases.Timeline;
import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.NewMessage;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.Outbox;
import io.dunlin.core.correspondence.templates.TemplateFault;
import io.dunlin.core.correspondence.templates.TemplateSource;
import io.dunlin.core.dunning.letters.FormalLetter.State;
import io.dunlin.core.dunning.policy.DunningReason;
import io.dunlin.core.dunning.steps.StepTaker;
import io.dunlin.core.jobs.Recurrence;
import io.dunlin.core.jobs.RecurringJob;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.Texts;
import io.dunlin.core.shared.Transactions;
import io.dunlin.core.shared.Window;
import io.dunlin.spi.settings.LocalizedText;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Formal letters: drafted by a policy or by a person, edited in versions, and sent only on the word of a second person. A
 * letter whose amounts changed since it was written is not approved.
 */
@Component
public class FormalLetters implements RecurringJob {

    private static final Logger log = LoggerFactory.getLogger(FormalLetters.class);
    private static final Actor SELF = StepTaker.SELF;
    private static final ApprovalPolicy DRAFTED_BY_POLICY =
            new ApprovalPolicy(ApprovalPolicy.DECIDERS, Set.of(SELF.name()));
    private static final String CLOSED = "dunning.taken-back.closed";
    private static final int BATCH = 100;
    private static final int LONGEST_NOTE = 400;

    private final JdbiFormalLetters store;
    private final LetterWords words;
    private final Approvals approvals;
    private final Outbox outbox;
    private final CaseTasks tasks;
    private final Timeline timeline;
    private final AuditTrail audit;
    private final ProductSettings settings;
    private final Transactions transactions;
    private final FirmCalendar calendar;

    FormalLetters(
            JdbiFormalLetters store,
            LetterWords words,
            Approvals approvals,
            Outbox outbox,
            CaseTasks tasks,
            Timeline timeline,
            AuditTrail audit,
            ProductSettings settings,
            Transactions transactions,
            FirmCalendar calendar) {
        this.store = store;
        this.words = words;
        this.approvals = approvals;
        this.outbox = outbox;
        this.tasks = tasks;
        this.timeline = timeline;
        this.audit = audit;
        this.settings = settings;
        this.transactions = transactions;
        this.calendar = calendar;
    }

    @Override
    public String name() {
        return "draft-letters";
    }

    @Override
    public Recurrence recurrence() {
        return new Recurrence.Every(Duration.ofMinutes(2));
    }

    /** Drafts what tasks ask for: final demands of cases that may be written to. The others are looked at again later. */
    @Override
    public void run() {
        long after = 0;
        List<JdbiFormalLetters.Wanted> wanted = store.wanted(after, BATCH);
        while (!wanted.isEmpty()) {
            List<JdbiFormalLetters.Wanted> batch = wanted;
            transactions.run(() -> draftAll(batch));
            after = batch.getLast().taskId().value();
            wanted = store.wanted(after, BATCH);
        }
    }

    private void draftAll(List<JdbiFormalLetters.Wanted> wanted) {
        List<FormalLetter> drafted = new ArrayList<>();
        for (JdbiFormalLetters.Wanted task : wanted) {
            draftFor(task).ifPresent(drafted::add);
        }
        Long approver = settings.get(LetterApprovalSettings.GROUP).approver();
        if (approver == null) {
            return;
        }
        List<Approval> asked = approvals.askAll(
                drafted.stream().map(FormalLetters::request).toList(), DRAFTED_BY_POLICY, new UserId(approver), SELF);
        if (!asked.isEmpty()) {
            drafted.forEach(letter -> submitted(letter, SELF));
        }
    }

    private static ApprovalRequest request(FormalLetter letter) {
        return new ApprovalRequest(letter.id().asSubject(), letter.versionNumber());
    }

    private Optional<FormalLetter> draftFor(JdbiFormalLetters.Wanted task) {
        LocalDate today = calendar.today();
        Optional<LetterWords.Ready> ready;
        try {
            ready = words.finalDemand(task.caseId(), today);
        } catch (TemplateFault fault) {
            log.error(
                    "Case {}: {}; no letter is drafted until the template is mended",
                    task.caseId().value(),
                    fault.getMessage());
            return Optional.empty();
        }
        return ready.flatMap(letter -> write(
                new JdbiFormalLetters.NewLetter(
                        task.caseId(),
                        FormalLetter.Kind.FINAL_DEMAND,
                        letter.channel(),
                        letter.language(),
                        task.taskId()),
                letter.words(),
                letter.asked(),
                SELF));
    }

    /** Begins a final demand by hand, in the words of its template. */
    public FormalLetterOutcome draftFinalDemand(CaseId caseId, Channel channel, Actor actor) {
        return transactions.in(() -> words.finalDemand(caseId, calendar.today())
                .<FormalLetterOutcome>map(ready -> done(
                        new JdbiFormalLetters.NewLetter(
                                caseId, FormalLetter.Kind.FINAL_DEMAND, channel, ready.language(), null),
                        ready.words(),
                        ready.asked(),
                        actor))
                .orElseGet(() -> refused(words.obstacle(caseId, FormalLetter.Kind.FINAL_DEMAND))));
    }

    /** Begins any other letter by hand. */
    public FormalLetterOutcome draftOther(CaseId caseId, Channel channel, TemplateSource text, Actor actor) {
        return transactions.in(() -> {
            Optional<DunningReason> obstacle = words.obstacle(caseId, FormalLetter.Kind.OTHER);
            return obstacle.isPresent()
                    ? refused(obstacle)
                    : done(
                            new JdbiFormalLetters.NewLetter(
                                    caseId, FormalLetter.Kind.OTHER, channel, words.languageOf(caseId), null),
                            text,
                            List.of(),
                            actor);
        });
    }

    private FormalLetterOutcome done(
            JdbiFormalLetters.NewLetter letter, TemplateSource text, List<JdbiFormalLetters.Asked> asked, Actor actor) {
        return new FormalLetterOutcome.Done(write(letter, text, asked, actor).orElseThrow());
    }

    private Optional<FormalLetter> write(
            JdbiFormalLetters.NewLetter letter, TemplateSource text, List<JdbiFormalLetters.Asked> asked, Actor actor) {
        Optional<FormalLetterId> id = store.insert(letter, actor);
        id.ifPresent(made -> {
            store.insertVersion(made, 1, text, asked, "", actor);
            tell(get(made), CaseEventKind.LETTER_DRAFTED, "formal-letter-drafted", "", actor);
        });
        return id.map(this::get);
    }

    /** Letters, those that wait for somebody first; null leaves a filter out. */
    public List<FormalLetter> page(@Nullable State state, @Nullable UserId approver, Window window) {
        return store.page(state, approver, window);
    }

    public FormalLetter get(FormalLetterId id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("No formal letter " + id.value()));
    }

    public Optional<FormalLetter> find(FormalLetterId id) {
        return store.find(id);
    }

    /** The letter that a task asks for, where it was drafted. */
    public Optional<FormalLetter> ofTask(CaseTaskId task) {
        return store.ofTask(task);
    }

    /** Newest first. */
    public List<FormalLetter.Version> versions(FormalLetterId id) {
        return store.versions(id);
    }

    /** A version as it is laid out, as the body of an HTML page; without the code of the transfer. */
    public String shown(FormalLetter letter, FormalLetter.Version version) {
        return words.shown(new TemplateSource(version.subject(), version.body()), letter.language());
    }

    /** Newest first. */
    public List<Approval> approvals(FormalLetterId id) {
        return approvals.of(id.asSubject());
    }

    /** What would be sent if it were approved now; empty where nothing may be, or its amounts are old. */
    public Optional<NewMessage> preview(FormalLetterId id) {
        FormalLetter letter = get(id);
        return switch (made(letter)) {
            case LetterWords.Made.Message(NewMessage message) -> Optional.of(message);
            case LetterWords.Made.Impossible _ -> Optional.empty();
        };
    }

    /** Why it could not be approved now; nothing where it could. */
    public List<LocalizedText> obstacles(FormalLetterId id) {
        FormalLetter letter = get(id);
        List<LocalizedText> why = new ArrayList<>(words.findings(letter, newest(letter)));
        if (made(letter) instanceof LetterWords.Made.Impossible(LocalizedText reason)) {
            why.add(reason);
        }
        return List.copyOf(why);
    }

    /** Who may be asked. */
    public List<User> candidates(FormalLetterId id, Actor asking) {
        return approvals.candidates(approvers(id), asking);
    }

    private ApprovalPolicy approvers(FormalLetterId id) {
        return new ApprovalPolicy(ApprovalPolicy.DECIDERS, store.authors(id));
    }

    /**
     * Writes a new version; whoever was asked about the one before is asked no more.
     *
     * @param before the version that was changed: where another one was saved meanwhile, nothing is
     */
    public FormalLetterOutcome edit(FormalLetterId id, int before, TemplateSource text, String note, Actor actor) {
        return changing(id, before, letter -> newVersion(letter, text, asked(letter), note, actor));
    }

    /** Writes a final demand anew from its template, with what is owed today. */
    public FormalLetterOutcome refresh(FormalLetterId id, Actor actor) {
        return changing(id, letter -> {
            if (letter.kind() != FormalLetter.Kind.FINAL_DEMAND) {
                throw new IllegalArgumentException("Letter " + id.value() + " has no template");
            }
            return words.finalDemand(letter.caseId(), calendar.today())
                    .map(ready -> newVersion(letter, ready.words(), ready.asked(), "", actor))
                    .orElseGet(() -> refused(words.obstacle(letter.caseId(), letter.kind())));
        });
    }

    private FormalLetterOutcome newVersion(
            FormalLetter letter, TemplateSource text, List<JdbiFormalLetters.Asked> asked, String note, Actor actor) {
        approvals.withdraw(letter.id().asSubject());
        store.moveTo(letter.id(), State.DRAFT);
        store.insertVersion(letter.id(), letter.versionNumber() + 1, text, asked, Texts.cut(note, LONGEST_NOTE), actor);
        FormalLetter changed = get(letter.id());
        record(changed, "formal-letter-changed", note, actor);
        return new FormalLetterOutcome.Done(changed);
    }

    /** Asks a second person. */
    public FormalLetterOutcome submit(FormalLetterId id, UserId approver, Actor actor) {
        return changing(id, letter -> {
            List<LocalizedText> findings = words.findings(letter, newest(letter));
            if (!findings.isEmpty()) {
                return new FormalLetterOutcome.Refused(findings);
            }
            return switch (approvals.ask(request(letter), approvers(id), approver, actor)) {
                case ApprovalOutcome.Refused(LocalizedText why) -> new FormalLetterOutcome.Refused(List.of(why));
                case ApprovalOutcome.Open _ -> {
                    submitted(letter, actor);
                    yield new FormalLetterOutcome.Done(get(id));
                }
            };
        });
    }

    private void submitted(FormalLetter letter, Actor actor) {
        store.moveTo(letter.id(), State.SUBMITTED);
        tell(get(letter.id()), CaseEventKind.LETTER_SUBMITTED, "formal-letter-submitted", "", actor);
    }

    /**
     * The named person's yes: it becomes a message.
     *
     * @param version the version that was read: the yes is to no other
     */
    public FormalLetterOutcome approve(FormalLetterId id, int version, String note, Actor actor) {
        return changing(
                id,
                version,
                letter -> answering(letter, actor, question -> {
                    List<LocalizedText> findings = words.findings(letter, newest(letter));
                    if (!findings.isEmpty()) {
                        return new FormalLetterOutcome.Refused(findings);
                    }
                    return switch (made(letter)) {
                        case LetterWords.Made.Impossible(LocalizedText why) ->
                            new FormalLetterOutcome.Refused(List.of(why));
                        case LetterWords.Made.Message(NewMessage message) -> {
                            OutboundMessageId queued = outbox.queue(message, actor);
                            approvals.approve(question, note);
                            store.becomes(id, queued);
                            if (letter.taskId() != null) {
                                tasks.complete(letter.taskId(), letter.channel().name(), actor);
                            }
                            tell(get(id), CaseEventKind.LETTER_APPROVED, "formal-letter-approved", note, actor);
                            yield new FormalLetterOutcome.Queued(get(id), queued);
                        }
                    };
                }));
    }

    /** The named person's no, with what is to be changed: the letter is a draft again. */
    public FormalLetterOutcome reject(FormalLetterId id, String note, Actor actor) {
        return changing(
                id,
                letter -> answering(letter, actor, question -> {
                    approvals.reject(question, note);
                    store.moveTo(id, State.DRAFT);
                    tell(get(id), CaseEventKind.LETTER_REJECTED, "formal-letter-rejected", note, actor);
                    return new FormalLetterOutcome.Done(get(id));
                }));
    }

    /** It will not be sent; a task that asked for it ends with it. */
    public FormalLetterOutcome withdraw(FormalLetterId id, String why, Actor actor) {
        return changing(id, letter -> {
            withdraw(letter, why, actor);
            if (letter.taskId() != null) {
                tasks.complete(letter.taskId(), why, actor);
            }
            return new FormalLetterOutcome.Done(get(id));
        });
    }

    /** Nobody needs to approve letters of a case that is closed. */
    @EventListener
    void on(CasesClosed closed) {
        for (FormalLetter letter : store.openOf(closed.caseIds())) {
            withdraw(letter, CLOSED, SELF);
            if (letter.taskId() != null) {
                tasks.drop(letter.taskId(), CLOSED, SELF);
            }
        }
    }

    private void withdraw(FormalLetter letter, String why, Actor actor) {
        approvals.withdraw(letter.id().asSubject());
        store.moveTo(letter.id(), State.WITHDRAWN);
        tell(get(letter.id()), CaseEventKind.LETTER_WITHDRAWN, "formal-letter-withdrawn", why, actor);
    }

    private interface Change {
        FormalLetterOutcome of(FormalLetter letter);
    }

    private FormalLetterOutcome changing(FormalLetterId id, Change change) {
        return transactions.in(() -> {
            FormalLetter letter =
                    store.lock(id).orElseThrow(() -> new IllegalArgumentException("No formal letter " + id.value()));
            boolean open = letter.state() == State.DRAFT || letter.state() == State.SUBMITTED;
            return open
                    ? change.of(letter)
                    : refused(
                            "O tym piśmie już zdecydowano: nie da się go zmienić.",
                            "This letter was decided on: it cannot be changed.");
        });
    }

    /** The same for one version: where another one was saved since it was looked at, nothing is done. */
    private FormalLetterOutcome changing(FormalLetterId id, int version, Change change) {
        return changing(
                id,
                letter -> letter.versionNumber() == version
                        ? change.of(letter)
                        : refused(
                                "Ktoś zapisał tymczasem nowszą wersję: otwórz pismo jeszcze raz.",
                                "Somebody saved a newer version meanwhile: open the letter again."));
    }

    private interface Answer {
        FormalLetterOutcome to(Approval question);
    }

    /** The act of whoever is asked about a letter; nobody else's. */
    private FormalLetterOutcome answering(FormalLetter letter, Actor actor, Answer answer) {
        return switch (approvals.questionTo(
                actor, letter.id().asSubject(), letter.versionNumber(), approvers(letter.id()))) {
            case ApprovalOutcome.Refused(LocalizedText why) -> new FormalLetterOutcome.Refused(List.of(why));
            case ApprovalOutcome.Open(Approval question) -> answer.to(question);
        };
    }

    private TemplateSource newest(FormalLetter letter) {
        return words(store.versions(letter.id()).getFirst());
    }

    private static TemplateSource words(FormalLetter.Version version) {
        return new TemplateSource(version.subject(), version.body());
    }

    private LetterWords.Made made(FormalLetter letter) {
        List<FormalLetter.Version> versions = store.versions(letter.id());
        List<LocalDate> writtenOn = versions.stream()
                .map(version -> calendar.local(version.changedAt()).toLocalDate())
                .toList();
        return words.message(letter, words(versions.getFirst()), asked(letter), writtenOn);
    }

    private List<JdbiFormalLetters.Asked> asked(FormalLetter letter) {
        return store.asked(letter.id(), letter.versionNumber());
    }

    private static FormalLetterOutcome refused(Optional<DunningReason> reason) {
        return new FormalLetterOutcome.Refused(
                List.of(reason.orElse(DunningReason.NOTHING_OWED).text()));
    }

    private static FormalLetterOutcome refused(String pl, String en) {
        return new FormalLetterOutcome.Refused(List.of(new LocalizedText(pl, en)));
    }

    private void tell(FormalLetter letter, CaseEventKind kind, String action, String note, Actor actor) {
        timeline.add(
                letter.caseId(),
                kind,
                actor,
                Map.of(
                        "subject",
                        letter.subject(),
                        "version",
                        Integer.toString(letter.versionNumber()),
                        "approver",
                        letter.approverName() == null ? "" : letter.approverName(),
                        "note",
                        note),
                "formal-letter",
                letter.id().value());
        record(letter, action, note, actor);
    }

    private void record(FormalLetter letter, String action, String note, Actor actor) {
        audit.record(
                actor,
                action,
                Subject.of("formal-letter", letter.id().value())
                        .inCase(letter.caseId().value()),
                note,
                Map.of("version", letter.versionNumber(), "kind", letter.kind(), "channel", letter.channel()));
    }
}
