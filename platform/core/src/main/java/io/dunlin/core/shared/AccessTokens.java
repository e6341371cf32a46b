package io.dunlin.core.shared;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * Access tokens for mail servers, asked for when they are needed and kept until shortly before they run out.
 * <p>
 * A refresh token that the provider replaces is used from then on, in memory only: the configured one stays valid at the
 * providers in use, and a restart begins with it again. Safe for several threads.
 */
@Component
public class AccessTokens {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    /** Asked for anew so long before the end: clocks differ, and a login takes its time. */
    private static final Duration MARGIN = Duration.ofSeconds(90);

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final int LARGEST_ANSWER = 64 * 1024;
    private static final int OK = 200;

    private final Clock clock;
    private final HttpClient http = HttpClient.newBuilder()
            .connectTimeout(TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    private final Map<OAuthLogin, Grant> grants = new ConcurrentHashMap<>();

    public AccessTokens(Clock clock) {
        this.clock = clock;
    }

    private record Grant(
            String token, Instant until, @Nullable String refreshToken) {}

    /** RFC 6749, sections 5.1 and 5.2. */
    private record Answer(
            @JsonProperty("access_token") @Nullable String accessToken,
            @JsonProperty("expires_in") @Nullable Long expiresIn,
            @JsonProperty("refresh_token") @Nullable String refreshToken,
            @Nullable String error,
            @JsonProperty("error_description") @Nullable String description) {

        String reason() {
            String code = error == null ? "an answer without access_token" : error;
            // The first line only: providers append traces.
            return description == null
                    ? code
                    : code + ", " + description.lines().findFirst().orElse("");
        }
    }

    /** The provider gave no token; the message says why, without secrets. */
    public static final class Refused extends IOException {

        private static final long serialVersionUID = 1L;

        Refused(String message) {
            super(message);
        }
    }

    /**
     * A token that is valid now.
     *
     * @throws Refused where the provider says no: a wrong client, a withdrawn consent, an expired refresh token
     * @throws IOException where it cannot be reached or answers nonsense
     */
    public String tokenFor(OAuthLogin login) throws IOException {
        Grant known = grants.get(login);
        if (known != null && clock.instant().isBefore(known.until())) {
            return known.token();
        }
        synchronized (this) {
            Grant again = grants.get(login);
            if (again != null && clock.instant().isBefore(again.until())) {
                return again.token();
            }
            Grant granted = ask(login, again == null ? null : again.refreshToken());
            grants.put(login, granted);
            return granted.token();
        }
    }

    /** The server did not take the token: the next one is asked for anew. */
    public void forget(OAuthLogin login) {
        grants.computeIfPresent(login, (_, grant) -> new Grant(grant.token(), Instant.MIN, grant.refreshToken()));
    }

    private Grant ask(OAuthLogin login, @Nullable String rotated) throws IOException {
        String refreshToken = rotated == null ? login.refreshToken() : rotated;
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", refreshToken == null ? "client_credentials" : "refresh_token");
        form.put("client_id", login.clientId());
        put(form, "client_secret", login.clientSecret());
        put(form, "refresh_token", refreshToken);
        put(form, "scope", login.scope());
        Answer answer = post(login.tokenUrl(), form);
        if (answer.accessToken() == null || answer.accessToken().isBlank()) {
            throw new Refused(login.tokenUrl().getHost() + " gave no token: " + answer.reason());
        }
        Duration lasts = Duration.ofSeconds(answer.expiresIn() == null ? 0 : answer.expiresIn())
                .minus(MARGIN);
        Instant until = clock.instant().plus(lasts.compareTo(SHORTEST) < 0 ? SHORTEST : lasts);
        return new Grant(
                answer.accessToken(), until, answer.refreshToken() == null ? refreshToken : answer.refreshToken());
    }

    private Answer post(URI url, Map<String, String> form) throws IOException {
        String body = form.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(TIMEOUT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response;
        try {
            response = http.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST_ANSWER));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while " + url.getHost() + " was asked for a token", e);
        }
        try {
            return Json.read(response.body(), Answer.class);
        } catch (JacksonException e) {
            throw new IOException(
                    url.getHost() + " answered " + response.statusCode()
                            + (response.statusCode() == OK ? " with something that is no JSON" : ""),
                    e);
        }
    }

    private static void put(Map<String, String> form, String name, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            form.put(name, value);
        }
    }
}
