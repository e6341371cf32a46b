package io.dunlin.plugin.smssmsapi;

import io.dunlin.spi.messaging.SmsStatus;
import io.dunlin.spi.messaging.journal.DeliveryQuestions;
import io.dunlin.spi.messaging.journal.Journal;
import java.time.Duration;
import java.util.List;

/** Asks now and then what became of messages of which nothing final is known. Thread-safe. */
final class Deliveries {

    private static final int MOST_AT_ONCE = 100;

    private final Journal journal;
    private final SmsapiService service;
    private final DeliveryQuestions questions;

    Deliveries(Journal journal, SmsapiService service, Duration every) {
        this.journal = journal;
        this.service = service;
        this.questions = new DeliveryQuestions(journal, every);
    }

    void askWhenItIsTime() {
        questions.ask(System.nanoTime(), MOST_AT_ONCE, this::ask);
    }

    private void ask(List<String> ids) {
        List<String> known =
                ids.stream().filter(id -> !SmsapiService.standsForIndex(id)).toList();
        if (!known.isEmpty()) {
            service.statuses(known).forEach(this::keep);
        }
    }

    private void keep(SmsapiAnswer.Message message) {
        SmsStatus status = DeliveryStatus.of(message.status());
        if (status == SmsStatus.DELIVERED || status == SmsStatus.UNDELIVERED) {
            journal.report(null, message.id(), status, status == SmsStatus.DELIVERED ? "" : message.status());
        }
    }
}
