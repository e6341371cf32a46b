package io.dunlin.plugin.bankmt940;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;

/**
 * Dates of two-digit years and dates without a year.
 * <p>
 * Years 80 to 99 are of the last century. A 29th or 30th of February that the year does not have is its last day: banks count
 * months of 30 days. A 31st that a month does not have is the last only of a balance, on which nothing is booked.
 */
final class SwiftDate {

    private static final int FIRST_OF_LAST_CENTURY = 80;
    private static final int DAYS_OF_BANKS_MONTH = 30;
    private static final int LONGEST_MONTH = 31;

    private SwiftDate() {}

    /** Reads YYMMDD at a place. */
    static LocalDate full(String text, int at) throws Unreadable {
        return day(year(text, at), text, at + 2, DAYS_OF_BANKS_MONTH);
    }

    /** Reads the YYMMDD of a balance at a place. */
    static LocalDate ofBalance(String text, int at) throws Unreadable {
        return day(year(text, at), text, at + 2, LONGEST_MONTH);
    }

    private static int year(String text, int at) throws Unreadable {
        int year = twoDigits(text, at);
        return (year >= FIRST_OF_LAST_CENTURY ? 1900 : 2000) + year;
    }

    /** Reads MMDD at a place, in the year that brings it nearest to another day. */
    static LocalDate nearest(String text, int at, LocalDate other) throws Unreadable {
        LocalDate sameYear = day(other.getYear(), text, at, DAYS_OF_BANKS_MONTH);
        long apart = ChronoUnit.DAYS.between(other, sameYear);
        if (apart > 183) {
            return day(other.getYear() - 1, text, at, DAYS_OF_BANKS_MONTH);
        }
        return apart < -183 ? day(other.getYear() + 1, text, at, DAYS_OF_BANKS_MONTH) : sameYear;
    }

    private static LocalDate day(int year, String text, int at, int last) throws Unreadable {
        int month = twoDigits(text, at);
        int day = twoDigits(text, at + 2);
        if (month < 1 || month > 12 || day < 1) {
            throw new Unreadable(Faults.IMPOSSIBLE_DATE);
        }
        int longest = YearMonth.of(year, month).lengthOfMonth();
        if (day > Math.max(longest, last)) {
            throw new Unreadable(Faults.IMPOSSIBLE_DATE);
        }
        return LocalDate.of(year, month, Math.min(day, longest));
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
