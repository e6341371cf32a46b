package io.dunlin.plugin.smshttp;

import io.dunlin.plugin.smshttp.Gateway.Form;
import io.dunlin.plugin.smshttp.Gateway.Refusal;
import io.dunlin.spi.PluginFailure.Kind;
import io.dunlin.spi.messaging.SmsStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is filled in for a kind of gateway. */
enum Preset {
    /** Kannel 1.4 (user guide, "Using the HTTP interface to send SMS messages" and "Delivery reports"). */
    KANNEL {
        @Override
        Form form() {
            return Form.GET;
        }

        @Override
        Map<String, String> parameters() {
            Map<String, String> parameters = new LinkedHashMap<>();
            parameters.put("username", "{user}");
            parameters.put("password", "{password}");
            parameters.put("from", "{from}");
            parameters.put("to", "+{to}");
            parameters.put("text", "{text}");
            parameters.put("charset", "UTF-8");
            parameters.put("coding", "{coding}");
            parameters.put("validity", "{minutes}");
            parameters.put("dlr-mask", "31");
            // %d and %A are Kannel's: the kind of the report and what the carrier wrote
            parameters.put("dlr-url", "{callback}?status=%d&key={key}&error=%A");
            return parameters;
        }

        @Override
        Map<String, Template> loginOnly() {
            return Map.of("username", new Template("{user}"), "password", new Template("{password}"));
        }

        @Override
        Optional<String> success() {
            return Optional.of("^(?:0: Accepted|3: Queued|Sent\\.)");
        }

        @Override
        List<Refusal> refusals() {
            return List.of(
                    refusal("^(?:Authorization failed|Denied|Unknown sendsms)", Kind.CONFIGURATION),
                    refusal("^(?:Temporal failure|SMS box|Box is|5\\d\\d:)", Kind.TRANSIENT),
                    refusal("^(?:Not routable|Malformed|Number of messages)", Kind.REJECTED));
        }

        @Override
        Map<String, SmsStatus> statuses() {
            return Map.of(
                    "1", SmsStatus.DELIVERED,
                    "2", SmsStatus.UNDELIVERED,
                    "4", SmsStatus.ACCEPTED,
                    "8", SmsStatus.ACCEPTED,
                    "16", SmsStatus.UNDELIVERED);
        }
    },
    CUSTOM;

    Form form() {
        return Form.POST_FORM;
    }

    Map<String, String> parameters() {
        return Map.of();
    }

    Map<String, Template> loginOnly() {
        return Map.of();
    }

    Optional<String> success() {
        return Optional.empty();
    }

    List<Refusal> refusals() {
        return List.of();
    }

    Map<String, SmsStatus> statuses() {
        return Map.of();
    }

    private static Refusal refusal(String pattern, Kind kind) {
        return new Refusal(AnswerPattern.of("refusals", pattern), kind);
    }
}
