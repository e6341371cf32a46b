package io.dunlin.core.remittances.policy;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Compares a payer's name with a debtor's. Names support other clues; they decide nothing by themselves. */
final class PayerName {

    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");
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

    private PayerName() {}

    /** Whether all words of the shorter name are in the longer one: two words at least, or one that is long. */
    static boolean supports(String payer, String debtor) {
        Set<String> one = words(payer);
        Set<String> other = words(debtor);
        boolean oneIsShorter = one.size() <= other.size();
        Set<String> shorter = oneIsShorter ? one : other;
        Set<String> longer = oneIsShorter ? other : one;
        boolean telling =
                shorter.size() >= 2 || shorter.stream().anyMatch(word -> word.length() >= SHORTEST_SINGLE_WORD);
        return telling && longer.containsAll(shorter);
    }

    static Set<String> words(String name) {
        String plain = MARKS.matcher(
                        Normalizer.normalize(name.toUpperCase(Locale.ROOT).replace('Ł', 'L'), Normalizer.Form.NFD))
                .replaceAll("");
        return Arrays.stream(NO_LETTER.split(plain))
                .filter(word -> word.length() > 1 && !LEGAL_FORMS.contains(word))
                .collect(Collectors.toUnmodifiableSet());
    }
}
