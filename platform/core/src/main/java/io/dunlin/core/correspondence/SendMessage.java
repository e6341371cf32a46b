package io.dunlin.core.correspondence;

import io.dunlin.core.correspondence.OutboundMessage.State;
import io.dunlin.core.jobs.JobHandler;
import io.dunlin.core.jobs.JobQueue;
import io.dunlin.core.jobs.JobType;
import io.dunlin.core.jobs.RetryPolicy;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.FirmProperties;
import io.dunlin.core.shared.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Sends one message in three steps: commit the intent after asking every guard, send, commit the outcome. A crash between
 * the steps leaves the message in {@code SENDING}, and from there in doubt: never sent again without a look.
 */
@Component
class SendMessage implements JobHandler<SendMessage.Payload> {

    static final JobType<Payload> TYPE = new JobType<>("send-message", Payload.class);
    private static final Logger log = LoggerFactory.getLogger(SendMessage.class);
    private static final Actor SELF = Actor.system("outbox");

    private final JdbiOutbox store;
    private final Outbox outbox;
    private final JobQueue jobs;
    private final List<SendingGuard> guards;
    private final Map<Channel, Transport> transports = new EnumMap<>(Channel.class);
    private final ProductSettings settings;
    private final Transactions transactions;
    private final FirmProperties firm;
    private final Clock clock;

    SendMessage(
            JdbiOutbox store,
            Outbox outbox,
            JobQueue jobs,
            List<SendingGuard> guards,
            List<Transport> transports,
            ProductSettings settings,
            Transactions transactions,
            FirmProperties firm,
            Clock clock) {
        this.store = store;
        this.outbox = outbox;
        this.jobs = jobs;
        this.guards = List.copyOf(guards);
        transports.forEach(transport -> this.transports.put(transport.channel(), transport));
        this.settings = settings;
        this.transactions = transactions;
        this.firm = firm;
        this.clock = clock;
    }

    /** The message to send. */
    record Payload(long messageId) {}

    @Override
    public JobType<Payload> type() {
        return TYPE;
    }

    /** Retries of a message are its own, with their reasons; the job itself only survives a failing database. */
    @Override
    public RetryPolicy retryPolicy() {
        return RetryPolicy.STANDARD;
    }

    @Override
    public void run(Payload payload) {
        OutboundMessageId id = new OutboundMessageId(payload.messageId());
        Optional<OutboundMessage> intended = transactions.in(() -> commitIntent(id));
        if (intended.isEmpty()) {
            return;
        }
        OutboundMessage message = intended.get();
        Transport transport = transports.get(message.channel());
        if (transport == null) {
            throw new IllegalStateException("No transport for " + message.channel());
        }
        Transport.Outcome outcome = transport.send(message);
        transactions.run(() -> commitOutcome(message, outcome));
    }

    private Optional<OutboundMessage> commitIntent(OutboundMessageId id) {
        OutboundMessage message = store.lock(id);
        Instant now = clock.instant();
        if (message.state() != State.QUEUED) {
            return Optional.empty();
        }
        if (message.notBefore().isAfter(now)) {
            again(message, message.notBefore(), message.outcomeCode(), "");
            return Optional.empty();
        }
        for (SendingGuard guard : guards) {
            Optional<SendingGuard.Refusal> refusal = guard.refuse(message, now);
            if (refusal.isPresent()) {
                heed(message, refusal.get());
                return Optional.empty();
            }
        }
        store.markSending(id, firm.node());
        store.event(id, State.SENDING, null, firm.node());
        return store.find(id);
    }

    private void heed(OutboundMessage message, SendingGuard.Refusal refusal) {
        if (refusal.tryAgainAt() == null) {
            outbox.cancel(message, refusal.reasonKey(), SELF);
        } else {
            again(message, refusal.tryAgainAt(), "postponed", refusal.reasonKey());
        }
    }

    private void commitOutcome(OutboundMessage message, Transport.Outcome outcome) {
        OutboundMessage now = store.lock(message.id());
        if (now.state() != State.SENDING) {
            log.warn(
                    "Message {} was settled as {} while it was being sent",
                    message.id().value(),
                    now.state());
            return;
        }
        switch (outcome) {
            case Transport.Outcome.Accepted accepted -> outbox.sent(message.id(), accepted.carrierId());
            case Transport.Outcome.Refused refused ->
                outbox.moved(message.id(), State.FAILED, refused.code(), refused.detail());
            case Transport.Outcome.Unknown unknown ->
                outbox.moved(message.id(), State.IN_DOUBT, unknown.code(), unknown.detail());
            case Transport.Outcome.NotNow notNow -> notNow(now, notNow);
        }
    }

    private void notNow(OutboundMessage message, Transport.Outcome.NotNow notNow) {
        if (message.attempts() >= settings.get(SendingSettings.GROUP).mostAttempts()) {
            outbox.moved(message.id(), State.FAILED, notNow.code(), notNow.detail());
            return;
        }
        Duration pause = notNow.pause().multipliedBy(1L << Math.min(message.attempts() - 1, 8));
        again(message, clock.instant().plus(pause), notNow.code(), notNow.detail());
    }

    /** A running job cannot schedule itself under its own key: the next try has a key of its own. */
    private void again(OutboundMessage message, Instant at, @Nullable String code, String detail) {
        store.postpone(message.id(), at, code, detail);
        String key = message.id().value() + "-" + at.toEpochMilli();
        jobs.schedule(TYPE, key, new Payload(message.id().value()), at);
    }
}
