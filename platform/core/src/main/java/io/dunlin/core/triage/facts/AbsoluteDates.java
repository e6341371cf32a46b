package io.dunlin.core.triage.facts;

import static io.dunlin.core.triage.facts.DateWord.AFTER;
import static io.dunlin.core.triage.facts.DateWord.CUE;
import static io.dunlin.core.triage.facts.DateWord.DATED;
import static io.dunlin.core.triage.facts.DateWord.FILLER;
import static io.dunlin.core.triage.facts.DateWord.LAST;
import static io.dunlin.core.triage.facts.DateWord.MONTH;
import static io.dunlin.core.triage.facts.DateWord.NEXT;
import static io.dunlin.core.triage.facts.DateWord.NUMBER;
import static io.dunlin.core.triage.facts.DateWord.ORDINAL;
import static io.dunlin.core.triage.facts.DateWord.ORDINALSUFFIX;
import static io.dunlin.core.triage.facts.DateWord.THIS;
import static io.dunlin.core.triage.facts.DateWord.UNIT;
import static io.dunlin.core.triage.facts.DateWord.WEEKDAY;

import java.time.LocalDate;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Dates by their numbers: {@code 2026-12-01}, {@code 1.12.}, {@code 15 grudnia}, {@code December 5th}, {@code do 15-go}. */
final class AbsoluteDates {

    private static final int SURELY_A_DAY = 8;
    private static final int LONGEST_MONTH = 31;
    private static final Set<String> ROMANS =
            Set.of("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii");
    private static final java.util.List<String> ROMAN_ORDER =
            java.util.List.of("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii");
    private static final Set<String> THIS_YEAR = Set.of("br", "r", "b");
    private static final Set<String> HOUR_CUES = Set.of(
            "po", "do", "przed", "kolo", "okolo", "ok", "after", "around", "gegen", "um", "before", "by", "until",
            "till", "nach", "bis", "vor", "dupa", "pana la");
    /** {@code zum Ersten}, {@code do pierwszego}: when wages are paid. */
    private static final Set<String> PAYDAY_CUES = Set.of(
            "zum",
            "bis zum",
            "bis spatestens zum",
            "spatestens zum",
            "ab dem",
            "nach dem",
            "after the",
            "do",
            "po",
            "najpozniej do",
            "by the",
            "until the",
            "am");

    private static final Set<String> ROMANIAN_ON =
            Set.of("pe", "pana pe", "pe data de", "in data de", "pana pe data de");
    /** {@code spłacę trzeciego}, {@code pierwszego lecą pieniądze}: beside it a small number's genitive can only be a day. */
    private static final Pattern PAYING = Pattern.compile("(?:za|s|w|o|do)?plac(?:e|imy|am|amy)|przelej(?:e|emy)"
            + "|(?:u)?reguluj(?:e|emy)|przelew|przelewam|przelewamy|wysle|wyslemy|wysylam|wysylamy|puszcz(?:e|am|amy)"
            + "|(?:po)?lec(?:i|a)|idzie|pojdzie|wychodzi|wyjdzie|oddam|oddaje|dostaniecie|dostanie");

    private static final Set<String> COUNTED = Set.of(
            "zl",
            "pln",
            "zlotych",
            "zloty",
            "tys",
            "tysiecy",
            "eur",
            "euro",
            "lei",
            "ron",
            "usd",
            "gbp",
            "chf",
            "k",
            "x",
            "rat",
            "raty",
            "rate",
            "faktur",
            "faktury",
            "faktura",
            "szt",
            "sztuk",
            "osob",
            "pozycji",
            "procent",
            "uhr",
            "invoices",
            "instalments",
            "installments",
            "raten",
            "rechnungen",
            "facturi",
            "transze",
            "people",
            "minut",
            "minutes",
            "min",
            "minuten",
            "godz",
            "godzin",
            "godziny",
            "am",
            "pm",
            "h",
            "percent",
            "prozent",
            "la",
            "razy",
            "times",
            "mal",
            "mai",
            "paragon",
            "kg",
            "km",
            "lat",
            "payments");
    private final DateCursor tokens;

    AbsoluteDates(DateCursor tokens) {
        this.tokens = tokens;
    }

