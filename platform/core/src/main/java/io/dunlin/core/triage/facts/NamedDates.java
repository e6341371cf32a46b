package io.dunlin.core.triage.facts;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the dates that a text names, in Polish, English, German and Romanian, computed from the day it was written.
 * Dates that overlap an invoice number are for the caller to drop.
 */
public final class NamedDates {

    private static final int CLOSE = 6;
    private static final int NEAR = 40;
    private static final int WEEK = 7;
    private static final int BUSINESS_DAY = 2;
    private static final int MIDDLE_OF_MONTH = 15;
    private static final Set<DateWord> EDGES = EnumSet.of(
            DateWord.START,
            DateWord.MIDDLE,
            DateWord.END,
            DateWord.ENDMONTH,
            DateWord.FIRSTOFMONTH,
            DateWord.MIDDLEOFMONTH);
    private static final int LONGEST_ABBREVIATION = 4;
    /** "A day later it rained" goes on with a story. */
    private static final Set<String> LATER = Set.of("later", "pozniej", "spater", "tarziu");

    private static final int FARTHEST_EVENT = 160;
    private static final Set<String> ARTICLES = Set.of("the", "dem", "der", "den");
    /** {@code w piątek po południu}, {@code Friday after lunch}, {@code vineri după salariu}. */
    private static final Set<String> NO_EVENTS = Set.of(
            "poludniu",
            "pracy",
            "obiedzie",
            "szkole",
            "wyplacie",
            "sniadaniu",
            "lunch",
            "noon",
            "work",
            "dinner",
            "school",
            "tea",
            "breakfast",
            "hours",
            "mittag",
            "feierabend",
            "arbeit",
            "schule",
            "amiaza",
            "pranz",
            "serviciu",
            "munca",
            "masa",
            "scoala");

    private static final Set<String> LIKELY = Set.of(
            "raczej",
            "pewnie",
            "chyba",
            "moze",
            "najpewniej",
            "prawdopodobnie",
            "most",
            "probably",
            "likely",
            "maybe",
            "perhaps",
            "hopefully",
            "wohl",
            "vermutlich",
            "vielleicht",
            "wahrscheinlich",
            "probabil",
            "poate",
            "cel",
            "mai",
            "gdzies");

    private static final Pattern SENTENCE_END = Pattern.compile("[.?!]\\s|[\\r\\n]");

    private NamedDates() {}

    public static List<Found<NamedDate>> find(String text, LocalDate writtenOn, DayOrder order) {
        DateCursor tokens = new DateCursor(DateTokens.of(text), writtenOn, order);
        AbsoluteDates absolute = new AbsoluteDates(tokens);
        RelativeDates relative = new RelativeDates(tokens);
        List<Found<NamedDate>> found = new ArrayList<>();
        int i = 0;
        while (i < tokens.tokens().size()) {
            DateMatch match = dayAfter(tokens, i, text, found);
            match = match == null ? weekdayAfterEvent(tokens, i, text, found) : match;
            match = match == null ? daysAfter(tokens, absolute, relative, i, text, found) : match;
            match = match == null ? absolute.at(i) : match;
            match = match == null ? dayOfMonthNamedBefore(tokens, absolute, relative.at(i)) : match;
            if (match == null) {
                i++;
                continue;
            }
            LocalDate inWeek = inWeekBefore(tokens, i, found);
            if (inWeek != null) {
                found.removeLast();
                match = DateMatch.day(match.next(), inWeek);
            }
            DateMatch precise = weekdayWithDate(tokens, absolute, match);
            if (saysAgain(tokens, i, precise, text, found)) {
                i = Math.max(i + 1, precise.next());
                continue;
            }
            LocalDate date = precise.date();
            if (date != null) {
                boolean after = tokens.isAfter(i) && !tokens.has(i, DateWord.WITHIN);
                // No document bears a day that is to come: "Zahllauf vom 3.12." is when it is paid.
                boolean dated = tokens.has(i - 1, DateWord.DATED) && !date.isAfter(writtenOn);
                if (makesExact(tokens, date, precise, i, text, found) || isSaidExactly(tokens, i, text, found)) {
                    found.removeLast();
                }
                found.add(new Found<>(
                        new NamedDate(after ? date.plusDays(1) : date, precise.grain(), dated),
                        tokens.at(i).start(),
                        tokens.at(precise.next() - 1).end()));
            }
            i = Math.max(i + 1, precise.next());
        }
        return List.copyOf(found);
    }

