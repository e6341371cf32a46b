package io.dunlin.core.correspondence.channels;

import io.dunlin.core.correspondence.MailProperties;
import io.dunlin.core.shared.OAuthLogin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where copies of sent mail are kept, by IMAP.
 *
 * @param host the mail server; without one no copies are kept, and a mail in doubt is always a person's to decide
 * @param port 993 with TLS, 143 with STARTTLS
 * @param folder made where it is missing
 * @param oauth for providers that take no passwords
 */
@ConfigurationProperties("dunlin.mail.sent")
public record SentFolderProperties(
        @Nullable String host,
        @DefaultValue("993") int port,
        @DefaultValue("TLS") MailProperties.Security security,
        @Nullable String user,
        @Nullable String password,
        @DefaultValue("Sent") String folder,
        @Nullable OAuthLogin oauth) {

    private static final int HIGHEST_PORT = 65_535;

    public SentFolderProperties {
        if (port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("dunlin.mail.sent.port: write a port from 1 to 65535");
        }
        if (folder.isBlank()) {
            throw new IllegalArgumentException("dunlin.mail.sent.folder: write the name of a folder, for example Sent");
        }
    }

    boolean configured() {
        return host != null && !host.isBlank();
    }
}
