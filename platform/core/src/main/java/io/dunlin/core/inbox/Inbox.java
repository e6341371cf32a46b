package io.dunlin.core.inbox;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.inbox.JdbiInbox.Envelope;
import io.dunlin.core.inbox.JdbiInbox.NewMail;
import io.dunlin.core.inbox.JdbiInbox.Place;
import io.dunlin.core.inbox.MailPlaces.Known;
import io.dunlin.core.inbox.attachments.AttachmentReader;
import io.dunlin.core.inbox.mail.MailAddress;
import io.dunlin.core.inbox.mail.MailLimits;
import io.dunlin.core.inbox.mail.ReadMail;
import io.dunlin.core.inbox.mail.Reading;
import io.dunlin.core.inbox.mail.Unreadable;
import io.dunlin.core.jobs.JobQueue;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.RawStore;
import io.dunlin.core.shared.Transactions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The mail that arrived: stored as it came, read on demand, filed on the server. */
@Component
public class Inbox {

    private static final int LONGEST_HEADER = 256 * 1024;
    private static final MailReader HEADERS = new MailReader(MailLimits.STANDARD, AttachmentReader.absent());

    private final JdbiInbox store;
    private final MailPlaces places;
    private final RawStore rawStore;
    private final MailReader reader;
    private final JobQueue jobs;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;

    Inbox(
            JdbiInbox store,
            MailPlaces places,
            RawStore rawStore,
            MailReader reader,
            JobQueue jobs,
            Transactions transactions,
            AuditTrail audit,
            ApplicationEventPublisher events) {
        this.store = store;
        this.places = places;
        this.rawStore = rawStore;
        this.reader = reader;
        this.jobs = jobs;
        this.transactions = transactions;
        this.audit = audit;
        this.events = events;
    }

    /**
     * A mail as it came.
     *
     * @param place all of one call lie in one folder
     */
    @SuppressWarnings("ArrayRecordComponent") // content, never compared
    record Arrived(Place place, byte[] raw) {}

    /**
     * Stores mails with the work that follows from them, in one transaction; the same bytes in the same mailbox are one
     * mail.
     *
     * @return the ids of those that were not known
     */
    List<InboundMailId> receive(List<Arrived> mails) {
        return receivePacked(mails.stream()
                .map(mail -> new Packed(mail.place(), RawStore.pack(mail.raw()), envelopeOf(mail.raw())))
                .toList());
    }

    /** Stores a mail whose header the database refuses with none of it: its bytes are kept, and it stops no other. */
    void receiveUnlisted(Arrived mail) {
        Envelope none = new Envelope(null, null, null, Unreadable.Reason.READER_FAILED.name(), null);
        List<InboundMailId> ids = receivePacked(List.of(new Packed(mail.place(), RawStore.pack(mail.raw()), none)));
        assert ids.size() <= 1;
    }

    private record Packed(Place place, RawStore.Packed content, Envelope envelope) {}

    private List<InboundMailId> receivePacked(List<Packed> mails) {
        Place last = mails.getLast().place();
        return transactions.in(() -> {
            rawStore.storeAll(mails.stream().map(Packed::content).toList());
            Map<String, Known> known = places.byContent(
                    last.mailbox(),
                    mails.stream().map(mail -> mail.content().sha256()).toList());
            if (!known.isEmpty()) {
                noteFoundAgain(mails, known);
            }
            Set<String> met = new HashSet<>(known.keySet());
            List<NewMail> fresh = mails.stream()
                    .filter(mail -> met.add(mail.content().sha256()))
                    .map(mail -> new NewMail(
                            mail.place(),
                            mail.content().sha256(),
                            mail.content().byteCount(),
                            mail.envelope()))
                    .toList();
            List<InboundMailId> ids = fresh.isEmpty() ? List.of() : store.insertAll(fresh);
            store.advance(last.mailbox(), last.folder(), last.uidValidity(), last.uid());
            List<MailsReceived.Received> received = new ArrayList<>();
            for (int i = 0; i < ids.size(); i++) {
                received.add(new MailsReceived.Received(
                        ids.get(i), fresh.get(i).envelope().fromAddress()));
            }
            if (!received.isEmpty()) {
                events.publishEvent(new MailsReceived(received));
            }
            return ids;
        });
    }

    /** Mail that came back: a person moved it here, or its folder was given new numbers. */
    private void noteFoundAgain(List<Packed> mails, Map<String, Known> known) {
        Place last = mails.getLast().place();
        long read = store.mark(last.mailbox(), last.folder())
                .filter(mark -> mark.uidValidity() == last.uidValidity())
                .map(JdbiInbox.Mark::lastUid)
                .orElse(0L);
        for (Packed mail : mails) {
            Known before = known.get(mail.content().sha256());
            // What was read before and is read once more, by another node or after a failure, may have been moved
            // since.
            if (before != null && (mail.place().uid() > read || before.gone())) {
                MailPlaces.recognise(List.of(before), mail.place())
                        .ifPresent(found -> places.turnedUp(found, mail.place()));
            }
        }
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

    /**
     * A mail with its bytes, still to be read.
     *
     * @param raw null where the bytes are missing from the database
     */
    @SuppressWarnings("ArrayRecordComponent") // content, never compared
    public record Stored(InboundMail mail, byte @Nullable [] raw) {}

    /** Those that are there, in the order they came. */
    public List<Stored> stored(Collection<InboundMailId> ids) {
        List<InboundMail> mails = store.findAll(ids);
        Map<String, byte[]> contents =
                rawStore.findAll(mails.stream().map(InboundMail::sha256).collect(Collectors.toSet()));
        return mails.stream()
                .map(mail -> new Stored(mail, contents.get(mail.sha256())))
                .toList();
    }

    /** Reads the bytes of a mail; see {@link #read(InboundMailId)}. */
    public Reading read(byte[] raw) {
        return reader.read(raw);
    }

    /**
     * Marks mails as decided on and says where each belongs; all are moved, in batches, after the running transaction
     * commits.
     */
    public void triagedInto(Map<InboundMailId, String> folders) {
        if (folders.isEmpty()) {
            return;
        }
        transactions.run(() -> {
            List<InboundMail> mails = store.findAll(folders.keySet());
            store.triagedInto(folders);
            Map<String, InboundMailId> lastMoved = new LinkedHashMap<>();
            mails.stream()
                    .filter(mail -> !Objects.equals(folders.get(mail.id()), mail.targetFolder()))
                    .forEach(mail -> lastMoved.put(mail.mailbox(), mail.id()));
            lastMoved.forEach((mailbox, id) -> FileMail.schedule(jobs, mailbox, id));
        });
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
                events.publishEvent(new MailsReceived(List.of(new MailsReceived.Received(id, get(id).fromAddress()))));
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
