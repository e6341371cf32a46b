package io.dunlin.core.shared;

import org.jspecify.annotations.Nullable;

/** Words of others, made to fit a column or a line. Lengths are in {@code char}s; no letter is ever cut in half. */
public final class Texts {

    private Texts() {}

    /** The beginning of a text, or all of it where it is not longer than that. */
    public static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        boolean halves = longest > 0
                && Character.isHighSurrogate(text.charAt(longest - 1))
                && Character.isLowSurrogate(text.charAt(longest));
        return text.substring(0, halves ? longest - 1 : longest);
    }

    /** {@link #cut} of what may be missing. */
    public static @Nullable String cutOrNull(@Nullable String text, int longest) {
        return text == null ? null : cut(text, longest);
    }

    /** The same with an ellipsis in the last place where something had to be left out. */
    public static String ellipsis(String text, int longest) {
        return text.length() <= longest ? text : cut(text, longest - 1) + "…";
    }
}
