package io.dunlin.spi.messaging.journal;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which messages a carrier that does not tell by itself is asked about, and when: those of the last three days of which
 * nothing final is known, now and then, and no longer than a call has time. What is left waits for the next call.
 * Thread-safe.
 */
public final class DeliveryQuestions {

    private static final Duration OF_THE_LAST = Duration.ofDays(3);
    /** After so long no further question is begun: a call has 30 seconds, and an answer may take 20 of them. */
    private static final Duration NO_FURTHER_AFTER = Duration.ofSeconds(8);

    private final Journal journal;
    private final Duration every;
    private final Deque<String> toAsk = new ArrayDeque<>();
    private @Nullable Instant asked;

    /** @param every how often each message is asked about */
    public DeliveryQuestions(Journal journal, Duration every) {
        this.journal = journal;
        this.every = every;
    }

    /**
     * Puts one question after another, as long as there is something to ask and the call has time.
     *
     * @param begunNanos what {@link System#nanoTime()} said when the call began
     * @param atOnce how many messages a question may be about
     * @param question asks about these ids of the carrier's and keeps what it hears in the journal
     */
    public void ask(long begunNanos, int atOnce, Consumer<List<String>> question) {
        while (System.nanoTime() - begunNanos < NO_FURTHER_AFTER.toNanos()) {
            List<String> ids = next(atOnce);
            if (ids.isEmpty()) {
                return;
            }
            question.accept(ids);
        }
    }

    private synchronized List<String> next(int atOnce) {
        Instant now = journal.now();
        if (toAsk.isEmpty() && (asked == null || !asked.plus(every).isAfter(now))) {
            asked = now;
            toAsk.addAll(journal.ask(state -> state.unsettled(now.minus(OF_THE_LAST))));
        }
        List<String> ids = new ArrayList<>();
        while (ids.size() < atOnce && !toAsk.isEmpty()) {
            ids.add(toAsk.remove());
        }
        return ids;
    }
}
