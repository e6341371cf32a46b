package io.dunlin.core.inbox;

import io.dunlin.core.inbox.ImapSession.Numbers;
import io.dunlin.core.inbox.Inbox.Arrived;
import io.dunlin.core.inbox.InboxProperties.Mailbox;
import io.dunlin.core.inbox.JdbiInbox.Mark;
import io.dunlin.core.inbox.JdbiInbox.Place;
import io.dunlin.core.inbox.JdbiInbox.Unfetched;
import io.dunlin.core.inbox.MailFetch.Listed;
import io.dunlin.core.inbox.mail.MailLimits;
import io.dunlin.core.shared.Transactions;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;

/**
 * Brings new mail in. Asks the server for its next UID first, so that a look at a quiet mailbox costs one command,
 * whatever is in it; fetches what is new in batches, and stores each batch in one transaction while the next is fetched, in the
 * order of the UIDs, so that what was not stored is fetched again. One mail never stops the next: what a batch stumbles over is tried alone; one
 * that cannot be fetched is written down, asked for again later, and shows the mailbox as failing.
 */
@Component
class MailboxReader {

    private static final Logger log = LoggerFactory.getLogger(MailboxReader.class);
    private static final int FAILURES_BEFORE_ALARM = 3;
    /** So often a batch may take the connection down before its mails are fetched one by one. */
    private static final int LOSSES_BEFORE_SINGLES = 2;
    /** So often a mail alone may, before it is left for later. */
    private static final int LOSSES_BEFORE_LATER = 4;

    private static final int QUICK_ATTEMPTS = 5;
    private static final Duration LATER = Duration.ofHours(1);

    private final JdbiInbox store;
    private final MailboxLogin login;
    private final Inbox inbox;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Map<String, ReentrantLock> locks = new ConcurrentHashMap<>();
    private final Map<String, Losses> losses = new ConcurrentHashMap<>();

    MailboxReader(
            JdbiInbox store,
            MailboxLogin login,
            Inbox inbox,
            Transactions transactions,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.login = login;
        this.inbox = inbox;
        this.transactions = transactions;
        this.events = events;
        this.clock = clock;
    }

    /** How often in a row the connection was lost over a fetch that began with this UID. */
    private record Losses(long uid, int times) {}

    /** What else is done in a session once its mail is in. */
    interface Afterwards {
        /** @param intake the numbers of the intake before its mail was taken in */
        void in(ImapSession session, Numbers intake) throws MessagingException;
    }

    /** Takes in what is new. One thread of this node at a time; another node is kept apart by the database. */
    void takeIn(Mailbox mailbox) {
        takeIn(mailbox, (_, _) -> {});
    }

    void takeIn(Mailbox mailbox, Afterwards afterwards) {
        ReentrantLock lock = locks.computeIfAbsent(mailbox.name(), _ -> new ReentrantLock());
        lock.lock();
        try (ImapSession session = login.open(mailbox)) {
            IMAPFolder intake = session.folder(mailbox.intake());
            Numbers numbers = session.numbersOf(intake)
                    .orElseThrow(() -> new FolderNotFoundException(intake, "There is no folder " + mailbox.intake()));
            int missing = takeIn(mailbox, session, numbers);
            if (missing == 0) {
                store.succeeded(mailbox.name(), mailbox.intake());
            } else {
                noteFailure(mailbox, missing + " mails cannot be fetched; they are asked for again, others come in");
            }
            afterwards.in(session, numbers);
        } catch (MessagingException e) {
            noteFailure(mailbox, e.getClass().getSimpleName() + ": " + e.getMessage());
        } finally {
            lock.unlock();
        }
    }

