package io.dunlin.core.triage.facts;

import static io.dunlin.core.triage.facts.DateWord.AFTER;
import static io.dunlin.core.triage.facts.DateWord.AGO;
import static io.dunlin.core.triage.facts.DateWord.BEFORE;
import static io.dunlin.core.triage.facts.DateWord.CUE;
import static io.dunlin.core.triage.facts.DateWord.DAY;
import static io.dunlin.core.triage.facts.DateWord.END;
import static io.dunlin.core.triage.facts.DateWord.ENDMONTH;
import static io.dunlin.core.triage.facts.DateWord.ENDWEEK;
import static io.dunlin.core.triage.facts.DateWord.ENDYEAR;
import static io.dunlin.core.triage.facts.DateWord.FILLER;
import static io.dunlin.core.triage.facts.DateWord.FROMNOW;
import static io.dunlin.core.triage.facts.DateWord.LAST;
import static io.dunlin.core.triage.facts.DateWord.MIDDLE;
import static io.dunlin.core.triage.facts.DateWord.MONTH;
import static io.dunlin.core.triage.facts.DateWord.NEWYEARSEVE;
import static io.dunlin.core.triage.facts.DateWord.NEXT;
import static io.dunlin.core.triage.facts.DateWord.NUMBER;
import static io.dunlin.core.triage.facts.DateWord.RECEIPT;
import static io.dunlin.core.triage.facts.DateWord.START;
import static io.dunlin.core.triage.facts.DateWord.THIS;
import static io.dunlin.core.triage.facts.DateWord.UNIT;
import static io.dunlin.core.triage.facts.DateWord.WEEKDAY;
import static io.dunlin.core.triage.facts.DateWord.WEEKEND;
import static io.dunlin.core.triage.facts.DateWord.WITHIN;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Dates by their distance from the day of writing: {@code jutro}, {@code w przyszły piątek}, {@code do końca miesiąca},
 * {@code innerhalb von 3 Werktagen}. A bare weekday is the next one, never today.
 */
final class RelativeDates {

    private static final int WEEK = 7;
    private static final int MONTH_UNIT = 30;
    private static final int YEAR_UNIT = 365;
    private static final int QUARTER = 90;
    private static final int FRIDAY = 5;
    private static final int SATURDAY = 6;
    private static final int SUNDAY = 7;
    private static final int BUSINESS_DAY = 2;
    private static final int HOUR = 24;
    /** {@code am Letzten}, {@code zum Letzten}: the last day of the month. */
    private static final Set<String> LAST_DAY_CUES =
            Set.of("am", "zum", "bis zum", "spatestens zum", "bis spatestens zum");

    private static final Set<String> RANGES =
            Set.of("to", "or", "bis", "oder", "do", "lub", "albo", "czy", "sau", "pana la");

    /** {@code przed weekendem}, {@code by the weekend}: by its eve. */
    private static final Set<String> UNTIL = Set.of(
            "do",
            "najpozniej do",
            "przed",
            "before",
            "before the",
            "by",
            "by the",
            "until",
            "until the",
            "till",
            "vor",
            "vor dem",
            "bis",
            "bis zum",
            "bis spatestens zum",
            "spatestens bis zum",
            "inainte de",
            "pana in",
            "pana la");

    private static final Set<String> ABBREVIATED_HOURS = Set.of("h", "hrs", "hr", "std");

    private static final Set<String> NOT = Set.of("nie", "nicht", "not", "nu");
    private static final Set<String> BUT =
            Set.of("tylko", "lecz", "ale", "a", "sondern", "but", "rather", "ci", "dar", "aber");
    private static final Set<String> ON = Set.of("w", "we", "am", "on", "pe");
    private static final int LONGEST_CONTRAST = 30;

    private final DateCursor tokens;
    private final LocalDate today;
    private final FeastDates feasts;
    private final WeekDates weeks;

    RelativeDates(DateCursor tokens) {
        this.tokens = tokens;
        this.feasts = new FeastDates(tokens);
        this.weeks = new WeekDates(tokens);
        this.today = tokens.today();
    }

