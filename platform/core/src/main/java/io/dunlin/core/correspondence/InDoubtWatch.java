package io.dunlin.core.correspondence;

import io.dunlin.core.correspondence.OutboundMessage.State;
import io.dunlin.core.jobs.BeforeJobs;
import io.dunlin.core.jobs.Recurrence;
import io.dunlin.core.jobs.RecurringJob;
import io.dunlin.core.shared.FirmProperties;
import io.dunlin.core.shared.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Finds messages that a crash left between intent and outcome, and looks whether they have left: at the start of this
 * node its own, and at any time those of a node that has not finished within the lease.
 */
@Component
class InDoubtWatch implements RecurringJob, BeforeJobs {

    private static final Logger log = LoggerFactory.getLogger(InDoubtWatch.class);
    private static final Duration LEASE = Duration.ofMinutes(10);

    private final JdbiOutbox store;
    private final Outbox outbox;
    private final Map<Channel, Transport> transports = new EnumMap<>(Channel.class);
    private final Transactions transactions;
    private final FirmProperties firm;
    private final Clock clock;

    InDoubtWatch(
            JdbiOutbox store,
            Outbox outbox,
            List<Transport> transports,
            Transactions transactions,
            FirmProperties firm,
            Clock clock) {
        this.store = store;
        this.outbox = outbox;
        transports.forEach(transport -> this.transports.put(transport.channel(), transport));
        this.transactions = transactions;
        this.firm = firm;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "look-into-doubts";
    }

    @Override
    public Recurrence recurrence() {
        return new Recurrence.Every(Duration.ofMinutes(1));
    }

    @Override
    public void run() {
        doubt(false);
        store.inDoubt().forEach(this::look);
    }

    /** What this node was sending when it ended is in doubt; a job that sends must not be taken for one that a crash left. */
    @Override
    public void beforeJobs() {
        doubt(true);
    }

    private void doubt(boolean starting) {
        store.leftSending(firm.node(), clock.instant().minus(LEASE), starting)
                .forEach(id -> transactions.run(() -> {
                    if (store.lock(id).state() == State.SENDING) {
                        log.warn("Message {} was being sent when the product ended; it is in doubt", id.value());
                        outbox.moved(id, State.IN_DOUBT, "interrupted", "message.interrupted");
                    }
                }));
    }

    private void look(OutboundMessage message) {
        Transport transport = transports.get(message.channel());
        if (transport != null && transport.hasLeft(message).orElse(false)) {
            transactions.run(() -> {
                if (store.lock(message.id()).state() == State.IN_DOUBT) {
                    log.info(
                            "Message {} was found on the other side: it had left",
                            message.id().value());
                    outbox.sent(message.id(), null);
                }
            });
        }
    }
}
