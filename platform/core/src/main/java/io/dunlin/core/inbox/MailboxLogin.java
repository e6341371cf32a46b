package io.dunlin.core.inbox;

import io.dunlin.core.inbox.InboxProperties.Mailbox;
import io.dunlin.core.shared.AccessTokens;
import io.dunlin.core.shared.OAuthLogin;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.io.IOException;
import org.springframework.stereotype.Component;

/** Logs in to mailboxes: with the password, or with an access token where the provider takes no passwords. */
@Component
class MailboxLogin {

    private final AccessTokens tokens;

    MailboxLogin(AccessTokens tokens) {
        this.tokens = tokens;
    }

    ImapSession open(Mailbox mailbox) throws MessagingException {
        return open(mailbox, mailbox.timeout().toMillis());
    }

    /**
     * Logs in.
     *
     * @param readTimeoutMillis how long an answer may take: longer for a session that waits in IDLE
     */
    ImapSession open(Mailbox mailbox, long readTimeoutMillis) throws MessagingException {
        OAuthLogin oauth = mailbox.oauth();
        if (oauth == null) {
            return ImapSession.open(mailbox, readTimeoutMillis, String.valueOf(mailbox.password()));
        }
        String token;
        try {
            token = tokens.tokenFor(oauth);
        } catch (IOException e) {
            throw new MessagingException(e.getMessage(), e);
        }
        try {
            return ImapSession.open(mailbox, readTimeoutMillis, token);
        } catch (AuthenticationFailedException e) {
            // Withdrawn before its time: the next login asks for a new one.
            tokens.forget(oauth);
            throw e;
        }
    }
}
