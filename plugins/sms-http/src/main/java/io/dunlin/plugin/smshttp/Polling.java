package io.dunlin.plugin.smshttp;

import io.dunlin.plugin.smshttp.Gateway.Poll;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.messaging.SmsStatus;
import io.dunlin.spi.messaging.journal.DeliveryQuestions;
import io.dunlin.spi.messaging.journal.Journal;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.web.WebAnswer;
import io.dunlin.spi.web.WebApi;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the gateway now and then: what became of what was sent, and what phones wrote. Thread-safe. */
final class Polling {

    private static final Logger log = LoggerFactory.getLogger(Polling.class);
    private final Gateway gateway;
    private final WebApi web;
    private final Journal journal;
    private final Optional<DeliveryQuestions> questions;
    private @Nullable Instant incomingAsked;

    Polling(Gateway gateway, WebApi web, Journal journal) {
        this.gateway = gateway;
        this.web = web;
        this.journal = journal;
        this.questions = gateway.receipts().map(poll -> new DeliveryQuestions(journal, poll.every()));
    }

    void askWhenItIsTime() {
        long begunNanos = System.nanoTime();
        try {
            gateway.incoming().filter(this::isTimeForIncoming).ifPresent(this::incoming);
            gateway.receipts()
                    .ifPresent(poll ->
                            questions.orElseThrow().ask(begunNanos, 1, ids -> receipt(poll, ids.getFirst())));
        } catch (AnswerPattern.TooSlow e) {
            throw PluginFailure.configuration("pattern-too-slow", e.text());
        }
    }

    private void incoming(Poll poll) {
        for (Map<String, String> fields : poll.pattern().all(ask(poll, gateway.values()))) {
            String id = fields.getOrDefault("id", "");
            if (id.isBlank()) {
                log.warn("A message without an id was left out");
                continue;
            }
            String text = Escaping.read(fields.getOrDefault("text", ""), poll.escapes());
            journal.receive(id, fields.getOrDefault("from", ""), fields.getOrDefault("to", ""), text);
        }
    }

    private void receipt(Poll poll, String id) {
        Map<String, String> values = gateway.values();
        values.put("id", id);
        poll.pattern()
                .first(ask(poll, values))
                .map(fields -> fields.get("status"))
                .ifPresent(word -> {
                    SmsStatus status = gateway.statuses().getOrDefault(word, SmsStatus.UNKNOWN);
                    if (status == SmsStatus.DELIVERED || status == SmsStatus.UNDELIVERED) {
                        journal.report(null, id, status, status == SmsStatus.DELIVERED ? "" : word);
                    }
                });
    }

    private String ask(Poll poll, Map<String, String> values) {
        URI address = poll.address().address(values, "");
        Map<String, String> headers = new LinkedHashMap<>();
        gateway.headers().forEach((name, template) -> headers.put(name, template.filled(values)));
        WebAnswer answer = web.read(address, headers);
        if (!answer.isGood()) {
            throw PluginFailure.transientFailure(
                    "poll-refused",
                    new LocalizedText(
                            "Serwer " + address.getHost() + " odpowiedział na pytanie kodem HTTP " + answer.status()
                                    + "; pytanie zostanie powtórzone",
                            address.getHost() + " answered a question with HTTP " + answer.status()
                                    + "; asked again later"),
                    null);
        }
        return answer.body();
    }

    private synchronized boolean isTimeForIncoming(Poll poll) {
        Instant now = journal.now();
        if (incomingAsked != null && incomingAsked.plus(poll.every()).isAfter(now)) {
            return false;
        }
        incomingAsked = now;
        return true;
    }
}
