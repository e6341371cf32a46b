package io.dunlin.core.correspondence;

import io.dunlin.core.correspondence.MessageWriter.Draft;
import io.dunlin.core.correspondence.MessageWriter.Written;
import io.dunlin.core.correspondence.OutboundMessage.State;
import io.dunlin.core.settings.ProductSettings;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.FirmProperties;
import io.dunlin.core.shared.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Sends messages in three steps: commit the intent after asking every guard, send, commit the outcome. A crash between the
 * steps leaves a message in {@code SENDING}, and from there in doubt: never sent again without a look.
 * <p>
 * Messages are taken in slices that share the two transactions. A slice is never larger than what leaves in a moment, and
 * what has not left two seconds after it was asked about goes back to the queue and is asked about anew, however long this
 * node stood still in between; the kill switch is looked at while a slice leaves.
 */
@Component
class Dispatch {

    private static final Logger log = LoggerFactory.getLogger(Dispatch.class);
    private static final Actor SELF = Actor.system("outbox");

    private static final int LARGEST_SLICE = 32;
    /** As long as a slice leaves within this time the next one may be twice as large. */
    private static final long BRISK_NANOS = Duration.ofMillis(500).toNanos();

    private static final long FRESH_NANOS = Duration.ofSeconds(2).toNanos();
    private static final long LOOK_AT_SWITCH_NANOS = Duration.ofMillis(200).toNanos();
    private static final int MOST_TIMES_TOO_SLOW = 3;
    private static final Duration REST = Duration.ofSeconds(30);
    private static final Duration ASK_ABOUT_TEMPLATE_AGAIN = Duration.ofHours(1);
    private static final List<Duration> PAUSES_OF_OUTCOMES = List.of(
            Duration.ofMillis(500),
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(10),
            Duration.ofSeconds(20));

    private final JdbiOutbox store;
    private final Outbox outbox;
    private final SendingJobs jobs;
    private final List<SendingGuard> guards;
    private final Map<Channel, Transport> transports = new EnumMap<>(Channel.class);
    private final ObjectProvider<MessageWriter> writer;
    private final ProductSettings settings;
    private final Transactions transactions;
    private final FirmProperties firm;
    private final Clock clock;

    /** How large a slice left briskly last, by channel: the next job begins with it. */
    private final Map<Channel, Integer> sizes = new ConcurrentHashMap<>();

    Dispatch(
            JdbiOutbox store,
            Outbox outbox,
            SendingJobs jobs,
            List<SendingGuard> guards,
            List<Transport> transports,
            ObjectProvider<MessageWriter> writer,
            ProductSettings settings,
            Transactions transactions,
            FirmProperties firm,
            Clock clock) {
        this.store = store;
        this.outbox = outbox;
        this.jobs = jobs;
        this.guards = List.copyOf(guards);
        transports.forEach(transport -> this.transports.put(transport.channel(), transport));
        this.writer = writer;
        this.settings = settings;
        this.transactions = transactions;
        this.firm = firm;
        this.clock = clock;
    }

    /** What is intended to leave now, and what of the slice must wait for the next one. */
    private record Intent(long askedAt, List<OutboundMessage> ready, List<OutboundMessageId> later) {}

    private record Attempt(OutboundMessage message, Transport.Outcome outcome) {}

    /** Sends those of the messages that may leave. */
    void send(List<OutboundMessageId> ids) {
        store.byChannel(ids).forEach(this::send);
    }

    private void send(Channel channel, List<OutboundMessageId> ids) {
        Deque<OutboundMessageId> left = new ArrayDeque<>(ids);
        int size = sizes.getOrDefault(channel, 1);
        int tooSlow = 0;
        while (!left.isEmpty()) {
            List<OutboundMessageId> slice = new ArrayList<>();
            while (slice.size() < size && !left.isEmpty()) {
                slice.add(left.removeFirst());
            }
            long began = System.nanoTime();
            List<OutboundMessageId> unsent = sendSlice(channel, slice);
            tooSlow = size == 1 && unsent.equals(slice) ? tooSlow + 1 : 0;
            left.addAll(unsent);
            if (tooSlow == MOST_TIMES_TOO_SLOW) {
                // Even one alone took too long to ask about, time and again: a database in trouble is left alone.
                Instant later = clock.instant().plus(REST);
                transactions.run(() -> jobs.schedule(List.copyOf(left), later));
                return;
            }
            boolean brisk = System.nanoTime() - began < BRISK_NANOS;
            size = brisk ? Math.min(size * 2, LARGEST_SLICE) : Math.max(size / 2, 1);
            sizes.put(channel, size);
        }
    }