    @Nullable
    DateMatch at(int i) {
        if (tokens.has(i, DateWord.NODATE)) {
            return DateMatch.nothing(i + 1);
        }
        DateMatch match = weeks.ofMonth(i);
        match = match == null ? weeks.numbered(i) : match;
        match = match == null ? edgeWorkingDay(i) : match;
        match = match == null ? feasts.dayBefore(i) : match;
        match = match == null ? distance(i) : match;
        match = match == null ? day(i) : match;
        match = match == null ? edge(i) : match;
        match = match == null ? weeks.at(i) : match;
        match = match == null ? rather(i) : match;
        match = match == null ? weekday(i) : match;
        return match == null ? period(i) : match;
    }

    private @Nullable DateMatch day(int i) {
        int days = tokens.at(i).value(DAY);
        if (days != DateToken.NONE) {
            // German "morgen" is also the morning: "Montag Morgen" is Monday.
            boolean morning = tokens.at(i).text().equals("morgen") && tokens.has(i - 1, WEEKDAY);
            return morning ? DateMatch.nothing(i + 1) : DateMatch.day(i + 1, today.plusDays(days));
        }
        if (tokens.has(i, NEWYEARSEVE)) {
            return DateMatch.day(i + 1, LocalDate.of(today.getYear(), 12, 31));
        }
        return feasts.at(i);
    }

    /** {@code za 3 dni}, {@code in a week}, {@code innerhalb von 14 Tagen}, {@code 3 days from now}; ago is no date. */
    private @Nullable DateMatch distance(int i) {
        boolean within = tokens.has(i, WITHIN) || tokens.has(i, AFTER);
        boolean past = tokens.has(i, BEFORE);
        int at = within || past || tokens.has(i, NEXT) ? i + 1 : i;
        if (within) {
            at = afterWords(at);
        }
        int count = tokens.count(at);
        int unitAt = count == DateToken.NONE ? at : at + 1;
        if (count != DateToken.NONE && isRange(unitAt)) {
            int upper = tokens.count(unitAt + 1);
            if (upper != DateToken.NONE) {
                count = upper;
                unitAt += 2;
            }
        }
        if (count != DateToken.NONE
                && tokens.has(unitAt, NEXT)
                && tokens.has(unitAt + 1, UNIT)
                && tokens.at(unitAt).value(NEXT) == 0) {
            return within(unitAt + 2, count, tokens.at(unitAt + 1).value(UNIT));
        }
        int unit = unitAfter(unitAt);
        if (unit == -1
                || (count == DateToken.NONE
                        && ((!within && !(tokens.has(i, NEXT) && tokens.at(unit).value(UNIT) <= BUSINESS_DAY))
                                || tokens.has(unit, WEEKDAY)))) {
            return null;
        }
        int next = unit + 1;
        if (tokens.has(next, RECEIPT)) {
            return DateMatch.nothing(next + 1);
        }
        if (count != DateToken.NONE && (tokens.has(next, AGO) || (past && !within))) {
            return ago(
                    tokens.has(next, AGO) ? next + 1 : next,
                    count,
                    tokens.at(unit).value(UNIT));
        }
        if (tokens.has(i, NEXT) && count != DateToken.NONE) {
            return within(next, count, tokens.at(unit).value(UNIT));
        }
        if (tokens.has(i, NEXT)
                && tokens.at(unit).value(UNIT) <= BUSINESS_DAY
                && tokens.at(unit).isWord()) {
            return within(next, 1, tokens.at(unit).value(UNIT));
        }
        boolean hence = tokens.has(next, FROMNOW);
        if ((!within && !hence) || (tokens.at(unit).value(UNIT) == HOUR && isClock(i, count, unit))) {
            return null;
        }
        if (count == DateToken.NONE
                && (tokens.at(unit).text().equals("dnia")
                        || tokens.at(i).text().equals("w")
                        || tokens.at(i).text().equals("in")
                        || tokens.has(i, AFTER)
                        || tokens.at(i).text().equals("do"))) {
            return null;
        }
        return within(
                hence ? next + 1 : next,
                count == DateToken.NONE ? 1 : count,
                tokens.at(unit).value(UNIT));
    }

    /** {@code o 15 godzin…} and {@code do 15 h} are times of a day; {@code 48 h} are two of them. */
    private boolean isClock(int i, int count, int unit) {
        return tokens.at(i).text().equals("o")
                || (ABBREVIATED_HOURS.contains(tokens.at(unit).text()) && (count < HOUR || count % HOUR != 0));
    }

