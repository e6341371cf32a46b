package io.dunlin.core.correspondence.channels;

import io.dunlin.core.correspondence.MailProperties;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.MessageIDTerm;
import java.util.Properties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The folder on the mail server that keeps a copy of what was sent: for people who look there, and to find out whether a
 * message in doubt has left. A copy that cannot be kept is logged and changes nothing about the message.
 */
@Component
class SentFolder implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(SentFolder.class);

    private static final int ATTEMPTS = 3;

    private final SentFolderProperties properties;
    private final MailSecrets secrets;
    private final IdleConnections<Store> idle = new IdleConnections<>();

    SentFolder(SentFolderProperties properties, MailSecrets secrets) {
        this.properties = properties;
        this.secrets = secrets;
    }

    /** Where the connection ends before the server said that it has the copy, it is looked for before it is brought again. */
    void keep(MimeMessage mail) {
        if (!properties.configured()) {
            return;
        }
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            Store store = null;
            try {
                mail.setFlag(Flags.Flag.SEEN, true);
                store = attempt == 1 ? idle.take() : null;
                if (store == null) {
                    store = connect();
                    if (!make(store.getFolder(properties.folder()))) {
                        log.warn("The folder {} for copies of sent mail cannot be made", properties.folder());
                        IdleConnections.close(store);
                        return;
                    }
                }
                Folder folder = store.getFolder(properties.folder());
                if (attempt == 1 || !isIn(folder, mail.getMessageID())) {
                    folder.appendMessages(new Message[] {mail});
                }
                idle.giveBack(store);
                return;
            } catch (MessagingException e) {
                IdleConnections.close(store);
                log.warn(
                        "A copy of a sent mail could not be kept in {}, attempt {} of {}: {}",
                        properties.folder(),
                        attempt,
                        ATTEMPTS,
                        e.getMessage());
            }
        }
    }

    private static boolean isIn(Folder folder, String messageId) throws MessagingException {
        folder.open(Folder.READ_ONLY);
        try {
            return folder.search(new MessageIDTerm(messageId)).length > 0;
        } finally {
            folder.close(false);
        }
    }

    /** Where several mails leave at once, another connection may make it between a look and an attempt. */
    static boolean make(Folder folder) throws MessagingException {
        return folder.exists() || folder.create(Folder.HOLDS_MESSAGES) || folder.exists();
    }

    @Override
    public void destroy() {
        idle.close();
    }

    /** Whether a copy with this Message-ID is there; false also where nobody can look. */
    boolean holds(String messageId) {
        if (!properties.configured()) {
            return false;
        }
        Store store = idle.take();
        try {
            store = store == null ? connect() : store;
            Folder folder = store.getFolder(properties.folder());
            boolean found = folder.exists() && isIn(folder, messageId);
            idle.giveBack(store);
            return found;
        } catch (MessagingException e) {
            IdleConnections.close(store);
            log.warn("The folder {} could not be searched: {}", properties.folder(), e.getMessage());
            return false;
        }
    }

    private Store connect() throws MessagingException {
        boolean tls = properties.security() == MailProperties.Security.TLS;
        String protocol = tls ? "imaps" : "imap";
        String prefix = "mail." + protocol + ".";
        Properties settings = new Properties();
        settings.put(prefix + "connectiontimeout", "10000");
        settings.put(prefix + "timeout", "30000");
        settings.put(prefix + "ssl.checkserveridentity", "true");
        boolean startTls = properties.security() == MailProperties.Security.STARTTLS;
        settings.put(prefix + "starttls.enable", Boolean.toString(startTls));
        settings.put(prefix + "starttls.required", Boolean.toString(startTls));
        if (properties.oauth() != null) {
            settings.put(prefix + "auth.mechanisms", "XOAUTH2");
        }
        Store store = Session.getInstance(settings).getStore(protocol);
        secrets.connect(
                store,
                properties.host(),
                properties.port(),
                properties.user(),
                properties.password(),
                properties.oauth());
        return store;
    }
}
