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
import java.util.List;
import java.util.Optional;
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

    private final JdbiInbox store;
    private final MailboxLogin login;
    private final Jdbi jdbi;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;
    private final ObjectProvider<FoldersOfMeaning> meaning;

    ClassFolders(
            JdbiInbox store,
            MailboxLogin login,
            Jdbi jdbi,
            Transactions transactions,
            ApplicationEventPublisher events,
            ObjectProvider<FoldersOfMeaning> meaning) {
        this.store = store;
        this.login = login;
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

    void noteMoves(Mailbox mailbox) {
        List<String> folders = foldersInUse(mailbox);
        if (folders.isEmpty()) {
            return;
        }
        try (ImapSession session = login.open(mailbox)) {
            for (String folder : folders) {
                noteMoves(session, folder);
            }
        } catch (MessagingException e) {
            log.warn("The folders of {} could not be looked through: {}", mailbox.name(), e.getMessage());
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
            FetchProfile ids = new FetchProfile();
            ids.add(MESSAGE_ID);
            ids.add(UIDFolder.FetchProfileItem.UID);
            folder.fetch(fresh, ids);
            for (Message message : fresh) {
                note(mailbox, name, uidValidity, folder.getUID(message), message);
            }
        } finally {
            folder.close(false);
        }
    }

    private void note(Mailbox mailbox, String folder, long uidValidity, long uid, Message message)
            throws MessagingException {
        String[] headers = message.getHeader(MESSAGE_ID);
        String messageId =
                headers == null || headers.length == 0 ? "" : headers[0].strip().replaceAll("^<|>$", "");
        transactions.run(() -> {
            Optional<InboundMail> known = store.findByMessageId(mailbox.name(), messageId);
            known.filter(mail -> mail.filedAt() != null)
                    .filter(mail -> !folder.equals(mail.targetFolder()))
                    .ifPresent(mail -> {
                        store.movedByPerson(mail.id(), folder, uidValidity, uid);
                        events.publishEvent(new MailMovedByPerson(mail.id(), folder));
                    });
            store.advance(mailbox.name(), folder, uidValidity, uid);
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