    /** {@code za 2-3 dni}, {@code za dwa, trzy dni}, {@code in two to three days}: the longer counts. */
    private boolean isRange(int i) {
        return tokens.at(i).isSign('-')
                || tokens.at(i).isSign(',')
                || RANGES.contains(tokens.at(i).text());
    }

    private int afterWords(int i) {
        int at = i;
        for (int k = 0; k < 3 && !tokens.has(at, NUMBER) && tokens.at(at).digits() == 0; k++) {
            boolean passes =
                    (tokens.has(at, NEXT) && tokens.at(at + 1).digits() + (tokens.has(at + 1, NUMBER) ? 1 : 0) > 0)
                            || (tokens.has(at, FILLER) && !tokens.has(at, UNIT))
                            || tokens.has(at, DateWord.EXACTLY)
                            || (tokens.has(at, CUE) && tokens.at(at).text().matches("ca|circa|okolo|ok|around"));
            if (!passes) {
                break;
            }
            at = tokens.skipSign(at + 1, '.');
        }
        return at;
    }

    /** The unit at {@code i}, or behind a bracket or a Romanian "de": {@code 14 (czternastu) dni}, {@code 20 de zile}. */
    int unitAfter(int i) {
        if (tokens.has(i, UNIT)) {
            return i;
        }
        if (tokens.at(i).isSign('(')) {
            for (int k = i + 1; k < i + 5; k++) {
                if (tokens.at(k).isSign(')')) {
                    return tokens.has(k + 1, UNIT) ? k + 1 : -1;
                }
            }
        }
        boolean passes = tokens.at(i).text().equals("de")
                || tokens.at(i).text().equals("full")
                || tokens.at(i).text().equals("pelnych");
        return passes && tokens.has(i + 1, UNIT) ? i + 1 : -1;
    }

    private DateMatch ago(int next, int count, int unit) {
        return DateMatch.day(
                next,
                switch (unit) {
                    case MONTH_UNIT -> today.minusMonths(count);
                    case YEAR_UNIT -> today.minusYears(count);
                    case HOUR -> today.minusDays(count / 24);
                    default -> today.minusDays((long) count * (unit == BUSINESS_DAY ? 1 : unit));
                });
    }

    /** {@code pierwszy dzień roboczy następnego tygodnia}, {@code last working day of the month}. */
    private @Nullable DateMatch edgeWorkingDay(int i) {
        boolean last = tokens.has(i, LAST);
        if ((!last && tokens.at(i).value(DateWord.ORDINAL) != 1)
                || tokens.at(i + 1).value(UNIT) != BUSINESS_DAY) {
            return null;
        }
        int at = tokens.skipFillers(i + 2);
        DateMatch whole = edge(at, last ? END : START);
        LocalDate date = whole == null ? null : whole.date();
        return whole == null || date == null
                ? null
                : DateMatch.day(
                        whole.next(), WorkingDays.of(tokens.at(i + 1).text()).on(date, last ? -1 : 1));
    }

    private DateMatch within(int next, int count, int unit) {
        int weekday = tokens.skipFillers(next);
        if (unit == WEEK && tokens.has(weekday, WEEKDAY)) {
            LocalDate monday = today.with(DayOfWeek.MONDAY).plusWeeks(count);
            return DateMatch.day(weekday + 1, monday.plusDays(tokens.at(weekday).value(WEEKDAY) - 1L));
        }
        return DateMatch.day(
                next,
                switch (unit) {
                    case BUSINESS_DAY ->
                        WorkingDays.of(tokens.at(next - 1).text()).plus(today, count);
                    case MONTH_UNIT -> today.plusMonths(count);
                    case QUARTER -> today.plusMonths(3L * count);
                    case YEAR_UNIT -> today.plusYears(count);
                    case HOUR -> today.plusDays(count < 24 ? 0 : (count + 23L) / 24);
                    default -> today.plusDays((long) count * unit);
                });
    }

