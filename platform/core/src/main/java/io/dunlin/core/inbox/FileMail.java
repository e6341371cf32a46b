package io.dunlin.core.inbox;

import io.dunlin.core.inbox.InboxProperties.Mailbox;
import io.dunlin.core.inbox.JdbiInbox.Filed;
import io.dunlin.core.inbox.JdbiInbox.Waiting;
import io.dunlin.core.jobs.JobHandler;
import io.dunlin.core.jobs.JobQueue;
import io.dunlin.core.jobs.JobType;
import io.dunlin.spi.PluginFailure;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.search.MessageIDTerm;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.angus.mail.imap.AppendUID;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Moves mail to where it belongs, all that waits in a mailbox in one go, by UID (RFC 6851). Doing it again is harmless: a
 * mail that is not where it was is looked for in its target by Message-ID.
 */
@Component
class FileMail implements JobHandler<FileMail.Payload> {

    private static final JobType<Payload> TYPE = new JobType<>("file-mail", Payload.class);
    private static final Logger log = LoggerFactory.getLogger(FileMail.class);
    private static final int BATCH = 250;

    private final InboxProperties properties;
    private final JdbiInbox store;
    private final MailboxLogin login;
    private final Map<String, AtomicInteger> requests = new ConcurrentHashMap<>();

    FileMail(InboxProperties properties, JdbiInbox store, MailboxLogin login) {
        this.properties = properties;
        this.store = store;
        this.login = login;
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
                    "Mailbox " + payload.mailbox() + " is not configured any more; its mail stays where it is");
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
        List<Waiting> waiting = store.waitingForFiling(mailbox.name(), BATCH);
        if (waiting.isEmpty()) {
            return;
        }
        try (ImapSession session = login.open(mailbox)) {
            while (!waiting.isEmpty()) {
                Map<List<String>, List<Waiting>> byWay = new LinkedHashMap<>();
                waiting.forEach(mail -> byWay.computeIfAbsent(
                                List.of(mail.folder(), mail.targetFolder()), _ -> new ArrayList<>())
                        .add(mail));
                for (List<Waiting> together : byWay.values()) {
                    move(session, together);
                }
                waiting = store.waitingForFiling(mailbox.name(), BATCH);
            }
        } catch (MessagingException e) {
            throw PluginFailure.transientFailure(
                    "filing-failed", "Mail of " + mailbox.name() + " could not be moved: " + e.getMessage(), e);
        }
    }

    private void move(ImapSession session, List<Waiting> together) throws MessagingException {
        String target = together.getFirst().targetFolder();
        IMAPFolder targetFolder = session.folderMadeIfMissing(ClassFolders.onServer(session, target));
        IMAPFolder source = session.folder(
                ClassFolders.onServer(session, together.getFirst().folder()));
        List<Waiting> missing = new ArrayList<>();
        if (source.getFullName().equals(targetFolder.getFullName())) {
            store.filed(together.stream()
                    .map(mail -> new Filed(
                            mail.id(),
                            target,
                            mail.uid() == 0 ? null : mail.uidValidity(),
                            mail.uid() == 0 ? null : mail.uid()))
                    .toList());
            return;
        }
        source.open(Folder.READ_WRITE);
        try {
            long uidValidity = source.getUIDValidity();
            List<Waiting> here = new ArrayList<>();
            for (Waiting mail : together) {
                (mail.uid() > 0 && mail.uidValidity() == uidValidity ? here : missing).add(mail);
            }
            Message[] found = source.getMessagesByUID(
                    here.stream().mapToLong(Waiting::uid).toArray());
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
            moveFound(source, targetFolder, there, messages);
        } finally {
            if (source.isOpen()) {
                source.close(false);
            }
        }
        if (!missing.isEmpty()) {
            findAgain(targetFolder, missing);
        }
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
        store.filed(moved);
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
                store.filed(filed);
            }
            if (!lost.isEmpty()) {
                store.lost(lost);
            }
        } finally {
            target.close(false);
        }
    }
}
