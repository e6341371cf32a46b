package io.dunlin.core.inbox;

import io.dunlin.core.inbox.InboxProperties.Mailbox;
import io.dunlin.core.inbox.JdbiInbox.Filed;
import io.dunlin.core.inbox.JdbiInbox.Waiting;
import io.dunlin.core.jobs.JobHandler;
import io.dunlin.core.jobs.JobQueue;
import io.dunlin.core.jobs.JobType;
import io.dunlin.core.shared.Transactions;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.settings.LocalizedText;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.search.MessageIDTerm;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.angus.mail.imap.AppendUID;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Moves mail to where it belongs, all that waits in a mailbox in one session, each folder opened once, by UID (RFC 6851). Doing
 * it again is harmless: a mail that is not where it was is looked for in its target by Message-ID.
 */
@Component
class FileMail implements JobHandler<FileMail.Payload> {

    private static final JobType<Payload> TYPE = new JobType<>("file-mail", Payload.class);
    private static final Logger log = LoggerFactory.getLogger(FileMail.class);
    /** A command with so many UIDs is no longer than servers must take (RFC 7162, 4). */
    private static final int TOGETHER = 250;

    private static final int MOST_OF_A_ROUND = 5_000;
    /** What came longer ago and is still undecided is no longer waited for. */
    private static final Duration LATELY = Duration.ofMinutes(2);

    private final InboxProperties properties;
    private final JdbiInbox store;
    private final MailboxLogin login;
    private final JobQueue jobs;
    private final Transactions transactions;
    private final Clock clock;
    private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();

