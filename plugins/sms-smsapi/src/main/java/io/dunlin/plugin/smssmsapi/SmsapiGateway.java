package io.dunlin.plugin.smssmsapi;

import io.dunlin.spi.PluginContext;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.SelfTest;
import io.dunlin.spi.messaging.SmsCallback;
import io.dunlin.spi.messaging.SmsEvent;
import io.dunlin.spi.messaging.SmsGateway;
import io.dunlin.spi.messaging.SmsMessage;
import io.dunlin.spi.messaging.SmsReceipt;
import io.dunlin.spi.messaging.journal.Journal;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.settings.SettingsSchema;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pf4j.Extension;

/** Text messages over SMSAPI.pl. Opens its journal with the first call that needs it. */
@Extension
public final class SmsapiGateway implements SmsGateway {

    private static final int MOST_EVENTS = 500;

    private final PluginContext context;
    private @Nullable Parts parts;
    private boolean closed;

    private record Parts(Journal journal, SmsapiService service, Deliveries deliveries, Callbacks callbacks) {}

    public SmsapiGateway(PluginContext context) {
        this.context = context;
    }

    @Override
    public LocalizedText name() {
        return new LocalizedText("SMS przez SMSAPI.pl", "SMS over SMSAPI.pl");
    }

    @Override
    public SettingsSchema settings() {
        return SmsapiSettings.schema();
    }

    @Override
    public SelfTest selfTest() {
        String points = parts().service().points();
        return SelfTest.passed(new LocalizedText(
                "SMSAPI przyjęło token; na koncie jest punktów: " + points + ".",
                "SMSAPI accepted the token; points on the account: " + points + "."));
    }

    @Override
    public SmsReceipt send(SmsMessage message) {
        Parts present = parts();
        return present.journal()
                .sendOnce(message.reference(), () -> present.service().send(message));
    }

    @Override
    public Optional<SmsReceipt> find(String reference) {
        return parts().journal().ask(state -> state.receipt(reference));
    }

    /** Asks for deliveries too, when it is time. */
    @Override
    public List<SmsEvent> takeEvents(int limit) {
        if (limit < 1 || limit > MOST_EVENTS) {
            throw new IllegalArgumentException("A limit is from 1 to " + MOST_EVENTS + ", got " + limit);
        }
        Parts present = parts();
        @Nullable PluginFailure notAsked = null;
        try {
            present.deliveries().askWhenItIsTime();
        } catch (PluginFailure failure) {
            notAsked = failure;
        }
        List<SmsEvent> events = present.journal().events(limit);
        if (notAsked != null && events.isEmpty()) {
            throw notAsked;
        }
        return events;
    }

    @Override
    public void confirm(List<String> eventIds) {
        parts().journal().confirm(eventIds);
    }

    @Override
    public String receive(SmsCallback callback) {
        return parts().callbacks().receive(callback);
    }

    @Override
    public void close() {
        @Nullable Parts present;
        synchronized (this) {
            closed = true;
            present = parts;
            parts = null;
        }
        if (present != null) {
            present.journal().close();
        }
    }

    private synchronized Parts parts() {
        if (closed) {
            throw PluginFailure.transientFailure("closed", "The gateway is closed; nothing was sent", null);
        }
        Parts present = parts;
        if (present == null) {
            SmsapiSettings settings = SmsapiSettings.of(context.settings());
            SmsapiService service = new SmsapiService(settings, context.httpClient(), context.clock());
            Journal journal = Journal.open(context.dataFolder(), context.clock());
            present = new Parts(
                    journal,
                    service,
                    new Deliveries(journal, service, settings.statusEvery()),
                    new Callbacks(journal, settings));
            parts = present;
        }
        return present;
    }
}
