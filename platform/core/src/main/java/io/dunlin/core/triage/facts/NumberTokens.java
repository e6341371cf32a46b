package io.dunlin.core.triage.facts;

import io.dunlin.core.triage.facts.NumberToken.Kind;
import io.dunlin.core.triage.text.FoldedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cuts a text into {@link NumberToken}s: a number keeps the strokes, dashes, points and commas inside it. */
final class NumberTokens {

    private static final int MOST = 40_000;
    private static final int LONGEST = 40;
    /** Longer words before a stroke or a dash are words of their own: "faktura/12". */
    private static final int LONGEST_SERIES = 5;

    private final String text;
    private final String folded;
    private final List<NumberToken> tokens = new ArrayList<>();

    private NumberTokens(String text) {
        this.text = text;
        this.folded = FoldedText.fold(text);
    }

    static List<NumberToken> of(String text) {
        NumberTokens cutting = new NumberTokens(text);
        int at = 0;
        while (at < text.length() && cutting.tokens.size() < MOST) {
            at = cutting.next(at);
        }
        return List.copyOf(cutting.tokens);
    }

    private int next(int at) {
        char c = folded.charAt(at);
        if (Character.isLetterOrDigit(text.charAt(at))) {
            return word(at);
        }
        if (c == '\n') {
            tokens.add(new NumberToken(Kind.BREAK, "\n", at, at + 1, Set.of()));
        } else if (!Character.isWhitespace(c)) {
            tokens.add(new NumberToken(Kind.MARK, String.valueOf(c), at, at + 1, Set.of()));
        }
        return at + 1;
    }

    private int word(int start) {
        int end = run(start);
        int part = start;
        boolean figures = hasFigure(start, end);
        while (end + 1 < text.length() && end - start <= LONGEST && joins(part, end, figures)) {
            part = end + 1;
            end = run(part);
            figures = hasFigure(start, end);
        }
        if (!figures) {
            end = wordEnd(start, end);
        }
        boolean number = figures && end - start <= LONGEST;
        tokens.add(new NumberToken(
                number ? Kind.NUMBER : Kind.WORD,
                text.substring(start, end),
                start,
                end,
                number ? Set.of() : NumberWord.meaningsOf(folded.substring(start, Math.min(end, start + LONGEST)))));
        return end;
    }

    /** A word keeps its dashes, "f-ra"; a stroke parts two: "i/lub". */
    private int wordEnd(int start, int end) {
        for (int i = start; i < end; i++) {
            if (!Character.isLetterOrDigit(text.charAt(i)) && folded.charAt(i) != '-') {
                return i;
            }
        }
        return end;
    }

    private boolean joins(int part, int at, boolean figures) {
        if (!Character.isLetterOrDigit(text.charAt(at + 1))) {
            return false;
        }
        boolean betweenFigures = isFigure(at - 1) && isFigure(at + 1);
        return switch (folded.charAt(at)) {
            case '/', '\\', '_' -> figures || at - part <= LONGEST_SERIES;
            case '-' ->
                figures
                        ? isFigure(at - 1) || isFigure(at + 1) || isCapital(at + 1)
                        : !isFigure(at + 1) || at - part <= LONGEST_SERIES;
            case '.' -> betweenFigures || isBetweenCapitals(part, at, figures) || isBeforeCapitals(at, figures);
            case '#', '~' -> isSeriesBefore(part, at) || (figures && (isFigure(at + 1) || isCapital(at + 1)));
            case ',', '\'' -> betweenFigures && isDecimal(at);
            default -> false;
        };
    }

    /** "TT.2025.301", "2026-K/7/ET.III"; but "NR.12" is a word and its number. */
    private boolean isBetweenCapitals(int part, int point, boolean figures) {
        String before = text.substring(part, point);
        boolean capitals = before.length() <= LONGEST_SERIES && before.chars().allMatch(c -> c >= 'A' && c <= 'Z');
        boolean more = isCapital(point + 1) || (isFigure(point + 1) && before.length() <= 2);
        return capitals && (figures ? more : isFigure(point + 1) && isSeries(before));
    }

    /** "RW.26.B.00917": capitals in the middle of a number. */
    private boolean isBeforeCapitals(int point, boolean figures) {
        if (!figures || !isFigure(point - 1) || !isCapital(point + 1)) {
            return false;
        }
        int end = run(point + 1);
        return end - point <= 3
                && end + 1 < text.length()
                && "./-_".indexOf(folded.charAt(end)) >= 0
                && isFigure(end + 1);
    }

    /** "W#3309", and not "inv#3309". */
    private boolean isSeriesBefore(int part, int mark) {
        String before = text.substring(part, mark);
        return before.length() <= LONGEST_SERIES
                && before.chars().allMatch(c -> c >= 'A' && c <= 'Z')
                && isSeries(before)
                && isFigure(mark + 1);
    }

    private static boolean isSeries(String capitals) {
        return !InvoiceNumbers.isWord(capitals)
                && !InvoiceWeighing.isNoSeries(capitals)
                && NumberWord.meaningsOf(FoldedText.fold(capitals)).isEmpty();
    }

    /** "1,50" and "2,400.00" are sums, "4402,4403" and "12,13,15" are lists. */
    private boolean isDecimal(int comma) {
        int length = run(comma + 1) - comma - 1;
        int after = comma + 1 + length;
        boolean more = after + 1 < text.length() && folded.charAt(after) == ',' && isFigure(after + 1);
        boolean compound = after < text.length()
                && "/-_".indexOf(folded.charAt(after)) >= 0
                && isFigure(Math.min(after + 1, text.length() - 1));
        return !compound && (length == 3 || (length <= 2 && !more));
    }

    private int run(int start) {
        int end = start;
        while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private boolean hasFigure(int start, int end) {
        for (int i = start; i < end; i++) {
            if (isFigure(i)) {
                return true;
            }
        }
        return false;
    }

    private boolean isFigure(int at) {
        return text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private boolean isCapital(int at) {
        return text.charAt(at) >= 'A' && text.charAt(at) <= 'Z';
    }
}
