package io.dunlin.core.inbox;

import com.icegreen.greenmail.util.GreenMail;
import io.dunlin.core.inbox.InboxProperties.Mailbox;
import io.dunlin.core.inbox.JdbiInbox.Place;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.springframework.stereotype.Component;

/** Lets tests deliver into a mailbox, have it read now, and count what is in its folders. */
@Component
public class MailboxTestAccess {

    private final InboxProperties properties;
    private final MailboxReader reader;
    private final ClassFolders classFolders;
    private final MailboxLogin login;
    private final Inbox inbox;
    private final MailSearch search;
    private long received;

    MailboxTestAccess(
            InboxProperties properties,
            MailboxReader reader,
            ClassFolders classFolders,
            MailboxLogin login,
            Inbox inbox,
            MailSearch search) {
        this.properties = properties;
        this.reader = reader;
        this.classFolders = classFolders;
        this.login = login;
        this.inbox = inbox;
        this.search = search;
    }

    /** As if this mail had been fetched from a mailbox that is gone since. */
    public InboundMailId receive(byte[] raw) {
        Place place = new Place("testing", "INBOX", 1, ++received);
        return inbox.receive(List.of(new Inbox.Arrived(place, raw))).getFirst();
    }

    public void deliver(GreenMail server, String user, byte[] raw) {
        try {
            MimeMessage mail = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
            server.getManagers().getUserManager().getUserByEmail(user).deliver(mail);
        } catch (MessagingException e) {
            throw new IllegalStateException("The test mail could not be delivered", e);
        }
    }

    public void poll() {
        for (Mailbox mailbox : properties.mailboxes()) {
            reader.takeIn(mailbox, classFolders::noteMoves);
        }
    }

    void pollOnly(String name) {
        for (Mailbox mailbox : properties.mailboxes()) {
            if (mailbox.name().equals(name)) {
                reader.takeIn(mailbox, classFolders::noteMoves);
            }
        }
    }

    /** Moves every mail of one class folder to another, as a person does in a mail client. */
    public void moveAll(String from, String to) {
        try (ImapSession session = login.open(properties.mailboxes().getFirst())) {
            IMAPFolder target = session.folder(ClassFolders.onServer(session, to));
            boolean there = target.exists() || target.create(Folder.HOLDS_MESSAGES);
            IMAPFolder source = session.folder(ClassFolders.onServer(session, from));
            source.open(Folder.READ_WRITE);
            Message[] messages = source.getMessages();
            source.copyMessages(messages, target);
            source.setFlags(messages, new Flags(Flags.Flag.DELETED), true);
            source.close(true);
            if (!there || messages.length == 0) {
                throw new IllegalStateException("Nothing was moved from " + from + " to " + to);
            }
        } catch (MessagingException e) {
            throw new IllegalStateException("The test mailbox cannot be used", e);
        }
    }

    /** Mail that the hourly indexing would read. */
    public List<InboundMailId> waitingToBeIndexed() {
        return search.missing(10);
    }

    public int countIn(String folder) {
        try (ImapSession session = login.open(properties.mailboxes().getFirst())) {
            IMAPFolder open = session.folder(ClassFolders.onServer(session, folder));
            return open.exists() ? open.getMessageCount() : 0;
        } catch (MessagingException e) {
            throw new IllegalStateException("The test mailbox cannot be read", e);
        }
    }
}
