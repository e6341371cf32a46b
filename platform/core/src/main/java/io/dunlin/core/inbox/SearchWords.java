package io.dunlin.core.inbox;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words as they are searched: small letters without diacritics, so that "zażółć" and "zazolc" are one. A number with
 * separators ("FV/12/2026") is a word of its own beside its parts, since the database leaves words of two letters out.
 */
final class SearchWords {

    private static final int LONGEST = 200_000;
    private static final int SHORTEST_WORD = 3;
    private static final int LONGEST_WORD = 60;
    private static final int MOST_WORDS = 12;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern SPACE = Pattern.compile("[\\s,;]+");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern NUMBER_WITH_SEPARATORS =
            Pattern.compile("(?=.*\\p{N})[\\p{L}\\p{N}]+(?:[-/.\\\\_][\\p{L}\\p{N}]+)+");

    /** The words that the database's index leaves out; asked for, they would find nothing. */
    private static final Set<String> LEFT_OUT = Set.of(
            "about", "are", "com", "for", "from", "how", "that", "the", "this", "was", "what", "when", "where", "who",
            "will", "with", "und", "www");

    private SearchWords() {}

    /** What is indexed of a text. */
    static String indexed(String text) {
        String folded = fold(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
        Set<String> joined = new LinkedHashSet<>();
        for (String word : SPACE.splitAsStream(folded).toList()) {
            String bare = bare(word);
            if (bare.length() <= LONGEST_WORD
                    && NUMBER_WITH_SEPARATORS.matcher(bare).matches()) {
                joined.add(NO_LETTER.matcher(bare).replaceAll(""));
            }
        }
        return joined.isEmpty() ? folded : folded + "\n" + String.join(" ", joined);
    }

    /** A question for the database in boolean mode: every word, each perhaps only its beginning. Empty for no words. */
    static String question(String text) {
        Set<String> words = new LinkedHashSet<>();
        for (String word : SPACE.splitAsStream(fold(text)).toList()) {
            String bare = bare(word);
            if (NUMBER_WITH_SEPARATORS.matcher(bare).matches()) {
                words.add(NO_LETTER.matcher(bare).replaceAll(""));
            } else {
                words.addAll(NO_LETTER.splitAsStream(bare).toList());
            }
        }
        return words.stream()
                .filter(word -> word.length() >= SHORTEST_WORD && word.length() <= LONGEST_WORD)
                .filter(word -> !LEFT_OUT.contains(word))
                .limit(MOST_WORDS)
                .map(word -> "+" + word + "*")
                .collect(Collectors.joining(" "));
    }

    private static String fold(String text) {
        String apart = Normalizer.normalize(text, Normalizer.Form.NFKD);
        return MARKS.matcher(apart)
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replace('ł', 'l')
                .replace('ø', 'o')
                .replace('đ', 'd')
                .replace("ß", "ss")
                .replace("æ", "ae");
    }

    /** Without what stands around it, such as brackets and full stops. */
    private static String bare(String word) {
        int from = 0;
        int to = word.length();
        while (from < to && !Character.isLetterOrDigit(word.charAt(from))) {
            from++;
        }
        while (to > from && !Character.isLetterOrDigit(word.charAt(to - 1))) {
            to--;
        }
        return word.substring(from, to);
    }
}