    FileMail(
            InboxProperties properties,
            JdbiInbox store,
            MailboxLogin login,
            JobQueue jobs,
            Transactions transactions,
            Clock clock) {
        this.properties = properties;
        this.store = store;
        this.login = login;
        this.jobs = jobs;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** The mailbox in which something waits. */
    record Payload(String mailbox) {}

    static void schedule(JobQueue jobs, String mailbox, InboundMailId id) {
        jobs.schedule(TYPE, mailbox + "-" + id.value(), new Payload(mailbox));
    }

    @Override
    public JobType<Payload> type() {
        return TYPE;
    }

    @Override
    public void run(Payload payload) {
        Optional<Mailbox> mailbox = properties.mailboxes().stream()
                .filter(each -> each.name().equals(payload.mailbox()))
                .findFirst();
        if (mailbox.isEmpty()) {
            throw PluginFailure.configuration(
                    "mailbox-gone",
                    new LocalizedText(
                            "Skrzynki " + payload.mailbox()
                                    + " nie ma już w konfiguracji; jej poczta zostaje na miejscu",
                            "Mailbox " + payload.mailbox()
                                    + " is not configured any more; its mail stays where it is"));
        }
        // One session at a time moves the mail of a mailbox; what others ask for meanwhile it does too, and they need
        // not wait.
        AtomicInteger asked = requests.computeIfAbsent(payload.mailbox(), _ -> new AtomicInteger());
        if (asked.getAndIncrement() > 0) {
            return;
        }
        int answered = 1;
        try {
            do {
                answered = asked.get();
                fileAll(mailbox.get());
            } while (asked.addAndGet(-answered) > 0);
        } catch (RuntimeException | Error e) {
            // This job comes again, and does what the others asked for.
            asked.set(0);
            throw e;
        }
    }

    private void fileAll(Mailbox mailbox) {
        FilingRound round = nextRound(mailbox);
        if (round.isEmpty()) {
            return;
        }
        try (ImapSession session = login.open(mailbox)) {
            while (!round.isEmpty()) {
                for (Map.Entry<String, Map<String, List<Waiting>>> source :
                        round.bySource().entrySet()) {
                    move(session, source.getKey(), source.getValue());
                }
                round = nextRound(mailbox);
            }
        } catch (MessagingException e) {
            throw PluginFailure.transientFailure(
                    "filing-failed",
                    new LocalizedText(
                            "Poczty skrzynki " + mailbox.name() + " nie udało się przenieść: " + e.getMessage(),
                            "Mail of " + mailbox.name() + " could not be moved: " + e.getMessage()),
                    e);
        }
    }

    private FilingRound nextRound(Mailbox mailbox) {
        Map<String, Integer> byTarget = store.waitingByTarget(mailbox.name());
        if (byTarget.isEmpty()) {
            return FilingRound.NONE;
        }
        Instant now = clock.instant();
        int undecided = store.undecidedSince(mailbox.name(), now.minus(LATELY), FilingRound.RUSH);
        Set<String> targets = FilingRound.worthLooking(byTarget, undecided);
        FilingRound round = targets.isEmpty()
                ? FilingRound.NONE
                : FilingRound.of(store.waitingForFiling(mailbox.name(), targets, MOST_OF_A_ROUND), undecided);
        if (round.isEmpty()) {
            // Those that are decided on meanwhile ask for another round; this one is for the case that none is.
            jobs.schedule(TYPE, laterKey(mailbox, now), new Payload(mailbox.name()), now.plus(LATELY));
        }
        return round;
    }

    /**
     * One key for so many as ask within one span, and another than that of the job that runs, which was due in a span before:
     * a running job cannot schedule itself under its own.
     */
    private static String laterKey(Mailbox mailbox, Instant now) {
        return mailbox.name() + "-later-" + now.plus(LATELY).toEpochMilli() / LATELY.toMillis();
    }

    /** Mails of one folder that belong in another. */
    private record Group(IMAPFolder target, List<Waiting> mails) {}

    private void move(ImapSession session, String from, Map<String, List<Waiting>> byTarget) throws MessagingException {
        IMAPFolder source = session.folder(ClassFolders.onServer(session, from));
        List<Group> groups = new ArrayList<>();
        for (Map.Entry<String, List<Waiting>> each : byTarget.entrySet()) {
            IMAPFolder target = session.folderMadeIfMissing(ClassFolders.onServer(session, each.getKey()));
            if (source.getFullName().equals(target.getFullName())) {
                filed(stayed(each.getValue()));
            } else {
                groups.add(new Group(target, each.getValue()));
            }
        }
        for (Group missing : moveAll(source, groups)) {
            findAgain(missing.target(), missing.mails());
        }
    }

    /** @return those that are not there */
    private List<Group> moveAll(IMAPFolder source, List<Group> groups) throws MessagingException {
        List<Group> missing = new ArrayList<>();
        if (groups.isEmpty()) {
            return missing;
        }
        try {
            source.open(Folder.READ_WRITE);
        } catch (FolderNotFoundException e) {
            log.info("The folder {} is gone; its mail is looked for where it belongs", source.getFullName(), e);
            return groups;
        }
        try {
            for (Group group : groups) {
                for (int from = 0; from < group.mails().size(); from += TOGETHER) {
                    int to = Math.min(group.mails().size(), from + TOGETHER);
                    List<Waiting> gone =
                            move(source, group.target(), group.mails().subList(from, to));
                    if (!gone.isEmpty()) {
                        missing.add(new Group(group.target(), gone));
                    }
                }
            }
        } finally {
            if (source.isOpen()) {
                source.close(false);
            }
        }
        return missing;
    }

    private static List<Filed> stayed(List<Waiting> mails) {
        return mails.stream()
                .map(mail -> new Filed(
                        mail.id(),
                        mail.targetFolder(),
                        mail.uid() == 0 ? null : mail.uidValidity(),
                        mail.uid() == 0 ? null : mail.uid()))
                .toList();
    }

    /** @return those that are not there */
    private List<Waiting> move(IMAPFolder source, IMAPFolder target, List<Waiting> mails) throws MessagingException {
        long uidValidity = source.getUIDValidity();
        List<Waiting> missing = new ArrayList<>();
        List<Waiting> here = new ArrayList<>();
        for (Waiting mail : mails) {
            (mail.uid() > 0 && mail.uidValidity() == uidValidity ? here : missing).add(mail);
        }
        Message[] found =
                source.getMessagesByUID(here.stream().mapToLong(Waiting::uid).toArray());
        List<Waiting> there = new ArrayList<>();
        List<Message> messages = new ArrayList<>();
        for (int i = 0; i < found.length; i++) {
            if (found[i] == null || found[i].isExpunged()) {
                missing.add(here.get(i));
            } else {
                there.add(here.get(i));
                messages.add(found[i]);
            }
        }
        moveFound(source, target, there, messages);
        return missing;
    }

    private void moveFound(IMAPFolder source, IMAPFolder target, List<Waiting> mails, List<Message> messages)
            throws MessagingException {
        if (mails.isEmpty()) {
            return;
        }
        AppendUID[] places = source.moveUIDMessages(messages.toArray(Message[]::new), target);
        List<Filed> moved = new ArrayList<>();
        for (int i = 0; i < mails.size(); i++) {
            AppendUID place = places == null || i >= places.length ? null : places[i];
            Waiting mail = mails.get(i);
            moved.add(new Filed(
                    mail.id(),
                    mail.targetFolder(),
                    place == null ? null : place.uidvalidity,
                    place == null ? null : place.uid));
        }
        filed(moved);
    }

    private void filed(List<Filed> mails) {
        transactions.run(() -> store.filed(mails));
    }

    /** Mails that are gone from where they were: moved before a crash was noted, or by a person. */
    private void findAgain(IMAPFolder target, List<Waiting> mails) throws MessagingException {
        target.open(Folder.READ_ONLY);
        try {
            List<Filed> filed = new ArrayList<>();
            List<InboundMailId> lost = new ArrayList<>();
            for (Waiting mail : mails) {
                Message[] found = mail.messageId() == null
                        ? new Message[0]
                        : target.search(new MessageIDTerm("<" + mail.messageId() + ">"));
                if (found.length > 0) {
                    filed.add(new Filed(
                            mail.id(), mail.targetFolder(), target.getUIDValidity(), target.getUID(found[0])));
                } else {
                    log.info(
                            "Mail {} is no longer on the server where it was; its copy is kept here",
                            mail.id().value());
                    lost.add(mail.id());
                }
            }
            if (!filed.isEmpty()) {
                filed(filed);
            }
            if (!lost.isEmpty()) {
                store.lost(lost);
            }
        } finally {
            target.close(false);
        }
    }
}