    @Nullable
    DateMatch at(int i) {
        DateToken token = tokens.at(i);
        if (token.digits() > 0) {
            DateMatch match = yearFirst(i);
            match = match == null ? figures(i) : match;
            match = match == null ? dayAndMonthName(i) : match;
            match = match == null ? dayAndRomanMonth(i) : match;
            return match == null ? dayAlone(i) : match;
        }
        if (token.is(ORDINAL)) {
            DateMatch match = dayAndMonthName(i);
            return match == null ? ordinalDay(i) : match;
        }
        if (token.is(MONTH)) {
            return monthNameAndDay(i);
        }
        return token.value(NUMBER) > 1 && tokens.has(i - 1, CUE) ? spokenDay(i) : null;
    }

    /** {@code pe cincisprezece mai}, {@code pe douăzeci}: in Romanian, and by who dictates, with the number that counts. */
    private @Nullable DateMatch spokenDay(int i) {
        int day = tokens.at(i).value(NUMBER);
        if (tokens.has(i + 1, MONTH)) {
            return isRomanianMore(i + 1)
                    ? null
                    : withYear(i + 2, tokens.at(i + 1).value(MONTH), day);
        }
        return ROMANIAN_ON.contains(tokens.at(i - 1).text())
                        && (!tokens.at(i + 1).isWord() || (day > SURELY_A_DAY && !isCounted(i + 1)))
                        && !tokens.at(i + 1).text().equals("de")
                        && tokens.at(i + 1).digits() == 0
                ? dayOf(i + 1, day)
                : null;
    }

    private @Nullable DateMatch yearFirst(int i) {
        DateToken year = tokens.at(i);
        DateToken sign = tokens.at(i + 1);
        if (year.digits() != 4
                || !isSeparator(sign)
                || !tokens.at(i + 3).isSign(sign.text().charAt(0))) {
            return null;
        }
        DateToken month = tokens.at(i + 2);
        DateToken day = tokens.at(i + 4);
        int monthNumber = month.is(MONTH) ? month.value(MONTH) : month.number();
        if (day.digits() == 0 || day.digits() > 2 || isPartOfNumber(i, i + 5)) {
            return null;
        }
        LocalDate date = DateCursor.date(year.number(), monthNumber, day.number());
        return date == null ? null : DateMatch.day(i + 5, date);
    }

    /** {@code 1.12.2026}, {@code 1.12}, {@code 30/09}, {@code 26. 10. 21}. */
    private @Nullable DateMatch figures(int i) {
        DateToken first = tokens.at(i);
        DateToken sign = tokens.at(i + 1);
        DateToken second = tokens.at(i + 2);
        if (first.digits() > 2
                || (second.digits() == 0 && !isRoman(second))
                || second.digits() > 2
                || !isSeparator(sign)) {
            return null;
        }
        char separator = sign.text().charAt(0);
        boolean spacedOut = separator == '/'
                && tokens.order() == DayOrder.MONTH_FIRST
                && !sign.glued()
                && !second.glued()
                && second.number() > 12;
        if (separator != '.' && (!sign.glued() || !second.glued()) && !spacedOut) {
            return null;
        }
        if (isRoman(second)) {
            return romanMonth(i);
        }
        DateToken third = tokens.at(i + 4);
        if (tokens.at(i + 3).isSign(separator)
                && (third.digits() == 4 || (third.digits() == 2 && plausibleShortYear(i)))) {
            int end = i + 5;
            if (isPartOfNumber(i, end)) {
                return null;
            }
            LocalDate date =
                    dayAndMonth(DateCursor.century(third.number(), third.digits()), first.number(), second.number());
            return date == null ? null : DateMatch.day(end, date);
        }
        boolean closed = separator == '.'
                && tokens.at(i + 3).isSign('.')
                && tokens.at(i + 3).glued();
        int end = closed ? i + 4 : i + 3;
        boolean cued = isCued(i);
        boolean unmistakable =
                separator == '/' && second.digits() == 2 && !(first.number() == 24 && second.number() == 7);
        boolean formed =
                separator == '.' ? second.glued() && (second.digits() == 2 || closed || cued) : cued || unmistakable;
        if (!formed || isPartOfNumber(i, end) || isClock(i, separator) || (isCounted(i + 3) && !closed)) {
            return null;
        }
        LocalDate date = ofTwo(first.number(), second.number());
        return date == null ? null : DateMatch.day(end, date);
    }

    private boolean plausibleShortYear(int i) {
        return !tokens.at(i + 4).text().equals("00") && tokens.at(i + 4).glued();
    }

