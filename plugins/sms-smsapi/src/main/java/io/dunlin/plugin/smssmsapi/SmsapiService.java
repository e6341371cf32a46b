package io.dunlin.plugin.smssmsapi;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.messaging.CallbackDoor;
import io.dunlin.spi.messaging.SmsGateway.OutcomeUnknown;
import io.dunlin.spi.messaging.SmsMessage;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.web.NoAnswer;
import io.dunlin.spi.web.WebAnswer;
import io.dunlin.spi.web.WebApi;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The service's calls and their answers (SMSAPI documentation, "Pojedynczy SMS", "Konto użytkownika"). Thread-safe. */
final class SmsapiService {

    /** The service takes a time limit of 1 to 12 hours; both ends a little inside, as its clock is not ours. */
    private static final Duration SHORTEST = Duration.ofMinutes(66);

    private static final Duration LONGEST = Duration.ofMinutes(11 * 60 + 54);
    private static final String WITHOUT_ID = "idx-";
    private static final int UNAUTHORIZED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;

    private final SmsapiSettings settings;
    private final WebApi web;
    private final Clock clock;

    SmsapiService(SmsapiSettings settings, HttpClient client, Clock clock) {
        this.settings = settings;
        this.web = new WebApi(client, settings.plainAllowed(), settings.timeout());
        this.clock = clock;
    }

    /**
     * Sends a message.
     *
     * @return the service's id of it
     * @throws PluginFailure where it was surely not taken
     * @throws OutcomeUnknown where nobody knows
     */
    String send(SmsMessage message) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("to", message.to().digits());
        fields.put("message", message.text());
        Optional.ofNullable(message.sender()).or(settings::sender).ifPresent(name -> fields.put("from", name));
        fields.put("encoding", "utf-8");
        fields.put("format", "json");
        fields.put("details", "1");
        fields.put("idx", MessageIndex.of(message.reference()));
        fields.put("check_idx", "1");
        fields.put(
                "expiration_date",
                Long.toString(clock.instant().plus(within(message.validFor())).getEpochSecond()));
        settings.door().flatMap(CallbackDoor::fullAddress).ifPresent(address -> fields.put("notify_url", address));
        if (settings.test()) {
            fields.put("test", "1");
        }
        WebAnswer answer;
        try {
            answer = web.post(settings.service().resolve("sms.do"), authorization(), fields);
        } catch (NoAnswer e) {
            throw new OutcomeUnknown(
                    e.text().followedBy("; wiadomość mogła zostać wysłana", "; the message may have been sent"), e);
        }
        return idOf(answer, message.reference());
    }

    private static String idOf(WebAnswer answer, String reference) {
        refuseByStatus(answer);
        if (!answer.isGood()) {
            throw new OutcomeUnknown(
                    new LocalizedText(
                            "SMSAPI odpowiedziało statusem " + answer.status() + "; wiadomość mogła zostać wysłana",
                            "SMSAPI answered with status " + answer.status() + "; the message may have been sent"),
                    null);
        }
        SmsapiAnswer read = SmsapiAnswer.read(answer.body())
                .orElseThrow(() -> new OutcomeUnknown(
                        new LocalizedText(
                                "Odpowiedzi SMSAPI nie da się odczytać; wiadomość mogła zostać wysłana",
                                "SMSAPI's answer cannot be read; the message may have been sent"),
                        null));
        if (read.error().isPresent()) {
            int code = read.error().get();
            if (code == SmsapiError.INDEX_USED_BEFORE) {
                // Taken before and its id is forgotten here, for example after a restored backup: it must not go again.
                return WITHOUT_ID + MessageIndex.of(reference);
            }
            throw SmsapiError.failure(code);
        }
        return read.messages().stream()
                .findFirst()
                .map(first -> {
                    first.error().ifPresent(code -> {
                        throw SmsapiError.failure(code);
                    });
                    return first.id();
                })
                .filter(id -> !id.isBlank())
                .orElseThrow(() -> new OutcomeUnknown(
                        new LocalizedText(
                                "Odpowiedź SMSAPI nie podaje wiadomości; mogła zostać wysłana",
                                "SMSAPI's answer names no message; it may have been sent"),
                        null));
    }

    /** Whether an id is none of the service's but stands for one that is forgotten here. */
    static boolean standsForIndex(String id) {
        return id.startsWith(WITHOUT_ID);
    }

    /** What became of these messages, as far as the service still knows them. */
    List<SmsapiAnswer.Message> statuses(List<String> ids) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("status", String.join("|", ids));
        fields.put("format", "json");
        fields.put("details", "1");
        WebAnswer answer = web.read(settings.service().resolve("sms.do?" + WebApi.form(fields)), authorization());
        SmsapiAnswer read = readable(answer);
        read.error().ifPresent(code -> {
            throw SmsapiError.failure(code);
        });
        return read.messages();
    }

    /** Points on the account. */
    String points() {
        URI profile = settings.service().resolve("profile");
        SmsapiAnswer read = readable(web.read(profile, authorization()));
        read.error().ifPresent(code -> {
            throw SmsapiError.failure(code);
        });
        return read.points().orElse("?");
    }

    private static SmsapiAnswer readable(WebAnswer answer) {
        refuseByStatus(answer);
        return Optional.of(answer)
                .filter(WebAnswer::isGood)
                .flatMap(good -> SmsapiAnswer.read(good.body()))
                .orElseThrow(() -> PluginFailure.transientFailure(
                        "answer-unreadable",
                        new LocalizedText(
                                "SMSAPI odpowiedziało statusem " + answer.status()
                                        + " i niczym czytelnym; próba zostanie powtórzona",
                                "SMSAPI answered with status " + answer.status()
                                        + " and nothing readable; tried again later"),
                        null));
    }

    /** Statuses with which the service says that it did not so much as look at the request. */
    private static void refuseByStatus(WebAnswer answer) {
        switch (answer.status()) {
            case UNAUTHORIZED, FORBIDDEN ->
                throw PluginFailure.configuration(
                        "token-refused",
                        new LocalizedText(
                                "SMSAPI odrzuciło token; utwórz nowy w jego panelu i wpisz go tutaj",
                                "SMSAPI refused the token; make a new one in its panel and write it here"));
            case TOO_MANY, UNAVAILABLE ->
                throw PluginFailure.transientFailure(
                        "throttled",
                        new LocalizedText(
                                "SMSAPI nie przyjmuje teraz więcej (" + answer.status()
                                        + "); próba zostanie powtórzona",
                                "SMSAPI takes no more now (" + answer.status() + "); tried again later"),
                        null);
            default -> {
                // judged by what stands in the answer
            }
        }
    }

    private Map<String, String> authorization() {
        return Map.of("Authorization", "Bearer " + settings.token());
    }

    private static Duration within(Duration validFor) {
        if (validFor.compareTo(SHORTEST) < 0) {
            return SHORTEST;
        }
        return validFor.compareTo(LONGEST) > 0 ? LONGEST : validFor;
    }
}