    /** The end, middle or beginning of a week, a month, a year; {@code do ostatniego maja} is the end of May. */
    private @Nullable DateMatch edge(int i) {
        DateToken token = tokens.at(i);
        boolean ofMonth = tokens.has(i + 1, MONTH)
                && (token.is(ENDMONTH) || (token.is(LAST) && token.text().startsWith("ostatni")));
        if (ofMonth) {
            return edgeOfMonth(i + 1, END);
        }
        boolean payday = token.is(LAST)
                && token.text().equals("letzten")
                && LAST_DAY_CUES.contains(tokens.at(i - 1).text())
                && (!tokens.at(i + 1).isWord() || isOfTheMonth(i + 1));
        if (payday) {
            return edgeOfUnit(isOfTheMonth(i + 1) ? i + 3 : i + 1, END, MONTH_UNIT, 0);
        }
        boolean lastDay =
                token.is(LAST) && tokens.at(i + 1).isWord() && tokens.at(i + 1).value(UNIT) == 1;
        if (lastDay) {
            return edge(i + 2, END);
        }
        if (token.is(ENDWEEK) || token.is(ENDMONTH) || token.is(ENDYEAR)) {
            int unit = token.is(ENDWEEK) ? WEEK : token.is(ENDMONTH) ? MONTH_UNIT : YEAR_UNIT;
            return edgeOfUnit(i + 1, DateWord.END, unit, tokens.has(tokens.skipFillers(i - 1), NEXT) ? 1 : 0);
        }
        if (token.is(DateWord.ENDQUARTER)) {
            return edgeOfUnit(i + 1, DateWord.END, QUARTER, 0);
        }
        if (token.is(DateWord.FIRSTOFMONTH) || token.is(DateWord.MIDDLEOFMONTH)) {
            return edgeOfUnit(i + 1, token.is(DateWord.FIRSTOFMONTH) ? START : MIDDLE, MONTH_UNIT, 0);
        }
        DateWord edge = token.is(END) ? END : token.is(MIDDLE) ? MIDDLE : token.is(START) ? START : null;
        return edge == null ? null : edge(tokens.skipSign(tokens.skipFillers(i + 1), '-'), edge);
    }

    /** {@code am Letzten vom Monat}, {@code zum Letzten des Monats}. */
    private boolean isOfTheMonth(int i) {
        return (tokens.at(i).text().equals("vom") || tokens.has(i, FILLER))
                && tokens.at(i + 1).value(UNIT) == MONTH_UNIT;
    }

    /** An edge of the week, month or year that is named from {@code from}. */
    private @Nullable DateMatch edge(int from, DateWord edge) {
        int at = tokens.skipFillers(from);
        if (tokens.has(at, MONTH)) {
            return edgeOfMonth(at, edge);
        }
        if (tokens.has(at, DateWord.NEXTMONTH)) {
            return edgeOfUnit(at + 1, edge, MONTH_UNIT, 1);
        }
        int shift = tokens.shift(at);
        if (shift != DateToken.NONE) {
            at = tokens.skipFillers(at + 1);
            if (tokens.has(at, MONTH)) {
                return edgeOfMonth(at, edge);
            }
        }
        if (!tokens.has(at, UNIT)
                || tokens.at(at).value(UNIT) < WEEK
                || tokens.at(at).value(UNIT) == HOUR) {
            return null;
        }
        int next = at + 1;
        if (shift == DateToken.NONE && tokens.has(next, MONTH) && tokens.at(at).value(UNIT) == MONTH_UNIT) {
            return edgeOfMonth(next, edge);
        }
        if (shift == DateToken.NONE && tokens.shift(next) != DateToken.NONE) {
            shift = tokens.shift(next);
            next++;
        }
        return edgeOfUnit(next, edge, tokens.at(at).value(UNIT), shift == DateToken.NONE ? 0 : shift);
    }

    private @Nullable DateMatch edgeOfMonth(int at, DateWord edge) {
        int month = tokens.at(at).value(MONTH);
        boolean inYear = tokens.at(at + 1).digits() == 4;
        LocalDate first = inYear ? DateCursor.date(tokens.at(at + 1).number(), month, 1) : tokens.firstOfComing(month);
        return first == null ? null : new DateMatch(inYear ? at + 2 : at + 1, edgeOf(first, edge), DateGrain.DAY);
    }

    private static LocalDate edgeOf(LocalDate firstOfMonth, DateWord edge) {
        return switch (edge) {
            case START -> firstOfMonth;
            case MIDDLE -> firstOfMonth.withDayOfMonth(15);
            default -> firstOfMonth.with(TemporalAdjusters.lastDayOfMonth());
        };
    }