    /** "Koncert jest 4 czerwca, następnego dnia płacę", "tags darauf": the day after the one named before in the sentence. */
    private static @Nullable DateMatch dayAfter(DateCursor tokens, int i, String text, List<Found<NamedDate>> found) {
        boolean word = tokens.has(i, DateWord.DAYAFTER) && !beginsDate(tokens, i);
        boolean phrase = tokens.has(i, DateWord.NEXT)
                && tokens.at(i + 1).isWord()
                && tokens.at(i + 1).value(DateWord.UNIT) == 1;
        if ((!word && !phrase) || (word && tokens.has(i + 1, DateWord.AFTER))) {
            return null;
        }
        if (isSaidBefore(tokens, i, text, found)) {
            return DateMatch.day(
                    word ? i + 1 : i + 2, found.getLast().value().date().plusDays(1));
        }
        return word ? DateMatch.nothing(i + 1) : null;
    }

    /** "The day after the 10th" names its day itself. */
    private static boolean beginsDate(DateCursor tokens, int i) {
        int next = tokens.at(i + 1).text().equals("the") ? i + 2 : i + 1;
        return tokens.has(i, DateWord.AFTER)
                && (tokens.at(next).digits() > 0
                        || tokens.has(next, DateWord.WEEKDAY)
                        || tokens.has(next, DateWord.MONTH)
                        || tokens.has(next, DateWord.ORDINAL)
                        || tokens.has(next, DateWord.FEAST)
                        || tokens.has(next, DateWord.EASTER)
                        || tokens.has(next, DateWord.ORTHODOXEASTER));
    }

    /** Whether a day was named before in the sentence, or in the one before where these words begin theirs. */
    private static boolean isSaidBefore(DateCursor tokens, int i, String text, List<Found<NamedDate>> found) {
        if (found.isEmpty() || found.getLast().value().grain() != DateGrain.DAY) {
            return false;
        }
        String between = text.substring(found.getLast().end(), tokens.at(i).start());
        Matcher end = SENTENCE_END.matcher(between);
        if (!end.find()) {
            return true;
        }
        boolean tells = LATER.stream().anyMatch(tokens.at(i).text()::contains);
        return !tells && between.substring(end.end()).isBlank() && between.indexOf('\n') < 0;
    }

    /** "The wedding is on 18 July … the Monday after the wedding": after the day that was named last. */
    private static @Nullable DateMatch weekdayAfterEvent(
            DateCursor tokens, int i, String text, List<Found<NamedDate>> found) {
        if (!tokens.has(i, DateWord.WEEKDAY) || !tokens.has(i + 1, DateWord.AFTER) || found.isEmpty()) {
            return null;
        }
        int event = ARTICLES.contains(tokens.at(i + 2).text()) ? i + 3 : i + 2;
        DateToken named = tokens.at(event);
        boolean none = !named.isWord() || !named.words().isEmpty() || NO_EVENTS.contains(named.text());
        Found<NamedDate> before = found.getLast();
        LocalDate date = before.value().date();
        boolean exact = before.in(text).chars().anyMatch(Character::isDigit);
        boolean far = tokens.at(i).start() - before.end() > FARTHEST_EVENT
                || SENTENCE_END
                                .matcher(text.substring(
                                        before.end(), tokens.at(i).start()))
                                .results()
                                .count()
                        > 1;
        return none || far || !exact || before.value().grain() != DateGrain.DAY || !date.isAfter(tokens.today())
                ? null
                : DateMatch.day(
                        event + 1,
                        date.with(
                                TemporalAdjusters.next(DayOfWeek.of(tokens.at(i).value(DateWord.WEEKDAY)))));
    }

    /** "In week 47, most likely on Thursday", "Anfang nächster Woche, genauer: Dienstag": the day of the week that was named. */
    private static @Nullable LocalDate inWeekBefore(DateCursor tokens, int i, List<Found<NamedDate>> found) {
        if (found.isEmpty() || !tokens.has(i, DateWord.WEEKDAY)) {
            return null;
        }
        boolean exactly = false;
        int k = i - 1;
        for (; k >= 0 && tokens.at(k).start() >= found.getLast().end(); k--) {
            exactly |= tokens.has(k, DateWord.THATIS);
            boolean passes = tokens.at(k).isSign(',')
                    || tokens.at(k).isSign('(')
                    || tokens.at(k).isSign(':')
                    || tokens.has(k, DateWord.FILLER)
                    || tokens.has(k, DateWord.CUE)
                    || tokens.has(k, DateWord.THATIS)
                    || LIKELY.contains(tokens.at(k).text());
            if (!passes) {
                return null;
            }
        }
        boolean week = found.getLast().value().grain() == DateGrain.WEEK || (exactly && endsWithWeek(tokens, k));
        return week
                ? found.getLast().value().date().with(DayOfWeek.of(tokens.at(i).value(DateWord.WEEKDAY)))
                : null;
    }

