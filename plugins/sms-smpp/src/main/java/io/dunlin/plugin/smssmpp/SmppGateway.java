package io.dunlin.plugin.smssmpp;

import io.dunlin.spi.PluginContext;
import io.dunlin.spi.SelfTest;
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

/** Text messages over SMPP 3.4. */
@Extension
public final class SmppGateway implements SmsGateway {

    private final OpenedOnce<Parts> parts;

    public SmppGateway(PluginContext context) {
        this.parts = new OpenedOnce<>(() -> Parts.open(context), Parts::close);
    }

    private record Parts(Journal journal, Inbox inbox, SmppConnection connection, Outbox outbox) {

        static Parts open(PluginContext context) {
            SmppSettings settings = SmppSettings.of(context.settings());
            Journal journal = Journal.open(context.dataFolder(), context.clock());
            Inbox inbox = new Inbox(journal, settings);
            SmppConnection connection = new SmppConnection(settings, inbox);
            return new Parts(journal, inbox, connection, new Outbox(journal, connection, settings));
        }

        void close() {
            connection.close();
            journal.close();
        }
    }

    @Override
    public LocalizedText name() {
        return new LocalizedText("SMS przez SMPP", "SMS over SMPP");
    }

    @Override
    public SettingsSchema settings() {
        return SmppSettings.schema();
    }

    @Override
    public SelfTest selfTest() {
        parts.get().connection.session();
        return SelfTest.passed(new LocalizedText(
                "Operator przyjął logowanie; wiadomości można wysyłać i odbierać.",
                "The carrier accepted the login; messages can be sent and received."));
    }

    @Override
    public SmsReceipt send(SmsMessage message) {
        return parts.get().outbox.send(message);
    }

    @Override
    public Optional<SmsReceipt> find(String reference) {
        return parts.get().journal.find(reference);
    }

    /** Keeps the connection up too: it is asked regularly, and what the carrier holds comes only while connected. */
    @Override
    public List<SmsEvent> takeEvents(int limit) {
        Parts present = parts.get();
        return present.journal.eventsAfter(
                () -> {
                    present.inbox.joinOverdue();
                    var _ = present.connection.session();
                },
                limit);
    }

    @Override
    public void confirm(List<String> eventIds) {
        parts.get().journal.confirm(eventIds);
    }

    @Override
    public void close() {
        parts.close();
    }
}
