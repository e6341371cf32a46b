package io.dunlin.core.triage.facts;

import static io.dunlin.core.triage.facts.DateWord.LAST;
import static io.dunlin.core.triage.facts.DateWord.MONTH;
import static io.dunlin.core.triage.facts.DateWord.MONTHWEEK;
import static io.dunlin.core.triage.facts.DateWord.NUMBER;
import static io.dunlin.core.triage.facts.DateWord.ORDINAL;
import static io.dunlin.core.triage.facts.DateWord.UNIT;
import static io.dunlin.core.triage.facts.DateWord.WEEKDAY;
import static io.dunlin.core.triage.facts.DateWord.WEEKNUMBER;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjuster;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/** Weeks and their days by their place in a month or in the year: {@code last Friday of the month}, {@code KW 47}. */
final class WeekDates {

    private static final int WEEK = 7;
    private static final int MONTH_UNIT = 30;
    private static final int LAST_WEEK = 53;

    private final DateCursor tokens;
    private final LocalDate today;

    WeekDates(DateCursor tokens) {
        this.tokens = tokens;
        this.today = tokens.today();
    }

    /**
     * {@code ostatni piątek miesiąca}, {@code third Tuesday of November}, {@code erster Montag im Dezember}; of a week, as
     * {@code w pierwszym tygodniu listopada}, {@code in der letzten Novemberwoche}, the Friday.
     */
    @Nullable
    DateMatch ofMonth(int i) {
        boolean last = tokens.has(i, LAST);
        int at = tokens.skipSign(i + 1, '.');
        int nth = tokens.at(i).value(ORDINAL);
        if (nth == DateToken.NONE && tokens.at(i).digits() == 1) {
            nth = isNumbered(i, at) ? tokens.at(i).number() : DateToken.NONE;
        }
        boolean week = tokens.at(at).value(UNIT) == WEEK && tokens.at(at).isWord() && !tokens.has(at, WEEKDAY);
        boolean named = tokens.has(at, MONTHWEEK);
        if ((!last && (nth < 1 || nth > 5)) || !(tokens.has(at, WEEKDAY) || week || named)) {
            return null;
        }
        DayOfWeek day = tokens.has(at, WEEKDAY) ? DayOfWeek.of(tokens.at(at).value(WEEKDAY)) : DayOfWeek.FRIDAY;
        TemporalAdjuster inMonth =
                last ? TemporalAdjusters.lastInMonth(day) : TemporalAdjusters.dayOfWeekInMonth(nth, day);
        DateGrain grain = tokens.has(at, WEEKDAY) ? DateGrain.DAY : DateGrain.WEEK;
        if (named) {
            LocalDate first = tokens.firstOfComing(tokens.at(at).value(MONTHWEEK));
            return new DateMatch(at + 1, first.with(inMonth), grain);
        }
        return ofMonthFrom(tokens.skipFillers(at + 1), inMonth, grain);
    }

    private @Nullable DateMatch ofMonthFrom(int from, TemporalAdjuster inMonth, DateGrain grain) {
        int at = tokens.has(from, DateWord.EACH) ? from + 1 : from;
        int shift = tokens.shift(at);
        boolean named = tokens.has(at, MONTH);
        boolean unit = tokens.at(at).value(UNIT) == MONTH_UNIT;
        if (!named && !unit && (shift == DateToken.NONE || tokens.at(at + 1).value(UNIT) != MONTH_UNIT)) {
            return null;
        }
        int year = named && tokens.at(at + 1).digits() == 4 ? tokens.at(at + 1).number() : 0;
        int next = named ? year > 0 ? at + 2 : at + 1 : unit ? at + 1 : at + 2;
        LocalDate first = year > 0
                ? DateCursor.date(year, tokens.at(at).value(MONTH), 1)
                : named
                        ? tokens.firstOfComing(tokens.at(at).value(MONTH))
                        : today.withDayOfMonth(1).plusMonths(unit || shift == DateToken.NONE ? 0 : shift);
        if (first == null) {
            return null;
        }
        LocalDate date = first.with(inMonth);
        boolean over = unit && shift == DateToken.NONE && date.isBefore(today);
        return new DateMatch(next, over ? first.plusMonths(1).with(inMonth) : date, grain);
    }

