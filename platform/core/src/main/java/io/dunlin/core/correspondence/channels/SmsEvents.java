package io.dunlin.core.correspondence.channels;

import io.dunlin.core.correspondence.Channel;
import io.dunlin.core.correspondence.OutboundMessage;
import io.dunlin.core.correspondence.OutboundMessageId;
import io.dunlin.core.correspondence.Outbox;
import io.dunlin.core.jobs.Recurrence;
import io.dunlin.core.jobs.RecurringJob;
import io.dunlin.core.shared.KeptText;
import io.dunlin.core.shared.Transactions;
import io.dunlin.host.ExtensionDirectory;
import io.dunlin.host.GuardedResult;
import io.dunlin.host.InstalledExtension;
import io.dunlin.spi.messaging.SmsEvent;
import io.dunlin.spi.messaging.SmsGateway;
import io.dunlin.spi.messaging.SmsStatus;
import io.dunlin.spi.settings.LocalizedText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Takes what came back from the carriers: stored first, confirmed to the gateway after, so that nothing is lost and a
 * repeat is noticed by its id. What nobody can tell yet is not confirmed, and comes again.
 */
@Component
class SmsEvents implements RecurringJob {

    private static final Logger log = LoggerFactory.getLogger(SmsEvents.class);
    private static final int BATCH = 200;

    private final ExtensionDirectory extensions;
    private final Outbox outbox;
    private final Jdbi jdbi;
    private final Transactions transactions;
    private final ApplicationEventPublisher events;
    /** What each gateway's last call failed with, so that a standing failure is told once. */
    private final Map<String, String> failing = new ConcurrentHashMap<>();

    SmsEvents(
            ExtensionDirectory extensions,
            Outbox outbox,
            Jdbi jdbi,
            Transactions transactions,
            ApplicationEventPublisher events) {
        this.extensions = extensions;
        this.outbox = outbox;
        this.jdbi = jdbi;
        this.transactions = transactions;
        this.events = events;
    }

    @Override
    public String name() {
        return "take-sms-events";
    }

    @Override
    public Recurrence recurrence() {
        return new Recurrence.Every(Duration.ofSeconds(5));
    }

    @Override
    public void run() {
        extensions.of(SmsGateway.class).stream()
                .filter(InstalledExtension::isSetUp)
                .forEach(this::drain);
    }

    private void drain(InstalledExtension<SmsGateway> gateway) {
        while (true) {
            switch (gateway.call(each -> each.takeEvents(BATCH))) {
                case GuardedResult.Failed<List<SmsEvent>> failed -> {
                    String why = failed.message().en();
                    if (!why.equals(failing.put(gateway.id().toString(), why))) {
                        log.warn("SMS gateway {} gives no events: {}", gateway.id(), why);
                    }
                    return;
                }
                case GuardedResult.Succeeded<List<SmsEvent>>(List<SmsEvent> taken) -> {
                    if (failing.remove(gateway.id().toString()) != null) {
                        log.info("SMS gateway {} gives its events again", gateway.id());
                    }
                    List<String> ids = taken.stream()
                            .filter(event ->
                                    transactions.in(() -> keep(gateway.id().toString(), event)))
                            .map(SmsEvent::id)
                            .toList();
                    boolean confirmed = !ids.isEmpty()
                            && gateway.call(each -> {
                                        each.confirm(ids);
                                        return true;
                                    })
                                    instanceof GuardedResult.Succeeded<Boolean>;
                    if (!confirmed || taken.size() < BATCH) {
                        return;
                    }
                }
            }
        }
    }

    /** Whether the event is dealt with; else it is to come again. */
    private boolean keep(String gateway, SmsEvent event) {
        return switch (event) {
            case SmsEvent.Delivery delivery -> apply(delivery);
            case SmsEvent.Incoming incoming -> {
                Optional<Long> stored = insert(gateway, incoming);
                stored.ifPresent(id -> events.publishEvent(new SmsReceived(id)));
                yield true;
            }
        };
    }

    /** A report that names no message of ours may be on one that is being sent: its carrier's id is known in a moment. */
    private boolean apply(SmsEvent.Delivery delivery) {
        Optional<OutboundMessage> message = Optional.ofNullable(delivery.reference())
                .flatMap(outbox::findByMessageId)
                .or(() -> outbox.findByCarrierId(delivery.carrierId()));
        message.ifPresent(found -> apply(delivery, found.id()));
        return message.isPresent() || !outbox.isSending(Channel.SMS);
    }

    private void apply(SmsEvent.Delivery delivery, OutboundMessageId message) {
        if (delivery.status() == SmsStatus.DELIVERED) {
            outbox.delivered(message, delivery.carrierId());
        } else if (delivery.status() == SmsStatus.UNDELIVERED) {
            outbox.bounced(message, delivery.carrierId(), "undelivered", undelivered(delivery.error()));
        }
    }

    /** The network gives a code of its own, or none. */
    private static String undelivered(@Nullable String error) {
        return error == null || error.isBlank()
                ? "message.undelivered"
                : KeptText.of(new LocalizedText(
                        "Nie doręczono; sieć podała błąd " + error,
                        "Not delivered; the network gave the error " + error));
    }

    private Optional<Long> insert(String gateway, SmsEvent.Incoming incoming) {
        return jdbi.withHandle(handle -> {
            int added = handle.createUpdate("""
                            insert ignore into inbound_sms (gateway, event_id, sender, recipient, text, received_at)
                            values (:gateway, :eventId, :sender, :recipient, :text, :at)
                            """)
                    .bind("gateway", gateway)
                    .bind("eventId", incoming.id())
                    .bind("sender", incoming.from().value())
                    .bind("recipient", incoming.to())
                    .bind("text", incoming.text())
                    .bind("at", incoming.at())
                    .execute();
            return added == 0
                    ? Optional.empty()
                    : Optional.of(handle.createQuery(
                                    "select id from inbound_sms where gateway = :gateway and event_id = :eventId")
                            .bind("gateway", gateway)
                            .bind("eventId", incoming.id())
                            .mapTo(Long.class)
                            .one());
        });
    }
}
