package io.dunlin.core.inbox;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.inbox.JdbiInbox.Envelope;
import io.dunlin.core.inbox.JdbiInbox.Place;
import io.dunlin.core.jobs.JobQueue;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.RawStore;
import io.dunlin.core.shared.Transactions;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The mail that arrived: stored as it came, read on demand, filed on the server. */
@Component
public class Inbox {

    private static final int LONGEST_HEADER = 256 * 1024;
    private static final MailReader HEADERS = new MailReader(MailLimits.STANDARD, AttachmentReader.absent());

    private final JdbiInbox store;
    private final RawStore rawStore;
    private final MailReader reader;
    private final JobQueue jobs;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    Inbox(
            JdbiInbox store,
            RawStore rawStore,
            MailReader reader,
            JobQueue jobs,
            Transactions transactions,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.store = store;
        this.rawStore = rawStore;
        this.reader = reader;
        this.jobs = jobs;
        this.transactions = transactions;
        this.audit = audit;
        this.events = events;
    }

    /**
     * Stores a mail with the work that follows from it, in one transaction; the same bytes in the same mailbox are one
     * mail.
     *
     * @return its id, or empty where it was known
     */
    Optional<InboundMailId> receive(Place place, byte[] raw) {
        Envelope envelope = envelopeOf(raw);
        return transactions.in(() -> {
            String sha256 = rawStore.store(raw);
            if (store.findByContent(place.mailbox(), sha256).isPresent()) {
                store.advance(place.mailbox(), place.folder(), place.uidValidity(), place.uid());
                return Optional.empty();
            }
            InboundMailId id = store.insert(place, sha256, raw.length, envelope);
            store.advance(place.mailbox(), place.folder(), place.uidValidity(), place.uid());
            events.publishEvent(new MailReceived(id));
            return Optional.of(id);
        });
    }

    public Optional<InboundMail> find(InboundMailId id) {
        return store.find(id);
    }

    public InboundMail get(InboundMailId id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("No mail " + id.value()));
    }

    /** The bytes as they arrived. */
    public byte[] raw(InboundMailId id) {
        return rawStore.get(get(id).sha256());
    }

    /** Reads a mail. Costs what reading costs: attachments go to the worker. Not inside a transaction. */
    public Reading read(InboundMailId id) {
        return reader.read(raw(id));
    }

    public void markTriaged(InboundMailId id) {
        store.markTriaged(id);
    }

    /** Keeps a mail that cannot be read for a person to look at. */
    public void quarantine(InboundMailId id, String reason) {
        store.quarantine(id, reason);
    }

    /**
     * Reads a mail out of quarantine once more, for example after an update of the product: it is understood and decided
     * on as if it had just arrived.
     *
     * @return whether it was in quarantine
     */
    public boolean readAgain(InboundMailId id, Actor actor) {
        return transactions.in(() -> {
            boolean released = store.release(id);
            if (released) {
                audit.record(actor, "mail-read-again", Subject.of("inbound-mail", id.value()), "", Map.of());
                events.publishEvent(new MailReceived(id));
            }
            return released;
        });
    }

    /**
     * Says where a mail belongs; it is moved there, in a batch, after the running transaction commits.
     *
     * @param folder the folder's name without the mailbox's prefix, levels separated by a slash
     */
    public void fileInto(InboundMailId id, String folder) {
        transactions.run(() -> {
            InboundMail mail = get(id);
            if (!folder.equals(mail.targetFolder())) {
                store.aim(id, folder);
                FileMail.schedule(jobs, mail.mailbox(), id);
            }
        });
    }

    /** From the header alone: what is listed must not depend on reading a hostile body. */
    private static Envelope envelopeOf(byte[] raw) {
        return switch (HEADERS.read(Arrays.copyOf(raw, endOfHeader(raw)))) {
            case ReadMail mail -> {
                Optional<MailAddress> from = mail.from().stream().findFirst();
                yield new Envelope(
                        mail.messageId(),
                        from.map(MailAddress::address).orElse(null),
                        from.map(MailAddress::name).orElse(null),
                        mail.subject(),
                        mail.sentAt() == null ? null : mail.sentAt().toInstant());
            }
            case Unreadable unreadable ->
                new Envelope(null, null, null, unreadable.reason().name(), null);
        };
    }

    private static int endOfHeader(byte[] raw) {
        int most = Math.min(raw.length, LONGEST_HEADER);
        int newLines = 0;
        for (int i = 0; i < most; i++) {
            if (raw[i] == '\n') {
                newLines++;
                if (newLines == 2) {
                    return i + 1;
                }
            } else if (raw[i] != '\r') {
                newLines = 0;
            }
        }
        return most;
    }
}
