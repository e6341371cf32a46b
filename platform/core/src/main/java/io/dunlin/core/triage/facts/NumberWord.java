package io.dunlin.core.triage.facts;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What a word near a number says of it; the words stand in {@code invoice-words.txt}. */
enum NumberWord {
    /** Announces an invoice or a note. */
    INVOICE,
    /** Announces an invoice, or any other paper or line. */
    PAPER,
    /** Announces a note, which debtors write too. */
    NOTE,
    /** Says whose it is: the debtor's own. */
    OWN,
    /** Says that a number comes: "nr". */
    LINK,
    /** May stand between a word for an invoice and its number. */
    FILLER,
    /** Directly before a number it makes a day or a sum of it. */
    DAY,
    /** Announces a number of another kind. */
    OTHER,
    /** Announces a letter, whose number it is or which is about it. */
    LETTER,
    /** Announces the number of a payment, if it is figures. */
    PAYMENT,
    /** With "nr" before a number: it is of somebody's own register. */
    GIVEN,
    /** Between such a word and the number by which something is known: "unter". */
    AS,
    /** Joins the numbers of a list. */
    JOIN,
    /** May stand behind what joins. */
    BETWEEN,
    /** Behind a figure it makes a sum. */
    MONEY,
    /** Before a figure it makes a sum. */
    CODE,
    /** Behind a figure it makes a count. */
    COUNT,
    MONTH,
    /** What is paid for. */
    FOR,
    /** Small words before a number that is spoken of. */
    AT,
    /** What is done with an invoice and not with money. */
    VERB,
    /** What is done with either. */
    PAY,
    /** Looked past before what is said. */
    SKIP,
    /** What is said behind the number of an invoice. */
    SAID,
    /** What is said of nothing but invoices. */
    ONLYSAID,
    /** Between a sum and the number that it is for. */
    SUMFOR,
    /** Between a number and its sum. */
    SUMIS;

    private static final int SHORTEST_STEM = 2;
    private static final Map<String, Set<NumberWord>> WHOLE = new HashMap<>();
    private static final Map<String, Set<NumberWord>> STEMS = new HashMap<>();

    static {
        for (String line : WordList.lines("invoice-words.txt")) {
            int sign = line.indexOf('=');
            NumberWord meaning = valueOf(line.substring(0, sign).strip().toUpperCase(Locale.ROOT));
            Arrays.stream(line.substring(sign + 1).split(",", -1))
                    .map(String::strip)
                    .forEach(word -> add(word, meaning));
        }
    }

    private static void add(String word, NumberWord meaning) {
        boolean stem = word.endsWith("*");
        (stem ? STEMS : WHOLE)
                .computeIfAbsent(
                        stem ? word.substring(0, word.length() - 1) : word, _ -> EnumSet.noneOf(NumberWord.class))
                .add(meaning);
    }

    /** All that a folded word may say. */
    static Set<NumberWord> meaningsOf(String folded) {
        Set<NumberWord> meanings = EnumSet.noneOf(NumberWord.class);
        meanings.addAll(WHOLE.getOrDefault(folded, Set.of()));
        for (int length = SHORTEST_STEM; length <= folded.length(); length++) {
            meanings.addAll(STEMS.getOrDefault(folded.substring(0, length), Set.of()));
        }
        return meanings;
    }
}
