package io.dunlin.plugin.bankmt940;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The tags of German titles: {@code EREF+4711SVWZ+Rechnung 12}. A tag's text ends where the next tag begins. Cooperative
 * banks write {@code EREF: 4711 IBAN: DE…}, behind a purpose without a tag.
 */
final class SepaTags {

    private static final int LONGEST_TAG = 4;
    private static final int SHORTEST_TAG = 3;
    private static final Set<String> TAGS = Set.of(
            "EREF", "KREF", "MREF", "CRED", "DEBT", "SVWZ", "ABWA", "ABWE", "PURP", "OAMT", "OCMT", "COAM", "CHGS",
            "IBAN", "BIC");

    /** Those that people do not write in their own titles. */
    private static final Pattern FIRST_WITH_COLON = Pattern.compile("(?:EREF|KREF|MREF|CRED|SVWZ): ?");

    private static final Pattern FIRST_WITH_PLUS = Pattern.compile("(?:EREF|KREF|MREF|CRED|SVWZ)\\+");

    private static final Pattern WITH_COLON =
            Pattern.compile("(?<![A-Za-z0-9])(EREF|KREF|MREF|CRED|DEBT|SVWZ|ABWA|ABWE|PURP|IBAN|BIC): ?");

    private static final Pattern PURPOSE_BEHIND_BANK =
            Pattern.compile("(BIC\\+[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?) +(?![A-Z]{3,4}\\+)(?=\\S)");

    private final Map<String, String> texts = new LinkedHashMap<>();
    private final String untagged;

    private SepaTags(String untagged) {
        this.untagged = untagged;
    }

    static SepaTags read(String title) {
        int plus = nextPlus(title, 0);
        if (plus < 0) {
            return new SepaTags(title);
        }
        SepaTags tags =
                new SepaTags(title.substring(0, plus - tagBefore(title, 0, plus).length()));
        for (int from = 0; plus >= 0; ) {
            String tag = tagBefore(title, from, plus);
            from = plus + 1;
            plus = nextPlus(title, from);
            int end = plus < 0
                    ? title.length()
                    : plus - tagBefore(title, from, plus).length();
            tags.texts.putIfAbsent(tag, title.substring(from, end));
        }
        return tags;
    }

    /** Whether a part begins with a tag that people do not write, before a plus or a colon. */
    static boolean begins(String part) {
        return FIRST_WITH_PLUS.matcher(part).lookingAt() || beginsWithColon(part);
    }

    static boolean beginsWithColon(String part) {
        return FIRST_WITH_COLON.matcher(part).lookingAt();
    }

    /** A title whose tags stand before colons, as one with plus signs. A purpose behind the bank's code gets its tag. */
    static String withPlus(String title) {
        String tagged = WITH_COLON.matcher(title).replaceAll("$1+");
        return tagged.contains("SVWZ+")
                ? tagged
                : PURPOSE_BEHIND_BANK.matcher(tagged).replaceFirst("$1SVWZ+");
    }

    @Nullable
    String find(String tag) {
        return texts.get(tag);
    }

    /** The purpose, or where no tag holds it what stands before the tags. */
    String remittance() {
        String purpose = texts.get("SVWZ");
        return purpose == null ? untagged : untagged.isBlank() ? purpose : untagged + " " + purpose;
    }

    private static int nextPlus(String title, int from) {
        for (int plus = title.indexOf('+', from); plus >= 0; plus = title.indexOf('+', plus + 1)) {
            if (!tagBefore(title, from, plus).isEmpty()) {
                return plus;
            }
        }
        return -1;
    }

    /** The tag that ends before a plus, or nothing. */
    private static String tagBefore(String title, int from, int plus) {
        for (int length = LONGEST_TAG; length >= SHORTEST_TAG; length--) {
            if (plus - length >= from && TAGS.contains(title.substring(plus - length, plus))) {
                return title.substring(plus - length, plus);
            }
        }
        return "";
    }
}
