package io.dunlin.plugin.smshttp;

import io.dunlin.plugin.smshttp.Gateway.Refusal;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.PluginFailure.Kind;
import io.dunlin.spi.SelfTest;
import io.dunlin.spi.messaging.SmsGateway.OutcomeUnknown;
import io.dunlin.spi.messaging.SmsMessage;
import io.dunlin.spi.messaging.SmsText;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.web.NoAnswer;
import io.dunlin.spi.web.WebAnswer;
import io.dunlin.spi.web.WebApi;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Hands messages to the gateway and judges its answers. Thread-safe. */
final class Sending {

    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final int WRONG_METHOD = 405;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;
    private static final int FIRST_REDIRECT = 300;
    private static final int FIRST_REFUSAL = 400;
    private static final int FIRST_BREAKDOWN = 500;

    private final Gateway gateway;
    private final WebApi web;

    Sending(Gateway gateway, WebApi web) {
        this.gateway = gateway;
        this.web = web;
    }

    /**
     * Sends a message.
     *
     * @return the gateway's id of it, or its key where the gateway gives none
     * @throws PluginFailure where it was surely not taken
     * @throws OutcomeUnknown where nobody knows
     */
    String send(SmsMessage message) {
        WebAnswer answer;
        try {
            answer = exchange(values(message));
        } catch (NoAnswer e) {
            throw maybeSent(e.text(), e);
        }
        try {
            return idOf(answer, message.reference());
        } catch (AnswerPattern.TooSlow e) {
            throw maybeSent(e.text(), e);
        }
    }

    private static OutcomeUnknown maybeSent(LocalizedText why, Exception cause) {
        return new OutcomeUnknown(
                why.followedBy("; wiadomość mogła zostać wysłana", "; the message may have been sent"), cause);
    }

    private String idOf(WebAnswer answer, String reference) {
        return Optional.of(answer)
                .filter(WebAnswer::isGood)
                .flatMap(good -> gateway.success().first(good.body()))
                .map(fields -> fields.getOrDefault("id", ""))
                .map(id -> id.isBlank() ? MessageKey.of(reference) : id)
                .orElseThrow(() -> no(answer));
    }

    /**
     * Asks with the login alone, which sends nothing: without a receiver there is nothing to send. A gateway for which no
     * login is known to be asked so is only asked whether it is there.
     */
    SelfTest selfTest() {
        Map<String, String> login = filled(gateway.loginOnly(), gateway.values());
        URI address = gateway.address().address(gateway.values(), WebApi.form(login));
        URI asked = login.isEmpty() ? address.resolve("/") : address;
        WebAnswer answer = web.read(asked, filled(gateway.headers(), gateway.values()));
        if (login.isEmpty()) {
            return SelfTest.passed(new LocalizedText(
                    "Bramka " + asked.getHost() + " odpowiada; logowanie sprawdzi pierwsza wiadomość.",
                    "The gateway " + asked.getHost()
                            + " answers; the first message will show whether the login works."));
        }
        int status = answer.status();
        if (status == UNAUTHORIZED || status == FORBIDDEN) {
            return SelfTest.failed(new LocalizedText(
                    "Bramka nie przyjęła użytkownika lub hasła.", "The gateway did not accept user or password."));
        }
        boolean refusedWhatItRead = status >= FIRST_REFUSAL
                && status < FIRST_BREAKDOWN
                && status != NOT_FOUND
                && status != WRONG_METHOD
                && status != TOO_MANY;
        return answer.isGood() || refusedWhatItRead
                ? SelfTest.passed(new LocalizedText(
                        "Bramka " + asked.getHost() + " przyjęła użytkownika i hasło.",
                        "The gateway " + asked.getHost() + " accepted user and password."))
                : SelfTest.failed(new LocalizedText(
                        "Serwer " + asked.getHost() + " odpowiedział kodem HTTP " + status
                                + "; sprawdź adres wysyłki i czy bramka działa.",
                        "The server " + asked.getHost() + " answered with HTTP " + status
                                + "; check the address to send to, and that the gateway works."));
    }