    private DateMatch edgeOfUnit(int next, DateWord edge, int unit, int shift) {
        LocalDate date = switch (unit) {
            case WEEK -> {
                LocalDate monday = today.with(DayOfWeek.MONDAY).plusWeeks(shift);
                long day = edge == START ? 0 : edge == MIDDLE ? 2 : 4;
                LocalDate edgeDay = monday.plusDays(day);
                yield edgeDay.isBefore(today) && shift == 0 ? edgeDay.plusWeeks(1) : edgeDay;
            }
            case MONTH_UNIT -> {
                LocalDate day = edgeOf(today.withDayOfMonth(1).plusMonths(shift), edge);
                yield day.isBefore(today) && shift == 0
                        ? edgeOf(today.withDayOfMonth(1).plusMonths(1), edge)
                        : day;
            }
            case QUARTER ->
                today.withDayOfMonth(1)
                        .withMonth((today.getMonthValue() - 1) / 3 * 3 + 1)
                        .plusMonths(3L * shift + 2)
                        .with(TemporalAdjusters.lastDayOfMonth());
            default -> {
                LocalDate year = today.withDayOfYear(1).plusYears(shift);
                yield edge == START
                        ? year.plusYears(shift == 0 ? 1 : 0)
                        : edge == MIDDLE
                                ? year.withMonth(6).withDayOfMonth(30)
                                : year.withMonth(12).withDayOfMonth(31);
            }
        };
        return DateMatch.day(next, date);
    }

    /** {@code piątek}, {@code next Friday}, {@code vinerea viitoare}, {@code w środę w przyszłym tygodniu}. */
    private @Nullable DateMatch weekday(int i) {
        int shift = tokens.shift(i);
        int at = shift == DateToken.NONE ? i : tokens.skipFillers(i + 1);
        if (shift != DateToken.NONE && tokens.at(at).value(UNIT) == WEEK && !tokens.has(at, WEEKDAY)) {
            int day = tokens.skipFillers(tokens.skipSign(at + 1, ','));
            return tokens.has(day, WEEKDAY) && shift >= 0
                    ? DateMatch.day(day + 1, inWeek(shift, tokens.at(day).value(WEEKDAY)))
                    : null;
        }
        if (tokens.at(i).value(UNIT) == WEEK && tokens.has(i + 1, NEXT) && !tokens.has(i, WEEKDAY)) {
            int day = tokens.skipFillers(tokens.skipSign(i + 2, ','));
            if (tokens.has(day, WEEKDAY)) {
                return DateMatch.day(day + 1, inWeek(1, tokens.at(day).value(WEEKDAY)));
            }
        }
        // "W tym tygodniu nie, w przyszłym, w piątek": the week is understood.
        if (tokens.at(i).value(NEXT) == 1 && tokens.at(i + 1).isSign(',')) {
            int day = tokens.skipFillers(i + 2);
            if (day > i + 2 && tokens.has(day, WEEKDAY)) {
                return DateMatch.day(day + 1, inWeek(1, tokens.at(day).value(WEEKDAY)));
            }
        }
        if (tokens.at(i + 1).text().equals("on") && tokens.has(i + 2, WEEKDAY) && weeksOn(i) > 0) {
            return DateMatch.day(i + 3, coming(tokens.at(i + 2).value(WEEKDAY)).plusWeeks(weeksOn(i)));
        }
        if (!tokens.has(at, WEEKDAY)
                || tokens.has(i - 1, NUMBER)
                || (tokens.at(i - 1).digits() > 0 && tokens.at(at).is(UNIT))) {
            return null;
        }
        DateMatch behindFeast = feasts.weekdayAfter(at);
        if (behindFeast != null) {
            return behindFeast;
        }
        int weekday = tokens.at(at).value(WEEKDAY);
        int next = at + 1;
        if (shift == DateToken.NONE) {
            if (tokens.has(next, NEXT)) {
                return tokens.at(tokens.skipFillers(next + 1)).value(UNIT) == WEEK
                                && !tokens.has(tokens.skipFillers(next + 1), WEEKDAY)
                        ? DateMatch.day(
                                tokens.skipFillers(next + 1) + 1,
                                inWeek(Math.max(1, tokens.at(next).value(NEXT)), weekday))
                        : DateMatch.day(next + 1, next(tokens.at(next).value(NEXT), weekday));
            }
            int of = tokens.skipFillers(next);
            DateMatch week = weeks.at(tokens.skipFillers(tokens.skipSign(next, ',')));
            LocalDate friday = week == null ? null : week.date();
            if (week != null && friday != null) {
                return DateMatch.day(week.next(), friday.with(DayOfWeek.of(weekday)));
            }
            if (tokens.shift(of) >= 0 && tokens.at(tokens.skipFillers(of + 1)).value(UNIT) == WEEK) {
                return DateMatch.day(tokens.skipFillers(of + 1) + 1, inWeek(tokens.shift(of), weekday));
            }
            if (tokens.at(of).value(UNIT) == WEEK && tokens.shift(of + 1) >= 0) {
                return DateMatch.day(of + 2, inWeek(tokens.shift(of + 1), weekday));
            }
            if (tokens.has(next, WITHIN)
                    && tokens.count(next + 1) != DateToken.NONE
                    && tokens.at(next + 2).value(UNIT) == WEEK) {
                return DateMatch.day(next + 3, inWeek(tokens.count(next + 1), weekday));
            }
            if (tokens.has(next, WITHIN)
                    && tokens.at(next + 1).value(UNIT) == WEEK
                    && !tokens.at(next).text().equals("w")) {
                return DateMatch.day(next + 2, inWeek(1, weekday));
            }
            // "Freitag in acht Tagen", "Friday week": not the coming one but the one after.
            boolean inEightDays = tokens.has(next, WITHIN)
                    && tokens.count(next + 1) == WEEK + 1
                    && tokens.at(next + 2).value(UNIT) == 1;
            boolean fortnight = tokens.at(next).text().equals("fortnight");
            if (inEightDays || fortnight || tokens.at(next).text().equals("week")) {
                return DateMatch.day(
                        inEightDays ? next + 3 : next + 1, thisWeekday(weekday).plusWeeks(fortnight ? 2 : 1));
            }
            if (tokens.has(of, LAST) && tokens.at(of + 1).value(UNIT) == WEEK) {
                return DateMatch.day(of + 2, inWeek(-1, weekday));
            }
            return DateMatch.day(next, coming(weekday));
        }
        if (shift < 0) {
            return DateMatch.day(
                    next,
                    coming(weekday).minusWeeks(weekday == today.getDayOfWeek().getValue() ? 2 : 1));
        }
        return DateMatch.day(
                next, tokens.has(i, NEXT) ? next(tokens.at(i).value(NEXT), weekday) : thisWeekday(weekday));
    }

