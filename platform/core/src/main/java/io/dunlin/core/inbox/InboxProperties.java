package io.dunlin.core.inbox;

import io.dunlin.core.shared.OAuthLogin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.Name;

/**
 * The mailboxes that are watched.
 *
 * @param mailboxes each with a name of its own
 * @param pollInterval how often every mailbox is asked for news: the truth, where IDLE is only a hint
 * @param extractor the folder of jars of the child process that reads attachments
 */
@ConfigurationProperties("dunlin.inbox")
public record InboxProperties(
        @DefaultValue List<Mailbox> mailboxes,
        @DefaultValue("PT30S") Duration pollInterval,
        @Nullable Path extractor) {

    /**
     * A mailbox read by IMAP (RFC 3501).
     *
     * @param name what people call it; stored with every mail, so it does not change
     * @param port 993 with TLS, 143 with STARTTLS
     * @param intake the folder where mail arrives
     * @param classFolderPrefix what stands before the names of the class folders, for example {@code Dunlin/}
     * @param idle whether the server is asked to tell of new mail at once (RFC 2177)
     * @param password the user's, unless there is an OAuth login
     * @param oauth for providers that take no passwords (Microsoft 365, Google); logs in by XOAUTH2
     * @param idleRefresh how long one IDLE lasts before it is asked anew; servers drop it after 30 minutes
     */
    public record Mailbox(
            String name,
            String host,
            @DefaultValue("993") int port,
            @DefaultValue("TLS") Security security,
            String user,
            @Nullable String password,
            @DefaultValue("INBOX") String intake,
            @DefaultValue("") @Name("class-folder-prefix") String classFolderPrefix,
            @DefaultValue("true") boolean idle,
            @DefaultValue("PT9M") Duration idleRefresh,
            @DefaultValue("PT30S") Duration timeout,
            @Nullable OAuthLogin oauth) {

        private static final int HIGHEST_PORT = 65_535;
        private static final int LONGEST_NAME = 60;

        public Mailbox {
            if (name.isBlank() || name.length() > LONGEST_NAME) {
                throw new IllegalArgumentException(
                        "dunlin.inbox.mailboxes[].name: write a name of 1 to 60 characters for each mailbox");
            }
            if (port < 1 || port > HIGHEST_PORT) {
                throw new IllegalArgumentException("dunlin.inbox.mailboxes[].port: write a port from 1 to 65535");
            }
            if ((password == null || password.isBlank()) == (oauth == null)) {
                throw new IllegalArgumentException(
                        "dunlin.inbox.mailboxes[].password: write a password or the keys of oauth, one of the two");
            }
        }
    }

    /** How the connection is protected. */
    public enum Security {
        /** Nothing: only to a server on the same machine. */
        NONE,
        STARTTLS,
        TLS
    }

    public InboxProperties {
        mailboxes = List.copyOf(mailboxes);
        Set<String> names = new HashSet<>();
        for (Mailbox mailbox : mailboxes) {
            if (!names.add(mailbox.name())) {
                throw new IllegalArgumentException(
                        "dunlin.inbox.mailboxes: the name '" + mailbox.name() + "' stands twice; each needs its own");
            }
        }
    }
}
