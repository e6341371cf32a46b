package io.dunlin.core.inbox;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/**
 * Does pieces of work beside the thread that prepares them, in their order and one at a time: while one is done the next can be
 * prepared, and no more than that. Used by one thread.
 */
final class OneAhead {

    private final String name;
    private @Nullable FutureTask<Void> running;

    /** @param name of the threads */
    OneAhead(String name) {
        this.name = name;
    }

    /** Begins, after what was begun before has ended; throws what that threw. */
    void begin(Runnable work) {
        await();
        FutureTask<Void> task = new FutureTask<>(work, null);
        running = task;
        Thread thread = Thread.ofVirtual().name(name).start(task);
        assert !thread.isInterrupted();
    }

    /** Waits until all that was begun has ended, also where this thread is interrupted; throws what it threw. */
    void await() {
        FutureTask<Void> task = running;
        running = null;
        boolean interrupted = false;
        while (task != null) {
            try {
                task.get();
                task = null;
            } catch (InterruptedException _) {
                interrupted = true;
            } catch (ExecutionException e) {
                restore(interrupted);
                throw unwrapped(e);
            }
        }
        restore(interrupted);
    }

    private static void restore(boolean interrupted) {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static RuntimeException unwrapped(ExecutionException e) {
        return switch (e.getCause()) {
            case RuntimeException failure -> failure;
            case Error error -> throw error;
            case null, default -> new IllegalStateException(e);
        };
    }
}
