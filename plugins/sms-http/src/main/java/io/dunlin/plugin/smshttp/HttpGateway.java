package io.dunlin.plugin.smshttp;

import io.dunlin.spi.PluginContext;
import io.dunlin.spi.SelfTest;
import io.dunlin.spi.messaging.SmsCallback;
import io.dunlin.spi.messaging.SmsEvent;
import io.dunlin.spi.messaging.SmsGateway;
import io.dunlin.spi.messaging.SmsMessage;
import io.dunlin.spi.messaging.SmsReceipt;
import io.dunlin.spi.messaging.journal.Journal;
import io.dunlin.spi.messaging.journal.OpenedOnce;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.settings.SettingsSchema;
import io.dunlin.spi.web.WebApi;
import java.util.List;
import java.util.Optional;
import org.pf4j.Extension;

/** Text messages over a gateway with HTTP. */
@Extension
public final class HttpGateway implements SmsGateway {

    private final OpenedOnce<Parts> parts;

    public HttpGateway(PluginContext context) {
        this.parts = new OpenedOnce<>(() -> Parts.open(context), present -> present.journal.close());
    }

    private record Parts(Journal journal, Sending sending, Polling polling, Callbacks callbacks) {

        static Parts open(PluginContext context) {
            Gateway gateway = GatewaySchema.read(context.settings());
            WebApi web = new WebApi(context.httpClient(), gateway.plainAllowed(), gateway.timeout());
            Journal journal = Journal.open(context.dataFolder(), context.clock());
            return new Parts(
                    journal,
                    new Sending(gateway, web),
                    new Polling(gateway, web, journal),
                    new Callbacks(gateway, journal));
        }
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
        return parts.get().sending.selfTest();
    }

    @Override
    public SmsReceipt send(SmsMessage message) {
        Parts present = parts.get();
        return present.journal.sendOnce(message.reference(), () -> present.sending.send(message));
    }

    @Override
    public Optional<SmsReceipt> find(String reference) {
        return parts.get().journal.find(reference);
    }

    /** Asks the gateway too, where it is to be asked and when it is time. */
    @Override
    public List<SmsEvent> takeEvents(int limit) {
        Parts present = parts.get();
        return present.journal.eventsAfter(present.polling::askWhenItIsTime, limit);
    }

    @Override
    public void confirm(List<String> eventIds) {
        parts.get().journal.confirm(eventIds);
    }

    @Override
    public String receive(SmsCallback callback) {
        return parts.get().callbacks.receive(callback);
    }

    @Override
    public void close() {
        parts.close();
    }
}