    /** How many weeks after the coming day {@code a week on Monday}, {@code two weeks on Friday} are; 0 where it says none. */
    private int weeksOn(int i) {
        return switch (tokens.at(i).text()) {
            case "week" -> 1;
            case "fortnight" -> 2;
            case "weeks" -> Math.max(0, tokens.count(i - 1));
            default -> 0;
        };
    }

    /**
     * {@code nie w ten piątek, tylko w następny}, {@code nicht diesen Freitag, sondern den danach}, {@code not this Friday but
     * the one after}: the same day a week later.
     */
    private @Nullable DateMatch rather(int i) {
        if (!NOT.contains(tokens.at(i).text())) {
            return null;
        }
        int at = i + 1;
        while (at < i + 4
                && !tokens.has(at, WEEKDAY)
                && (tokens.has(at, THIS) || tokens.has(at, FILLER) || tokens.has(at, CUE))) {
            at++;
        }
        if (!tokens.has(at, WEEKDAY)) {
            return null;
        }
        int next = otherOfContrast(at + 1);
        return next < 0
                ? isDenied(i, at) ? DateMatch.nothing(at + 1) : null
                : DateMatch.day(next, coming(tokens.at(at).value(WEEKDAY)).plusWeeks(1));
    }

    /** {@code nu miercuri}, {@code nicht am Freitag}: nothing but "on" stands between. */
    private boolean isDenied(int not, int weekday) {
        return weekday == not + 1
                || (weekday == not + 2 && ON.contains(tokens.at(not + 1).text()));
    }