    private @Nullable DateMatch romanMonth(int i) {
        int month = ROMAN_ORDER.indexOf(tokens.at(i + 2).text()) + 1;
        int year = tokens.skipSign(i + 3, '.');
        boolean withYear = tokens.at(year).digits() == 4;
        LocalDate date = withYear
                ? DateCursor.date(tokens.at(year).number(), month, tokens.at(i).number())
                : tokens.withoutYear(month, tokens.at(i).number());
        return date == null ? null : DateMatch.day(withYear ? year + 1 : i + 3, date);
    }

    /**
     * {@code 3 XI}; a figure of a single letter is a word or a sign, except where the year is behind it or what only stands
     * before days.
     */
    private @Nullable DateMatch dayAndRomanMonth(int i) {
        DateToken month = tokens.at(i + 1);
        boolean roman = (month.text().length() > 1 || isRomanLetter(i))
                && !month.glued()
                && ROMANS.contains(month.text())
                && !(tokens.at(i + 2).glued()
                        && isJoint(tokens.at(i + 2))
                        && tokens.at(i + 3).glued());
        if (!roman
                || tokens.at(i).digits() > 2
                || isPartOfNumber(i, i + 1)
                || (tokens.at(i + 2).isWord() && tokens.at(i + 3).digits() > 0)) {
            return null;
        }
        return withYear(
                i + 2, ROMAN_ORDER.indexOf(month.text()) + 1, tokens.at(i).number());
    }

    /** {@code 12 X br.}, {@code do 12 X}, and not {@code 5 i 12}, {@code 5 x 200}. */
    private boolean isRomanLetter(int day) {
        int behind = tokens.skipSign(day + 2, '.');
        boolean year = THIS_YEAR.contains(tokens.at(behind).text())
                || (tokens.at(behind).digits() == 4
                        && tokens.at(behind).number() > 1900
                        && tokens.at(behind).number() < 2100);
        return year
                || (!tokens.at(day + 1).text().equals("i")
                        && isStronglyCued(day)
                        && tokens.at(behind).digits() == 0);
    }

    private @Nullable LocalDate dayAndMonth(int year, int first, int second) {
        boolean monthFirst = second > 12 || (first <= 12 && tokens.order() == DayOrder.MONTH_FIRST);
        return monthFirst ? DateCursor.date(year, first, second) : DateCursor.date(year, second, first);
    }

    private @Nullable LocalDate ofTwo(int first, int second) {
        boolean monthFirst = second > 12 || (first <= 12 && tokens.order() == DayOrder.MONTH_FIRST);
        return monthFirst ? tokens.withoutYear(first, second) : tokens.withoutYear(second, first);
    }

    /** {@code 15 grudnia 2026}, {@code 5th of December}, {@code 13.-15. Juli}: of a range the first day. */
    private @Nullable DateMatch dayAndMonthName(int i) {
        DateToken token = tokens.at(i);
        int day = token.digits() > 0 && token.digits() <= 2 ? token.number() : token.value(ORDINAL);
        if (day < 1
                || day > LONGEST_MONTH
                || ((tokens.at(i - 1).digits() > 0
                                || (tokens.at(i - 1).isSign(':')
                                        && tokens.at(i - 2).digits() > 0))
                        && token.glued())) {
            return null;
        }
        boolean dayOf = token.is(ORDINAL) && tokens.at(i + 1).text().equals("day");
        int month = afterDay(dayOf ? i + 2 : i + 1);
        if (!tokens.has(month, MONTH)) {
            month = afterRange(month);
        }
        if (!tokens.has(month, MONTH) || isRomanianMore(month)) {
            return null;
        }
        return withYear(month + 1, tokens.at(month).value(MONTH), day);
    }

    private int afterDay(int from) {
        int i = from;
        if (tokens.at(i).isSign('-') && tokens.has(i + 1, ORDINALSUFFIX)) {
            i++;
        }
        if (tokens.has(i, ORDINALSUFFIX) && tokens.at(i).glued() && !tokens.has(i, MONTH)) {
            i++;
        }
        i = tokens.skipSign(i, '.');
        i = tokens.skipSign(i, '-');
        i = tokens.skipSign(i, '/');
        return tokens.has(i, MONTH) ? i : tokens.skipFillers(i);
    }

    private int afterRange(int from) {
        int i = tokens.skipSign(from, '-');
        boolean joined = i > from
                || tokens.at(i - 1).isSign('-')
                || Set.of("i", "lub", "or", "and", "to", "oder", "und", "sau", "bis", "do")
                        .contains(tokens.at(i).text());
        if (!joined) {
            return from;
        }
        i = tokens.at(i).isWord() ? i + 1 : i;
        return tokens.at(i).digits() > 0 && tokens.at(i).digits() <= 2 ? afterDay(i + 1) : from;
    }

