package io.dunlin.plugin.bankmt940;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tags of German titles: {@code EREF+4711SVWZ+Rechnung 12}. A tag's text ends where the next tag begins. */
final class SepaTags {

    private static final int LONGEST_TAG = 4;
    private static final int SHORTEST_TAG = 3;
    private static final Set<String> TAGS = Set.of(
            "EREF", "KREF", "MREF", "CRED", "DEBT", "SVWZ", "ABWA", "ABWE", "PURP", "OAMT", "OCMT", "COAM", "CHGS",
            "IBAN", "BIC");

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