    private WebAnswer exchange(Map<String, String> values) {
        Map<String, String> headers = filled(gateway.headers(), values);
        Map<String, String> parameters = filled(parameters(), values);
        URI plain = gateway.address().address(values, "");
        return switch (gateway.form()) {
            case GET -> web.submit("GET", gateway.address().address(values, WebApi.form(parameters)), headers, "", "");
            case POST_QUERY ->
                web.submit("POST", gateway.address().address(values, WebApi.form(parameters)), headers, "", "");
            case POST_FORM -> web.post(plain, headers, parameters);
            case POST_JSON -> web.submit("POST", plain, headers, "application/json", json(parameters));
        };
    }

    /** Without those that tell where to call back, where there is nothing to tell. */
    private Map<String, Template> parameters() {
        Map<String, Template> parameters = new LinkedHashMap<>(gateway.parameters());
        if (gateway.callbackAddress().isEmpty()) {
            parameters.values().removeIf(template -> template.names("callback"));
        }
        return parameters;
    }

    private static String json(Map<String, String> parameters) {
        StringBuilder json = new StringBuilder("{");
        parameters.forEach((name, value) -> json.append(json.length() == 1 ? "" : ",")
                .append(Escaping.quoted(name))
                .append(':')
                .append(Escaping.quoted(value)));
        return json.append('}').toString();
    }

    private Map<String, String> values(SmsMessage message) {
        SmsText text = SmsText.of(message.text());
        Map<String, String> values = gateway.values();
        values.put("to", message.to().digits());
        values.put("text", message.text());
        values.put(
                "from",
                Optional.ofNullable(message.sender()).or(gateway::sender).orElse(""));
        values.put("key", MessageKey.of(message.reference()));
        values.put("parts", Integer.toString(text.parts()));
        values.put("coding", text.alphabet() == SmsText.Alphabet.UCS_2 ? "2" : "0");
        values.put("minutes", Long.toString(message.validFor().toMinutes()));
        return values;
    }

    private static Map<String, String> filled(Map<String, Template> templates, Map<String, String> values) {
        Map<String, String> filled = new LinkedHashMap<>();
        templates.forEach((name, template) -> filled.put(name, template.filled(values)));
        return filled;
    }

    /** A known no is a failure; all else leaves the message in doubt. */
    private RuntimeException no(WebAnswer answer) {
        for (Refusal refusal : gateway.refusals()) {
            if (refusal.pattern().first(answer.body()).isPresent()) {
                return failure(refusal.kind(), "gateway-refused", answer);
            }
        }
        int status = answer.status();
        return switch (status) {
            case UNAUTHORIZED, FORBIDDEN -> failure(Kind.CONFIGURATION, "login-refused", answer);
            case NOT_FOUND, WRONG_METHOD -> failure(Kind.CONFIGURATION, "address-wrong", answer);
            case TOO_MANY, UNAVAILABLE -> failure(Kind.TRANSIENT, "throttled", answer);
            default -> {
                if (status >= FIRST_REDIRECT && status < FIRST_REFUSAL) {
                    yield failure(Kind.CONFIGURATION, "address-moved", answer);
                }
                if (status >= FIRST_REFUSAL && status < FIRST_BREAKDOWN) {
                    yield failure(Kind.REJECTED, "gateway-refused", answer);
                }
                yield new OutcomeUnknown(
                        new LocalizedText(
                                "Odpowiedź bramki (HTTP " + status + ") nie jest ani umówionym „przyjęto”, ani znaną"
                                        + " odmową",
                                "The gateway answered (HTTP " + status + ") neither the agreed yes nor a known no"),
                        null);
            }
        };
    }

    private static PluginFailure failure(Kind kind, String code, WebAnswer answer) {
        LocalizedText todo = switch (kind) {
            case TRANSIENT -> new LocalizedText("próba zostanie powtórzona", "tried again later");
            case CONFIGURATION ->
                new LocalizedText(
                        "sprawdź adres, użytkownika, hasło i nadawcę", "check address, user, password and sender");
            case BAD_DATA, REJECTED -> new LocalizedText("nie będzie wysłana ponownie", "not tried again");
        };
        return new PluginFailure(
                kind,
                code,
                todo.precededBy(
                        "Bramka odrzuciła wiadomość (HTTP " + answer.status() + "); ",
                        "The gateway refused the message (HTTP " + answer.status() + "); "));
    }
}
