package io.dunlin.core.inbox;

import io.dunlin.core.inbox.ImapSession.Numbers;
import io.dunlin.core.inbox.InboxProperties.Mailbox;
import io.dunlin.core.inbox.JdbiInbox.Mark;
import io.dunlin.core.shared.Transactions;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Notes when a person moves a mail between folders in a mail client: that is an answer to what the product decided. A quiet
 * folder costs one command.
 */
@Component
class ClassFolders {

    private static final Logger log = LoggerFactory.getLogger(ClassFolders.class);
    private static final String MESSAGE_ID = "Message-ID";
    private static final int TOGETHER = 500;

    private final JdbiInbox store;
    private final Jdbi jdbi;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;
    private final ObjectProvider<FoldersOfMeaning> meaning;

    ClassFolders(
            JdbiInbox store,
            Jdbi jdbi,
            Transactions transactions,
            ApplicationEventPublisher events,
            ObjectProvider<FoldersOfMeaning> meaning) {
        this.store = store;
        this.jdbi = jdbi;
        this.transactions = transactions;
        this.events = events;
        this.meaning = meaning;
    }

    /** The name of one of the product's folders on a server: with the mailbox's prefix, unless it is the intake. */
    static String onServer(ImapSession session, String folder) throws MessagingException {
        Mailbox mailbox = session.mailbox();
        return folder.equals(mailbox.intake()) ? folder : session.serverName(mailbox.classFolderPrefix() + folder);
    }

    void noteMoves(ImapSession session) {
        for (String folder : foldersInUse(session.mailbox())) {
            try {
                noteMoves(session, folder);
            } catch (MessagingException e) {
                log.warn(
                        "The folder {} of {} could not be looked through: {}",
                        folder,
                        session.mailbox().name(),
                        e.getMessage());
            }
        }
    }

    private void noteMoves(ImapSession session, String name) throws MessagingException {
        Mailbox mailbox = session.mailbox();
        IMAPFolder folder = session.folder(onServer(session, name));
        Optional<Numbers> numbers = ImapSession.numbersOf(folder);
        if (numbers.isEmpty()) {
            return;
        }
        long uidValidity = numbers.get().uidValidity();
        long uidNext = numbers.get().uidNext();
        Mark mark = store.mark(mailbox.name(), name)
                .filter(known -> known.uidValidity() == uidValidity)
                .orElse(new Mark(uidValidity, 0));
        if (uidNext > 0 && uidNext <= mark.lastUid() + 1) {
            return;
        }
        folder.open(Folder.READ_ONLY);
        try {
            Message[] fresh = folder.getMessagesByUID(mark.lastUid() + 1, UIDFolder.LASTUID);
            for (int from = 0; from < fresh.length; from += TOGETHER) {
                Message[] some = Arrays.copyOfRange(fresh, from, Math.min(fresh.length, from + TOGETHER));
                FetchProfile ids = new FetchProfile();
                ids.add(MESSAGE_ID);
                ids.add(UIDFolder.FetchProfileItem.UID);
                folder.fetch(some, ids);
                List<Seen> seen = new ArrayList<>();
                for (Message message : some) {
                    seen.add(new Seen(messageIdOf(message), folder.getUID(message)));
                }
                note(mailbox, name, uidValidity, seen);
            }
        } finally {
            folder.close(false);
        }
    }

    private record Seen(String messageId, long uid) {}

    private static String messageIdOf(Message message) throws MessagingException {
        String[] headers = message.getHeader(MESSAGE_ID);
        return headers == null || headers.length == 0 ? "" : headers[0].strip().replaceAll("^<|>$", "");
    }

    private void note(Mailbox mailbox, String folder, long uidValidity, List<Seen> seen) {
        transactions.run(() -> {
            Map<String, InboundMail> known = store.findByMessageIds(
                    mailbox.name(),
                    seen.stream()
                            .map(Seen::messageId)
                            .filter(id -> !id.isEmpty())
                            .collect(Collectors.toSet()));
            for (Seen each : seen) {
                InboundMail mail = known.get(each.messageId());
                if (mail != null && mail.filedAt() != null && !folder.equals(mail.targetFolder())) {
                    store.movedByPerson(mail.id(), folder, uidValidity, each.uid());
                    events.publishEvent(new MailMovedByPerson(mail.id(), folder));
                }
            }
            store.advance(
                    mailbox.name(),
                    folder,
                    uidValidity,
                    seen.stream().mapToLong(Seen::uid).max().orElse(0));
        });
    }

    /** Folders that mail was filed into, and those that a person may choose though nothing was filed there yet. */
    private List<String> foldersInUse(Mailbox mailbox) {
        List<String> used = jdbi.withHandle(handle -> handle.createQuery("""
                        select distinct target_folder
                        from inbound_mail
                        where mailbox = :mailbox and target_folder is not null
                        union
                        select folder
                        from mailbox_state
                        where mailbox = :mailbox and folder <> :intake
                        """)
                .bind("mailbox", mailbox.name())
                .bind("intake", mailbox.intake())
                .mapTo(String.class)
                .list());
        if (used.isEmpty()) {
            return List.of();
        }
        return Stream.concat(used.stream(), meaning.stream().flatMap(each -> each.names().stream()))
                .distinct()
                .toList();
    }
}
