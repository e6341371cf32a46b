package io.dunlin.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dunlin.host.GuardedResult.Failed;
import io.dunlin.host.GuardedResult.Succeeded;
import io.dunlin.spi.DunlinExtension;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.messaging.SmsEvent;
import io.dunlin.spi.messaging.SmsGateway;
import io.dunlin.spi.messaging.SmsMessage;
import io.dunlin.spi.messaging.SmsReceipt;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.settings.SettingsSchema;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class GuardTest {

    private static final Duration SHORT = Duration.ofMillis(50);
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-20T09:00:00Z"), ZoneOffset.UTC);

    private final TestingGateway gateway = new TestingGateway();
    private final ExtensionSlot slot = new ExtensionSlot(
            new ExtensionId("sms-test", "TestingGateway"),
            SmsGateway.class,
            gateway.name(),
            SettingsSchema.none(),
            new TimeLimits(Duration.ofSeconds(5), SHORT),
            CLOCK);

    GuardTest() {
        slot.start(gateway);
    }

    @Test
    void gives_what_the_call_returned() {
        assertThat(call(extension -> "yes")).isEqualTo(new Succeeded<>("yes"));
        assertThat(slot.health().state()).isEqualTo(PluginState.ENABLED);
    }

    @Test
    void keeps_kind_code_and_both_languages_of_a_plugin_failure() {
        LocalizedText said = new LocalizedText("Coś na zewnątrz zawiodło", "Something outside failed");
        for (PluginFailure.Kind kind : PluginFailure.Kind.values()) {
            Failed<String> failed = failed(call(extension -> {
                throw new PluginFailure(kind, "some-code", said);
            }));
            assertThat(failed.kind().name()).isEqualTo(kind.name());
            assertThat(failed.code()).isEqualTo("some-code");
            assertThat(failed.message()).isEqualTo(said);
            assertThat(failed.kind().surelyNotDone()).isTrue();
        }
        assertThat(slot.health().state()).as("the world failed, not the plugin").isEqualTo(PluginState.ENABLED);
        assertThat(slot.health().failures()).isEqualTo(4);
    }

    @Test
    void keeps_doubt_apart_from_failure() {
        Failed<String> failed = failed(call(extension -> {
            throw new SmsGateway.OutcomeUnknown(new LocalizedText("przerwano", "cut off"), new IOException());
        }));
        assertThat(failed.kind()).isEqualTo(FailureKind.OUTCOME_UNKNOWN);
        assertThat(failed.kind().surelyNotDone()).isFalse();
    }

    @Test
    void takes_whatever_else_is_thrown_for_a_defect_and_does_not_quote_it() {
        for (Throwable thrown : List.of(
                new IllegalStateException("Jan Kowalski"),
                new NoClassDefFoundError("missing/Class"),
                new StackOverflowError(),
                new OutOfMemoryError("Jan Kowalski"),
                new AssertionError("Jan Kowalski"),
                new ThreadDeathOfOld())) {
            Failed<String> failed = failed(call(extension -> {
                throw unchecked(thrown);
            }));
            assertThat(failed.kind()).as(thrown.toString()).isEqualTo(FailureKind.DEFECT);
            assertThat(List.of(failed.message().pl(), failed.message().en()))
                    .allSatisfy(text ->
                            assertThat(text).contains("sms-test/TestingGateway").doesNotContain("Kowalski"));
        }
        assertThat(slot.health().state()).isEqualTo(PluginState.UNHEALTHY);
        call(extension -> "well again");
        assertThat(slot.health().state()).isEqualTo(PluginState.ENABLED);
    }

    @Test
    void takes_nothing_returned_for_a_defect() {
        assertThat(failed(slot.call(SHORT, extension -> nothing())).code()).isEqualTo("returned-nothing");
    }

    @Test
    void throws_the_products_own_failure_on() {
        ProductFailure ours = new ProductFailure("the database is away", new IOException());
        assertThatThrownBy(() -> call(extension -> {
                    throw ours;
                }))
                .isSameAs(ours);
    }

    @Test
    void interrupts_a_call_at_its_limit() {
        AtomicBoolean interrupted = new AtomicBoolean();
        Failed<String> failed = failed(slot.call(SHORT, extension -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException _) {
                interrupted.set(true);
            }
            throw PluginFailure.transientFailure("interrupted", new LocalizedText("Przerwano", "Interrupted"), null);
        }));
        assertThat(failed.kind()).isEqualTo(FailureKind.TIMED_OUT);
        assertThat(interrupted).isTrue();
        assertThat(slot.health().hanging()).isZero();
    }

    @Test
    void takes_a_success_that_came_when_interrupted_for_a_success() {
        assertThat(slot.<String>call(SHORT, extension -> {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException _) {
                        // what was asked for is done nevertheless
                    }
                    return "sent";
                }))
                .isEqualTo(new Succeeded<>("sent"));
    }

    @Test
    void abandons_calls_that_ignore_the_interrupt_and_stops_after_a_few() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        CountDownLatch freed = new CountDownLatch(HealthRecord.MOST_HANGING);
        for (int i = 0; i < HealthRecord.MOST_HANGING; i++) {
            assertThat(slot.isInService()).isTrue();
            assertThat(failed(slot.call(SHORT, extension -> hang(release, freed)))
                            .kind())
                    .isEqualTo(FailureKind.TIMED_OUT);
            assertThat(slot.health().hanging()).isEqualTo(i + 1);
        }
        assertThat(slot.isInService()).isFalse();
        assertThat(slot.health().state()).isEqualTo(PluginState.DISABLED);
        assertThat(failed(call(extension -> "never run")).kind()).isEqualTo(FailureKind.CONFIGURATION);

        slot.revive();
        assertThat(slot.isInService()).as("revived while its calls still hang").isFalse();
        release.countDown();
        assertThat(freed.await(30, TimeUnit.SECONDS)).isTrue();
        await(() -> slot.health().hanging() == 0);
        slot.revive();
        assertThat(call(extension -> "well again")).isEqualTo(new Succeeded<>("well again"));
        assertThat(slot.health().state()).isEqualTo(PluginState.ENABLED);
    }

    @Test
    void returns_when_its_caller_is_interrupted() {
        Thread.currentThread().interrupt();
        Failed<String> failed = failed(slot.call(Duration.ofMinutes(5), extension -> {
            LockSupport.park();
            throw PluginFailure.transientFailure("interrupted", new LocalizedText("Przerwano", "Interrupted"), null);
        }));
        assertThat(failed.kind()).isEqualTo(FailureKind.TIMED_OUT);
        assertThat(Thread.interrupted())
                .as("the interrupt is kept for the caller")
                .isTrue();
    }

    @Test
    void closes_a_replaced_instance_only_after_its_last_call() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        Thread caller = Thread.ofPlatform()
                .start(() -> slot.call(Duration.ofMinutes(1), extension -> {
                    inside.countDown();
                    try {
                        leave.await();
                    } catch (InterruptedException _) {
                        return "interrupted";
                    }
                    return "done";
                }));
        assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();
        slot.start(new TestingGateway());
        assertThat(gateway.closed).hasValue(0);
        leave.countDown();
        caller.join(30_000);
        assertThat(gateway.closed).hasValue(1);
    }

    @Test
    void runs_many_calls_at_once_and_refuses_more_than_its_limit() throws Exception {
        CountDownLatch inside = new CountDownLatch(64);
        CountDownLatch leave = new CountDownLatch(1);
        Thread[] callers = new Thread[64];
        for (int i = 0; i < callers.length; i++) {
            callers[i] = Thread.ofPlatform()
                    .start(() -> slot.call(Duration.ofMinutes(1), extension -> {
                        inside.countDown();
                        try {
                            leave.await();
                        } catch (InterruptedException _) {
                            return "interrupted";
                        }
                        return "done";
                    }));
        }
        assertThat(inside.await(60, TimeUnit.SECONDS)).isTrue();
        assertThat(failed(call(extension -> "one too many")).code()).isEqualTo("busy");
        leave.countDown();
        for (Thread caller : callers) {
            caller.join(30_000);
        }
        assertThat(slot.health().calls()).isEqualTo(64);
        assertThat(slot.health().failures()).isZero();
    }

    private GuardedResult<String> call(java.util.function.Function<DunlinExtension, String> call) {
        return slot.call(Duration.ofSeconds(30), call);
    }

    private static Failed<String> failed(GuardedResult<String> result) {
        assertThat(result).isInstanceOf(Failed.class);
        return (Failed<String>) result;
    }

    private static String nothing() {
        return null;
    }

    private static String hang(CountDownLatch release, CountDownLatch freed) {
        boolean waiting = true;
        while (waiting) {
            try {
                release.await();
                waiting = false;
            } catch (InterruptedException _) {
                // a plugin that does not listen
            }
        }
        freed.countDown();
        return "too late";
    }

    private static void await(java.util.function.BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(1_000_000);
        }
        assertThat(condition.getAsBoolean()).isTrue();
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <E extends Throwable> RuntimeException unchecked(Throwable thrown) throws E {
        throw (E) thrown;
    }

    private static final class ThreadDeathOfOld extends Throwable {}

    private static final class TestingGateway implements SmsGateway {

        private final AtomicInteger closed = new AtomicInteger();

        @Override
        public LocalizedText name() {
            return new LocalizedText("Bramka", "Gateway");
        }

        @Override
        public SmsReceipt send(SmsMessage message) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Optional<SmsReceipt> find(String reference) {
            return Optional.empty();
        }

        @Override
        public List<SmsEvent> takeEvents(int limit) {
            return List.of();
        }

        @Override
        public void confirm(List<String> eventIds) {}

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }
}
