package io.dunlin.core.correspondence.channels;

import io.dunlin.core.shared.AccessTokens;
import io.dunlin.core.shared.OAuthLogin;
import jakarta.mail.MessagingException;
import jakarta.mail.Service;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Logs in to mail servers: with the password, or with an access token where the provider takes no passwords. */
@Component
class MailSecrets {

    private final AccessTokens tokens;

    MailSecrets(AccessTokens tokens) {
        this.tokens = tokens;
    }

    void connect(
            Service service,
            @Nullable String host,
            int port,
            @Nullable String user,
            @Nullable String password,
            @Nullable OAuthLogin oauth)
            throws MessagingException {
        if (oauth == null) {
            service.connect(host, port, user, password);
            return;
        }
        try {
            service.connect(host, port, user, tokens.tokenFor(oauth));
        } catch (jakarta.mail.AuthenticationFailedException e) {
            tokens.forget(oauth);
            throw e;
        } catch (IOException e) {
            throw new MessagingException(e.getMessage(), e);
        }
    }
}
