package io.dunlin.plugin.bankmt940;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tags of German titles: {@code EREF+4711SVWZ+Rechnung 12}. A tag's text ends where the next tag begins. */
final class SepaTags {

    private static final int TAG = 4;
    private static final Set<String> TAGS = Set.of(
            "EREF", "KREF", "MREF", "CRED", "DEBT", "SVWZ", "ABWA", "ABWE", "PURP", "OAMT", "COAM", "IBAN", "BIC+");

    private final Map<String, String> texts = new LinkedHashMap<>();
    private final String untagged;

    private SepaTags(String untagged) {
        this.untagged = untagged;
    }

    static SepaTags read(String title) {
        int first = nextTag(title, 0);
        if (first < 0) {
            return new SepaTags(title);
        }
        SepaTags tags = new SepaTags(title.substring(0, first));
        for (int at = first; at >= 0; ) {
            int next = nextTag(title, at + TAG + 1);
            String text = title.substring(at + TAG + 1, next < 0 ? title.length() : next);
            tags.texts.putIfAbsent(title.substring(at, at + TAG), text);
            at = next;
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

    private static int nextTag(String title, int from) {
        for (int plus = title.indexOf('+', from + TAG); plus >= 0; plus = title.indexOf('+', plus + 1)) {
            if (plus - TAG >= from && TAGS.contains(title.substring(plus - TAG, plus))) {
                return plus - TAG;
            }
        }
        return -1;
    }
}
