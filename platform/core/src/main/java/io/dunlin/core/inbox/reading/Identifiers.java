package io.dunlin.core.inbox.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Message ids as headers hold them: bracketed, bare, several in a row, with comments between. */
final class Identifiers {

    private static final Pattern BRACKETED = Pattern.compile("<\\s*([^<>\\s][^<>]{0,990}?)\\s*>");
    private static final int MOST = 200;

    private Identifiers() {}

    static List<String> of(String raw) {
        List<String> found = new ArrayList<>();
        Matcher bracketed = BRACKETED.matcher(raw);
        while (bracketed.find() && found.size() < MOST) {
            // Long ids are folded in the middle by some servers.
            found.add(bracketed.group(1).replaceAll("\\s+", ""));
        }
        if (found.isEmpty()) {
            for (String word : raw.strip().split("[\\s,]+", MOST)) {
                if (word.contains("@")) {
                    found.add(bare(word));
                }
            }
        }
        return found;
    }

    static String bare(String raw) {
        return raw.strip().replaceAll("^<|>$", "").strip();
    }
}
