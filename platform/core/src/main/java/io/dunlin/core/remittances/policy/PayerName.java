package io.dunlin.core.remittances.policy;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * A payer's or a debtor's name, to be compared with the other's. Names support other clues; they decide nothing by themselves.
 *
 * @param words in capitals, without marks and legal forms
 */
public record PayerName(Set<String> words) {

    private static final Set<String> LEGAL_FORMS = Set.of(
            "SP",
            "Z",
            "O",
            "OO",
            "ZOO",
            "SA",
            "S",
            "A",
            "SK",
            "K",
            "J",
            "SC",
            "C",
            "SPOLKA",
            "OGRANICZONA",
            "ODPOWIEDZIALNOSCIA",
            "AKCYJNA",
            "KOMANDYTOWA",
            "JAWNA",
            "CYWILNA",
            "PPHU",
            "PHU",
            "FHU",
            "FIRMA",
            "GMBH",
            "LTD",
            "SRL",
            "AG",
            "INC",
            "PAN",
            "PANI",
            "UL");
    private static final int SHORTEST_SINGLE_WORD = 7;

    public PayerName {
        words = Set.copyOf(words);
    }

    public static PayerName of(String name) {
        return new PayerName(wordsOf(name));
    }

    /** Whether all words of the shorter name are in the longer one: two words at least, or one that is long. */
    public boolean supports(PayerName debtor) {
        Set<String> one = words;
        Set<String> other = debtor.words;
        boolean oneIsShorter = one.size() <= other.size();
        Set<String> shorter = oneIsShorter ? one : other;
        Set<String> longer = oneIsShorter ? other : one;
        boolean telling =
                shorter.size() >= 2 || shorter.stream().anyMatch(word -> word.length() >= SHORTEST_SINGLE_WORD);
        return telling && longer.containsAll(shorter);
    }

    private static Set<String> wordsOf(String name) {
        String capitals = name.toUpperCase(Locale.ROOT).replace('Ł', 'L');
        String plain = isAscii(capitals) ? capitals : Normalizer.normalize(capitals, Normalizer.Form.NFD);
        Set<String> words = new HashSet<>();
        StringBuilder word = new StringBuilder();
        for (int at = 0; at < plain.length(); ) {
            int character = plain.codePointAt(at);
            if (isLetterOrNumber(character)) {
                word.appendCodePoint(character);
            } else if (!isMark(character)) {
                add(words, word);
            }
            at += Character.charCount(character);
        }
        add(words, word);
        return words;
    }

    private static void add(Set<String> words, StringBuilder word) {
        if (word.length() > 1) {
            String whole = word.toString();
            if (!LEGAL_FORMS.contains(whole)) {
                words.add(whole);
            }
        }
        word.setLength(0);
    }

    private static boolean isAscii(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (text.charAt(at) > 127) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrNumber(int character) {
        return switch (Character.getType(character)) {
            case Character.LETTER_NUMBER, Character.OTHER_NUMBER -> true;
            default -> Character.isLetterOrDigit(character);
        };
    }

    private static boolean isMark(int character) {
        return switch (Character.getType(character)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }
}
