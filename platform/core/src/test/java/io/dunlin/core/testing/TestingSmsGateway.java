package io.dunlin.core.testing;

import io.dunlin.spi.messaging.SmsEvent;
import io.dunlin.spi.messaging.SmsGateway;
import io.dunlin.spi.messaging.SmsMessage;
import io.dunlin.spi.messaging.SmsReceipt;
import io.dunlin.spi.messaging.SmsStatus;
import io.dunlin.spi.settings.LocalizedText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A carrier that takes every message and reports nothing. Thread-safe. */
public final class TestingSmsGateway implements SmsGateway {

    private final Map<String, SmsReceipt> taken = new ConcurrentHashMap<>();

    @Override
    public LocalizedText name() {
        return new LocalizedText("Testowa bramka SMS", "Testing SMS gateway");
    }

    @Override
    public SmsReceipt send(SmsMessage message) {
        SmsReceipt receipt = new SmsReceipt(message.reference(), List.of("taken-" + taken.size()), SmsStatus.ACCEPTED);
        taken.put(message.reference(), receipt);
        return receipt;
    }

    @Override
    public Optional<SmsReceipt> find(String reference) {
        return Optional.ofNullable(taken.get(reference));
    }

    @Override
    public List<SmsEvent> takeEvents(int limit) {
        return List.of();
    }

    @Override
    public void confirm(List<String> eventIds) {
        // There are none.
    }
}
