package io.dunlin.plugin.bankmt940;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/**
 * Dates of two-digit years and dates without a year.
 * <p>
 * Years 80 to 99 are of the last century. A day 29, 30 or 31 that its month does not have is the month's last day:
 * banks that count months of 30 days write the 30th of February.
 */
final class SwiftDate {

    private static final int FIRST_OF_LAST_CENTURY = 80;
    private static final int LONGEST_MONTH = 31;

    private SwiftDate() {}

    /** Reads YYMMDD at a place. */
    static LocalDate full(String text, int at) throws Unreadable {
        int year = twoDigits(text, at);
        return day((year >= FIRST_OF_LAST_CENTURY ? 1900 : 2000) + year, text, at + 2);
    }

    /** Reads MMDD at a place, in the year that brings it nearest to another day. */
    static LocalDate nearest(String text, int at, LocalDate other) throws Unreadable {
        LocalDate sameYear = day(other.getYear(), text, at);
        long apart = ChronoUnit.DAYS.between(other, sameYear);
        if (apart > 183) {
            return day(other.getYear() - 1, text, at);
        }
        return apart < -183 ? day(other.getYear() + 1, text, at) : sameYear;
    }

    private static LocalDate day(int year, String text, int at) throws Unreadable {
        int month = twoDigits(text, at);
        int day = twoDigits(text, at + 2);
        if (month < 1 || month > 12 || day < 1 || day > LONGEST_MONTH) {
            throw new Unreadable(Faults.IMPOSSIBLE_DATE);
        }
        return LocalDate.of(
                year, month, day > 28 ? Math.min(day, YearMonth.of(year, month).lengthOfMonth()) : day);
    }

    private static int twoDigits(String text, int at) throws Unreadable {
        if (at + 2 > text.length()) {
            throw new Unreadable(Faults.NOT_A_BOOKING);
        }
        int tens = text.charAt(at) - '0';
        int ones = text.charAt(at + 1) - '0';
        if (tens < 0 || tens > 9 || ones < 0 || ones > 9) {
            throw new Unreadable(Faults.NOT_A_BOOKING);
        }
        return tens * 10 + ones;
    }
}
