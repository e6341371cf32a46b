package io.dunlin.core.correspondence.guards;

import io.dunlin.core.correspondence.SendingSettings;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.function.Predicate;

/**
 * When a debtor may be contacted. For example, on a Friday at 21:00 the next moment is Saturday 9:00; on the eve of a
 * holiday it is the first working day after it.
 *
 * @param holiday whether a day is a public holiday
 */
record ContactHoursPolicy(SendingSettings settings, Predicate<LocalDate> holiday) {

    private static final int LOOK_AHEAD_DAYS = 14;

    /** The given moment where it lies within contact hours, else the next one that does. */
    ZonedDateTime nextAllowed(ZonedDateTime moment) {
        ZonedDateTime candidate = moment;
        for (int day = 0; day < LOOK_AHEAD_DAYS; day++) {
            LocalTime from = from(candidate.toLocalDate());
            LocalTime to = to(candidate.toLocalDate());
            if (from.isBefore(to)) {
                if (candidate.toLocalTime().isBefore(from)) {
                    return candidate.with(from);
                }
                if (candidate.toLocalTime().isBefore(to)) {
                    return candidate;
                }
            }
            candidate = candidate.toLocalDate().plusDays(1).atStartOfDay(moment.getZone());
        }
        throw new IllegalStateException("No contact hours within two weeks: check the sending settings");
    }

    private LocalTime from(LocalDate day) {
        return switch (kindOf(day)) {
            case CLOSED -> LocalTime.MIN;
            case SATURDAY -> settings.saturdayFrom();
            case WEEKDAY -> settings.weekdayFrom();
        };
    }

    private LocalTime to(LocalDate day) {
        return switch (kindOf(day)) {
            case CLOSED -> LocalTime.MIN;
            case SATURDAY -> settings.saturdayTo();
            case WEEKDAY -> settings.weekdayTo();
        };
    }

    private enum DayKind {
        WEEKDAY,
        SATURDAY,
        CLOSED
    }

    private DayKind kindOf(LocalDate day) {
        if (day.getDayOfWeek() == DayOfWeek.SUNDAY || holiday.test(day)) {
            return DayKind.CLOSED;
        }
        return day.getDayOfWeek() == DayOfWeek.SATURDAY ? DayKind.SATURDAY : DayKind.WEEKDAY;
    }
}