    /** @return how many mails are known to lie there and could not be fetched so far */
    private int takeIn(Mailbox mailbox, ImapSession session, Numbers numbers) throws MessagingException {
        IMAPFolder folder = session.folder(mailbox.intake());
        long uidValidity = numbers.uidValidity();
        long uidNext = numbers.uidNext();
        Mark mark = store.mark(mailbox.name(), mailbox.intake()).orElse(Mark.none(uidValidity));
        if (mark.uidValidity() != uidValidity) {
            if (mark.uidValidity() != 0) {
                log.warn(
                        "Mailbox {} was rebuilt on the server; it is read again, known mail is left alone",
                        mailbox.name());
            }
            mark = Mark.none(uidValidity);
        }
        boolean quiet = uidNext > 0 && uidNext <= mark.lastUid() + 1;
        List<Unfetched> again = store.unfetched(mailbox.name(), mailbox.intake(), true);
        if (!quiet || !again.isEmpty()) {
            folder.open(Folder.READ_ONLY);
            try {
                MailFetch fetch = new MailFetch(folder, MailLimits.STANDARD.messageBytes() + 1);
                Look look = new Look(mailbox, uidValidity, fetch);
                if (!quiet) {
                    look.takeInAfter(mark.lastUid());
                }
                look.tryAgain(again);
            } finally {
                if (folder.isOpen()) {
                    folder.close(false);
                }
            }
        }
        return store.unfetched(mailbox.name(), mailbox.intake(), false).size();
    }

    /** One look at a folder that is open. */
    private final class Look {

        private final Mailbox mailbox;
        private final long uidValidity;
        private final MailFetch fetch;
        private final OneAhead storing;

        Look(Mailbox mailbox, long uidValidity, MailFetch fetch) {
            this.mailbox = mailbox;
            this.uidValidity = uidValidity;
            this.fetch = fetch;
            this.storing = new OneAhead("store-" + mailbox.name());
        }

        void takeInAfter(long uid) throws MessagingException {
            boolean careful = lossesOf(mailbox).times() >= LOSSES_BEFORE_SINGLES;
            try {
                for (List<Listed> batch : fetch.after(uid)) {
                    if (careful) {
                        for (Listed mail : batch) {
                            takeInAlone(mail);
                        }
                    } else {
                        takeInTogether(batch);
                    }
                }
            } finally {
                // Whatever ended the fetching: what has come is kept before anything else is done.
                storing.await();
            }
            losses.remove(mailbox.name());
        }

        private void takeInTogether(List<Listed> batch) throws MessagingException {
            Map<Long, byte[]> fetched;
            try {
                fetched = fetch.together(batch);
            } catch (MessagingException e) {
                if (!refused(e)) {
                    throw lost(batch.getFirst(), e);
                }
                // The server would not answer for all of them: one by one shows which it is.
                fetched = Map.of();
            }
            List<Arrived> arrived = new ArrayList<>();
            for (Listed mail : batch) {
                byte[] raw = fetched.get(mail.uid());
                if (raw != null) {
                    arrived.add(new Arrived(place(mail.uid()), raw));
                } else {
                    keep(arrived);
                    arrived = new ArrayList<>();
                    takeInAlone(mail);
                }
            }
            keep(arrived);
        }

        private void takeInAlone(Listed mail) throws MessagingException {
            storing.await();
            Losses before = lossesOf(mailbox);
            if (before.uid() == mail.uid() && before.times() >= LOSSES_BEFORE_LATER) {
                later(mail, "The connection ends whenever this mail is fetched", 0);
                losses.put(mailbox.name(), new Losses(0, LOSSES_BEFORE_SINGLES));
                return;
            }
            try {
                Optional<byte[]> raw = fetch.again(mail);
                if (raw.isPresent()) {
                    keep(List.of(new Arrived(place(mail.uid()), raw.get())));
                    storing.await();
                } else {
                    log.info("Mail {} left {} before it could be fetched", mail.uid(), mailbox.name());
                    passed(mail.uid());
                }
            } catch (MessagingException e) {
                if (!refused(e)) {
                    throw lost(mail, e);
                }
                later(mail, String.valueOf(e.getMessage()), 0);
            }
        }

        void tryAgain(List<Unfetched> mails) throws MessagingException {
            for (Unfetched mail : mails) {
                Place place = place(mail.uid());
                if (mail.uidValidity() != uidValidity) {
                    // Numbers are given anew: if it is still there, it has come in by another.
                    store.forgetUnfetched(new Place(mailbox.name(), mailbox.intake(), mail.uidValidity(), mail.uid()));
                    continue;
                }
                Listed listed = new Listed(mail.uid(), mail.byteCount());
                // Written before the attempt, so that one that takes the connection down is not the first at each look.
                later(listed, "It was being fetched when the connection ended", mail.attempts());
                try {
                    Optional<byte[]> raw = fetch.again(listed);
                    if (raw.isEmpty() || store(List.of(new Arrived(place, raw.get())))) {
                        store.forgetUnfetched(place);
                    }
                } catch (MessagingException e) {
                    if (!refused(e)) {
                        throw e;
                    }
                    store.noteFailure(place, String.valueOf(e.getMessage()));
                }
            }
        }