    private boolean isRomanianMore(int month) {
        return tokens.at(month).text().equals("mai")
                && Set.of(
                                "mult", "multe", "multi", "tarziu", "mare", "mica", "devreme", "bine", "putin", "este",
                                "avem", "am", "trebuie", "sunt")
                        .contains(tokens.at(month + 1).text());
    }

    private @Nullable DateMatch monthNameAndDay(int i) {
        int at = tokens.skipSign(tokens.skipSign(tokens.skipSign(i + 1, '.'), ','), '-');
        if (tokens.at(at).text().equals("the")) {
            at++;
        }
        DateToken token = tokens.at(at);
        int day = token.digits() > 0 && token.digits() <= 2 ? token.number() : token.value(ORDINAL);
        if (day < 1 || day > LONGEST_MONTH || tokens.at(i).text().equals("mai") || isCounted(at + 1)) {
            return null;
        }
        if (tokens.at(i + 1).isSign(',') && !tokens.has(at + 1, ORDINALSUFFIX)) {
            return null;
        }
        int next = tokens.has(at + 1, ORDINALSUFFIX) && tokens.at(at + 1).glued() ? at + 2 : at + 1;
        if (tokens.at(next).isSign(':')
                || (tokens.at(next).isSign('.')
                        && tokens.at(next + 1).digits() > 0
                        && tokens.at(next + 1).glued())) {
            return null;
        }
        return withYear(next, tokens.at(i).value(MONTH), day);
    }

    private @Nullable DateMatch withYear(int from, int month, int day) {
        int i = tokens.skipSign(tokens.skipSign(tokens.skipSign(from, '.'), ','), '-');
        i = tokens.skipSign(i, '/');
        boolean inYear = tokens.at(i).digits() == 4
                && tokens.at(i).number() > 1900
                && tokens.at(i).number() < 2100;
        LocalDate date = inYear ? DateCursor.date(tokens.at(i).number(), month, day) : tokens.withoutYear(month, day);
        return date == null ? null : DateMatch.day(inYear ? i + 1 : from, date);
    }

    /** {@code do 15-go}, {@code by the 15th}, {@code am 15.}, {@code 20th of next month}, {@code piątek 27-go}. */
    private @Nullable DateMatch dayAlone(int i) {
        DateToken token = tokens.at(i);
        int day = token.number();
        if (token.digits() > 2
                || day < 1
                || day > LONGEST_MONTH
                || (token.glued() && isJoint(tokens.at(i - 1)))
                || isHourOfNamedDay(i)) {
            return null;
        }
        int next = i + 1;
        boolean suffixed = false;
        if (tokens.at(next).isSign('-')
                && tokens.has(next + 1, ORDINALSUFFIX)
                && tokens.at(next + 1).glued()) {
            next += 2;
            suffixed = true;
        } else if (tokens.has(next, ORDINALSUFFIX) && tokens.at(next).glued()) {
            next++;
            suffixed = true;
        }
        boolean closed = tokens.at(next).isSign('.') && tokens.at(next).glued();
        boolean counted = isCounted(next) || (closed && !suffixed && isCounted(next + 1));
        if (closed) {
            next++;
        }
        int of = tokens.skipFillers(tokens.at(next).value(UNIT) == 1 ? next + 1 : next);
        // In Polish nothing needs to stand between: "5 przyszłego miesiąca".
        boolean ofMonth =
                isMonthFromNow(of) && (of > next || tokens.at(of).text().endsWith("ego"));
        if (ofMonth) {
            return dayOf(of, day);
        }
        // "On the 14" is a day, "the 14 cases" are counted.
        boolean counts = Set.of("the", "of the").contains(tokens.at(i - 1).text())
                && tokens.at(i + 1).isWord();
        if (!suffixed && (!isStronglyCued(i) || counts || counted || !standsAlone(i + 1))) {
            return null;
        }
        return suffixed && counted ? null : dayOf(next, day);
    }

