package io.dunlin.core.correspondence;

import io.dunlin.core.jobs.JobQueue;
import io.dunlin.core.jobs.JobType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Gatherers;
import org.springframework.stereotype.Component;

/** Schedules the sending of messages: one job for so many as leave over one connection. */
@Component
class SendingJobs {

    static final JobType<Messages> TYPE = new JobType<>("send-messages", Messages.class);

    private static final int MOST = 64;

    private final JobQueue jobs;

    SendingJobs(JobQueue jobs) {
        this.jobs = jobs;
    }

    /** The messages to send. */
    record Messages(List<Long> messageIds) {}

    /** Under the message's own key: it is scheduled once, and taken back with its message. */
    void schedule(OutboundMessageId id, Instant notBefore) {
        jobs.schedule(TYPE, key(id), new Messages(List.of(id.value())), notBefore);
    }

    /**
     * Under keys of their own: a running job cannot schedule itself under its own, and a message that two jobs know leaves
     * once all the same.
     */
    void schedule(List<OutboundMessageId> ids, Instant notBefore) {
        Map<String, Messages> some = new HashMap<>();
        ids.stream()
                .map(OutboundMessageId::value)
                .gather(Gatherers.windowFixed(MOST))
                .forEach(part -> some.put(part.getFirst() + "-" + UUID.randomUUID(), new Messages(part)));
        jobs.scheduleAll(TYPE, some, notBefore);
    }

    void cancel(OutboundMessageId id) {
        jobs.cancel(TYPE, key(id));
    }

    private static String key(OutboundMessageId id) {
        return Long.toString(id.value());
    }
}
