package io.dunlin.core.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpServer;
import io.dunlin.core.inbox.InboxProperties.Mailbox;
import io.dunlin.core.inbox.InboxProperties.Security;
import io.dunlin.core.shared.AccessTokens;
import io.dunlin.core.shared.OAuthLogin;
import io.dunlin.core.testing.TestingClock;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MailboxLoginTest {

    private final MailboxLogin login = new MailboxLogin(new AccessTokens(new TestingClock()));
    private TestingImapServer server;
    private HttpServer provider;
    private int status = 200;

    @BeforeEach
    void start() throws IOException {
        server = new TestingImapServer();
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/token", exchange -> {
            byte[] answer = (status == 200
                            ? "{\"access_token\":\"abc.def\",\"expires_in\":3600}"
                            : "{\"error\":\"invalid_client\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        provider.start();
    }

    @AfterEach
    void stop() throws IOException {
        provider.stop(0);
        server.close();
    }

    @Test
    void a_mailbox_without_password_is_opened_with_a_token() throws MessagingException {
        try (ImapSession session = login.open(mailbox(null, oauth()))) {
            assertThat(session.mailbox().oauth()).isNotNull();
        }
        String expected = "user=sprawy@example.com\u0001auth=Bearer abc.def\u0001\u0001";
        assertThat(server.said())
                .anySatisfy(said -> assertThat(said)
                        .isEqualTo("AUTHENTICATE XOAUTH2 "
                                + Base64.getEncoder().encodeToString(expected.getBytes(StandardCharsets.US_ASCII))));
    }

    @Test
    void a_provider_that_gives_no_token_is_told_as_the_mailboxs_failure() {
        status = 401;
        assertThatExceptionOfType(MessagingException.class)
                .isThrownBy(() -> login.open(mailbox(null, oauth())))
                .withMessageContaining("gave no token: invalid_client");
        assertThat(server.said()).isEmpty();
    }

    @Test
    void a_mailbox_has_a_password_or_an_oauth_login_and_not_both() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mailbox(null, null))
                .withMessageContaining("one of the two");
        assertThatIllegalArgumentException().isThrownBy(() -> mailbox("secret", oauth()));
    }

    private OAuthLogin oauth() {
        URI url = URI.create("http://127.0.0.1:" + provider.getAddress().getPort() + "/token");
        return new OAuthLogin(url, "app", "client secret", null, null);
    }

    private Mailbox mailbox(@Nullable String password, @Nullable OAuthLogin oauth) {
        return new Mailbox(
                "sprawy",
                "127.0.0.1",
                server.port(),
                Security.NONE,
                "sprawy@example.com",
                password,
                "INBOX",
                "",
                false,
                Duration.ofMinutes(9),
                Duration.ofSeconds(30),
                oauth);
    }
}
