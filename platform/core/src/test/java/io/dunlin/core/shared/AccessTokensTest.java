package io.dunlin.core.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dunlin.core.testing.TestingClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AccessTokensTest {

    private final TestingClock clock = new TestingClock();
    private final AccessTokens tokens = new AccessTokens(clock);
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final Deque<String> answers = new ArrayDeque<>();
    private HttpServer provider;
    private int status = 200;

    @BeforeEach
    void start_a_provider() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/token", this::answer);
        provider.start();
    }

    @AfterEach
    void stop_it() {
        provider.stop(0);
    }

    @Test
    void a_token_is_kept_until_shortly_before_it_runs_out() throws IOException {
        answers.add("{\"access_token\":\"one\",\"expires_in\":3600,\"token_type\":\"Bearer\"}");
        answers.add("{\"access_token\":\"two\",\"expires_in\":3600}");
        OAuthLogin login = login("secret & more", null);
        assertThat(tokens.tokenFor(login)).isEqualTo("one");
        clock.advance(Duration.ofMinutes(55));
        assertThat(tokens.tokenFor(login)).isEqualTo("one");
        clock.advance(Duration.ofMinutes(4));
        assertThat(tokens.tokenFor(login)).isEqualTo("two");
        assertThat(asked)
                .hasSize(2)
                .allMatch(
                        form -> form.equals("grant_type=client_credentials&client_id=app&client_secret=secret+%26+more"
                                + "&scope=https%3A%2F%2Foutlook.example%2F.default"));
    }

    @Test
    void a_refresh_token_that_the_provider_replaces_is_used_from_then_on() throws IOException {
        answers.add("{\"access_token\":\"one\",\"expires_in\":3600,\"refresh_token\":\"second\"}");
        answers.add("{\"access_token\":\"two\",\"expires_in\":3600}");
        OAuthLogin login = login(null, "first");
        assertThat(tokens.tokenFor(login)).isEqualTo("one");
        tokens.forget(login);
        assertThat(tokens.tokenFor(login)).isEqualTo("two");
        assertThat(asked.getFirst()).contains("grant_type=refresh_token", "refresh_token=first");
        assertThat(asked.getLast()).contains("refresh_token=second");
    }

    @Test
    void a_no_is_told_with_its_reason_and_without_secrets() {
        status = 400;
        answers.add(
                "{\"error\":\"invalid_grant\",\"error_description\":\"AADSTS70008: the token has expired\\r\\nTrace\"}");
        assertThatExceptionOfType(AccessTokens.Refused.class)
                .isThrownBy(() -> tokens.tokenFor(login("hidden", "also hidden")))
                .withMessageContaining("invalid_grant, AADSTS70008: the token has expired")
                .withMessageNotContaining("hidden")
                .withMessageNotContaining("Trace");
    }

    @Test
    void nonsense_is_told_as_such() {
        status = 502;
        answers.add("<html>Bad gateway</html>");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> tokens.tokenFor(login("x", null)))
                .withMessageContaining("answered 502");
    }

    @Test
    void an_address_without_tls_or_a_login_without_secrets_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OAuthLogin(URI.create("http://login.example/token"), "app", "s", null, null))
                .withMessageContaining("https://");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new OAuthLogin(URI.create("https://login.example/token"), "app", null, null, null))
                .withMessageContaining("client-secret");
        assertThat(login("hidden", null).toString()).doesNotContain("hidden");
    }

    private OAuthLogin login(@Nullable String secret, @Nullable String refreshToken) {
        URI url = URI.create("http://127.0.0.1:" + provider.getAddress().getPort() + "/token");
        return new OAuthLogin(url, "app", secret, refreshToken, "https://outlook.example/.default");
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        byte[] body = answers.removeFirst().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
