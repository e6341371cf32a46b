package io.dunlin.core.receivables;

import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** How a document's number is compared: in capitals, letters and digits only, so that {@code fv 12/2026} is {@code FV/12/2026}. */
public final class DocumentNumber {

    private static final Pattern PART = Pattern.compile("\\p{N}+|\\p{L}+");

    private DocumentNumber() {}

    /**
     * Whether two texts are the same number also in how its parts are told apart: {@code FV_1_12} is {@code FV/1/12} and not
     * {@code FV/11/2}, though both have the same {@link #key}.
     */
    public static boolean sameParts(String one, String other) {
        return parts(one).equals(parts(other));
    }

    private static List<String> parts(String number) {
        return PART.matcher(number.toUpperCase(Locale.ROOT))
                .results()
                .map(MatchResult::group)
                .toList();
    }

    public static String key(String number) {
        String capitals = number.toUpperCase(Locale.ROOT);
        StringBuilder key = new StringBuilder(capitals.length());
        for (int at = 0; at < capitals.length(); ) {
            int character = capitals.codePointAt(at);
            if (Character.isLetterOrDigit(character)) {
                key.appendCodePoint(character);
            }
            at += Character.charCount(character);
        }
        return key.isEmpty() ? number.strip() : key.toString();
    }
}
