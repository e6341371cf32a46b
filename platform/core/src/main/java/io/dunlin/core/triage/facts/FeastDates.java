package io.dunlin.core.triage.facts;

import static io.dunlin.core.triage.facts.DateWord.AFTER;
import static io.dunlin.core.triage.facts.DateWord.CUE;
import static io.dunlin.core.triage.facts.DateWord.EASTER;
import static io.dunlin.core.triage.facts.DateWord.FEAST;
import static io.dunlin.core.triage.facts.DateWord.FILLER;
import static io.dunlin.core.triage.facts.DateWord.ORTHODOXEASTER;
import static io.dunlin.core.triage.facts.DateWord.UNIT;
import static io.dunlin.core.triage.facts.DateWord.WEEKDAY;
import static io.dunlin.core.triage.facts.DateWord.WITHIN;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Days that feasts name, and the days around them: {@code do Wigilii}, {@code Dienstag nach Ostern}, {@code the day before Christmas}. */
final class FeastDates {

    /** The value of Easter Sunday among the words; those of other feasts are as many days more or less. */
    private static final int EASTER_SUNDAY = 100;

    /** {@code an Neujahr}, {@code zu Lichtmess}, {@code na Dzień Kobiet}: of a feast's day, though of few others. */
    private static final Set<String> FEAST_CUES = Set.of("an", "zu", "na", "pierwszego", "drugiego");

    private static final Set<String> FILLERS_OF_FEASTS = Set.of("dem", "den", "the", "der");

    /** Month and day as among the words: Christmas with its eve, New Year's Day. */
    private static final Set<Integer> OF_SEVERAL_DAYS = Set.of(1224, 1225, 1226, 101);

    private static final int SUNDAYS_OF_ADVENT = 4;

    /** {@code w samą Wigilię}. */
    private static final Set<String> VERY = Set.of("sam", "sama", "same", "samo", "samego", "samej", "samym");

    /** {@code w przeddzień}, {@code am Vorabend von}. */
    private static final Set<String> EVES = Set.of("przeddzien", "vortag", "vorabend", "eve");

    private static final Set<String> ARTICLES =
            Set.of("of", "the", "von", "vom", "des", "zu", "zum", "der", "dem", "den");
    private static final int FARTHEST_BACK = 25;

    private final DateCursor tokens;
    private final LocalDate today;

    FeastDates(DateCursor tokens) {
        this.tokens = tokens;
        this.today = tokens.today();
    }

    /** {@code do Wigilii}, {@code by Christmas Eve}; "after Christmas" may be any day, "after All Saints" is the next, and a name day may be a name. */
    @Nullable
    DateMatch at(int i) {
        LocalDate date = dayOfFeast(i);
        if (date == null) {
            return null;
        }
        boolean passes = tokens.at(i - 1).text().equals("the")
                || VERY.contains(tokens.at(i - 1).text());
        int before = passes ? i - 2 : i - 1;
        if (tokens.has(i, DateWord.ADVENT)) {
            before = tokens.at(i - 1).isSign('.') ? i - 3 : i - 2;
        }
        int after = FILLERS_OF_FEASTS.contains(tokens.at(before).text()) ? before - 1 : before;
        if (isDayAfter(after)) {
            // Directly behind "after" the day is added for every date.
            boolean added = after == i - 1 || tokens.at(i - 1).text().equals("the");
            return DateMatch.day(i + 1, added ? date : date.plusDays(1));
        }
        boolean namedDay = tokens.at(i).text().endsWith(" day") && !tokens.has(before, AFTER);
        boolean cued = namedDay
                || tokens.has(before, CUE)
                || tokens.has(before, FILLER)
                || tokens.has(before, WITHIN)
                || FEAST_CUES.contains(tokens.at(before).text())
                || FEAST_CUES.contains(tokens.at(i).text().split(" ", 2)[0]);
        if (tokens.has(before, AFTER)) {
            // Every date behind "after" is a day later.
            return isOfOneDay(i) && tokens.isAfter(i) ? DateMatch.day(i + 1, date) : DateMatch.nothing(i + 1);
        }
        return cued ? DateMatch.day(i + 1, date) : DateMatch.nothing(i + 1);
    }

    /** Not Christmas, Easter and the New Year, whose end everybody sets for himself. */
    private boolean isOfOneDay(int i) {
        int fixed = tokens.at(i).value(FEAST);
        return fixed != DateToken.NONE && !OF_SEVERAL_DAYS.contains(fixed);
    }

    /** The coming day of a feast; null where none is named. */
    private @Nullable LocalDate dayOfFeast(int i) {
        DateToken token = tokens.at(i);
        int fixed = token.value(FEAST);
        if (fixed != DateToken.NONE) {
            return tokens.withoutYear(fixed / 100, fixed % 100);
        }
        if (token.is(DateWord.FIRSTMONDAY)) {
            return tokens.firstOfComing(token.value(DateWord.FIRSTMONDAY))
                    .with(TemporalAdjusters.firstInMonth(DayOfWeek.MONDAY));
        }
        if (token.is(DateWord.LASTMONDAY)) {
            return tokens.firstOfComing(token.value(DateWord.LASTMONDAY))
                    .with(TemporalAdjusters.lastInMonth(DayOfWeek.MONDAY));
        }
        if (token.is(DateWord.ADVENT)) {
            return sundayOfAdvent(i);
        }
        int western = token.value(EASTER);
        int orthodox = token.value(ORTHODOXEASTER);
        if (western == DateToken.NONE && orthodox == DateToken.NONE) {
            return null;
        }
        Easter easter = western == DateToken.NONE ? Easter.ORTHODOX : Easter.WESTERN;
        int days = Math.max(western, orthodox) - EASTER_SUNDAY;
        LocalDate thisYear = easter.in(today.getYear()).plusDays(days);
        return thisYear.isBefore(today) ? easter.in(today.getYear() + 1).plusDays(days) : thisYear;
    }

