package io.dunlin.core.remittances.writebacks;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.jobs.JobHandler;
import io.dunlin.core.jobs.JobQueue;
import io.dunlin.core.jobs.JobType;
import io.dunlin.core.jobs.RetryPolicy;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.remittances.PaymentReversed;
import io.dunlin.core.remittances.PaymentsAllocated;
import io.dunlin.core.remittances.RemittanceId;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.FirmCalendar;
import io.dunlin.core.shared.KeptText;
import io.dunlin.core.shared.Transactions;
import io.dunlin.core.shared.Window;
import io.dunlin.host.ExtensionDirectory;
import io.dunlin.host.GuardedResult;
import io.dunlin.host.InstalledExtension;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.erp.ErpConnection;
import io.dunlin.spi.erp.SettlementNotice;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.value.ExternalRef;
import io.dunlin.spi.value.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Tells the ERP that a receivable came from what was paid of it; where it came as a file, the connection that answers the
 * files of the plugin that read it, if there is one. Queued in the transaction that books the payment, told outside of it at least once with a key that
 * makes a repeat harmless, and for each receivable in the order in which it happened: a reversal never before what it reverses.
 */
@Component
public class WriteBacks implements JobHandler<WriteBacks.Payload> {

    /** What the record of a failure says where no plugin could be asked; screens and mails have words for it. */
    public static final String NO_PLUGIN = "write-backs.no-plugin";

    static final JobType<Payload> TYPE = new JobType<>("write-back", Payload.class);
    private static final Logger log = LoggerFactory.getLogger(WriteBacks.class);
    /** Over about a day and a half, so that an ERP which is updated over night is still asked. */
    private static final RetryPolicy PATIENT = new RetryPolicy(14, Duration.ofMinutes(1), Duration.ofHours(6));

    private static final Set<State> WAITING = EnumSet.of(State.QUEUED);
    private static final Set<State> UNDECIDED = EnumSet.of(State.QUEUED, State.FAILED);
    private static final Set<State> ANY = EnumSet.allOf(State.class);

    private final JdbiWriteBacks store;
    private final ExtensionDirectory extensions;
    private final JobQueue jobs;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final FirmCalendar calendar;
    private final ApplicationEventPublisher events;

    WriteBacks(
            JdbiWriteBacks store,
            ExtensionDirectory extensions,
            JobQueue jobs,
            Transactions transactions,
            AuditTrail audit,
            FirmCalendar calendar,
            ApplicationEventPublisher events) {
        this.store = store;
        this.extensions = extensions;
        this.jobs = jobs;
        this.transactions = transactions;
        this.audit = audit;
        this.calendar = calendar;
        this.events = events;
    }

    /** What became of a notice. */
    public enum State {
        /** It waits to be told, for the first time or again. */
        QUEUED,
        TAKEN,
        /** That connection never writes back. */
        UNWANTED,
        /** The ERP did not take it; a person has to look. Later ones of the same receivable wait. */
        FAILED,
        /** A person has entered it in the ERP. */
        BY_HAND
    }

    /**
     * A notice as people see it.
     *
     * @param source the connection that is told
     * @param amount negative for a reversal
     * @param problem what went wrong last, in both languages as {@link KeptText} has them, or a key; empty where nothing did
     */
    public record WriteBackRow(
            WriteBackId id,
            String key,
            String source,
            ReceivableId receivableId,
            String number,
            String externalRef,
            @Nullable Long caseId,
            Money amount,
            LocalDate paidOn,
            String bankReference,
            State state,
            int attempts,
            String problem,
            Instant queuedAt) {}

    /** The receivable whose notices are to be told. */
    record Payload(long receivableId) {}

    /** What failed first, then what waits, then the newest. */
    public List<WriteBackRow> page(Window window) {
        return store.page(window);
    }

    @EventListener
    void on(PaymentsAllocated allocated) {
        Map<ReceivableId, String> erps = store.erpsOf(allocated.payments().stream()
                .map(PaymentsAllocated.Payment::receivableId)
                .distinct()
                .toList());
        for (PaymentsAllocated.Payment payment : allocated.payments()) {
            String source = erps.get(payment.receivableId());
            if (source != null) {
                queue(source, payment.remittanceId(), payment.receivableId(), payment.amount(), payment.receivedOn());
            }
        }
    }

    @EventListener
    void on(PaymentReversed reversed) {
        String source = store.erpsOf(List.of(reversed.receivableId())).get(reversed.receivableId());
        if (source != null) {
            queue(
                    source,
                    reversed.remittanceId(),
                    reversed.receivableId(),
                    reversed.amount().negated(),
                    calendar.today());
        }
    }

    private void queue(String source, RemittanceId remittance, ReceivableId receivableId, Money amount, LocalDate on) {
        String key = "dunlin:" + remittance.value() + ":" + receivableId.value() + ":"
                + (store.count(remittance, receivableId) + 1);
        schedule(store.insert(key, source, remittance, receivableId, amount, on), receivableId);
    }

