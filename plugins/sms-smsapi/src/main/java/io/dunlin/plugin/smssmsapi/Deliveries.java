package io.dunlin.plugin.smssmsapi;

import io.dunlin.spi.messaging.SmsStatus;
import io.dunlin.spi.messaging.journal.Journal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Asks now and then what became of messages of which nothing final is known. Thread-safe. */
final class Deliveries {

    private static final Duration OF_THE_LAST = Duration.ofDays(3);
    private static final int MOST_AT_ONCE = 100;
    /** Requests of one call, which has 30 seconds: what is left waits for the next. */
    private static final int REQUESTS = 5;

    private static final String WITHOUT_ID = "idx-";

    private final Journal journal;
    private final SmsapiService service;
    private final Duration every;
    private final Deque<String> toAsk = new ArrayDeque<>();
    private @Nullable Instant asked;

    Deliveries(Journal journal, SmsapiService service, Duration every) {
        this.journal = journal;
        this.service = service;
        this.every = every;
    }

    void askWhenItIsTime() {
        for (int i = 0; i < REQUESTS; i++) {
            List<String> ids = next();
            if (ids.isEmpty()) {
                return;
            }
            service.statuses(ids).forEach(this::keep);
        }
    }

    private synchronized List<String> next() {
        Instant now = journal.now();
        if (toAsk.isEmpty() && (asked == null || !asked.plus(every).isAfter(now))) {
            asked = now;
            journal.ask(state -> state.unsettled(now.minus(OF_THE_LAST))).stream()
                    .filter(id -> !id.startsWith(WITHOUT_ID))
                    .forEach(toAsk::add);
        }
        List<String> ids = new ArrayList<>();
        while (ids.size() < MOST_AT_ONCE && !toAsk.isEmpty()) {
            ids.add(toAsk.remove());
        }
        return ids;
    }

    private void keep(SmsapiAnswer.Message message) {
        SmsStatus status = DeliveryStatus.of(message.status());
        if (status == SmsStatus.DELIVERED || status == SmsStatus.UNDELIVERED) {
            journal.report(null, message.id(), status, status == SmsStatus.DELIVERED ? "" : message.status());
        }
    }
}
