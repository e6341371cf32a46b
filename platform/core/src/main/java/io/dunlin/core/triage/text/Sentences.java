package io.dunlin.core.triage.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Cuts a text into sentences. Lines that a mail program wrapped are joined; list items, short lines and paragraphs stand
 * alone; a point after an abbreviation, an initial or a number does not end a sentence.
 */
public final class Sentences {

    private static final int WRAPPED_LINE_LENGTH = 50;
    private static final int LONGEST_SENTENCE = 1_000;
    private static final Set<String> ABBREVIATIONS = Set.of(
            "adw", "al", "art", "az", "br", "bzgl", "bzw", "ca", "co", "dipl", "dn", "dot", "dott", "dr", "evtl", "fv",
            "ggf", "godz", "hr", "in", "ing", "inkl", "itd", "itp", "jr", "kk", "lit", "ltd", "max", "mgr", "min", "mr",
            "mrs", "ms", "nr", "no", "np", "ok", "os", "pn", "par", "pkt", "pl", "poz", "prof", "ref", "rg", "sp", "st",
            "str", "sygn", "szt", "tel", "tj", "tzn", "tzw", "ub", "ul", "usw", "ust", "vgl", "wg", "woj", "zal", "zb",
            "zzgl", "inv", "dec", "nov", "oct", "sept", "jan", "feb", "apr", "aug", "okt", "dez", "approx", "acc");

    private Sentences() {}

    public static List<Span> split(String text) {
        List<Span> sentences = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            boolean ends = text.charAt(i) == '\n' ? endsAtLineBreak(text, i) : endsAtMark(text, i);
            if (ends || (i - start >= LONGEST_SENTENCE && Character.isWhitespace(text.charAt(i)))) {
                add(sentences, text, start, i + 1);
                start = i + 1;
            }
        }
        add(sentences, text, start, text.length());
        return List.copyOf(sentences);
    }

    private static void add(List<Span> sentences, String text, int from, int to) {
        int start = from;
        int end = to;
        while (start < end && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        if (start < end) {
            sentences.add(new Span(start, end, text.substring(start, end)));
        }
    }

    private static boolean endsAtLineBreak(String text, int lineBreak) {
        int next = lineBreak + 1;
        while (next < text.length() && (text.charAt(next) == ' ' || text.charAt(next) == '\r')) {
            next++;
        }
        if (next >= text.length() || text.charAt(next) == '\n' || "-*•–·".indexOf(text.charAt(next)) >= 0) {
            return true;
        }
        int last = lineBreak - 1;
        while (last >= 0 && (text.charAt(last) == ' ' || text.charAt(last) == '\r')) {
            last--;
        }
        if (last < 0 || text.charAt(last) == '\n' || ":;".indexOf(text.charAt(last)) >= 0) {
            return true;
        }
        int lineStart = text.lastIndexOf('\n', last) + 1;
        if (last + 1 - lineStart >= WRAPPED_LINE_LENGTH) {
            return false;
        }
        return !Character.isLowerCase(text.charAt(next)) || ".!?,".indexOf(text.charAt(last)) >= 0;
    }

    private static boolean endsAtMark(String text, int at) {
        char mark = text.charAt(at);
        if (mark != '.' && mark != '!' && mark != '?' && mark != '…') {
            return false;
        }
        if (at + 1 >= text.length() || !Character.isWhitespace(text.charAt(at + 1))) {
            return false;
        }
        if (mark != '.') {
            return true;
        }
        int next = at + 1;
        while (next < text.length() && text.charAt(next) == ' ') {
            next++;
        }
        boolean continues = next < text.length() && Character.isLowerCase(text.charAt(next));
        int wordStart = at;
        while (wordStart > 0 && at - wordStart < 12 && Character.isLetterOrDigit(text.charAt(wordStart - 1))) {
            wordStart--;
        }
        String word = FoldedText.fold(text.substring(wordStart, at));
        if (word.isEmpty()) {
            return !continues;
        }
        boolean number = Character.isDigit(word.charAt(0)) && word.length() <= 2;
        boolean initial = word.length() == 1 && Character.isLetter(word.charAt(0));
        if (number || initial || ABBREVIATIONS.contains(word)) {
            return number
                    && next < text.length()
                    && Character.isUpperCase(text.charAt(next))
                    && !monthFollows(text, next);
        }
        return true;
    }

    private static boolean monthFollows(String text, int at) {
        String folded = FoldedText.fold(text.substring(at, Math.min(text.length(), at + 4)));
        return Set.of(
                                "janu", "febr", "marz", "apri", "juni", "juli", "augu", "sept", "okto", "nove", "deze",
                                "jan.", "feb.")
                        .contains(folded)
                || folded.startsWith("mai")
                || folded.startsWith("tag");
    }
}
