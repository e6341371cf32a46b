package io.dunlin.appliance.demo;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * A clock that runs, and that the demo moves forward. Move it only while no job runs: decisions of one transaction must not
 * see two days.
 */
public final class MovableClock extends Clock {

    private final Clock base;
    private volatile Duration ahead = Duration.ZERO;

    public MovableClock(Clock base) {
        this.base = base;
    }

    /** @throws IllegalArgumentException for a step back: what has happened would lie in the future */
    public synchronized void advance(Duration step) {
        if (step.isNegative()) {
            throw new IllegalArgumentException("The clock moves forward only, not by " + step);
        }
        ahead = ahead.plus(step);
    }

    /** How far it is ahead of the real time. */
    public Duration ahead() {
        return ahead;
    }

    @Override
    public Instant instant() {
        return base.instant().plus(ahead);
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