    private List<OutboundMessageId> sendSlice(Channel channel, List<OutboundMessageId> slice) {
        Intent intent = transactions.in(() -> commitIntent(slice));
        List<Attempt> attempts = new ArrayList<>();
        Set<OutboundMessageId> begun = new HashSet<>();
        List<OutboundMessageId> again = new ArrayList<>();
        long lookedAtSwitch = intent.askedAt;
        try {
            Transport.Courier courier = transportOf(channel).courierFor(intent.ready);
            for (OutboundMessage message : intent.ready) {
                long now = System.nanoTime();
                boolean looks = now - lookedAtSwitch > LOOK_AT_SWITCH_NANOS;
                lookedAtSwitch = looks ? now : lookedAtSwitch;
                // Asked about anew, all the rest of the slice is refused where sending was stopped.
                if (now - intent.askedAt >= FRESH_NANOS
                        || (looks && settings.get(SendingSettings.GROUP).stopped())) {
                    break;
                }
                begun.add(message.id());
                attempts.add(new Attempt(message, courier.send(message)));
            }
        } finally {
            // After a failure that nobody foresaw the one it struck is in doubt; what was not begun goes back.
            intent.ready.stream()
                    .map(OutboundMessage::id)
                    .filter(id -> !begun.contains(id))
                    .forEach(again::add);
            commitOutcomes(attempts, List.copyOf(again));
        }
        again.addAll(intent.later);
        return again;
    }

    private Transport transportOf(Channel channel) {
        Transport transport = transports.get(channel);
        if (transport == null) {
            throw new IllegalStateException("No transport for " + channel);
        }
        return transport;
    }

    private Intent commitIntent(List<OutboundMessageId> slice) {
        Instant now = clock.instant();
        List<OutboundMessage> ready = new ArrayList<>();
        List<OutboundMessageId> later = new ArrayList<>();
        Map<Instant, List<OutboundMessageId>> early = new LinkedHashMap<>();
        Set<Object> debtors = new HashSet<>();
        List<OutboundMessage> locked = store.lockAll(slice);
        store.lockDebtors(locked);
        guards.forEach(guard -> guard.lockFor(locked));
        long askedAt = System.nanoTime();
        for (OutboundMessage message : locked) {
            if (message.state() != State.QUEUED) {
                continue;
            }
            if (message.notBefore().isAfter(now)) {
                early.computeIfAbsent(message.notBefore(), _ -> new ArrayList<>())
                        .add(message.id());
            } else if (message.debtorId() != null && !debtors.add(message.debtorId())) {
                // What leaves for a debtor first counts when the second is asked about.
                later.add(message.id());
            } else {
                ready.add(message);
            }
        }
        early.forEach((at, ids) -> jobs.schedule(ids, at));
        askGuards(ready, now);
        Map<OutboundMessageId, Rendered> words = words(ready, now);
        List<OutboundMessage> leaving = ready.stream()
                .map(message -> Optional.ofNullable(words.get(message.id()))
                        .map(message::with)
                        .orElse(message))
                .toList();
        List<OutboundMessageId> ids = leaving.stream().map(OutboundMessage::id).toList();
        store.markSending(ids.stream().filter(id -> !words.containsKey(id)).toList(), firm.node());
        store.writeAndMarkSending(words, firm.node());
        store.events(ids, State.SENDING, null, firm.node());
        return new Intent(askedAt, leaving, later);
    }

    private void askGuards(List<OutboundMessage> ready, Instant now) {
        for (SendingGuard guard : guards) {
            if (ready.isEmpty()) {
                return;
            }
            Map<OutboundMessageId, SendingGuard.Refusal> refusals = guard.refuseAll(List.copyOf(ready), now);
            List<OutboundMessage> refused = ready.stream()
                    .filter(message -> refusals.containsKey(message.id()))
                    .toList();
            ready.removeAll(refused);
            heed(refused, refusals);
        }
    }

    private void heed(List<OutboundMessage> refused, Map<OutboundMessageId, SendingGuard.Refusal> refusals) {
        Map<SendingGuard.Refusal, List<OutboundMessage>> postponed = new LinkedHashMap<>();
        for (OutboundMessage message : refused) {
            SendingGuard.Refusal refusal = Objects.requireNonNull(refusals.get(message.id()));
            if (refusal.tryAgainAt() == null) {
                outbox.cancel(message, refusal.reasonKey(), SELF);
            } else {
                postponed.computeIfAbsent(refusal, _ -> new ArrayList<>()).add(message);
            }
        }
        postponed.forEach((refusal, messages) ->
                again(messages, Objects.requireNonNull(refusal.tryAgainAt()), "postponed", refusal.reasonKey()));
    }

