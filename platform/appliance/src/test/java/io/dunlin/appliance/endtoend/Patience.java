package io.dunlin.appliance.endtoend;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what other processes do: until it is there, and never longer than a bound that only a fault reaches. */
final class Patience {

    static final Duration BOUND = Duration.ofSeconds(90);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(40);

    private Patience() {}

    /** @param what said where it does not come: "the reminder in the mailbox of …" */
    static <T> T await(String what, Supplier<Optional<T>> look, Supplier<String> otherwise) {
        long deadline = System.nanoTime() + BOUND.toNanos();
        while (System.nanoTime() < deadline) {
            Optional<T> found = look.get();
            if (found.isPresent()) {
                return found.get();
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        throw new AssertionError("Waited " + BOUND.toSeconds() + " s in vain for " + what + ". " + otherwise.get());
    }

    static void awaitThat(String what, BooleanSupplier condition, Supplier<String> otherwise) {
        boolean came = await(what, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty(), otherwise);
        if (!came) {
            throw new AssertionError(what);
        }
    }
}
