package io.dunlin.tables;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The order of day, month and year where a date does not show it by itself. */
public enum DateStyle {
    DAY_FIRST,
    MONTH_FIRST,
    YEAR_FIRST;

    private static final Pattern TIME = Pattern.compile("[T ][0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]+)?)?Z?$");
    private static final Pattern FULL_YEAR_FIRST = Pattern.compile("([0-9]{4})([-./ ])([0-9]{1,2})\\2([0-9]{1,2})\\.?");
    private static final Pattern COMPACT = Pattern.compile("([0-9]{4})()([0-9]{2})([0-9]{2})");
    private static final Pattern THREE_PARTS =
            Pattern.compile("([0-9]{1,2})([-./ ])([0-9]{1,2})\\2([0-9]{4}|[0-9]{2})(?: ?r\\.?)?");
    private static final Pattern SERIAL = Pattern.compile("[0-9]{5}(?:\\.[0-9]+)?");
    private static final int YEARS_BACK = 15;
    private static final int YEARS_AHEAD = 5;
    private static final int UNLIKELY = 0;
    private static final int EARLIEST_YEAR = 1990;
    private static final int LATEST_YEAR = 2099;

    /**
     * Reads a date. Dates with a four-digit year in front, eight digits alone and a spreadsheet's day numbers read the
     * same in every style; a date with points is not read month first, for nobody writes it so.
     *
     * @param thisYear a year of two digits is at most fifteen years before and five after
     */
    public Optional<LocalDate> read(String text, int thisYear) {
        String date = text.indexOf(':') < 0 ? text : TIME.matcher(text).replaceFirst("");
        for (Pattern known : new Pattern[] {FULL_YEAR_FIRST, COMPACT}) {
            Matcher matcher = known.matcher(date);
            if (matcher.matches()) {
                return date(Integer.parseInt(matcher.group(1)), matcher.group(3), matcher.group(4));
            }
        }
        if (SERIAL.matcher(date).matches()) {
            return serial(new BigDecimal(date), false);
        }
        Matcher matcher = THREE_PARTS.matcher(date);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String a = matcher.group(1);
        String b = matcher.group(3);
        String c = matcher.group(4);
        boolean points = ".".equals(matcher.group(2));
        return switch (this) {
            case DAY_FIRST -> date(year(c, thisYear), b, a);
            case MONTH_FIRST -> points ? Optional.empty() : date(year(c, thisYear), a, b);
            case YEAR_FIRST ->
                points || c.length() > 2 || a.length() < 2 ? Optional.empty() : date(year(a, thisYear), b, c);
        };
    }

    /**
     * A spreadsheet's day number.
     *
     * @param since1904 whether the workbook counts from 1904, as old Apple ones do
     */
    public static Optional<LocalDate> serial(BigDecimal number, boolean since1904) {
        // From 30 December 1899: spreadsheets count a 29 February 1900 that never was.
        LocalDate origin = since1904 ? LocalDate.of(1904, 1, 1) : LocalDate.of(1899, 12, 30);
        if (number.signum() <= 0 || number.compareTo(BigDecimal.valueOf(80_000)) > 0) {
            return Optional.empty();
        }
        return plausible(origin.plusDays(number.longValue()));
    }

    private static int year(String digits, int thisYear) {
        if (digits.length() > 2) {
            return Integer.parseInt(digits);
        }
        int year = thisYear / 100 * 100 + Integer.parseInt(digits);
        return year < thisYear - YEARS_BACK || year > thisYear + YEARS_AHEAD ? UNLIKELY : year;
    }

    private static Optional<LocalDate> date(int year, String month, String day) {
        try {
            return plausible(LocalDate.of(year, Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDate> plausible(LocalDate date) {
        return date.getYear() >= EARLIEST_YEAR && date.getYear() <= LATEST_YEAR ? Optional.of(date) : Optional.empty();
    }
}
