package io.dunlin.spi.web;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.settings.LocalizedText;
import java.io.IOException;
import java.io.Serial;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.net.ssl.SSLHandshakeException;

/**
 * Asks a program of somebody else over HTTP: encrypted, or in clear only where an administrator allowed it and the address is
 * one of this machine or of the firm's own network. No redirect is followed. Thread-safe.
 */
public final class WebApi {

    /** Octets of an answer that are read; a longer one is a failure. */
    public static final int LONGEST_ANSWER = 262_144;

    private static final Pattern CHARSET = Pattern.compile("(?i)charset=\"?([A-Za-z0-9._:-]+)");

    private final HttpClient client;
    private final boolean plainAllowed;
    private final Duration patience;

    /**
     * @param client the product's client
     * @param plainAllowed whether an administrator allowed addresses without TLS in the firm's own network
     * @param patience how long to wait for an answer
     */
    public WebApi(HttpClient client, boolean plainAllowed, Duration patience) {
        this.client = client;
        this.plainAllowed = plainAllowed;
        this.patience = patience;
    }

    /**
     * Reads; may be repeated freely.
     *
     * @throws PluginFailure where no answer came or the address is not allowed
     */
    public WebAnswer read(URI address, Map<String, String> headers) {
        try {
            return exchange(client, request(address, headers).GET().build());
        } catch (NoAnswer e) {
            throw PluginFailure.transientFailure(
                    "no-answer", e.text().followedBy("; próba zostanie powtórzona", "; tried again later"), e);
        }
    }

    /**
     * Sends a form of which it matters that it arrives once.
     *
     * @throws PluginFailure where the request surely did not leave
     * @throws NoAnswer where it may have
     */
    public WebAnswer post(URI address, Map<String, String> headers, Map<String, String> fields) {
        return submit("POST", address, headers, "application/x-www-form-urlencoded", form(fields));
    }

    /**
     * Sends a request of which it matters that it arrives once, with a body or without.
     *
     * @param type the body's type; empty for no body
     * @throws PluginFailure where the request surely did not leave
     * @throws NoAnswer where it may have
     */
    public WebAnswer submit(String method, URI address, Map<String, String> headers, String type, String body) {
        BodyPublisher publisher = type.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        HttpRequest.Builder request =
                request(address, headers).version(HttpClient.Version.HTTP_1_1).method(method, new OnceOnly(publisher));
        if (!type.isEmpty()) {
            request.setHeader("Content-Type", type);
        }
        return exchange(client, request.build());
    }

    /** Fields as a form or a query writes them (HTML, application/x-www-form-urlencoded). */
    public static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(URI address, Map<String, String> headers) {
        refuseUnlessSafe(address);
        HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(patience);
        headers.forEach((name, value) -> {
            try {
                request.setHeader(name, value);
            } catch (IllegalArgumentException _) {
                // The JDK's words repeat the value, which may be a password.
                throw PluginFailure.configuration(
                        "header-refused",
                        new LocalizedText(
                                "Nagłówka '" + name
                                        + "' nie można wysłać: HTTP zastrzega go dla siebie albo jego wartość"
                                        + " zawiera znak, którego w nagłówku być nie może, na przykład koniec wiersza na"
                                        + " końcu hasła",
                                "The header '" + name + "' cannot be sent: HTTP reserves it, or its value holds a sign"
                                        + " that no header may hold, such as a line break at the end of a password"));
            }
        });
        return request;
    }

