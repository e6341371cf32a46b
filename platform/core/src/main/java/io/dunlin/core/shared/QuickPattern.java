package io.dunlin.core.shared;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern that is looked for only where it may begin, and found where {@link Matcher#find()} finds it. Reading a mail asks some
 * dozens of patterns about every letter of it; most of them begin with few words, so that two letters tell that none of them
 * stands there. For example "contact our solicitor" is asked about {@code \b(?:solicitor|lawyer)} once, at "so".
 * <p>
 * Which two letters those are is learnt from the pattern itself when they are first met: where it fails without having looked
 * behind them, it fails whatever follows. Thread-safe.
 */
public final class QuickPattern {

    private static final int ASCII = 128;
    /** What stands before may keep a match from beginning; a match that may begin behind any of these may begin. */
    private static final String[] BEFORE = {"", "a", "1", " ", ".", "\n"};

    private static final byte MAY_BEGIN = 1;
    private static final byte NEVER_BEGINS = 2;

    private final Pattern pattern;
    /** By two letters; 0 for those that were not met. Several threads that learn the same write the same. */
    private final byte[] beginnings = new byte[ASCII * ASCII];

    private QuickPattern(Pattern pattern) {
        this.pattern = pattern;
    }

    public static QuickPattern compile(String regex) {
        return compile(regex, 0);
    }

    /**
     * Compiles a pattern whose matches have a letter at least.
     *
     * @param flags of {@link Pattern}
     * @throws IllegalArgumentException for one that asks what must stand before it: no two letters tell that
     */
    public static QuickPattern compile(String regex, int flags) {
        if (regex.contains("(?<=") || regex.contains("\\G")) {
            throw new IllegalArgumentException("Asks what must stand before a match: " + regex);
        }
        Pattern pattern = Pattern.compile(regex, flags);
        if (pattern.matcher("").find()) {
            throw new IllegalArgumentException("Matches nothing at all: " + regex);
        }
        return new QuickPattern(pattern);
    }

    public boolean isIn(String text) {
        return in(text).next();
    }

    /** Whether the whole of a text matches. */
    public boolean is(String text) {
        return !text.isEmpty() && mayBegin(text, 0) && pattern.matcher(text).matches();
    }

    public Search in(String text) {
        return new Search(text);
    }

    /** The matches in a text, one after the other. */
    public final class Search {

        private final String text;
        private final Matcher matcher;
        private int from;

        private Search(String text) {
            this.text = text;
            this.matcher = pattern.matcher(text).useTransparentBounds(true).useAnchoringBounds(false);
        }

        /** Goes to the next match, behind the end of the one before. */
        public boolean next() {
            for (int at = from; at < text.length(); at++) {
                if (mayBegin(text, at) && matcher.region(at, text.length()).lookingAt()) {
                    from = Math.max(at + 1, matcher.end());
                    return true;
                }
            }
            from = text.length();
            return false;
        }

        /** The match that was gone to, until the next is. */
        public MatchResult match() {
            return matcher;
        }
    }

    private boolean mayBegin(String text, int at) {
        char first = text.charAt(at);
        if (first >= ASCII || at + 1 == text.length()) {
            return true;
        }
        char second = text.charAt(at + 1);
        if (second >= ASCII) {
            return true;
        }
        int place = first * ASCII + second;
        byte known = beginnings[place];
        if (known == 0) {
            known = mayBeginWith(first, second) ? MAY_BEGIN : NEVER_BEGINS;
            beginnings[place] = known;
        }
        return known == MAY_BEGIN;
    }

    @SuppressWarnings("JdkObsolete") // whether it looked behind the two letters is the very question
    private boolean mayBeginWith(char first, char second) {
        for (String before : BEFORE) {
            String text = before + first + second;
            Matcher matcher = pattern.matcher(text)
                    .useTransparentBounds(true)
                    .useAnchoringBounds(false)
                    .region(before.length(), text.length());
            if (matcher.lookingAt() || matcher.hitEnd()) {
                return true;
            }
        }
        return false;
    }
}
