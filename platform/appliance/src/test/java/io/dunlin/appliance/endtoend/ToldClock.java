package io.dunlin.appliance.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * The real time and what a file says it is ahead. The test writes the file; the appliance, a process of its own, has this
 * for its clock, and reads the file often.
 */
final class ToldClock extends Clock {

    private static final Duration READ_AGAIN = Duration.ofMillis(50);

    private final Path file;
    private final Clock real = Clock.systemUTC();
    private volatile Reading last = new Reading(Duration.ZERO, Long.MIN_VALUE);

    private record Reading(Duration ahead, long readAtNanos) {}

    ToldClock(Path file) {
        this.file = file;
    }

    @Override
    public Instant instant() {
        return real.instant().plus(ahead());
    }

    void moveTo(Instant moment) {
        advance(Duration.between(instant(), moment));
    }

    void advance(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("The clock moves forward only, not by " + step);
        }
        Duration ahead = read().plus(step);
        try {
            Path next = Files.writeString(
                    file.resolveSibling(file.getFileName() + ".next"), ahead.toString(), StandardCharsets.US_ASCII);
            Path written = Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
            last = new Reading(ahead, System.nanoTime());
            assert written.equals(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Duration ahead() {
        Reading known = last;
        if (known.readAtNanos() == Long.MIN_VALUE || System.nanoTime() - known.readAtNanos() > READ_AGAIN.toNanos()) {
            known = new Reading(read(), System.nanoTime());
            last = known;
        }
        return known.ahead();
    }

    private Duration read() {
        try {
            return Files.exists(file)
                    ? Duration.parse(Files.readString(file, StandardCharsets.US_ASCII))
                    : Duration.ZERO;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Ask the calendar for days in a zone");
    }
}
