package io.dunlin.core.triage.facts;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The numbers of a text that may be those of invoices. What phones and hands pull apart is put together: {@code 1 4 7 7 1},
 * {@code 203 / 10 / 2026}; what is short for several, or glued, is taken apart: {@code 88-91}, {@code BI-33/BI-45}.
 */
final class NumberCandidates {

    /** A text with more numbers than these was not written by hand. */
    private static final int MOST = 3_000;

    private static final Set<String> SERIES = Set.of("seria", "serie", "series", "Serie", "Seria");
    /** "Pranie VI/2026": what a month's bill is for. */
    private static final Pattern MONTH_OF_YEAR = Pattern.compile("(?:I{1,3}|IV|VI{0,3}|IX|XI{0,2})/20\\d{2}");

    private static final int MOST_PARTS = 12;
    private static final int FEWEST_SINGLE_FIGURES = 3;
    private static final int FEWEST_FIGURES_BEHIND_A_YEAR = 3;
    private static final int MOST_FIGURES_BEHIND_A_YEAR = 6;

    private final List<NumberToken> tokens;
    private final List<NumberCandidate> candidates = new ArrayList<>();

    private NumberCandidates(List<NumberToken> tokens) {
        this.tokens = tokens;
    }

    static List<NumberCandidate> of(List<NumberToken> tokens) {
        NumberCandidates looking = new NumberCandidates(tokens);
        int at = 0;
        while (at < tokens.size() && looking.candidates.size() < MOST) {
            at = tokens.get(at).isNumber() ? looking.number(at) + 1 : at + 1;
        }
        return List.copyOf(looking.candidates);
    }

    /** @return the place of the last token that was used */
    private int number(int at) {
        NumberShape shape = NumberShape.of(tokens.get(at).text());
        int apart = singleFigures(at);
        if (apart - at + 1 >= FEWEST_SINGLE_FIGURES) {
            add(at, apart, together(at, apart));
            return apart;
        }
        int strokes = spacedStrokes(at);
        if (strokes > at) {
            add(at, strokes, together(at, strokes));
            return strokes;
        }
        if (isYearOfSeries(at)) {
            add(at, at + 1, tokens.get(at).text() + "/" + tokens.get(at + 1).text());
            return at + 1;
        }
        int twin = shape.twin();
        if (twin > 0) {
            int stroke = tokens.get(at).start() + twin;
            add(at, at, shape.text().substring(0, twin), tokens.get(at).start(), stroke);
            add(
                    at,
                    at,
                    shape.text().substring(twin + 1),
                    stroke + 1,
                    tokens.get(at).end());
        } else if (shape.isRange() && !isNumberOfYear(at, shape)) {
            int start = tokens.get(at).start();
            int dash = start + shape.text().indexOf('-');
            add(at, at, shape.parts().getFirst(), start, dash);
            add(at, at, shape.parts().getLast(), dash + 1, tokens.get(at).end());
        } else {
            add(at, at, tokens.get(at).text());
        }
        return at;
    }

    private void add(int from, int to, String value) {
        add(from, to, value, tokens.get(from).start(), tokens.get(to).end());
    }

    private void add(int from, int to, String value, int start, int end) {
        if (MONTH_OF_YEAR.matcher(value).matches() && !isAnnounced(from)) {
            return;
        }
        int series = start == tokens.get(from).start() ? series(from) : from;
        candidates.add(new NumberCandidate(
                series,
                from,
                to,
                series < from ? tokens.get(series).text() : "",
                value,
                NumberShape.of(value),
                start,
                end));
    }

    /** Whether the word before says that a number comes. */
    private boolean isAnnounced(int at) {
        int before = at > 0 && tokens.get(at - 1).isMark(".") ? at - 2 : at - 1;
        return before >= 0
                && (tokens.get(before).means(NumberWord.INVOICE)
                        || tokens.get(before).means(NumberWord.LINK)
                        || tokens.get(before).isCapitals());
    }

    /** "CVL 2026 0140": a series, a year and a number, parted by spaces only. */
    private boolean isYearOfSeries(int at) {
        int series = series(at);
        return series == at - 1
                && !InvoiceWeighing.isNoSeries(tokens.get(series).text())
                && !tokens.get(series).means(NumberWord.MONTH)
                && NumberShape.isYear(tokens.get(at).text())
                && at + 1 < tokens.size()
                && tokens.get(at + 1).isNumber()
                && NumberToken.isFigures(tokens.get(at + 1).text())
                && tokens.get(at + 1).text().length() >= FEWEST_FIGURES_BEHIND_A_YEAR
                && tokens.get(at + 1).text().length() <= MOST_FIGURES_BEHIND_A_YEAR
                && follows(at + 1)
                && !(at + 2 < tokens.size() && tokens.get(at + 2).means(NumberWord.MONEY));
    }

    /** "HB 12-26", "WB 02-17": behind a series it is a number of a year or a month sooner than the ends of a long row. */
    private boolean isNumberOfYear(int at, NumberShape range) {
        String first = range.parts().getFirst();
        String second = range.parts().getLast();
        boolean year = second.startsWith("2") && !first.startsWith("2");
        return series(at) < at && second.length() == 2 && (year || first.startsWith("0"));
    }

    /** The place of the capitals before a number, as "FV 12" or "seria ABC nr. 12"; the number's own if there are none. */
    private int series(int number) {
        int before = number - 1;
        if (before >= 0
                && tokens.get(before).isCapitals()
                && tokens.get(before).end() + 1 == tokens.get(number).start()) {
            return before;
        }
        if (before >= 0 && tokens.get(before).isMark(".")) {
            before--;
        }
        boolean named = before >= 2
                && tokens.get(before).means(NumberWord.LINK)
                && tokens.get(before - 1).isCapitals()
                && SERIES.contains(tokens.get(before - 2).text());
        return named ? before - 1 : number;
    }

    private String together(int from, int to) {
        StringBuilder text = new StringBuilder();
        tokens.subList(from, to + 1).forEach(token -> text.append(token.text()));
        return text.toString();
    }

    /** The last of a row of single figures with single spaces between. */
    private int singleFigures(int at) {
        int last = at;
        while (last < tokens.size()
                && last - at < MOST_PARTS
                && tokens.get(last).isNumber()
                && tokens.get(last).text().length() == 1
                && (last == at || follows(last))) {
            last++;
        }
        return Math.max(at, last - 1);
    }

    /** The last of parts with strokes between spaces, if it is a year: "203 / 10 / 2026". */
    private int spacedStrokes(int at) {
        int last = at;
        while (last + 2 < tokens.size()
                && last - at < MOST_PARTS
                && tokens.get(last + 1).isMark("/")
                && tokens.get(last + 2).isNumber()
                && NumberToken.isFigures(tokens.get(last + 2).text())
                && tokens.get(last + 2).start() - tokens.get(last).end() <= 3) {
            last += 2;
        }
        String end = tokens.get(last).text();
        boolean year = NumberShape.isYear(end) || (end.length() == 2 && end.startsWith("2"));
        return last > at && year ? last : at;
    }

    private boolean follows(int at) {
        return tokens.get(at).start() - tokens.get(at - 1).end() == 1;
    }
}
