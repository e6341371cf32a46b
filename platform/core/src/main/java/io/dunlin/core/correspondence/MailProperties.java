package io.dunlin.core.correspondence;

import io.dunlin.core.shared.OAuthLogin;
import io.dunlin.spi.value.EmailAddress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mail server that messages leave by.
 *
 * @param host its name; without one no mail can be sent
 * @param port 587 for submission with STARTTLS, 465 with TLS from the start, 25 inside the house
 * @param security how the connection is protected
 * @param user who logs in; null for none
 * @param password of that user
 * @param from the sender's address
 * @param fromName the sender's name as debtors see it
 * @param replyTo where answers go; the watched mailbox. The sender's address where it is not set
 * @param tagReplies whether the mail server delivers {@code name+tag@domain} to {@code name@domain}, so that answers can
 *     carry a signed token
 * @param timeout of connecting and of each answer
 * @param oauth for providers that take no passwords (Microsoft 365, Google); logs in by XOAUTH2
 */
@ConfigurationProperties("dunlin.mail.smtp")
public record MailProperties(
        @Nullable String host,
        @DefaultValue("587") int port,
        @DefaultValue("STARTTLS") Security security,
        @Nullable String user,
        @Nullable String password,
        @Nullable String from,
        @DefaultValue("") String fromName,
        @Nullable String replyTo,
        @DefaultValue("false") boolean tagReplies,
        @DefaultValue("PT30S") Duration timeout,
        @Nullable OAuthLogin oauth) {

    /** How a connection is protected. */
    public enum Security {
        /** Nothing: only to a server on the same machine. */
        NONE,
        STARTTLS,
        TLS
    }

    private static final int HIGHEST_PORT = 65_535;

    public MailProperties {
        if (port < 1 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("dunlin.mail.smtp.port: write a port from 1 to 65535");
        }
        requireAddress("dunlin.mail.smtp.from", from);
        requireAddress("dunlin.mail.smtp.reply-to", replyTo);
        if (host != null && !host.isBlank() && (from == null || from.isBlank())) {
            throw new IllegalArgumentException(
                    "dunlin.mail.smtp.from: write the address that debtors see as the sender");
        }
    }

    public boolean configured() {
        return host != null && !host.isBlank();
    }

    private static void requireAddress(String key, @Nullable String value) {
        if (value != null && !value.isBlank() && EmailAddress.find(value).isEmpty()) {
            throw new IllegalArgumentException(key + ": write one mail address, for example windykacja@example.com");
        }
    }
}
