package io.dunlin.core.shared;

import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The days on which a whole country does not work; those of single regions are not among them. */
public enum PublicHolidays {
    POLAND(HolidayCalendar.POLAND),
    GERMANY(HolidayCalendar.GERMANY),
    ROMANIA(HolidayCalendar.ROMANIA);

    private static final LocalDate CHRISTMAS_EVE_FREE_SINCE = LocalDate.of(2025, 12, 24);
    /** Read with the first question about a country. */
    private static final Map<PublicHolidays, HolidayManager> READ = new ConcurrentHashMap<>();

    private final HolidayCalendar calendar;

    PublicHolidays(HolidayCalendar calendar) {
        this.calendar = calendar;
    }

    /** In Poland 24 December is one since 2025. */
    public boolean isHoliday(LocalDate day) {
        boolean christmasEve = this == POLAND
                && day.getMonthValue() == 12
                && day.getDayOfMonth() == 24
                && !day.isBefore(CHRISTMAS_EVE_FREE_SINCE);
        return christmasEve || days().isHoliday(day);
    }

    private HolidayManager days() {
        HolidayManager read = READ.get(this);
        return read == null ? read(this) : read;
    }

    /** One country after the other: Jollyday finds its parts by a loader of services that two threads must not use at once. */
    private static synchronized HolidayManager read(PublicHolidays country) {
        return READ.computeIfAbsent(
                country, each -> HolidayManager.getInstance(ManagerParameters.create(each.calendar)));
    }

    /** Monday to Friday, no holiday. */
    public boolean isWorkingDay(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0 && !isHoliday(day);
    }
}
