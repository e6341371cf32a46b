package io.dunlin.core.triage.facts;

import io.dunlin.core.shared.PublicHolidays;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import org.jspecify.annotations.Nullable;

/**
 * Counts the working days that a text speaks of. In whose language it does tells whose holidays: {@code 3 dni robocze} pass over
 * 11 November, {@code 3 Werktage} do not. English is written everywhere, so there only weekends are passed over, New Year's Day and
 * Christmas Day.
 */
enum WorkingDays {
    POLISH(PublicHolidays.POLAND),
    GERMAN(PublicHolidays.GERMANY),
    ROMANIAN(PublicHolidays.ROMANIA),
    ANY(null);

    private static final int MOST = 400;
    private final @Nullable PublicHolidays holidays;

    WorkingDays(@Nullable PublicHolidays holidays) {
        this.holidays = holidays;
    }

    /** @param words folded, as {@code dni roboczych} */
    static WorkingDays of(String words) {
        return words.startsWith("dni") || words.startsWith("dzien")
                ? POLISH
                : words.startsWith("zi") ? ROMANIAN : words.matches(".*(?:tag|tage|tagen|tages)") ? GERMAN : ANY;
    }

    LocalDate plus(LocalDate day, int count) {
        LocalDate date = day;
        for (int left = Math.min(count, MOST); left > 0; ) {
            date = date.plusDays(1);
            if (isWorked(date)) {
                left--;
            }
        }
        return date;
    }

    /** The day itself or the next working day by steps of so many days, which may be less than none. */
    LocalDate on(LocalDate day, int step) {
        LocalDate date = day;
        while (!isWorked(date)) {
            date = date.plusDays(step);
        }
        return date;
    }

    private boolean isWorked(LocalDate day) {
        return holidays == null ? isWorkedAnywhere(day) : holidays.isWorkingDay(day);
    }

    private static boolean isWorkedAnywhere(LocalDate day) {
        boolean free = day.getDayOfYear() == 1 || (day.getMonth() == Month.DECEMBER && day.getDayOfMonth() == 25);
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0 && !free;
    }
}
