package io.dunlin.core.dunning;

import io.dunlin.core.dunning.decisions.DunningDecisions;
import io.dunlin.core.dunning.policy.LoadedCase;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Reads all open cases in the order of their ids, in batches. While one batch is decided on, the next two are read at the
 * same time, by a connection each: where a batch ends is known before its facts are.
 */
final class CasesAhead implements AutoCloseable {

    private static final int AT_ONCE = 2;

    private final DunningDecisions decisions;
    private final int batchSize;
    private final LocalDate today;
    private final boolean conduct;
    private final ExecutorService readers = Executors.newVirtualThreadPerTaskExecutor();
    private final Deque<Reading> readings = new ArrayDeque<>();

    /** @param conduct whether to look at how debtors behaved */
    CasesAhead(DunningDecisions decisions, int batchSize, LocalDate today, boolean conduct) {
        this.decisions = decisions;
        this.batchSize = batchSize;
        this.today = today;
        this.conduct = conduct;
        while (readings.size() < AT_ONCE) {
            readings.add(begin(readings.peekLast()));
        }
    }

    /**
     * A batch that is being read.
     *
     * @param end its last case, as soon as that is known
     */
    private record Reading(CompletableFuture<Long> end, Future<List<LoadedCase>> cases) {}

    /** The next batch; an empty one after the last. */
    List<LoadedCase> next() {
        Reading reading = readings.remove();
        List<LoadedCase> cases = read(reading.cases);
        if (!cases.isEmpty()) {
            readings.add(begin(readings.peekLast()));
        }
        return cases;
    }

    private Reading begin(@Nullable Reading before) {
        CompletableFuture<Long> end = new CompletableFuture<>();
        return new Reading(end, readers.submit(() -> {
            try {
                long last = before == null ? 0 : before.end.join();
                List<LoadedCase.Heading> headings = decisions.next(last, batchSize);
                end.complete(headings.isEmpty() ? last : headings.getLast().id().value());
                return decisions.facts(headings, today, conduct);
            } finally {
                // Where it failed, what comes after it fails too instead of waiting.
                end.cancel(false);
            }
        }));
    }

    static <T> T read(Future<T> reading) {
        try {
            return reading.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while cases were read", e);
        }
    }

    /** Nothing is being read any more. */
    @Override
    public void close() {
        readers.close();
    }
}
