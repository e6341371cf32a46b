package io.dunlin.plugin.smssmsapi;

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
import java.util.List;
import java.util.Optional;
import org.pf4j.Extension;

/** Text messages over SMSAPI.pl. */
@Extension
public final class SmsapiGateway implements SmsGateway {

    private final OpenedOnce<Parts> parts;

    public SmsapiGateway(PluginContext context) {
        this.parts = new OpenedOnce<>(() -> Parts.open(context), present -> present.journal.close());
    }

    private record Parts(Journal journal, SmsapiService service, Deliveries deliveries, Callbacks callbacks) {

        static Parts open(PluginContext context) {
            SmsapiSettings settings = SmsapiSettings.of(context.settings());
            SmsapiService service = new SmsapiService(settings, context.httpClient(), context.clock());
            Journal journal = Journal.open(context.dataFolder(), context.clock());
            return new Parts(
                    journal,
                    service,
                    new Deliveries(journal, service, settings.statusEvery()),
                    new Callbacks(journal, settings));
        }
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
        String points = parts.get().service.points();
        return SelfTest.passed(new LocalizedText(
                "SMSAPI przyjęło token; na koncie jest punktów: " + points + ".",
                "SMSAPI accepted the token; points on the account: " + points + "."));
    }

    @Override
    public SmsReceipt send(SmsMessage message) {
        Parts present = parts.get();
        return present.journal.sendOnce(message.reference(), () -> present.service.send(message));
    }

    @Override
    public Optional<SmsReceipt> find(String reference) {
        return parts.get().journal.find(reference);
    }

    /** Asks for deliveries too, when it is time. */
    @Override
    public List<SmsEvent> takeEvents(int limit) {
        Parts present = parts.get();
        return present.journal.eventsAfter(present.deliveries::askWhenItIsTime, limit);
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
