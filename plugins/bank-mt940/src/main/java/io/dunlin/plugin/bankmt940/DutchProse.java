package io.dunlin.plugin.bankmt940;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Free text that ends in {@code REK: account/NAAM: name}, as Dutch banks write. */
final class DutchProse {

    private static final Pattern PARTIES =
            Pattern.compile("(?s)(?<title>.*?)\\s*\\b(?:REK: ?(?<account>[A-Z0-9 ]{8,40}?)/)?NAAM: ?(?<name>.+)");

    private DutchProse() {}

    static boolean fits(String text) {
        return text.contains("NAAM:");
    }

    static Details read(String text) {
        String flat = Spaces.unwrapped(text, Spaces.FULL_LINE);
        Matcher matcher = PARTIES.matcher(flat);
        return matcher.matches()
                ? Details.of(Dialect.GENERIC, matcher.group("title"), matcher.group("name"), matcher.group("account"))
                : Details.of(Dialect.GENERIC, flat, null, null);
    }
}
