package io.dunlin.core.shared;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.springframework.stereotype.Component;

/** The firm's days: today in its zone, bank holidays, the next business day. */
@Component
public class FirmCalendar {

    private final Clock clock;
    private final ZoneId zone;

    public FirmCalendar(Clock clock, FirmProperties properties) {
        this.clock = clock;
        this.zone = properties.zone();
    }

    public ZoneId zone() {
        return zone;
    }

    public Instant now() {
        return clock.instant();
    }

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    public ZonedDateTime local(Instant instant) {
        return instant.atZone(zone);
    }

    /** Whether it is a public holiday in Poland. */
    public boolean isHoliday(LocalDate day) {
        return PublicHolidays.POLAND.isHoliday(day);
    }

    /** Whether banks settle on that day: Monday to Friday, no holiday. */
    public boolean isBusinessDay(LocalDate day) {
        return PublicHolidays.POLAND.isWorkingDay(day);
    }

    /** The day so many business days after the given day; with 0 the day itself or the next business day. */
    public LocalDate plusBusinessDays(LocalDate day, int businessDays) {
        LocalDate result = day;
        int left = businessDays;
        while (left > 0 || !isBusinessDay(result)) {
            result = result.plusDays(1);
            if (left > 0 && isBusinessDay(result)) {
                left--;
            }
        }
        return result;
    }
}
