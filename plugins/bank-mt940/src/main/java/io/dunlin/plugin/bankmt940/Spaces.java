package io.dunlin.plugin.bankmt940;

import org.jspecify.annotations.Nullable;

/** What banks do with spaces, undone. */
final class Spaces {

    /** Lines of {@code :86:} are cut here, also in the middle of a word. */
    static final int FULL_LINE = 65;

    private Spaces() {}

    /** Runs of white space become one space; none at the ends. */
    static String folded(String text) {
        if (isFolded(text)) {
            return text;
        }
        int length = text.length();
        StringBuilder folded = new StringBuilder(length);
        boolean gap = false;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == '\u00A0') {
                gap = !folded.isEmpty();
            } else {
                if (gap) {
                    folded.append(' ');
                    gap = false;
                }
                folded.append(c);
            }
        }
        return folded.toString();
    }

    private static boolean isFolded(String text) {
        boolean gap = true;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' || c == '\u00A0' || (c == ' ' && gap)) {
                return false;
            }
            gap = c == ' ';
        }
        return !gap;
    }

    static @Nullable String foldedOrNull(@Nullable String text) {
        if (text == null) {
            return null;
        }
        String folded = folded(text);
        return folded.isEmpty() ? null : folded;
    }

    static String without(String text) {
        StringBuilder without = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) > ' ' && text.charAt(i) != '\u00A0') {
                without.append(text.charAt(i));
            }
        }
        return without.toString();
    }

    /**
     * Prose over several lines as one: a line that was cut because it was full goes on at once, a shorter one ended at a
     * space.
     *
     * @param full how long a line is that was cut for its length
     */
    static String unwrapped(String lines, int full) {
        if (lines.indexOf('\n') < 0) {
            return lines;
        }
        StringBuilder unwrapped = new StringBuilder(lines.length());
        int from = 0;
        while (from <= lines.length()) {
            int end = lines.indexOf('\n', from);
            end = end < 0 ? lines.length() : end;
            unwrapped.append(lines, from, end);
            if (end - from < full) {
                unwrapped.append(' ');
            }
            from = end + 1;
        }
        return unwrapped.toString();
    }
}
