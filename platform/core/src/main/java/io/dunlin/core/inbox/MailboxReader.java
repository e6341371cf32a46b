package io.dunlin.core.inbox;

import io.dunlin.core.inbox.ImapSession.Numbers;
import io.dunlin.core.inbox.InboxProperties.Mailbox;
import io.dunlin.core.inbox.JdbiInbox.Mark;
import io.dunlin.core.inbox.JdbiInbox.Place;
import io.dunlin.core.inbox.MailFetch.Listed;
import io.dunlin.core.shared.Transactions;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Brings new mail in. Asks the server for its next UID first, so that a look at a quiet mailbox costs one command,
 * whatever is in it; fetches what is new in batches; stores each mail in a transaction of its own, in the order of the UIDs,
 * so that one that cannot be fetched loses nothing: the next look begins with it, and the mailbox is shown as failing.
 */
@Component
class MailboxReader {

    private static final Logger log = LoggerFactory.getLogger(MailboxReader.class);
    private static final int FAILURES_BEFORE_ALARM = 3;

    private final JdbiInbox store;
    private final MailboxLogin login;
    private final Inbox inbox;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();

    MailboxReader(
            JdbiInbox store,
            MailboxLogin login,
            Inbox inbox,
            Transactions transactions,
            ApplicationEventPublisher events) {
        this.store = store;
        this.login = login;
        this.inbox = inbox;
        this.transactions = transactions;
        this.events = events;
    }

    /** Takes in what is new. One thread of this node at a time; another node is kept apart by the database. */
    void takeIn(Mailbox mailbox) {
        ReentrantLock lock = locks.computeIfAbsent(mailbox.name(), _ -> new ReentrantLock());
        lock.lock();
        try (ImapSession session = login.open(mailbox)) {
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
        Numbers numbers = ImapSession.numbersOf(folder)
                .orElseThrow(() -> new FolderNotFoundException(folder, "There is no folder " + mailbox.intake()));
        long uidValidity = numbers.uidValidity();
        long uidNext = numbers.uidNext();
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
            MailFetch fetch = new MailFetch(folder, MailLimits.STANDARD.messageBytes() + 1);
            for (List<Listed> batch : fetch.after(mark.lastUid())) {
                Map<Long, byte[]> fetched = fetch.together(batch);
                for (Listed mail : batch) {
                    byte[] raw = fetched.get(mail.uid());
                    Place place = new Place(mailbox.name(), mailbox.intake(), uidValidity, mail.uid());
                    store(place, raw == null ? fetch.again(mail) : Optional.of(raw));
                }
            }
        } finally {
            folder.close(false);
        }
    }

    private void store(Place place, Optional<byte[]> raw) {
        if (raw.isEmpty()) {
            log.info("Mail {} left {} before it could be fetched", place.uid(), place.mailbox());
            return;
        }
        boolean isNew = inbox.receive(place, raw.get()).isPresent();
        log.debug("Mail {} of {}: {} bytes, new: {}", place.uid(), place.mailbox(), raw.get().length, isNew);
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
}
