package io.dunlin.core.triage.facts;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the dates that a text names, in Polish, English, German and Romanian, computed from the day it was written.
 * Dates that overlap an invoice number are for the caller to drop.
 */
public final class NamedDates {

    private static final int CLOSE = 6;
    private static final int NEAR = 24;
    private static final int LONGEST_ABBREVIATION = 4;
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
            match = match == null ? absolute.at(i) : match;
            match = match == null ? relative.at(i) : match;
            if (match == null) {
                i++;
                continue;
            }
            DateMatch precise = weekdayWithDate(tokens, absolute, match);
            if (saysAgain(tokens, i, precise, text, found)) {
                i = Math.max(i + 1, precise.next());
                continue;
            }
            LocalDate date = precise.date();
            if (date != null) {
                boolean after = isAfter(tokens, i) && !tokens.has(i, DateWord.WITHIN);
                // No document bears a day that is to come: "Zahllauf vom 3.12." is when it is paid.
                boolean dated = tokens.has(i - 1, DateWord.DATED) && !date.isAfter(writtenOn);
                if (makesExact(date, precise, tokens.at(i).start(), text, found)) {
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
        boolean word = tokens.has(i, DateWord.DAYAFTER);
        boolean phrase = tokens.has(i, DateWord.NEXT)
                && tokens.at(i + 1).isWord()
                && tokens.at(i + 1).value(DateWord.UNIT) == 1;
        if (!word && !phrase) {
            return null;
        }
        boolean said = !found.isEmpty()
                && found.getLast().value().grain() == DateGrain.DAY
                && !SENTENCE_END
                        .matcher(text.substring(
                                found.getLast().end(), tokens.at(i).start()))
                        .find();
        if (said) {
            return DateMatch.day(
                    word ? i + 1 : i + 2, found.getLast().value().date().plusDays(1));
        }
        return word ? DateMatch.nothing(i + 1) : null;
    }

    private static boolean isAfter(DateCursor tokens, int i) {
        boolean article =
                tokens.at(i - 1).text().equals("the") || tokens.at(i - 1).text().equals("data de");
        return tokens.has(article ? i - 2 : i - 1, DateWord.AFTER);
    }

    /** "23 października, w piątek": the weekday says the date before it again. */
    private static boolean saysAgain(
            DateCursor tokens, int i, DateMatch match, String text, List<Found<NamedDate>> found) {
        if (found.isEmpty() || !tokens.has(match.next() - 1, DateWord.WEEKDAY) || match.next() - i > 2) {
            return false;
        }
        Found<NamedDate> before = found.getLast();
        LocalDate date = before.value().date();
        return before.in(text).chars().anyMatch(Character::isDigit)
                && tokens.at(i).start() - before.end() <= CLOSE
                && text.substring(before.end(), tokens.at(i).start()).strip().startsWith(",")
                && date.getDayOfWeek().getValue() == tokens.at(match.next() - 1).value(DateWord.WEEKDAY);
    }

    /** "End of month payment on 30 October": of a month named by its edge and then by a day of it, the day counts. */
    private static boolean makesExact(
            LocalDate date, DateMatch match, int start, String text, List<Found<NamedDate>> found) {
        if (found.isEmpty() || match.grain() != DateGrain.DAY) {
            return false;
        }
        Found<NamedDate> before = found.getLast();
        String between = text.substring(before.end(), start);
        return YearMonth.from(before.value().date()).equals(YearMonth.from(date))
                && before.value().date().getDayOfMonth()
                        == before.value().date().lengthOfMonth()
                && before.in(text).chars().noneMatch(Character::isDigit)
                && date.getDayOfMonth() != date.lengthOfMonth()
                && between.length() <= NEAR
                && between.chars().noneMatch(c -> c == '.' || c == '?' || c == '!');
    }

    /** "środa, 14.10": the figures count, the weekday only says it again. */
    private static DateMatch weekdayWithDate(DateCursor tokens, AbsoluteDates absolute, DateMatch match) {
        if (!tokens.has(match.next() - 1, DateWord.WEEKDAY) || tokens.has(match.next() - 1, DateWord.MONTH)) {
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
                    || tokens.has(k, DateWord.CUE);
            if (!passes) {
                return match;
            }
        }
        return match;
    }
}