    private @Nullable DateMatch ordinalDay(int i) {
        boolean cued = isStronglyCued(i);
        int of = tokens.skipFillers(i + 1);
        boolean ofMonth = isMonthFromNow(of);
        LocalDate ofWeekday = onWeekdayBefore(i, tokens.at(i).value(ORDINAL));
        if (ofWeekday != null) {
            return DateMatch.day(i + 1, ofWeekday);
        }
        boolean payday = tokens.at(i).value(ORDINAL) == 1
                && PAYDAY_CUES.contains(tokens.at(i - 1).text())
                && !tokens.at(i + 1).isWord();
        if (payday) {
            return dayOf(i + 1, 1);
        }
        boolean before = PAYING.matcher(tokens.at(i - 1).text()).matches()
                && !tokens.at(i + 1).isWord();
        boolean behind = PAYING.matcher(tokens.at(i + 1).text()).matches() && !tokens.has(i - 1, FILLER);
        // "Piątego i tego dnia", "pierwszego, bo wtedy mam wypłatę": nothing is there for it to count.
        boolean bare = Set.of("i", "a", "to", "wtedy").contains(tokens.at(i + 1).text())
                && !tokens.has(i + 2, ORDINAL)
                && !tokens.has(i - 1, FILLER)
                && tokens.at(i - 1).isWord();
        boolean alone = !tokens.at(i - 1).isWord()
                && tokens.at(i - 1).digits() == 0
                && !tokens.at(i + 1).isWord();
        boolean paidOn =
                (before || behind || bare || alone) && tokens.at(i).text().endsWith("ego");
        if (paidOn) {
            return dayOf(i + 1, tokens.at(i).value(ORDINAL));
        }
        // German "setze es für den Zwanzigsten an"; in Romanian it is a year.
        boolean counts = tokens.has(i + 1, WEEKDAY)
                || (tokens.has(i + 1, UNIT) && !tokens.at(i + 1).text().equals("an"));
        // "Dziesiątego zapłacę": the genitive of a number that nothing but days is counted by.
        boolean genitive = tokens.at(i).value(ORDINAL) >= SURELY_A_DAY
                && tokens.at(i).text().endsWith("ego");
        return (cued || ofMonth || genitive) && !counts && (tokens.at(i).value(ORDINAL) > 4 || ofMonth)
                ? dayOf(i + 1, tokens.at(i).value(ORDINAL))
                : null;
    }

    /** {@code w piątek trzeciego}, {@code Friday the third}: the weekday that stands before, else none. */
    private int weekdayBefore(int i) {
        int before = tokens.has(i - 1, FILLER) || tokens.has(i - 1, CUE) ? i - 2 : i - 1;
        return tokens.has(i - 1, WEEKDAY)
                ? tokens.at(i - 1).value(WEEKDAY)
                : tokens.at(before).value(WEEKDAY);
    }

    /** The coming or else the past day of that number that is such a weekday. */
    private @Nullable LocalDate onWeekdayBefore(int i, int day) {
        int weekday = weekdayBefore(i);
        LocalDate today = tokens.today();
        LocalDate coming = tokens.dayOfMonth(day);
        LocalDate past = DateCursor.date(today.getYear(), today.getMonthValue(), day);
        return coming != null && coming.getDayOfWeek().getValue() == weekday
                ? coming
                : past != null && past.getDayOfWeek().getValue() == weekday ? past : null;
    }

    private boolean isMonthFromNow(int i) {
        return tokens.has(i, DateWord.NEXTMONTH)
                || ((tokens.has(i, NEXT) || tokens.has(i, THIS))
                        && tokens.at(i + 1).value(UNIT) == 30);
    }

    private @Nullable DateMatch dayOf(int from, int day) {
        int at = tokens.skipFillers(from);
        if (tokens.has(at, DateWord.NEXTMONTH)) {
            LocalDate month = tokens.today().plusMonths(1);
            LocalDate date = DateCursor.date(month.getYear(), month.getMonthValue(), day);
            return date == null ? null : DateMatch.day(at + 1, date);
        }
        int shift = tokens.has(at, NEXT) ? 1 : tokens.has(at, LAST) ? -1 : tokens.has(at, THIS) ? 0 : DateToken.NONE;
        int unit = shift == DateToken.NONE ? at : at + 1;
        if (shift == DateToken.NONE && tokens.at(unit).value(UNIT) == 30) {
            shift = tokens.has(unit + 1, NEXT) ? 1 : 0;
            boolean over = shift == 0
                    && !tokens.has(unit + 1, THIS)
                    && day < tokens.today().getDayOfMonth();
            LocalDate month = tokens.today().plusMonths(over ? 1 : shift);
            LocalDate date = DateCursor.date(month.getYear(), month.getMonthValue(), day);
            return date == null ? null : DateMatch.day(shift == 1 ? unit + 2 : unit + 1, date);
        }
        if (shift != DateToken.NONE && (tokens.at(unit).value(UNIT) == 30 || isThisMonth(at))) {
            LocalDate month = tokens.today().plusMonths(shift);
            LocalDate date = DateCursor.date(month.getYear(), month.getMonthValue(), day);
            return date == null ? null : DateMatch.day(unit + 1, date);
        }
        LocalDate date = tokens.dayOfMonth(day);
        return date == null ? null : DateMatch.day(from, date);
    }

