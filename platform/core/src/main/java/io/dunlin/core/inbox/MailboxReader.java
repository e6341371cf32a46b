package io.dunlin.core.inbox;

import io.dunlin.core.inbox.InboxProperties.Mailbox;
import io.dunlin.core.inbox.JdbiInbox.Mark;
import io.dunlin.core.inbox.JdbiInbox.Place;
import io.dunlin.core.shared.Transactions;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Brings new mail in. Asks the server for its next UID first, so that a look at a quiet mailbox costs one command,
 * whatever is in it; fetches what is new in batches; stores each mail in a transaction of its own, so that one that cannot
 * be fetched never stops the next.
 */
@Component
class MailboxReader {

    private static final Logger log = LoggerFactory.getLogger(MailboxReader.class);
    private static final int BATCH = 100;
    private static final int FAILURES_BEFORE_ALARM = 3;

    private final JdbiInbox store;
    private final Inbox inbox;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    MailboxReader(JdbiInbox store, Inbox inbox, Transactions transactions, ApplicationEventPublisher events) {
        this.store = store;
        this.inbox = inbox;
        this.transactions = transactions;
        this.events = events;
    }

    /** Takes in what is new. One thread of this node at a time; another node is kept apart by the database. */
    void takeIn(Mailbox mailbox) {
        ReentrantLock lock = locks.computeIfAbsent(mailbox.name(), _ -> new ReentrantLock());
        lock.lock();
        try (ImapSession session = ImapSession.open(mailbox)) {
            IMAPFolder folder = session.folder(mailbox.intake());
            takeIn(mailbox, folder);
            store.succeeded(mailbox.name(), mailbox.intake());
        } catch (MessagingException e) {
            noteFailure(mailbox, e);
        } finally {
            lock.unlock();
        }
    }

    private void takeIn(Mailbox mailbox, IMAPFolder folder) throws MessagingException {
        long uidValidity = folder.getUIDValidity();
        long uidNext = folder.getUIDNext();
        Mark mark = store.mark(mailbox.name(), mailbox.intake()).orElse(new Mark(uidValidity, 0));
        if (mark.uidValidity() != uidValidity) {
            log.warn(
                    "Mailbox {} was rebuilt on the server; it is read again, known mail is left alone", mailbox.name());
            mark = new Mark(uidValidity, 0);
        }
        if (uidNext > 0 && uidNext <= mark.lastUid() + 1) {
            return;
        }
        folder.open(Folder.READ_ONLY);
        try {
            List<Message> fresh = freshMessages(folder, mark.lastUid());
            for (int from = 0; from < fresh.size(); from += BATCH) {
                List<Message> batch = fresh.subList(from, Math.min(from + BATCH, fresh.size()));
                takeInBatch(mailbox, folder, uidValidity, batch);
            }
        } finally {
            folder.close(false);
        }
    }

    private static List<Message> freshMessages(IMAPFolder folder, long lastUid) throws MessagingException {
        List<Message> fresh = new ArrayList<>();
        for (Message message : folder.getMessagesByUID(lastUid + 1, UIDFolder.LASTUID)) {
            // A range that ends with the last message holds it even where its UID is lower (RFC 3501, 6.4.8).
            if (message != null && folder.getUID(message) > lastUid) {
                fresh.add(message);
            }
        }
        return fresh;
    }

    private void takeInBatch(Mailbox mailbox, IMAPFolder folder, long uidValidity, List<Message> batch)
            throws MessagingException {
        FetchProfile whole = new FetchProfile();
        whole.add(IMAPFolder.FetchProfileItem.MESSAGE);
        whole.add(UIDFolder.FetchProfileItem.UID);
        folder.fetch(batch.toArray(Message[]::new), whole);
        for (Message message : batch) {
            Place place = new Place(mailbox.name(), mailbox.intake(), uidValidity, folder.getUID(message));
            byte[] raw = rawOf(message, place);
            boolean isNew = inbox.receive(place, raw).isPresent();
            log.debug("Mail {} of {}: {} bytes, new: {}", place.uid(), place.mailbox(), raw.length, isNew);
        }
    }

    /** The bytes of a mail; of one too large to keep, as much of its beginning as says what it is. */
    private static byte[] rawOf(Message message, Place place) throws MessagingException {
        Limited bytes = new Limited((int) MailLimits.STANDARD.messageBytes() + 1);
        try {
            message.writeTo(bytes);
        } catch (IOException e) {
            if (!bytes.full()) {
                throw new MessagingException("Mail " + place.uid() + " of " + place.mailbox() + " broke off", e);
            }
        }
        return bytes.toByteArray();
    }

    private void noteFailure(Mailbox mailbox, MessagingException failure) {
        String reason = failure.getClass().getSimpleName() + ": " + failure.getMessage();
        transactions.run(() -> {
            int inARow = store.failed(mailbox.name(), mailbox.intake(), reason);
            log.warn("Mailbox {} could not be read, {} times in a row: {}", mailbox.name(), inARow, reason);
            if (inARow == FAILURES_BEFORE_ALARM) {
                events.publishEvent(new MailboxFailed(mailbox.name(), inARow, reason));
            }
        });
    }

    /** Takes bytes up to a limit and refuses more. */
    private static final class Limited extends OutputStream {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final int limit;

        Limited(int limit) {
            this.limit = limit;
        }

        boolean full() {
            return bytes.size() >= limit;
        }

        byte[] toByteArray() {
            return bytes.toByteArray();
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
            int room = Math.min(length, limit - bytes.size());
            bytes.writeBytes(Arrays.copyOfRange(buffer, offset, offset + room));
            if (room < length) {
                throw new IOException("larger than the limit of " + limit + " bytes");
            }
        }
    }
}