    /** Behind "the next one" that stands in contrast within the sentence; -1 where none does. */
    private int otherOfContrast(int from) {
        int brackets = 0;
        boolean contrast = false;
        for (int at = from; at < from + LONGEST_CONTRAST; at++) {
            DateToken token = tokens.at(at);
            brackets += token.isSign('(') ? 1 : token.isSign(')') ? -1 : 0;
            boolean ends = token.isSign('.') || token.isSign('!') || token.isSign('?');
            if (brackets == 0 && (ends || (contrast && tokens.has(at, WEEKDAY)))) {
                return -1;
            }
            contrast |= brackets == 0 && (BUT.contains(token.text()) || token.isSign(','));
            boolean oneAfter = token.text().equals("one") && tokens.has(at + 1, AFTER);
            boolean later =
                    tokens.has(at, DateWord.LATER) && tokens.at(at - 1).text().equals("den");
            if (contrast && (oneAfter || later || (tokens.has(at, NEXT) && !tokens.has(at + 1, UNIT)))) {
                return oneAfter ? at + 2 : at + 1;
            }
        }
        return -1;
    }

    private LocalDate thisWeekday(int weekday) {
        return today.with(TemporalAdjusters.nextOrSame(DayOfWeek.of(weekday)));
    }

    /** By kind of "next": 0 the nearest, 1 that of the next calendar week, 2 the one after the next. */
    private LocalDate next(int kind, int weekday) {
        return switch (kind) {
            case 0 -> coming(weekday);
            case 1 -> inWeek(1, weekday);
            default -> coming(weekday).plusWeeks(1);
        };
    }

    private LocalDate inWeek(int weeks, int weekday) {
        return today.with(DayOfWeek.MONDAY).plusWeeks(weeks).plusDays(weekday - 1L);
    }

    private LocalDate coming(int weekday) {
        return today.with(TemporalAdjusters.next(DayOfWeek.of(weekday)));
    }

    /** Its Saturday; behind "before" the Friday; behind "after" the Sunday, to which a day is added for every date. */
    private LocalDate ofWeekend(int i) {
        return thisWeekday(
                tokens.isAfter(i) ? SUNDAY : UNTIL.contains(tokens.at(i - 1).text()) ? FRIDAY : SATURDAY);
    }

    /** {@code next week}, {@code w tym miesiącu}, {@code im Dezember}, {@code weekend}. */
    private @Nullable DateMatch period(int i) {
        if (tokens.has(i, WEEKEND)) {
            return DateMatch.day(i + 1, ofWeekend(i));
        }
        if (tokens.has(i, DateWord.NEXTMONTH)) {
            return new DateMatch(i + 1, edgeOfUnit(i + 1, END, MONTH_UNIT, 1).date(), DateGrain.MONTH);
        }
        int shift = tokens.shift(i);
        if (shift != DateToken.NONE && !tokens.has(tokens.skipFillers(i + 1), UNIT) && tokens.has(i + 1, WEEKEND)) {
            return DateMatch.day(i + 2, ofWeekend(i).plusWeeks(tokens.at(i).value(NEXT) == 1 ? 1 : 0));
        }
        int at = shift == DateToken.NONE ? i : i + 1;
        int unit = tokens.at(at).value(UNIT);
        if (unit >= WEEK && unit != HOUR && unit != 14) {
            int next = at + 1;
            if (shift == DateToken.NONE) {
                shift = tokens.shift(next);
                next++;
            }
            if (shift == DateToken.NONE || (unit == MONTH_UNIT && tokens.has(at, WEEKDAY))) {
                return null;
            }
            if (shift < 0) {
                return DateMatch.nothing(next);
            }
            LocalDate date = edgeOfUnit(next, END, unit, shift).date();
            return new DateMatch(
                    next, date, unit == WEEK ? DateGrain.WEEK : unit == YEAR_UNIT ? DateGrain.YEAR : DateGrain.MONTH);
        }
        boolean named = tokens.has(i, MONTH)
                && tokens.at(i).text().length() > 3
                && (tokens.has(i - 1, FILLER) || tokens.has(i - 1, CUE) || tokens.has(i - 1, WITHIN));
        if (named) {
            boolean inYear = tokens.at(i + 1).digits() == 4;
            LocalDate first = inYear
                    ? DateCursor.date(tokens.at(i + 1).number(), tokens.at(i).value(MONTH), 1)
                    : tokens.firstOfComing(tokens.at(i).value(MONTH));
            return first == null ? null : new DateMatch(inYear ? i + 2 : i + 1, edgeOf(first, END), DateGrain.MONTH);
        }
        return null;
    }
}
