package io.dunlin.plugin.smshttp;

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
import io.dunlin.spi.web.WebApi;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pf4j.Extension;

/** Text messages over a gateway with HTTP. Opens its journal with the first call that needs it. */
@Extension
public final class HttpGateway implements SmsGateway {

    private static final int MOST_EVENTS = 500;

    private final PluginContext context;
    private @Nullable Parts parts;
    private boolean closed;

    private record Parts(Journal journal, Sending sending, Polling polling, Callbacks callbacks) {}

    public HttpGateway(PluginContext context) {
        this.context = context;
    }

    @Override
    public LocalizedText name() {
        return new LocalizedText("SMS przez bramkę HTTP (np. Kannel)", "SMS over an HTTP gateway (such as Kannel)");
    }

    @Override
    public SettingsSchema settings() {
        return GatewaySchema.schema();
    }

    @Override
    public SelfTest selfTest() {
        return parts().sending().selfTest();
    }

    @Override
    public SmsReceipt send(SmsMessage message) {
        Parts present = parts();
        return present.journal()
                .sendOnce(message.reference(), () -> present.sending().send(message));
    }

    @Override
    public Optional<SmsReceipt> find(String reference) {
        return parts().journal().ask(state -> state.receipt(reference));
    }

    /** Asks the gateway too, where it is to be asked and when it is time. */
    @Override
    public List<SmsEvent> takeEvents(int limit) {
        if (limit < 1 || limit > MOST_EVENTS) {
            throw new IllegalArgumentException("A limit is from 1 to " + MOST_EVENTS + ", got " + limit);
        }
        Parts present = parts();
        @Nullable PluginFailure notAsked = null;
        try {
            present.polling().askWhenItIsTime();
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
            Gateway gateway = GatewaySchema.read(context.settings());
            WebApi web = new WebApi(context.httpClient(), gateway.plainAllowed(), gateway.timeout());
            Journal journal = Journal.open(context.dataFolder(), context.clock());
            present = new Parts(
                    journal,
                    new Sending(gateway, web),
                    new Polling(gateway, web, journal),
                    new Callbacks(gateway, journal));
            parts = present;
        }
        return present;
    }
}
