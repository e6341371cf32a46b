package io.dunlin.core.triage.facts;

import java.util.Set;
import java.util.regex.Pattern;

/**
 * A piece of a text in which numbers of invoices are looked for.
 *
 * @param text as written; of a {@link Kind#NUMBER} with all its parts, as {@code FV/12/2026} or {@code 1.230,50}
 * @param meanings of a word
 */
record NumberToken(Kind kind, String text, int start, int end, Set<NumberWord> meanings) {

    /** Also of two parts: {@code VD-F 1190}. */
    private static final Pattern CAPITALS = Pattern.compile("[A-Z]{1,4}(?:-[A-Z]{1,4})?");

    enum Kind {
        WORD,
        /** Letters and figures with at least one figure. */
        NUMBER,
        MARK,
        /** The end of a line. */
        BREAK
    }

    boolean isWord() {
        return kind == Kind.WORD;
    }

    boolean isNumber() {
        return kind == Kind.NUMBER;
    }

    boolean isMark(String marks) {
        return kind == Kind.MARK && marks.contains(text);
    }

    boolean means(NumberWord meaning) {
        return meanings.contains(meaning);
    }

    boolean isCapitals() {
        return isWord() && CAPITALS.matcher(text).matches();
    }

    static boolean isFigures(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