    private static boolean endsWithWeek(DateCursor tokens, int last) {
        return tokens.at(last).value(DateWord.UNIT) == WEEK
                || (tokens.at(last - 1).value(DateWord.UNIT) == WEEK && tokens.has(last, DateWord.NEXT));
    }

    /**
     * "Two days later", "dwa dni później", "zwei Tage danach" after a day that was named before in the sentence; "two days
     * after the 10th" before one that is named now; "am Freitag drauf" the first Friday after.
     */
    private static @Nullable DateMatch daysAfter(
            DateCursor tokens,
            AbsoluteDates absolute,
            RelativeDates relative,
            int i,
            String text,
            List<Found<NamedDate>> found) {
        if (tokens.has(i, DateWord.WEEKDAY)
                && tokens.has(i + 1, DateWord.LATER)
                && isSaidBefore(tokens, i, text, found)) {
            DayOfWeek day = DayOfWeek.of(tokens.at(i).value(DateWord.WEEKDAY));
            return DateMatch.day(i + 2, found.getLast().value().date().with(TemporalAdjusters.next(day)));
        }
        int at = tokens.has(i, DateWord.WITHIN) ? i + 1 : i;
        int count = tokens.count(at);
        int unit = count == DateToken.NONE ? -1 : relative.unitAfter(at + 1);
        if (unit < 0 || tokens.at(unit).value(DateWord.UNIT) > WEEK) {
            return null;
        }
        if (tokens.has(unit + 1, DateWord.LATER)) {
            return isSaidBefore(tokens, i, text, found)
                    ? DateMatch.day(unit + 2, later(found.getLast().value().date(), count, tokens.at(unit)))
                    : null;
        }
        if (at > i || !tokens.has(unit + 1, DateWord.AFTER)) {
            return null;
        }
        int day = tokens.at(unit + 2).text().equals("the") ? unit + 3 : unit + 2;
        DateMatch after = absolute.at(day);
        LocalDate date = after == null ? null : after.date();
        return after == null || date == null ? null : DateMatch.day(after.next(), later(date, count, tokens.at(unit)));
    }

    private static LocalDate later(LocalDate date, int count, DateToken unit) {
        int days = unit.value(DateWord.UNIT);
        return days == BUSINESS_DAY
                ? WorkingDays.of(unit.text()).plus(date, count)
                : date.plusDays((long) count * days);
    }

    /** "Luna viitoare pe 7", "next month, on the 7th", "w przyszłym miesiącu 7-go": a day of the month that is named first. */
    private static @Nullable DateMatch dayOfMonthNamedBefore(
            DateCursor tokens, AbsoluteDates absolute, @Nullable DateMatch month) {
        LocalDate end = month == null ? null : month.date();
        if (month == null || end == null || month.grain() != DateGrain.MONTH) {
            return month;
        }
        int at = tokens.skipSign(month.next(), ',');
        while (at < month.next() + 3 && (tokens.has(at, DateWord.FILLER) || tokens.has(at, DateWord.CUE))) {
            at++;
        }
        DateMatch day = absolute.at(at);
        LocalDate date = day == null ? null : day.date();
        if (day == null || date == null || tokens.at(at).digits() == 0) {
            return month;
        }
        for (int k = at + 1; k < day.next(); k++) {
            if (tokens.has(k, DateWord.MONTH) || tokens.at(k).digits() > 0) {
                return month;
            }
        }
        LocalDate exact = DateCursor.date(
                end.getYear(), end.getMonthValue(), tokens.at(at).number());
        return exact == null ? month : DateMatch.day(day.next(), exact);
    }

