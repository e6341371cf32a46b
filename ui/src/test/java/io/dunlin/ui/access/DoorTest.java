package io.dunlin.ui.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.access.LoginAttempts;
import io.dunlin.core.access.Role;
import io.dunlin.core.testing.EmptyDatabase;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.ui.testing.SampleFirm;
import io.dunlin.ui.testing.ScreensConfiguration;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.env.Environment;

/** The door by HTTP, as a browser sees it. */
@SpringBootTest(classes = ScreensConfiguration.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ExtendWith(EmptyDatabase.class)
class DoorTest {

    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" content=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager();
    private final HttpClient browser = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();

    @Autowired
    private Environment environment;

    @Autowired
    private SampleFirm firm;

    @Autowired
    private LoginAttempts attempts;

    @Autowired
    private TestingClock clock;

    @Test
    void nobody_sees_a_screen_without_signing_in() throws Exception {
        firm.person("anna", "Anna Wzorcowa", "pl", Role.CLERK);
        HttpResponse<String> answer = get("cases");
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).contains("/login");
    }

    @Test
    void pages_forbid_frames_and_anything_from_elsewhere() throws Exception {
        firm.person("anna", "Anna Wzorcowa", "pl", Role.CLERK);
        HttpResponse<String> answer = get("login");
        assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).contains("same-origin");
    }

    @Test
    void the_right_password_opens_and_the_session_gets_a_new_id() throws Exception {
        firm.person("anna", "Anna Wzorcowa", "pl", Role.CLERK);
        HttpResponse<String> before = get("login");
        String session = cookies.getCookieStore().getCookies().toString();
        HttpResponse<String> answer = signIn(before.body(), "Anna", SampleFirm.PASSWORD);
        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("error");
        assertThat(cookies.getCookieStore().getCookies().toString()).isNotEqualTo(session);
        assertThat(get("cases").statusCode()).isEqualTo(200);
    }

    @Test
    void five_wrong_passwords_lock_the_account_for_a_while() throws Exception {
        firm.person("anna", "Anna Wzorcowa", "pl", Role.CLERK);
        for (int i = 0; i < 5; i++) {
            assertThat(signIn(get("login").body(), "anna", "wrong")
                            .headers()
                            .firstValue("Location")
                            .orElse(""))
                    .contains("error");
        }
        assertThat(attempts.find("anna"))
                .hasValueSatisfying(
                        account -> assertThat(account.lockedAt(clock.instant())).isTrue());
        assertThat(signIn(get("login").body(), "anna", SampleFirm.PASSWORD)
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .contains("error");
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return browser.send(
                HttpRequest.newBuilder(address(path))
                        .header("Accept", "text/html")
                        .build(),
                BodyHandlers.ofString());
    }

    private HttpResponse<String> signIn(String page, String login, String password)
            throws IOException, InterruptedException {
        Matcher token = TOKEN.matcher(page);
        String csrf = token.find() ? "&_csrf=" + encoded(token.group(1)) : "";
        return browser.send(
                HttpRequest.newBuilder(address("login"))
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(
                                "username=" + encoded(login) + "&password=" + encoded(password) + csrf))
                        .build(),
                BodyHandlers.ofString());
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + environment.getRequiredProperty("local.server.port") + "/" + path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