        private void later(Listed mail, String failure, int attempts) {
            log.warn("Mail {} of {} cannot be fetched: {}", mail.uid(), mailbox.name(), failure);
            transactions.run(() -> {
                store.noteUnfetched(
                        place(mail.uid()),
                        mail.size(),
                        failure,
                        attempts < QUICK_ATTEMPTS
                                ? clock.instant()
                                : clock.instant().plus(LATER));
                passed(mail.uid());
            });
        }

        private void passed(long uid) {
            store.advance(mailbox.name(), mailbox.intake(), uidValidity, uid);
        }

        private MessagingException lost(Listed first, MessagingException e) {
            Losses before = lossesOf(mailbox);
            int times = before.uid() == first.uid()
                    ? before.times() + 1
                    : Math.clamp(before.times(), 1, LOSSES_BEFORE_SINGLES);
            losses.put(mailbox.name(), new Losses(first.uid(), times));
            return e;
        }

        /** Begins to store them, once those before are stored. */
        private void keep(List<Arrived> mails) {
            if (!mails.isEmpty()) {
                storing.begin(() -> {
                    if (!store(mails)) {
                        log.debug("Mails of {} wait for another attempt", mailbox.name());
                    }
                });
            }
        }

        /** @return whether all of them are kept; what is not is asked for again later */
        private boolean store(List<Arrived> mails) {
            try {
                int fresh = inbox.receive(mails).size();
                log.debug("{} mails of {} stored, {} of them new", mails.size(), mailbox.name(), fresh);
                return true;
            } catch (JdbiException | DataAccessException e) {
                log.info(
                        "A batch of {} could not be stored together; its mails are stored one by one",
                        mailbox.name(),
                        e);
                return mails.stream().filter(this::storeAlone).count() == mails.size();
            }
        }

        private boolean storeAlone(Arrived mail) {
            try {
                int fresh = inbox.receive(List.of(mail)).size();
                log.debug("Mail {} of {} stored alone, new: {}", mail.place().uid(), mailbox.name(), fresh);
                return true;
            } catch (JdbiException | DataAccessException e) {
                log.warn(
                        "The database refuses what mail {} of {} says of itself; it is stored without",
                        mail.place().uid(),
                        mailbox.name(),
                        e);
                return storeUnlisted(mail);
            }
        }

        private boolean storeUnlisted(Arrived mail) {
            try {
                inbox.receiveUnlisted(mail);
                return true;
            } catch (JdbiException | DataAccessException e) {
                // Too large for one packet of this database, perhaps. Where the database is gone this fails too, and
                // nothing has passed.
                later(
                        new Listed(mail.place().uid(), mail.raw().length),
                        "The database does not take its " + mail.raw().length + " octets: " + e.getMessage(),
                        attemptsAt(mail.place().uid()));
                return false;
            }
        }

        private int attemptsAt(long uid) {
            return store.unfetched(mailbox.name(), mailbox.intake(), false).stream()
                    .filter(known -> known.uid() == uid && known.uidValidity() == uidValidity)
                    .mapToInt(Unfetched::attempts)
                    .findFirst()
                    .orElse(0);
        }

        private Place place(long uid) {
            return new Place(mailbox.name(), mailbox.intake(), uidValidity, uid);
        }
    }

    private Losses lossesOf(Mailbox mailbox) {
        return losses.getOrDefault(mailbox.name(), new Losses(0, 0));
    }

    /** The server said no, or sent nothing, and the connection stands. */
    private static boolean refused(MessagingException e) {
        return e instanceof MailFetch.NoOctets || e.getCause() instanceof CommandFailedException;
    }

    private void noteFailure(Mailbox mailbox, String reason) {
        transactions.run(() -> {
            int inARow = store.failed(mailbox.name(), mailbox.intake(), reason);
            log.warn("Mailbox {} could not be read, {} times in a row: {}", mailbox.name(), inARow, reason);
            if (inARow == FAILURES_BEFORE_ALARM) {
                events.publishEvent(new MailboxFailed(mailbox.name(), inARow, reason));
            }
        });
    }
}
