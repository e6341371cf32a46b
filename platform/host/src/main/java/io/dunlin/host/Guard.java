package io.dunlin.host;

import io.dunlin.host.GuardedResult.Failed;
import io.dunlin.host.GuardedResult.Succeeded;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.messaging.SmsGateway;
import io.dunlin.spi.settings.LocalizedText;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a plugin's code on a thread of its own and ends the waiting, whatever the code does.
 * <p>
 * The thread is a platform thread, as a plugin that spins would starve virtual ones, and a new one each time, as thread
 * locals that a plugin leaves in a pool keep its class loader alive.
 */
final class Guard {

    /** Told when a call did not end even when interrupted, and when it ended after all. */
    interface HangWatch {
        HangWatch NONE = new HangWatch() {};

        default void hangs() {}

        default void endedLate() {}
    }

    private static final Logger log = LoggerFactory.getLogger(Guard.class);

    private final Duration grace;

    Guard(Duration grace) {
        this.grace = grace;
    }

    /**
     * @param who the extension or plugin, for the thread's name and messages
     * @param loader the plugin's class loader: the thread's context class loader
     */
    <R> GuardedResult<R> call(
            String who, ClassLoader loader, Duration limit, HangWatch watch, Callable<? extends @Nullable R> call) {
        Task<R> task = new Task<>(call, watch);
        Thread thread = Thread.ofPlatform()
                .daemon()
                .name("plugin-" + who)
                .inheritInheritableThreadLocals(false)
                .unstarted(task);
        thread.setContextClassLoader(loader);
        try {
            thread.start();
        } catch (OutOfMemoryError e) {
            return new Failed<>(
                    FailureKind.TRANSIENT,
                    "no-thread",
                    new LocalizedText(
                            who + ": brak wolnego wątku; próba zostanie powtórzona",
                            who + ": no thread to be had; tried again later"));
        }
        return endOf(task, thread, who, limit);
    }

    private <R> GuardedResult<R> endOf(Task<R> task, Thread thread, String who, Duration limit) {
        boolean interrupted = false;
        try {
            if (task.ended.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                return task.result(who);
            }
        } catch (InterruptedException _) {
            interrupted = true;
        }
        thread.interrupt();
        try {
            if (task.ended.await(grace.toNanos(), TimeUnit.NANOSECONDS)) {
                return task.lateResult(who, limit, interrupted);
            }
        } catch (InterruptedException _) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        if (task.abandon()) {
            log.warn("{}: a call did not end within {} nor when interrupted; abandoned", who, limit);
            return timedOut(who, limit, " i trwa mimo przerwania", " and goes on though it was interrupted");
        }
        return task.lateResult(who, limit, interrupted);
    }

    private static <R> Failed<R> timedOut(String who, Duration limit, String morePl, String more) {
        return new Failed<>(
                FailureKind.TIMED_OUT,
                "timed-out",
                new LocalizedText(
                        who + ": wywołanie nie skończyło się w ciągu " + limit.toMillis() + " ms" + morePl,
                        who + ": did not end within " + limit.toMillis() + " ms" + more));
    }

    private static <R> Failed<R> failed(String who, Throwable thrown) {
        log.debug("{}: a call failed", who, thrown);
        return switch (thrown) {
            case ProductFailure ours -> throw ours;
            case PluginFailure failure -> new Failed<>(FailureKind.of(failure.kind()), failure.code(), failure.text());
            case SmsGateway.OutcomeUnknown unknown ->
                new Failed<>(FailureKind.OUTCOME_UNKNOWN, "outcome-unknown", unknown.text());
            case LinkageError _ -> defect("linkage-error", who, thrown);
            case VirtualMachineError _ -> defect("virtual-machine-error", who, thrown);
            default -> defect("defect", who, thrown);
        };
    }

    /** Names type and place but not the text of what was thrown: it may quote the input. */
    private static <R> Failed<R> defect(String code, String who, Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        String place = trace.length == 0 ? "?" : trace[0].toString();
        String missing = thrown instanceof LinkageError || thrown instanceof ClassNotFoundException
                ? " (" + thrown.getMessage() + ")"
                : "";
        return new Failed<>(
                FailureKind.DEFECT,
                code,
                new LocalizedText(
                        who + " ma błąd: " + thrown.getClass().getName() + missing + " w " + place
                                + "; powiadom twórcę wtyczki",
                        who + " has a fault: " + thrown.getClass().getName() + missing + " at " + place
                                + "; tell the plugin's maker"));
    }

    private static final class Task<R> implements Runnable {

        private final HangWatch watch;
        private final CountDownLatch ended = new CountDownLatch(1);
        private @Nullable Callable<? extends @Nullable R> call;
        private @Nullable R value;
        private @Nullable Throwable thrown;
        private boolean over;
        private boolean abandoned;

        Task(Callable<? extends @Nullable R> call, HangWatch watch) {
            this.call = call;
            this.watch = watch;
        }

        @Override
        @SuppressWarnings({"CatchAndPrintStackTrace", "ThrowableNotThrown"})
        public void run() {
            @Nullable R got = null;
            @Nullable Throwable failure = null;
            try {
                Callable<? extends @Nullable R> todo = call;
                got = todo == null ? null : todo.call();
            } catch (Throwable anything) {
                // the one place where a plugin's throwable ends; the caller gets it as a result
                failure = anything;
            }
            end(got, failure);
        }

        private void end(@Nullable R got, @Nullable Throwable failure) {
            boolean late;
            synchronized (this) {
                call = null;
                value = got;
                thrown = failure;
                over = true;
                late = abandoned;
            }
            ended.countDown();
            if (late) {
                watch.endedLate();
            }
        }

        /** Whether the call is abandoned now; false where it ended in the last moment. */
        boolean abandon() {
            synchronized (this) {
                if (over) {
                    return false;
                }
                abandoned = true;
            }
            watch.hangs();
            return true;
        }

        synchronized GuardedResult<R> result(String who) {
            if (thrown != null) {
                return failed(who, thrown);
            }
            return value != null
                    ? new Succeeded<>(value)
                    : new Failed<>(
                            FailureKind.DEFECT,
                            "returned-nothing",
                            new LocalizedText(
                                    who + " ma błąd: niczego nie zwróciła; powiadom twórcę wtyczki",
                                    who + " has a fault: it returned nothing; tell the plugin's maker"));
        }

        /** After the limit a success still is one, and doubt stays doubt; any other failure is our interruption. */
        GuardedResult<R> lateResult(String who, Duration limit, boolean interrupted) {
            GuardedResult<R> result = result(who);
            return switch (result) {
                case Succeeded<R> succeeded -> succeeded;
                case Failed<R> failed when failed.kind() == FailureKind.OUTCOME_UNKNOWN -> failed;
                case Failed<R> _ ->
                    interrupted
                            ? timedOut(who, limit, ", bo program się zatrzymuje", " as the product is stopping")
                            : timedOut(who, limit, "", "");
            };
        }
    }
}
