package io.dunlin.appliance.demo;

import io.dunlin.appliance.Appliance;
import io.dunlin.core.shared.FirmCalendar;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Lets the demo begin at dawn of the next business day, before anything else starts. It knows nothing of jobs: whatever a
 * part with a start needs would be started before it.
 */
@Component
@Profile(Appliance.DEMO)
class DemoDawn implements SmartLifecycle {

    static final LocalTime DAWN = LocalTime.of(5, 30);

    private final MovableClock clock;
    private final FirmCalendar calendar;
    private volatile boolean running;

    DemoDawn(MovableClock clock, FirmCalendar calendar) {
        this.clock = clock;
        this.calendar = calendar;
    }

    @Override
    public void start() {
        LocalDate day = calendar.plusBusinessDays(calendar.today().plusDays(1), 0);
        Instant dawn = day.atTime(DAWN).atZone(calendar.zone()).toInstant();
        clock.advance(Duration.between(clock.instant(), dawn));
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return Integer.MIN_VALUE;
    }
}
