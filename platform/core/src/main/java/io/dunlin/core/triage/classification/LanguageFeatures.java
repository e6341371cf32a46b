package io.dunlin.core.triage.classification;

import io.dunlin.core.triage.classification.HashSink.Kind;
import java.util.Locale;

/** Character sequences of one to four, diacritics kept where there are any: what tells languages apart in a short text. */
final class LanguageFeatures {

    private static final Kind SEQUENCE = Kind.of("l");
    private static final Kind WORD = Kind.of("lw");
    private static final int LONGEST_TEXT = 2_000;

    private LanguageFeatures() {}

    static int[] of(String text) {
        String lower =
                " " + text.substring(0, Math.min(text.length(), LONGEST_TEXT)).toLowerCase(Locale.ROOT) + " ";
        StringBuilder letters = new StringBuilder(lower.length());
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            boolean letter = Character.isLetter(c) || c == '\'';
            if (letter || letters.isEmpty() || letters.charAt(letters.length() - 1) != ' ') {
                letters.append(letter ? c : ' ');
            }
        }
        HashSink sink = new HashSink(letters.length() * 4);
        sink.addSequences(SEQUENCE, letters, 1, 4);
        for (String word : letters.toString().strip().split(" ", -1)) {
            sink.add(WORD, word);
        }
        return sink.toSortedArray();
    }
}