    private void schedule(WriteBackId id, ReceivableId receivable) {
        // A key of its own: the job of an earlier notice may only just be ending.
        jobs.schedule(TYPE, id.value() + "-" + UUID.randomUUID(), new Payload(receivable.value()));
    }

    @Override
    public JobType<Payload> type() {
        return TYPE;
    }

    @Override
    public RetryPolicy retryPolicy() {
        return PATIENT;
    }

    /** Asks anew for each what is next: a person may have decided on it while the ERP was told of the one before. */
    @Override
    public void run(Payload payload) {
        ReceivableId receivable = new ReceivableId(payload.receivableId());
        Optional<WriteBackRow> next = store.next(receivable);
        while (next.filter(row -> row.state() == State.QUEUED).isPresent()) {
            tell(next.get());
            next = store.next(receivable);
        }
    }

    private void tell(WriteBackRow row) {
        Optional<InstalledExtension<ErpConnection>> erp = extensions.of(ErpConnection.class).stream()
                .filter(extension -> extension.id().toString().equals(row.source()))
                .findFirst();
        if (erp.isEmpty()) {
            failed(row, true, NO_PLUGIN);
            return;
        }
        SettlementNotice notice = new SettlementNotice(
                row.key(),
                new ExternalRef(row.externalRef()),
                row.number(),
                row.amount(),
                row.paidOn(),
                row.bankReference());
        GuardedResult<Boolean> result = erp.get().call(connection -> connection.writeBack(notice));
        switch (result) {
            case GuardedResult.Succeeded<Boolean>(Boolean taken) -> succeeded(row, taken);
            case GuardedResult.Failed<Boolean>(var kind, String code, LocalizedText message) -> {
                boolean mayPass = switch (kind) {
                    case TRANSIENT, TIMED_OUT, OUTCOME_UNKNOWN, CONFIGURATION -> true;
                    case BAD_DATA, REJECTED, DEFECT -> false;
                };
                failed(row, mayPass, KeptText.of(message.precededBy(code + ": ", code + ": ")));
            }
        }
    }

    /** What the ERP took, it took, whatever a person decided meanwhile. */
    private void succeeded(WriteBackRow row, boolean taken) {
        boolean noted = transactions.in(() -> taken
                ? store.note(row.id(), ANY, State.TAKEN, row.attempts() + 1, "", null)
                : store.note(row.id(), WAITING, State.UNWANTED, row.attempts() + 1, "", null));
        log.debug("Write-back {} was answered: taken {}, noted {}", row.id().value(), taken, noted);
    }

    /**
     * What a person decided while the ERP was asked stands: it is not told again.
     *
     * @throws PluginFailure of kind {@code TRANSIENT} while it is tried again
     */
    private void failed(WriteBackRow row, boolean mayPass, String problem) {
        int attempts = row.attempts() + 1;
        boolean again = mayPass && attempts < PATIENT.mostAttempts();
        boolean stands = transactions.in(() -> {
            boolean waits = store.note(row.id(), WAITING, again ? State.QUEUED : State.FAILED, attempts, problem, null);
            if (waits && !again) {
                events.publishEvent(
                        new WriteBackFailed(row.id(), row.receivableId(), row.source(), row.amount(), problem));
            }
            return !waits;
        });
        log.warn(
                "Write-back {} to {} was not taken, attempt {}; {}",
                row.id().value(),
                row.source(),
                attempts,
                stands ? "a person has decided" : again ? "it is tried again" : "a person has to look");
        if (again && !stands) {
            throw PluginFailure.transientFailure(
                    "write-back-not-taken",
                    new LocalizedText(
                            "ERP nie przyjął zawiadomienia " + row.id().value() + "; próba zostanie powtórzona",
                            "The ERP did not take notice " + row.id().value() + "; tried again later"),
                    null);
        }
    }

    /**
     * Has a notice told again that the ERP did not take; those that waited behind it follow.
     *
     * @return false where it was decided already
     */
    public boolean tellAgain(WriteBackId id, Actor actor) {
        return decide(id, State.QUEUED, "", actor, "write-back-told-again");
    }

    /**
     * Takes it that a person has entered the payment in the ERP.
     *
     * @return false where it was decided already: the ERP may have taken it
     */
    public boolean doneByHand(WriteBackId id, String reason, Actor actor) {
        if (reason.isBlank()) {
            throw new IllegalArgumentException("A reason is needed");
        }
        return decide(id, State.BY_HAND, reason, actor, "write-back-done-by-hand");
    }

    private boolean decide(WriteBackId id, State state, String reason, Actor actor, String action) {
        return transactions.in(() -> {
            WriteBackRow row = store.find(id).orElseThrow();
            boolean open = store.note(id, UNDECIDED, state, 0, reason, actor.name());
            if (open) {
                audit.record(
                        actor,
                        action,
                        new Subject("receivable", row.receivableId().value(), row.caseId()),
                        reason,
                        Map.of("key", row.key(), "amount", row.amount().toString()));
                schedule(id, row.receivableId());
            }
            return open;
        });
    }
}
