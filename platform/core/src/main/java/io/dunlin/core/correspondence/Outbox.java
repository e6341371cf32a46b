package io.dunlin.core.correspondence;

import io.dunlin.core.audit.AuditTrail;
import io.dunlin.core.audit.AuditTrail.Subject;
import io.dunlin.core.correspondence.OutboundMessage.State;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.Transactions;
import io.dunlin.spi.value.EmailAddress;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
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
    private final SendingJobs jobs;
    private final Transactions transactions;
    private final AuditTrail audit;
    private final ApplicationEventPublisher events;
    private final ObjectProvider<MessageIdentity> identity;
    private final ObjectProvider<MessageWriter> writer;
    /** What stands behind the {@code @} of our Message-IDs. */
    private final String domain;

    private final Clock clock;

    Outbox(
            JdbiOutbox store,
            SendingJobs jobs,
            Transactions transactions,
            AuditTrail audit,
            ApplicationEventPublisher events,
            ObjectProvider<MessageIdentity> identity,
            ObjectProvider<MessageWriter> writer,
            MailProperties mail,
            Clock clock) {
        this.store = store;
        this.jobs = jobs;
        this.transactions = transactions;
        this.audit = audit;
        this.events = events;
        this.identity = identity;
        this.writer = writer;
        this.domain = Optional.ofNullable(mail.from())
                .flatMap(EmailAddress::find)
                .map(EmailAddress::domain)
                .orElse(NO_DOMAIN);
        this.clock = clock;
    }

    /** Queues a message; one of the same origin is queued once, whatever happened to it since. */
    public OutboundMessageId queue(NewMessage message, Actor actor) {
        return transactions.in(() -> {
            Optional<OutboundMessageId> known = store.findByOrigin(message.origin());
            if (known.isPresent()) {
                return known.get();
            }
            Map<String, OutboundMessageId> made = store.insertAll(fresh(List.of(message)));
            OutboundMessageId id = Objects.requireNonNull(made.get(message.origin()));
            if (message.channel() != Channel.LETTER) {
                jobs.schedule(id, message.notBefore());
            }
            audit.record(List.of(act(queued(message, id), message.origin(), actor)));
            events.publishEvent(queued(message, id));
            return id;
        });
    }

    /**
     * Queues many letters with few statements, each as {@link #queue} would.
     *
     * @return the message of each origin, those that were queued before among them
     */
    public Map<String, OutboundMessageId> queueLetters(List<NewMessage> letters, Actor actor) {
        if (letters.stream().anyMatch(message -> message.channel() != Channel.LETTER)) {
            throw new IllegalArgumentException("Only letters are queued as letters");
        }
        return queueWritten(letters, actor);
    }

    /**
     * Queues many messages that have their words with few statements, each as {@link #queue} would. Those that leave over a
     * connection leave together.
     *
     * @return the message of each origin, those that were queued before among them
     */
    public Map<String, OutboundMessageId> queueWritten(List<NewMessage> messages, Actor actor) {
        return transactions.in(() -> {
            Made made = make(fresh(messages));
            if (made.now.isEmpty()) {
                return made.before;
            }
            List<NewMessage> fresh = messages.stream()
                    .filter(message -> made.now.containsKey(message.origin()))
                    .toList();
            Map<Instant, List<OutboundMessageId>> leaving = new TreeMap<>();
            List<AuditTrail.Act> acts = new ArrayList<>();
            List<MessageChanged> changes = new ArrayList<>();
            for (NewMessage message : fresh) {
                OutboundMessageId id = Objects.requireNonNull(made.now.get(message.origin()));
                if (message.channel() != Channel.LETTER) {
                    leaving.computeIfAbsent(message.notBefore(), _ -> new ArrayList<>())
                            .add(id);
                }
                MessageChanged change = queued(message, id);
                acts.add(act(change, message.origin(), actor));
                changes.add(change);
            }
            leaving.forEach((notBefore, some) -> jobs.schedule(some, notBefore));
            audit.record(acts);
            events.publishEvent(new MessagesChanged(changes));
            return made.all();
        });
    }

    /**
     * What became of messages that were to be made, by their origin.
     *
     * @param before those that were made before
     */
    private record Made(Map<String, OutboundMessageId> before, Map<String, OutboundMessageId> now) {

        Map<String, OutboundMessageId> all() {
            Map<String, OutboundMessageId> all = new HashMap<>(before);
            all.putAll(now);
            return all;
        }
    }

    /** Hardly ever was one of them made before: that is looked for only where the database refuses them. */
    private Made make(List<JdbiOutbox.New> wanted) {
        if (wanted.isEmpty()) {
            return new Made(Map.of(), Map.of());
        }
        return store.insertUnlessKnown(wanted)
                .map(now -> new Made(Map.of(), now))
                .orElseGet(() -> {
                    Map<String, OutboundMessageId> before = store.findByOrigins(
                            wanted.stream().map(JdbiOutbox.New::origin).toList());
                    List<JdbiOutbox.New> fresh = wanted.stream()
                            .filter(message -> !before.containsKey(message.origin()))
                            .toList();
                    return new Made(before, fresh.isEmpty() ? Map.of() : store.insertAll(fresh));
                });
    }

    private List<JdbiOutbox.New> fresh(List<NewMessage> messages) {
        Naming naming = naming();
        return messages.stream()
                .map(message -> JdbiOutbox.New.of(message, naming.next(message.caseId(), message.channel())))
                .toList();
    }

    private static MessageChanged queued(NewMessage message, OutboundMessageId id) {
        return new MessageChanged(id, message.caseId(), message.channel(), message.purpose(), State.QUEUED, null);
    }

    private static AuditTrail.Act act(MessageChanged queued, String origin, Actor actor) {
        return new AuditTrail.Act(
                actor,
                "message-queued",
                new Subject("message", queued.messageId().value(), queued.caseId()),
                origin,
                Map.of("channel", queued.channel(), "purpose", queued.purpose()));
    }

    /**
     * Queues many messages with few statements, each as {@link #queue} would.
     *
     * @return the message of each origin, those that were queued before among them
     */
    public Map<String, OutboundMessageId> queueAll(List<UnwrittenMessage> messages, Actor actor) {
        return transactions.in(() -> {
            Naming naming = naming();
            Made made = make(messages.stream()
                    .map(message -> JdbiOutbox.New.of(message, naming.next(message.caseId(), message.channel())))
                    .toList());
            if (made.now.isEmpty()) {
                return made.before;
            }
            List<UnwrittenMessage> fresh = messages.stream()
                    .filter(message -> made.now.containsKey(message.origin()))
                    .toList();
            Map<Instant, List<OutboundMessageId>> leaving = new TreeMap<>();
            List<AuditTrail.Act> acts = new ArrayList<>();
            List<MessageChanged> changes = new ArrayList<>();
            for (UnwrittenMessage message : fresh) {
                OutboundMessageId id = Objects.requireNonNull(made.now.get(message.origin()));
                leaving.computeIfAbsent(message.notBefore(), _ -> new ArrayList<>())
                        .add(id);
                MessageChanged change = new MessageChanged(
                        id, message.caseId(), message.channel(), message.purpose(), State.QUEUED, null);
                acts.add(act(change, message.origin(), actor));
                changes.add(change);
            }
            leaving.forEach((notBefore, some) -> jobs.schedule(some, notBefore));
            audit.record(acts);
            events.publishEvent(new MessagesChanged(changes));
            return made.all();
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
        return cancelQueuedOf(List.of(caseId), purposes, reason, actor);
    }

    /** The same for many cases. */
    public List<OutboundMessageId> cancelQueuedOf(
            Collection<Long> caseIds, Collection<Purpose> purposes, String reason, Actor actor) {
        Map<Long, String> reasons = new LinkedHashMap<>();
        caseIds.forEach(id -> reasons.put(id, reason));
        return cancelQueuedOf(reasons, purposes, actor);
    }

    /** The same for many cases, each for a reason of its own. */
    public List<OutboundMessageId> cancelQueuedOf(
            Map<Long, String> reasonsByCase, Collection<Purpose> purposes, Actor actor) {
        return reasonsByCase.isEmpty()
                ? List.of()
                : transactions.in(() -> store.queuedOf(reasonsByCase.keySet(), purposes).stream()
                        .filter(queued ->
                                cancel(queued.id(), Objects.requireNonNull(reasonsByCase.get(queued.caseId())), actor))
                        .map(JdbiOutbox.Queued::id)
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
                    left ? "outbox.doubt.left" : "outbox.doubt.stayed",
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

    /** The message came back: by the report of the mail server of its recipient, or of a carrier. */
    public void bounced(OutboundMessageId id, @Nullable String carrierId, String code, String detail) {
        transactions.run(() -> {
            OutboundMessage message = store.lock(id);
            if (left(message, carrierId)) {
                moved(id, State.BOUNCED, code, detail);
            }
        });
    }

    /** The carrier says that the message arrived. */
    public void delivered(OutboundMessageId id, String carrierId) {
        transactions.run(() -> {
            OutboundMessage message = store.lock(id);
            if (message.state() != State.DELIVERED && left(message, carrierId)) {
                moved(id, State.DELIVERED, null, "");
            }
        });
    }

    /**
     * Whether a message that is reported on had left. The report is the proof: it may come before the slice that the message
     * left with has written down what became of it, or settle a doubt.
     */
    private boolean left(OutboundMessage message, @Nullable String carrierId) {
        return switch (message.state()) {
            case SENT, DELIVERED -> true;
            case SENDING, IN_DOUBT -> {
                sent(message.id(), carrierId);
                yield true;
            }
            case QUEUED, CANCELLED, FAILED, BOUNCED -> false;
        };
    }

    /** Whether messages are on their way of which we do not know yet what the other side calls them. */
    public boolean isSending(Channel channel) {
        return store.isSending(channel);
    }

    /** A message; one that has not left yet with the words that it would leave with now. */
    public OutboundMessage get(OutboundMessageId id) {
        OutboundMessage message = known(id);
        return message.isUnwritten() ? worded(List.of(message)).getFirst() : message;
    }

    /** Several messages at once, as {@link #get} gives each; those that do not exist are missing. */
    public Map<OutboundMessageId, OutboundMessage> all(Collection<OutboundMessageId> ids) {
        return worded(store.findAll(List.copyOf(ids))).stream()
                .collect(Collectors.toMap(OutboundMessage::id, Function.identity()));
    }

    /** The messages in the same order, each with words. */
    List<OutboundMessage> worded(List<OutboundMessage> messages) {
        Map<OutboundMessageId, String> wordings = store.wordings(messages.stream()
                .filter(OutboundMessage::isUnwritten)
                .map(OutboundMessage::id)
                .toList());
        if (wordings.isEmpty()) {
            return messages;
        }
        Map<OutboundMessageId, MessageWriter.Written> written = writer.getObject()
                .write(messages.stream()
                        .flatMap(message -> Optional.ofNullable(wordings.get(message.id()))
                                .map(wording -> new MessageWriter.Draft(message, wording))
                                .stream())
                        .toList());
        return messages.stream()
                .map(message -> Optional.ofNullable(written.get(message.id()))
                        .map(words -> worded(message, words))
                        .orElse(message))
                .toList();
    }

    /** A fault is shown where the words would stand. */
    private static OutboundMessage worded(OutboundMessage message, MessageWriter.Written written) {
        return switch (written) {
            case MessageWriter.Written.Words words -> message.with(words.rendered());
            case MessageWriter.Written.Faulty faulty -> message.with(new Rendered("", faulty.why(), null, null));
        };
    }

    private OutboundMessage known(OutboundMessageId id) {
        return store.find(id).orElseThrow(() -> new IllegalArgumentException("No message " + id.value()));
    }

    /** The message with a Message-ID, angle brackets included. */
    public Optional<OutboundMessage> findByMessageId(String messageId) {
        return store.findByMessageId(messageId);
    }

    /** The newest message to which a carrier gave this id. */
    public Optional<OutboundMessage> findByCarrierId(String carrierId) {
        return store.findByCarrierId(carrierId);
    }

    /** Locks messages for the rest of the transaction, in the order of their ids. */
    public List<OutboundMessage> lock(List<OutboundMessageId> ids) {
        return store.lockAll(ids);
    }

    /**
     * A message was taken to the other side by whoever holds its lock.
     *
     * @param carrierId what the other side calls it; null where it has no name of its own for it
     */
    public void sent(OutboundMessageId id, @Nullable String carrierId) {
        store.markSent(List.of(id), carrierId);
        store.events(List.of(id), State.SENT, null, carrierId == null ? "" : carrierId);
        publish(known(id), null);
    }

    /** The same for messages that the other side took without a name of its own for them. */
    public void sent(List<OutboundMessage> messages) {
        if (messages.isEmpty()) {
            return;
        }
        List<OutboundMessageId> ids = messages.stream().map(OutboundMessage::id).toList();
        store.markSent(ids, null);
        store.events(ids, State.SENT, null, "");
        events.publishEvent(new MessagesChanged(messages.stream()
                .map(message -> new MessageChanged(
                        message.id(), message.caseId(), message.channel(), message.purpose(), State.SENT, null))
                .toList()));
    }

    void moved(OutboundMessageId id, State state, @Nullable String code, String detail) {
        store.mark(id, state, code, detail);
        store.events(List.of(id), state, code, detail);
        publish(known(id), detail);
    }

    void cancel(OutboundMessage message, String reason, Actor actor) {
        moved(message.id(), State.CANCELLED, "cancelled", reason);
        jobs.cancel(message.id());
        audit.record(
                actor,
                "message-cancelled",
                new Subject("message", message.id().value(), message.caseId()),
                reason,
                Map.of("purpose", message.purpose()));
    }

    private void requeue(OutboundMessage message) {
        store.postpone(List.of(message.id()), clock.instant(), null, "");
        store.events(List.of(message.id()), State.QUEUED, null, "again");
        jobs.schedule(message.id(), clock.instant());
        publish(known(message.id()), null);
    }

    private void publish(OutboundMessage message, @Nullable String reason) {
        events.publishEvent(new MessageChanged(
                message.id(), message.caseId(), message.channel(), message.purpose(), message.state(), reason));
    }

    private Naming naming() {
        return new Naming(identity.getIfAvailable(), domain);
    }

    /** Gives messages their Message-IDs, which they keep whatever happens. */
    private record Naming(@Nullable MessageIdentity source, String domain) {

        private static final int LONGEST_OF_SMS = 64;

        String next(@Nullable Long caseId, Channel channel) {
            String local = source == null ? UUID.randomUUID().toString() : source.newMessageId(caseId);
            if (channel == Channel.SMS) {
                return local.substring(Math.max(0, local.length() - LONGEST_OF_SMS));
            }
            return "<" + local + "@" + domain + ">";
        }
    }
}
