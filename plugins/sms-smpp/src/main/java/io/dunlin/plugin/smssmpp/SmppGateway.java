package io.dunlin.plugin.smssmpp;

import io.dunlin.spi.PluginContext;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.SelfTest;
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

/** Text messages over SMPP 3.4. Opens its journal and its connection with the first call that needs them. */
@Extension
public final class SmppGateway implements SmsGateway {

    private static final int MOST_EVENTS = 500;

    private final PluginContext context;
    private @Nullable Parts parts;
    private boolean closed;

    private record Parts(Journal journal, Inbox inbox, SmppConnection connection, Outbox outbox) {}

    public SmppGateway(PluginContext context) {
        this.context = context;
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
        parts().connection().session();
        return SelfTest.passed(new LocalizedText(
                "Operator przyjął logowanie; wiadomości można wysyłać i odbierać.",
                "The carrier accepted the login; messages can be sent and received."));
    }

    @Override
    public SmsReceipt send(SmsMessage message) {
        return parts().outbox().send(message);
    }

    @Override
    public Optional<SmsReceipt> find(String reference) {
        return parts().outbox().find(reference);
    }

    /** Keeps the connection up too: it is asked regularly, and what the carrier holds comes only while connected. */
    @Override
    public List<SmsEvent> takeEvents(int limit) {
        if (limit < 1 || limit > MOST_EVENTS) {
            throw new IllegalArgumentException("A limit is from 1 to " + MOST_EVENTS + ", got " + limit);
        }
        Parts present = parts();
        @Nullable PluginFailure notConnected = null;
        try {
            present.connection().session();
        } catch (PluginFailure failure) {
            notConnected = failure;
        }
        List<SmsEvent> events = present.inbox().events(limit);
        if (notConnected != null && events.isEmpty()) {
            throw notConnected;
        }
        return events;
    }

    @Override
    public void confirm(List<String> eventIds) {
        parts().inbox().confirm(eventIds);
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
            present.connection().close();
            present.journal().close();
        }
    }

    private synchronized Parts parts() {
        if (closed) {
            throw PluginFailure.transientFailure("closed", "The gateway is closed; nothing was sent", null);
        }
        Parts present = parts;
        if (present == null) {
            SmppSettings settings = SmppSettings.of(context.settings());
            Journal journal = Journal.open(context.dataFolder(), context.clock());
            Inbox inbox = new Inbox(journal, settings);
            SmppConnection connection = new SmppConnection(settings, inbox);
            present = new Parts(journal, inbox, connection, new Outbox(journal, connection, settings));
            parts = present;
        }
        return present;
    }
}
