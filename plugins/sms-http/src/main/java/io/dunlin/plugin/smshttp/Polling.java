package io.dunlin.plugin.smshttp;

import io.dunlin.plugin.smshttp.Gateway.Poll;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.messaging.SmsStatus;
import io.dunlin.spi.messaging.journal.Journal;
import io.dunlin.spi.value.PhoneNumber;
import io.dunlin.spi.web.WebAnswer;
import io.dunlin.spi.web.WebApi;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the gateway now and then: what became of what was sent, and what phones wrote. Thread-safe. */
final class Polling {

    private static final Logger log = LoggerFactory.getLogger(Polling.class);
    private static final Duration OF_THE_LAST = Duration.ofDays(3);
    /** Requests of one call, which has 30 seconds: what is left waits for the next. */
    private static final int REQUESTS = 10;

    private final Gateway gateway;
    private final WebApi web;
    private final Journal journal;
    private final Deque<String> toAsk = new ArrayDeque<>();
    private @Nullable Instant receiptsAsked;
    private @Nullable Instant incomingAsked;

    Polling(Gateway gateway, WebApi web, Journal journal) {
        this.gateway = gateway;
        this.web = web;
        this.journal = journal;
    }

    void askWhenItIsTime() {
        try {
            ask(journal.now());
        } catch (AnswerPattern.TooSlow e) {
            throw PluginFailure.configuration("pattern-too-slow", String.valueOf(e.getMessage()));
        }
    }

    private void ask(Instant now) {
        if (gateway.incoming().isPresent()
                && isTimeForIncoming(now, gateway.incoming().get())) {
            incoming(gateway.incoming().get());
        }
        if (gateway.receipts().isPresent()) {
            receipts(gateway.receipts().get(), now);
        }
    }

    private void incoming(Poll poll) {
        for (Map<String, String> fields : poll.pattern().all(ask(poll, gateway.values()))) {
            String id = fields.getOrDefault("id", "");
            Optional<PhoneNumber> from = PhoneNumber.findSender(fields.getOrDefault("from", ""));
            if (id.isBlank() || from.isEmpty()) {
                log.warn("A message without an id or from a sender that is no phone number was left out");
                continue;
            }
            String text = Escaping.read(fields.getOrDefault("text", ""), poll.escapes());
            journal.receive(id, from.get(), fields.getOrDefault("to", ""), text);
        }
    }

    private void receipts(Poll poll, Instant now) {
        for (int i = 0; i < REQUESTS; i++) {
            String id = next(poll, now);
            if (id == null) {
                return;
            }
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
    }

    private String ask(Poll poll, Map<String, String> values) {
        URI address = poll.address().address(values, "");
        Map<String, String> headers = new LinkedHashMap<>();
        gateway.headers().forEach((name, template) -> headers.put(name, template.filled(values)));
        WebAnswer answer = web.read(address, headers);
        if (!answer.isGood()) {
            throw PluginFailure.transientFailure(
                    "poll-refused",
                    address.getHost() + " answered a question with HTTP " + answer.status() + "; asked again later",
                    null);
        }
        return answer.body();
    }

    private synchronized boolean isTimeForIncoming(Instant now, Poll poll) {
        if (incomingAsked != null && incomingAsked.plus(poll.every()).isAfter(now)) {
            return false;
        }
        incomingAsked = now;
        return true;
    }

    private synchronized @Nullable String next(Poll poll, Instant now) {
        if (toAsk.isEmpty()
                && (receiptsAsked == null || !receiptsAsked.plus(poll.every()).isAfter(now))) {
            receiptsAsked = now;
            toAsk.addAll(journal.ask(state -> state.unsettled(now.minus(OF_THE_LAST))));
        }
        return toAsk.poll();
    }
}