    /**
     * What was queued without its words gets them now, of what the guards have just found to be so; what cannot be written
     * is not ready.
     */
    private Map<OutboundMessageId, Rendered> words(List<OutboundMessage> ready, Instant now) {
        Map<OutboundMessageId, String> wordings = store.wordings(ready.stream()
                .filter(OutboundMessage::isUnwritten)
                .map(OutboundMessage::id)
                .toList());
        if (wordings.isEmpty()) {
            return Map.of();
        }
        List<Draft> drafts = ready.stream()
                .filter(message -> wordings.containsKey(message.id()))
                .map(message -> new Draft(message, Objects.requireNonNull(wordings.get(message.id()))))
                .toList();
        Map<OutboundMessageId, Written> written = writer.getObject().write(drafts);
        Map<OutboundMessageId, Rendered> words = new LinkedHashMap<>();
        for (Draft draft : drafts) {
            switch (Objects.requireNonNull(written.get(draft.message().id()))) {
                case Written.Words found -> words.put(draft.message().id(), found.rendered());
                case Written.Faulty faulty -> {
                    log.error(
                            "Message {}: {}; it waits until the template is mended",
                            draft.message().id().value(),
                            faulty.why());
                    ready.remove(draft.message());
                    again(
                            List.of(draft.message()),
                            now.plus(ASK_ABOUT_TEMPLATE_AGAIN),
                            "template-faulty",
                            faulty.why());
                }
            }
        }
        return words;
    }

    /**
     * What was sent is known here and nowhere else: a database that is away for a moment is waited for, else all of the
     * slice would be in doubt.
     */
    private void commitOutcomes(List<Attempt> attempts, List<OutboundMessageId> unsent) {
        if (attempts.isEmpty() && unsent.isEmpty()) {
            return;
        }
        for (Duration pause : PAUSES_OF_OUTCOMES) {
            try {
                transactions.run(() -> writeOutcomes(attempts, unsent));
                return;
            } catch (RuntimeException e) {
                log.warn(
                        "What became of {} messages could not be written down; again in {}", attempts.size(), pause, e);
                LockSupport.parkNanos(pause.toNanos());
                if (Thread.currentThread().isInterrupted()) {
                    break;
                }
            }
        }
        transactions.run(() -> writeOutcomes(attempts, unsent));
    }

    private void writeOutcomes(List<Attempt> attempts, List<OutboundMessageId> unsent) {
        List<OutboundMessageId> ids = new ArrayList<>(
                attempts.stream().map(attempt -> attempt.message.id()).toList());
        ids.addAll(unsent);
        Map<OutboundMessageId, JdbiOutbox.Standing> standings = store.lockStandings(ids);
        List<OutboundMessage> sent = new ArrayList<>();
        for (Attempt attempt : attempts) {
            OutboundMessage message = attempt.message;
            JdbiOutbox.Standing standing = Objects.requireNonNull(standings.get(message.id()));
            if (standing.state() != State.SENDING) {
                // A report of the other side was faster, or somebody took it for dead.
                log.info(
                        "Message {} was settled as {} while it was being sent",
                        message.id().value(),
                        standing.state());
            } else if (attempt.outcome instanceof Transport.Outcome.Accepted(String carrierId) && carrierId == null) {
                sent.add(message);
            } else {
                writeOutcome(message, standing.attempts(), attempt.outcome);
            }
        }
        outbox.sent(sent);
        List<OutboundMessageId> back = unsent.stream()
                .filter(id -> Objects.requireNonNull(standings.get(id)).state() == State.SENDING)
                .toList();
        store.putBack(back);
        store.events(back, State.QUEUED, null, "message.not-begun");
    }

    /** @param attempts the last one counted */
    private void writeOutcome(OutboundMessage message, int attempts, Transport.Outcome outcome) {
        switch (outcome) {
            case Transport.Outcome.Accepted accepted -> outbox.sent(message.id(), accepted.carrierId());
            case Transport.Outcome.Refused refused ->
                outbox.moved(message.id(), State.FAILED, refused.code(), refused.detail());
            case Transport.Outcome.Unknown unknown ->
                outbox.moved(message.id(), State.IN_DOUBT, unknown.code(), unknown.detail());
            case Transport.Outcome.NotNow notNow -> notNow(message, attempts, notNow);
        }
    }

    private void notNow(OutboundMessage message, int attempts, Transport.Outcome.NotNow notNow) {
        if (attempts >= settings.get(SendingSettings.GROUP).mostAttempts()) {
            outbox.moved(message.id(), State.FAILED, notNow.code(), notNow.detail());
            return;
        }
        Duration pause = notNow.pause().multipliedBy(1L << Math.min(attempts - 1, 8));
        again(List.of(message), clock.instant().plus(pause), notNow.code(), notNow.detail());
    }

    private void again(List<OutboundMessage> messages, Instant at, @Nullable String code, String detail) {
        List<OutboundMessageId> ids = messages.stream().map(OutboundMessage::id).toList();
        store.postpone(ids, at, code, detail);
        jobs.schedule(ids, at);
    }
}