    /** {@code w 43 tygodniu}, {@code in der 43. KW}: the number stands before. */
    @Nullable
    DateMatch numbered(int i) {
        int number = tokens.has(i, DateWord.WITHIN) ? i + 1 : i;
        int at = tokens.skipSign(number + 1, '.');
        int week = tokens.at(number).number();
        return tokens.at(number).digits() > 0 && isNumbered(number, at) && week >= 1 && week <= LAST_WEEK
                ? friday(at + 1, week)
                : null;
    }

    /** A week by its number, not a number of weeks: {@code 43. KW}, and {@code 43 tygodniu}, whose case is of one week. */
    private boolean isNumbered(int number, int at) {
        return tokens.at(number).digits() <= 2
                && ((at > number + 1 && (tokens.has(at, WEEKNUMBER) || tokens.has(at, MONTHWEEK) || isWeek(at)))
                        || tokens.at(at).text().equals("kw")
                        || tokens.at(at).text().equals("tygodniu"));
    }

    private boolean isWeek(int i) {
        return tokens.at(i).text().equals("woche") || tokens.at(i).text().equals("tydzien");
    }

    /** {@code KW 47}, {@code in week 47}, {@code w tygodniu 47}: by its Friday, as any week. */
    @Nullable
    DateMatch at(int i) {
        boolean counted = tokens.count(i - 1) != DateToken.NONE
                || tokens.has(i - 1, NUMBER)
                || tokens.has(i - 1, DateWord.ORDINAL);
        boolean named = tokens.has(i, DateWord.WEEKNUMBER)
                || (tokens.at(i).value(UNIT) == WEEK
                        && !counted
                        && !tokens.at(i).text().matches(".*(?:weeks|wochen|tygodni|tygodnie|saptamani)"));
        int at = tokens.skipSign(i + 1, '.');
        int week = tokens.at(at).number();
        if (!named
                || tokens.at(at).digits() == 0
                || tokens.at(at).digits() > 2
                || week < 1
                || week > LAST_WEEK
                || (tokens.at(at + 1).glued() && !tokens.at(at + 1).isSign(',') && !endsSentence(at + 1))) {
            return null;
        }
        return friday(at + 1, week);
    }

    /** The Friday of a week, or the day that is named behind it. */
    private DateMatch friday(int next, int week) {
        LocalDate monday = mondayOfWeek(week);
        int day = tokens.skipFillers(tokens.skipSign(next, ','));
        return tokens.has(day, WEEKDAY)
                ? DateMatch.day(day + 1, monday.plusDays(tokens.at(day).value(WEEKDAY) - 1L))
                : new DateMatch(next, monday.plusDays(4), DateGrain.WEEK);
    }

    /** By ISO 8601; one that is over for two months is next year's. */
    private LocalDate mondayOfWeek(int week) {
        LocalDate monday =
                LocalDate.of(today.getYear(), 1, 4).with(DayOfWeek.MONDAY).plusWeeks(week - 1L);
        return monday.plusDays(4).isBefore(today.minusDays(MONTH_UNIT * 2L))
                ? LocalDate.of(today.getYear() + 1, 1, 4).with(DayOfWeek.MONDAY).plusWeeks(week - 1L)
                : monday;
    }

    private boolean endsSentence(int i) {
        return (tokens.at(i).isSign('.') && tokens.at(i + 1).digits() == 0)
                || tokens.at(i).isSign(')')
                || tokens.at(i).isSign('!')
                || tokens.at(i).isSign('?')
                || tokens.at(i).isSign(';')
                || tokens.at(i).isSign(':');
    }
}