    private static WebAnswer exchange(HttpClient client, HttpRequest request) {
        String host = String.valueOf(request.uri().getHost());
        try {
            HttpResponse<byte[]> response =
                    client.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), LONGEST_ANSWER));
            Charset charset = charset(response.headers().firstValue("Content-Type"));
            return new WebAnswer(response.statusCode(), new String(response.body(), charset));
        } catch (ConnectException | HttpConnectTimeoutException e) {
            throw PluginFailure.transientFailure(
                    "unreachable",
                    new LocalizedText(
                            "Nie można połączyć się z " + host + "; próba zostanie powtórzona",
                            host + " cannot be reached; tried again later"),
                    e);
        } catch (SSLHandshakeException e) {
            throw new PluginFailure(
                    PluginFailure.Kind.CONFIGURATION,
                    "certificate-refused",
                    new LocalizedText(
                            "Certyfikat serwera " + host + " nie jest zaufany (" + e.getMessage()
                                    + "); sprawdź adres i zaufane certyfikaty",
                            host + " is not trusted (" + e.getMessage()
                                    + "); check the address and the trusted certificates"),
                    e);
        } catch (IOException | OnceOnly.SentBefore e) {
            throw new NoAnswer(
                    new LocalizedText(
                            "Brak odpowiedzi serwera " + host + ": " + e.getMessage(),
                            "No answer of " + host + ": " + e.getMessage()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswer(
                    new LocalizedText(
                            "Przerwano oczekiwanie na odpowiedź serwera " + host,
                            "Interrupted while waiting for " + host),
                    e);
        }
    }

    private void refuseUnlessSafe(URI address) {
        String scheme = Optional.ofNullable(address.getScheme()).orElse("").toLowerCase(Locale.ROOT);
        String host = address.getHost();
        if (host == null || !(scheme.equals("https") || scheme.equals("http"))) {
            throw PluginFailure.configuration(
                    "address-wrong",
                    new LocalizedText(
                            "Adres zaczyna się od https:// i podaje serwer; popraw go w ustawieniach",
                            "An address begins with https:// and names a server; correct it in the settings"));
        }
        if (scheme.equals("http") && !(plainAllowed && isNear(host))) {
            throw PluginFailure.configuration(
                    "address-not-encrypted",
                    new LocalizedText(
                            "Połączenie z " + host
                                    + " nie byłoby szyfrowane: wpisz https:// albo zezwól na to dla adresu"
                                    + " we własnej sieci",
                            host + " would be asked in clear: write https://, or allow it for an address in your own"
                                    + " network"));
        }
    }

    private static boolean isNear(String host) {
        try {
            for (InetAddress address : InetAddress.getAllByName(host)) {
                if (!address.isLoopbackAddress() && !address.isSiteLocalAddress() && !isUniqueLocal(address)) {
                    return false;
                }
            }
            return true;
        } catch (UnknownHostException e) {
            throw PluginFailure.transientFailure(
                    "unreachable",
                    new LocalizedText(
                            "Serwer " + host + " nie jest znany; próba zostanie powtórzona",
                            host + " is not known; tried again later"),
                    e);
        }
    }

    /** RFC 4193: {@code fc00::/7}, which the JDK does not count as site-local. */
    private static boolean isUniqueLocal(InetAddress address) {
        byte[] octets = address.getAddress();
        return octets.length == 16 && (octets[0] & 0xFE) == 0xFC;
    }

    private static Charset charset(Optional<String> type) {
        Matcher charset = CHARSET.matcher(type.orElse(""));
        try {
            return charset.find() ? Charset.forName(charset.group(1)) : StandardCharsets.UTF_8;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            return StandardCharsets.UTF_8;
        }
    }

    /**
     * A body that is sent once. The JDK repeats a GET by itself where a connection breaks before the answer, and has no
     * switch against it; it asks for the length each time it is about to write the request, and no second time is granted.
     */
    private static final class OnceOnly implements BodyPublisher {

        private final BodyPublisher body;
        private final AtomicBoolean asked = new AtomicBoolean();

        OnceOnly(BodyPublisher body) {
            this.body = body;
        }

        @Override
        public long contentLength() {
            if (asked.getAndSet(true)) {
                throw new SentBefore();
            }
            return body.contentLength();
        }

        @Override
        public void subscribe(Flow.Subscriber<? super ByteBuffer> subscriber) {
            body.subscribe(subscriber);
        }

        private static final class SentBefore extends RuntimeException {

            @Serial
            private static final long serialVersionUID = 1L;

            SentBefore() {
                super("the connection broke, and the request is not repeated");
            }
        }
    }
}
