package io.dunlin.core.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until a test moves it. */
public final class TestingClock extends Clock {

    /** A Monday morning. */
    public static final Instant START = Instant.parse("2026-11-16T08:00:00Z");

    private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");

    private volatile Instant now = START;

    public void set(Instant instant) {
        now = instant;
    }

    /** A time of day in Warsaw. */
    public void set(LocalDate day, LocalTime time) {
        now = day.atTime(time).atZone(WARSAW).toInstant();
    }

    public void advance(Duration duration) {
        now = now.plus(duration);
    }

    /** The same time of day, so many days later. */
    public void advanceDays(int days) {
        now = now.atZone(WARSAW).plusDays(days).toInstant();
    }

    public LocalDate today() {
        return LocalDate.ofInstant(now, WARSAW);
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new IllegalStateException("Ask the calendar for days in a zone");
    }
}
