package io.dunlin.core.correspondence;

import io.dunlin.core.jobs.JobQueue;
import io.dunlin.core.jobs.JobType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Schedules the sending of messages: of one alone, or of so many that one job sends over one connection. */
@Component
class SendingJobs {

    static final JobType<One> ONE = new JobType<>("send-message", One.class);
    static final JobType<Some> SOME = new JobType<>("send-messages", Some.class);

    private static final int MOST = 40;

    private final JobQueue jobs;

    SendingJobs(JobQueue jobs) {
        this.jobs = jobs;
    }

    /** The message to send. */
    record One(long messageId) {}

    /** The messages to send. */
    record Some(List<Long> messageIds) {}

    void schedule(OutboundMessageId id, Instant notBefore) {
        jobs.schedule(ONE, Long.toString(id.value()), new One(id.value()), notBefore);
    }

    /**
     * Under keys of their own: a running job cannot schedule itself under its own, and a message that two jobs know leaves
     * once all the same.
     */
    void schedule(List<OutboundMessageId> ids, Instant notBefore) {
        Map<String, Some> some = new HashMap<>();
        for (int from = 0; from < ids.size(); from += MOST) {
            List<Long> part = ids.subList(from, Math.min(from + MOST, ids.size())).stream()
                    .map(OutboundMessageId::value)
                    .toList();
            some.put(part.getFirst() + "-" + UUID.randomUUID(), new Some(part));
        }
        jobs.scheduleAll(SOME, some, notBefore);
    }

    void cancel(OutboundMessageId id) {
        jobs.cancel(ONE, Long.toString(id.value()));
    }
}
