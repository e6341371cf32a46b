package io.dunlin.core.triage.facts;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tokens of a text and the day it was written: what the date rules share. */
record DateCursor(List<DateToken> tokens, LocalDate today, DayOrder order) {

    private static final int MOST_UNITS = 400;
    private static final DateToken BEYOND = new DateToken(0, 0, " ", -1, 0, false, Map.of());
    private static final int DAYS_A_DATE_STAYS_PAST = 60;

    DateToken at(int i) {
        return i >= 0 && i < tokens.size() ? tokens.get(i) : BEYOND;
    }

    boolean has(int i, DateWord word) {
        return at(i).is(word);
    }

    /** The index of the first token from {@code i} that is no filler; at most two are passed over. */
    int skipFillers(int i) {
        int next = i;
        while (next < i + 2 && has(next, DateWord.FILLER)) {
            next++;
        }
        return next;
    }

    /** Whether "after" stands before it: the day meant is the next. */
    boolean isAfter(int i) {
        boolean article = at(i - 1).text().equals("the") || at(i - 1).text().equals("data de");
        return has(article ? i - 2 : i - 1, DateWord.AFTER);
    }

    /** A number of units; {@link DateToken#NONE} where none stands there. */
    int count(int i) {
        DateToken token = at(i);
        if (token.digits() > 0) {
            return token.digits() <= 3 && token.number() <= MOST_UNITS ? token.number() : DateToken.NONE;
        }
        return token.value(DateWord.NUMBER);
    }

    /** Of "next" 1 or more, of "this" 0, of "last" -1; {@link DateToken#NONE} where none of them stands there. */
    int shift(int i) {
        DateToken token = at(i);
        return token.is(DateWord.NEXT)
                ? Math.max(1, token.value(DateWord.NEXT))
                : token.is(DateWord.LAST) ? -1 : token.is(DateWord.THIS) ? 0 : DateToken.NONE;
    }

    int skipSign(int i, char sign) {
        return at(i).isSign(sign) ? i + 1 : i;
    }

    static @Nullable LocalDate date(int year, int month, int day) {
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException _) {
            return null;
        }
    }

    /** The date of a day and month without a year: one of the last two months is past, any other is to come. */
    @Nullable
    LocalDate withoutYear(int month, int day) {
        for (int year = today.getYear() - 1; year <= today.getYear() + 4; year++) {
            LocalDate date = date(year, month, day);
            if (date != null && date.isAfter(today.minusDays(DAYS_A_DATE_STAYS_PAST))) {
                return date;
            }
        }
        return null;
    }

    /** The next day of the month with this number, today included. */
    @Nullable
    LocalDate dayOfMonth(int day) {
        LocalDate month = today.withDayOfMonth(1);
        for (int i = 0; i < 3; i++) {
            LocalDate date = date(month.getYear(), month.getMonthValue(), day);
            if (date != null && !date.isBefore(today)) {
                return date;
            }
            month = month.plusMonths(1);
        }
        return null;
    }

    /** The first day of the month of that name which is not over. */
    LocalDate firstOfComing(int month) {
        LocalDate first = today.withDayOfMonth(1).withMonth(month);
        return first.plusMonths(1).isAfter(today) ? first : first.plusYears(1);
    }

    static int century(int year, int digits) {
        return digits == 2 ? year + (year >= 70 ? 1900 : 2000) : year;
    }
}
