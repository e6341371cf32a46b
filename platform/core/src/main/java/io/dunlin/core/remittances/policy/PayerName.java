package io.dunlin.core.remittances.policy;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** A payer's or a debtor's name, to be compared with the other's. Names support other clues; they decide nothing by themselves. */
public final class PayerName {

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
    private static final int USUAL_WORDS = 6;

    private static final char NO_PART_OF_A_WORD = 0;
    private static final char UNUSUAL = '\uffff';
    /** What each character of the languages that we write in is in capitals and without marks: most names need no more. */
    private static final char[] USUAL = usualCharacters(0x180);

    /** In capitals, without marks and legal forms, each once. They are few: to look through them is quicker than a set. */
    private final List<String> words;

    private PayerName(List<String> words) {
        this.words = words;
    }

    public static PayerName of(String name) {
        return new PayerName(wordsOf(name));
    }

    /** Whether all words of the shorter name are in the longer one: two words at least, or one that is long. */
    public boolean supports(PayerName debtor) {
        boolean oneIsShorter = words.size() <= debtor.words.size();
        List<String> shorter = oneIsShorter ? words : debtor.words;
        List<String> longer = oneIsShorter ? debtor.words : words;
        boolean telling = shorter.size() >= 2
                || (shorter.size() == 1 && shorter.getFirst().length() >= SHORTEST_SINGLE_WORD);
        return telling && longer.containsAll(shorter);
    }

    /** The words that are compared. */
    static List<String> wordsOf(String name) {
        List<String> words = new ArrayList<>(USUAL_WORDS);
        StringBuilder word = new StringBuilder();
        for (int at = 0; at < name.length(); at++) {
            char written = name.charAt(at);
            char plain = written < USUAL.length ? USUAL[written] : UNUSUAL;
            if (plain == UNUSUAL) {
                return unusualWordsOf(name);
            }
            if (plain == NO_PART_OF_A_WORD) {
                add(words, word);
            } else {
                word.append(plain);
            }
        }
        add(words, word);
        return words;
    }

    /** The same for any name. */
    static List<String> unusualWordsOf(String name) {
        String plain = plain(name);
        List<String> words = new ArrayList<>(USUAL_WORDS);
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

    private static String plain(String name) {
        return Normalizer.normalize(name.toUpperCase(Locale.ROOT).replace('Ł', 'L'), Normalizer.Form.NFD);
    }

    private static char[] usualCharacters(int count) {
        char[] usual = new char[count];
        for (char written = 0; written < count; written++) {
            int[] parts = plain(String.valueOf(written))
                    .codePoints()
                    .filter(part -> !isMark(part))
                    .toArray();
            usual[written] =
                    parts.length != 1 ? UNUSUAL : isLetterOrNumber(parts[0]) ? (char) parts[0] : NO_PART_OF_A_WORD;
        }
        return usual;
    }

    private static void add(List<String> words, StringBuilder word) {
        if (word.length() > 1) {
            String whole = word.toString();
            if (!LEGAL_FORMS.contains(whole) && !words.contains(whole)) {
                words.add(whole);
            }
        }
        word.setLength(0);
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