    private boolean isThisMonth(int i) {
        return Set.of("bm", "biezacego").contains(tokens.at(i).text());
    }

    private boolean standsAlone(int i) {
        DateToken next = tokens.at(i);
        boolean joins = next.glued()
                && (isJoint(next) || next.isSign('%'))
                && tokens.at(i + 1).digits() > 0
                && tokens.at(i + 1).glued();
        return !joins
                && !next.isSign('%')
                && !next.isSign('€')
                && !(next.glued() && next.isWord())
                && next.digits() == 0;
    }

    private boolean isCounted(int i) {
        DateToken next = tokens.at(i);
        return COUNTED.contains(next.text())
                || (next.is(UNIT) && next.value(UNIT) != 30 && !next.is(WEEKDAY))
                || next.isSign('%')
                || next.isSign('€')
                || next.isSign('£')
                || next.isSign('$');
    }

    private boolean isCued(int i) {
        int before = i - 1;
        if (tokens.at(before).isSign(',') || tokens.at(before).isSign('(')) {
            before--;
        }
        return tokens.has(before, CUE)
                || tokens.has(before, AFTER)
                || tokens.has(before, WEEKDAY)
                || tokens.has(before, DATED)
                || tokens.has(before, FILLER);
    }

    private boolean isStronglyCued(int i) {
        return tokens.at(i - 1).value(CUE) == 1
                || tokens.has(i - 1, AFTER)
                || (tokens.has(i - 1, WEEKDAY) && tokens.at(i).digits() > 0)
                || (tokens.at(i - 1).isSign(',') && tokens.has(i - 2, WEEKDAY))
                || (Set.of("der", "den", "dem").contains(tokens.at(i - 1).text())
                        && tokens.at(i + 1).isSign('.'));
    }

    /** {@code dzisiaj po 15}, {@code tomorrow, after 4}: the hour of a day that was just named. */
    private boolean isHourOfNamedDay(int i) {
        int before = tokens.at(i - 2).isSign(',') ? i - 3 : i - 2;
        return tokens.at(i).number() <= 24
                && !tokens.at(i + 1).isSign('.')
                && !tokens.has(i + 1, ORDINALSUFFIX)
                && HOUR_CUES.contains(tokens.at(i - 1).text())
                && (tokens.has(before, DateWord.DAY) || tokens.has(before, WEEKDAY));
    }

    private boolean isClock(int i, char separator) {
        return separator == '.'
                && ((tokens.has(i - 1, DateWord.CLOCK) && !tokens.has(i - 1, CUE))
                        || (Set.of("uhr", "h", "pm", "am")
                                        .contains(tokens.at(i + 3).text())
                                && tokens.at(i + 3).text().length() > 0
                                && !tokens.at(i + 3).isSign('.')));
    }

    /** Whether the figures are the middle of something longer: an invoice number, an amount, a phone number. */
    private boolean isPartOfNumber(int from, int to) {
        boolean before = tokens.at(from).glued()
                && ((isJoint(tokens.at(from - 1))
                                && (tokens.at(from - 2).digits() > 0
                                        || (tokens.at(from - 2).isWord()
                                                && tokens.at(from - 1).glued())))
                        || tokens.at(from - 1).isWord());
        DateToken after = tokens.at(to);
        boolean behind = after.glued()
                && (after.digits() > 0
                        || (isJoint(after)
                                && !after.isSign('.')
                                && !after.isSign(',')
                                && tokens.at(to + 1).digits() > 0
                                && tokens.at(to + 1).glued())
                        || ((after.isSign('.') || after.isSign(','))
                                && tokens.at(to + 1).digits() > 0
                                && tokens.at(to + 1).glued()));
        return before || behind;
    }

    private static boolean isJoint(DateToken token) {
        return token.isSign('/') || token.isSign('-') || token.isSign('.') || token.isSign(',') || token.isSign(':');
    }

    private static boolean isSeparator(DateToken token) {
        return token.isSign('.') || token.isSign('/') || token.isSign('-');
    }

    private static boolean isRoman(DateToken token) {
        return token.glued() && ROMANS.contains(token.text());
    }
}
