package io.dunlin.core.inbox;

import io.dunlin.core.inbox.InboxProperties.Mailbox;
import io.dunlin.core.inbox.InboxProperties.Security;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.util.HashSet;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.eclipse.angus.mail.iap.CommandFailedException;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.Status;
import org.jspecify.annotations.Nullable;

/** A login to one mailbox. Used by one thread; closed by whoever opened it. */
final class ImapSession implements AutoCloseable {

    private static final Object ABSENT = new Object();

    private final IMAPStore store;
    private final Mailbox mailbox;
    private final Set<String> knownFolders = new HashSet<>();
    private @Nullable Character separator;

    private ImapSession(IMAPStore store, Mailbox mailbox) {
        this.store = store;
        this.mailbox = mailbox;
    }

    /**
     * Logs in.
     *
     * @param readTimeoutMillis how long an answer may take: longer for a session that waits in IDLE
     * @param secret the password, or the access token where the mailbox has an OAuth login
     */
    static ImapSession open(Mailbox mailbox, long readTimeoutMillis, String secret) throws MessagingException {
        String protocol = mailbox.security() == Security.TLS ? "imaps" : "imap";
        String prefix = "mail." + protocol + ".";
        boolean startTls = mailbox.security() == Security.STARTTLS;
        Properties settings = new Properties();
        settings.put(
                prefix + "connectiontimeout", Long.toString(mailbox.timeout().toMillis()));
        settings.put(prefix + "timeout", Long.toString(readTimeoutMillis));
        settings.put(prefix + "writetimeout", Long.toString(mailbox.timeout().toMillis()));
        settings.put(prefix + "ssl.checkserveridentity", "true");
        settings.put(prefix + "starttls.enable", Boolean.toString(startTls));
        settings.put(prefix + "starttls.required", Boolean.toString(startTls));
        settings.put(prefix + "partialfetch", "false");
        if (mailbox.oauth() != null) {
            settings.put(prefix + "auth.mechanisms", "XOAUTH2");
        }
        // A header that is no date or no address is the reader's to judge, not a reason to fail.
        settings.put("mail.mime.address.strict", "false");
        IMAPStore store = (IMAPStore) Session.getInstance(settings).getStore(protocol);
        store.connect(mailbox.host(), mailbox.port(), mailbox.user(), secret);
        return new ImapSession(store, mailbox);
    }

    IMAPFolder folder(String name) throws MessagingException {
        return (IMAPFolder) store.getFolder(name);
    }

    /** A folder that is made, and subscribed to, where it is missing. The server is asked once in a session. */
    IMAPFolder folderMadeIfMissing(String name) throws MessagingException {
        IMAPFolder folder = folder(name);
        if (knownFolders.add(name) && !folder.exists()) {
            if (!folder.create(Folder.HOLDS_MESSAGES)) {
                throw new MessagingException("The server refused to make the folder " + name);
            }
            folder.setSubscribed(true);
        }
        return folder;
    }

    /** The folder's name on this server: levels are written with a slash in the product. */
    String serverName(String name) throws MessagingException {
        if (separator == null) {
            separator = store.getDefaultFolder().getSeparator();
        }
        return name.replace('/', separator);
    }

    /** Whether the server tells, when a folder is opened, what left it since it was last open (RFC 7162). */
    boolean tellsWhatLeft() throws MessagingException {
        return store.hasCapability("QRESYNC") && store.hasCapability("ENABLE");
    }

    /**
     * What tells whether anything has come into a folder or left it.
     *
     * @param uidNext 0 where the server does not tell
     * @param messages how many there are; -1 where the server does not tell
     * @param modSeq grows with every change (RFC 7162); 0 unless the server also {@linkplain #tellsWhatLeft() tells which}
     */
    record Numbers(long uidValidity, long uidNext, long messages, long modSeq) {}

    /** By one command; empty where there is no such folder. */
    Optional<Numbers> numbersOf(IMAPFolder folder) throws MessagingException {
        String name = folder.getFullName();
        String[] items = tellsWhatLeft()
                ? new String[] {"UIDVALIDITY", "UIDNEXT", "MESSAGES", "HIGHESTMODSEQ"}
                : new String[] {"UIDVALIDITY", "UIDNEXT", "MESSAGES"};
        Object told = folder.doCommand(protocol -> {
            try {
                Status status = protocol.status(name, items);
                return new Numbers(
                        status.uidvalidity,
                        Math.max(status.uidnext, 0),
                        status.total,
                        Math.max(status.highestmodseq, 0));
            } catch (CommandFailedException _) {
                return ABSENT;
            }
        });
        return told instanceof Numbers numbers ? Optional.of(numbers) : Optional.empty();
    }

    Mailbox mailbox() {
        return mailbox;
    }

    @Override
    public void close() throws MessagingException {
        store.close();
    }
}