    /** {@code am dritten Advent}, {@code 3. Advent}: of the four Sundays before Christmas Day. */
    private @Nullable LocalDate sundayOfAdvent(int i) {
        int at = tokens.at(i - 1).isSign('.') ? i - 2 : i - 1;
        int number =
                Math.max(tokens.at(at).value(DateWord.ORDINAL), tokens.at(at).number());
        if (number < 1 || number > SUNDAYS_OF_ADVENT) {
            return null;
        }
        LocalDate fourth = LocalDate.of(today.getYear(), 12, 25).with(TemporalAdjusters.previous(DayOfWeek.SUNDAY));
        return fourth.minusWeeks(SUNDAYS_OF_ADVENT - (long) number);
    }

    /** {@code dzień po Trzech Królach}, {@code am Tag nach Neujahr}, {@code the day after Boxing Day}: where its word for "after" is. */
    private boolean isDayAfter(int after) {
        return tokens.has(after, AFTER)
                && (tokens.has(after, DateWord.DAYAFTER)
                        || tokens.has(after - 1, DateWord.DAYAFTER)
                        || (tokens.at(after - 1).value(UNIT) == 1
                                && tokens.at(after - 1).isWord()
                                && counted(after - 2) == DateToken.NONE));
    }

    /** {@code w przeddzień Bożego Ciała}, {@code am Tag vor Heiligabend}, {@code two days before Christmas}. */
    @Nullable
    DateMatch dayBefore(int i) {
        DateToken token = tokens.at(i);
        int feastAt = -1;
        if (EVES.contains(token.text())) {
            feastAt = behindArticles(i + 1);
        } else if (token.value(UNIT) == 1 && isBefore(i + 1)) {
            feastAt = behindArticles(i + 2);
        }
        LocalDate feast = feastAt < 0 ? null : dayOfFeast(feastAt);
        return feast == null ? null : DateMatch.day(feastAt + 1, feast.minusDays(Math.max(1, counted(i - 1))));
    }

    private int counted(int i) {
        return tokens.at(i).digits() > 0 && tokens.at(i).digits() <= 2
                ? tokens.at(i).number()
                : tokens.at(i).value(DateWord.NUMBER);
    }

    private boolean isBefore(int i) {
        String text = tokens.at(i).text();
        return text.equals("przed")
                || text.equals("vor")
                || text.equals("vor dem")
                || text.startsWith("before")
                || text.startsWith("inainte");
    }

    private int behindArticles(int from) {
        int at = from;
        while (at < from + 2
                && dayOfFeast(at) == null
                && (tokens.has(at, FILLER) || ARTICLES.contains(tokens.at(at).text()))) {
            at++;
        }
        return at;
    }

    /** {@code we wtorek zaraz po Wielkanocy}, {@code Dienstag nach Ostern}; no Monday after Easter is Easter Monday. */
    @Nullable
    DateMatch weekdayAfter(int weekdayAt) {
        if (tokens.has(weekdayAt + 1, DateWord.LATER)) {
            return weekdayAfterNamed(weekdayAt);
        }
        int after = tokens.skipFillers(weekdayAt + 1);
        if (!tokens.has(after, AFTER) && tokens.has(after + 1, AFTER)) {
            after++;
        }
        int feastAt = tokens.at(after + 1).text().equals("the") ? after + 2 : after + 1;
        LocalDate feast = tokens.has(after, AFTER) ? dayOfFeast(feastAt) : null;
        if (feast == null) {
            return null;
        }
        return DateMatch.day(feastAt + 1, weekdayAfter(weekdayAt, feastAt, feast));
    }

    /** {@code Über Pfingsten bin ich fort. Am Dienstag darauf …}: after the feast that was named last. */
    private @Nullable DateMatch weekdayAfterNamed(int weekdayAt) {
        for (int at = weekdayAt - 1; at >= Math.max(0, weekdayAt - FARTHEST_BACK); at--) {
            LocalDate feast = dayOfFeast(at);
            if (feast != null) {
                return DateMatch.day(weekdayAt + 2, weekdayAfter(weekdayAt, at, feast));
            }
        }
        return null;
    }

    private LocalDate weekdayAfter(int weekdayAt, int feastAt, LocalDate feast) {
        boolean easter = tokens.has(feastAt, EASTER) || tokens.has(feastAt, ORTHODOXEASTER);
        LocalDate last = easter && feast.getDayOfWeek() == DayOfWeek.SUNDAY ? feast.plusDays(1) : feast;
        return last.with(
                TemporalAdjusters.next(DayOfWeek.of(tokens.at(weekdayAt).value(WEEKDAY))));
    }
}
