package io.dunlin.core.correspondence;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.correspondence.OutboundMessage.State;
import io.dunlin.core.jobs.JobQueue;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.Transactions;
import io.dunlin.spi.value.EmailAddress;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The messages that the firm sends: queued in the transaction that decides on them, sent by a job, each once.
 */
@Component
public class Outbox {

    private static final String NO_DOMAIN = "dunlin.invalid";

    private final JdbiOutbox store;
    private final JobQueue jobs;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final ObjectProvider<MessageIdentity> identity;
    private final MailProperties mail;
    private final Clock clock;

    Outbox(
            JdbiOutbox store,
            JobQueue jobs,
            Transactions transactions,
            AuditTrail audit,
            ApplicationEventPublisher events,
            ObjectProvider<MessageIdentity> identity,
            MailProperties mail,
            Clock clock) {
        this.store = store;
        this.jobs = jobs;
        this.transactions = transactions;
        this.audit = audit;
        this.events = events;
        this.identity = identity;
        this.mail = mail;
        this.clock = clock;
    }

    /** Queues a message; one of the same origin is queued once, whatever happened to it since. */
    public OutboundMessageId queue(NewMessage message, Actor actor) {
        return transactions.in(() -> {
            Optional<OutboundMessageId> known = store.findByOrigin(message.origin());
            if (known.isPresent()) {
                return known.get();
            }
            OutboundMessageId id = store.insert(message, newMessageId(message));
            store.event(id, State.QUEUED, null, message.origin());
            if (message.channel() != Channel.LETTER) {
                jobs.schedule(
                        SendMessage.TYPE,
                        Long.toString(id.value()),
                        new SendMessage.Payload(id.value()),
                        message.notBefore());
            }
            audit.record(
                    actor,
                    "message-queued",
                    new Subject("message", id.value(), message.caseId()),
                    message.origin(),
                    Map.of("channel", message.channel(), "purpose", message.purpose()));
            publish(get(id), null);
            return id;
        });
    }

    /**
     * Takes back a message that has not left.
     *
     * @return whether it was still queued
     */
    public boolean cancel(OutboundMessageId id, String reason, Actor actor) {
        return transactions.in(() -> {
            OutboundMessage message = store.lock(id);
            if (message.state() != State.QUEUED) {
                return false;
            }
            cancel(message, reason, actor);
            return true;
        });
    }

    /** Takes back what is queued for a case, of these purposes; returns what was taken back. */
    public List<OutboundMessageId> cancelQueuedOf(
            long caseId, Collection<Purpose> purposes, String reason, Actor actor) {
        return transactions.in(() -> store.queuedOf(caseId, purposes).stream()
                .filter(id -> cancel(id, reason, actor))
                .toList());
    }

    /** A person's word on a message in doubt: it left, or it did not and shall be tried again. */
    public void resolveInDoubt(OutboundMessageId id, boolean left, Actor actor) {
        transactions.run(() -> {
            OutboundMessage message = store.lock(id);
            if (message.state() != State.IN_DOUBT) {
                throw new IllegalStateException("Message " + id.value() + " is not in doubt");
            }
            audit.record(
                    actor,
                    "doubt-resolved",
                    new Subject("message", id.value(), message.caseId()),
                    left ? "It left" : "It did not leave",
                    Map.of("left", left));
            if (left) {
                sent(id, null);
            } else {
                requeue(message);
            }
        });
    }

    /** Tries a failed message again. */
    public void retry(OutboundMessageId id, Actor actor) {
        transactions.run(() -> {
            OutboundMessage message = store.lock(id);
            if (message.state() == State.FAILED) {
                audit.record(
                        actor, "message-retried", new Subject("message", id.value(), message.caseId()), "", Map.of());
                requeue(message);
            }
        });
    }

    /** The message came back: by the report of the mail server of its recipient. */
    public void bounced(OutboundMessageId id, String code, String detail) {
        transactions.run(() -> {
            OutboundMessage message = store.lock(id);
            if (message.state() == State.SENT || message.state() == State.DELIVERED) {
                moved(id, State.BOUNCED, code, detail);
            }
        });
    }

    /** The carrier says that the message arrived. */
    public void delivered(OutboundMessageId id) {
        transactions.run(() -> {
            if (store.lock(id).state() == State.SENT) {
                moved(id, State.DELIVERED, null, "");
            }
        });
    }

    public OutboundMessage get(OutboundMessageId id) {
        return store.find(id).orElseThrow(() -> new IllegalArgumentException("No message " + id.value()));
    }

    /** The message with a Message-ID, angle brackets included. */
    public Optional<OutboundMessage> findByMessageId(String messageId) {
        return store.findByMessageId(messageId);
    }

    void sent(OutboundMessageId id, @Nullable String carrierId) {
        store.markSent(id, carrierId);
        store.event(id, State.SENT, null, carrierId == null ? "" : carrierId);
        publish(get(id), null);
    }

    void moved(OutboundMessageId id, State state, @Nullable String code, String detail) {
        store.mark(id, state, code, detail);
        store.event(id, state, code, detail);
        publish(get(id), detail);
    }

    void cancel(OutboundMessage message, String reason, Actor actor) {
        moved(message.id(), State.CANCELLED, "cancelled", reason);
        jobs.cancel(SendMessage.TYPE, Long.toString(message.id().value()));
        audit.record(
                actor,
                "message-cancelled",
                new Subject("message", message.id().value(), message.caseId()),
                reason,
                Map.of("purpose", message.purpose()));
    }

    private void requeue(OutboundMessage message) {
        store.postpone(message.id(), clock.instant(), null, "");
        store.event(message.id(), State.QUEUED, null, "again");
        jobs.schedule(
                SendMessage.TYPE,
                Long.toString(message.id().value()),
                new SendMessage.Payload(message.id().value()));
        publish(get(message.id()), null);
    }

    private void publish(OutboundMessage message, @Nullable String reason) {
        events.publishEvent(new MessageChanged(
                message.id(), message.caseId(), message.channel(), message.purpose(), message.state(), reason));
    }

    private String newMessageId(NewMessage message) {
        MessageIdentity source = identity.getIfAvailable();
        String local = source == null ? UUID.randomUUID().toString() : source.newMessageId(message.caseId());
        if (message.channel() == Channel.SMS) {
            return local.length() > 64 ? local.substring(local.length() - 64) : local;
        }
        String domain = mail.from() == null
                ? NO_DOMAIN
                : EmailAddress.find(mail.from()).map(EmailAddress::domain).orElse(NO_DOMAIN);
        return "<" + local + "@" + domain + ">";
    }
}