    /** "W następny piątek, tj. 6 listopada", "Anfang Januar, konkret am 5.1.": the date behind such words is meant. */
    private static boolean isSaidExactly(DateCursor tokens, int i, String text, List<Found<NamedDate>> found) {
        if (found.isEmpty()
                || tokens.at(i).start() - found.getLast().end() > NEAR
                || text.substring(found.getLast().end(), tokens.at(i).start()).indexOf('\n') >= 0) {
            return false;
        }
        for (int k = i - 1; k >= 0 && tokens.at(k).start() >= found.getLast().end(); k--) {
            if (tokens.has(k, DateWord.THATIS)) {
                return true;
            }
        }
        return false;
    }

    /** "23 października, w piątek", "ósmy stycznia, piątek": the weekday says the date before it again. */
    private static boolean saysAgain(
            DateCursor tokens, int i, DateMatch match, String text, List<Found<NamedDate>> found) {
        if (found.isEmpty() || !tokens.has(match.next() - 1, DateWord.WEEKDAY) || match.next() - i > 2) {
            return false;
        }
        Found<NamedDate> before = found.getLast();
        LocalDate date = before.value().date();
        boolean exact = before.in(text).chars().anyMatch(Character::isDigit) || endsWithMonth(tokens, i, before);
        return exact
                && tokens.at(i).start() - before.end() <= CLOSE
                && text.substring(before.end(), tokens.at(i).start()).strip().startsWith(",")
                && date.getDayOfWeek().getValue() == tokens.at(match.next() - 1).value(DateWord.WEEKDAY);
    }

    private static boolean endsWithMonth(DateCursor tokens, int i, Found<NamedDate> before) {
        for (int k = i - 1; k >= 0 && tokens.at(k).start() >= before.start(); k--) {
            if (tokens.at(k).end() == before.end()) {
                return tokens.has(k, DateWord.MONTH) && before.value().grain() == DateGrain.DAY;
            }
        }
        return false;
    }

    /** "End of month payment on 30 October": of a month named by its edge and then by a day of it, the day counts. */
    private static boolean makesExact(
            DateCursor tokens, LocalDate date, DateMatch match, int i, String text, List<Found<NamedDate>> found) {
        if (found.isEmpty() || match.grain() != DateGrain.DAY) {
            return false;
        }
        Found<NamedDate> before = found.getLast();
        String between = text.substring(before.end(), tokens.at(i).start());
        return YearMonth.from(before.value().date()).equals(YearMonth.from(date))
                && isEdge(tokens, i, before)
                && before.in(text).chars().noneMatch(Character::isDigit)
                && date.getDayOfMonth() != date.lengthOfMonth()
                && between.length() <= NEAR
                && between.chars().noneMatch(c -> c == '.' || c == '?' || c == '!');
    }

    /** Whether the words are of the beginning, the middle or the end of a month. */
    private static boolean isEdge(DateCursor tokens, int i, Found<NamedDate> before) {
        int day = before.value().date().getDayOfMonth();
        if (day != before.value().date().lengthOfMonth() && day != 1 && day != MIDDLE_OF_MONTH) {
            return false;
        }
        for (int k = i - 1; k >= 0 && tokens.at(k).end() > before.start(); k--) {
            if (tokens.at(k).start() < before.end()
                    && tokens.at(k).words().keySet().stream().anyMatch(EDGES::contains)) {
                return true;
            }
        }
        return false;
    }

    /** "środa, 14.10": the figures count, the weekday only says it again. */
    private static DateMatch weekdayWithDate(DateCursor tokens, AbsoluteDates absolute, DateMatch match) {
        boolean weekday = tokens.has(match.next() - 1, DateWord.WEEKDAY)
                || (tokens.has(match.next() - 1, DateWord.NEXT) && tokens.has(match.next() - 2, DateWord.WEEKDAY));
        if (!weekday || tokens.has(match.next() - 1, DateWord.MONTH)) {
            return match;
        }
        for (int k = match.next(); k < match.next() + 4; k++) {
            @Nullable DateMatch exact = absolute.at(k);
            // "w środę, 15/T ...": that begins the number of an invoice.
            boolean number = exact != null && tokens.at(exact.next()).isSign('/');
            if (exact != null && exact.date() != null && !number) {
                return exact;
            }
            boolean passes = tokens.at(k).isSign(',')
                    || tokens.at(k).isSign('(')
                    || (tokens.at(k).isSign('.') && tokens.at(k - 1).text().length() <= LONGEST_ABBREVIATION)
                    || tokens.has(k, DateWord.FILLER)
                    || tokens.has(k, DateWord.CUE)
                    || tokens.has(k, DateWord.THATIS);
            if (!passes) {
                return match;
            }
        }
        return match;
    }
}
