package io.dunlin.core.remittances.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Looks into a payment's text character by character, against the patterns that say the same at length. */
class QuickLooksTest {

    private static final int TEXTS = 200_000;
    private static final Pattern SEPARATED = Pattern.compile("[0-9]\\s{0,2}(?:[,;+I&]|ORAZ|AND)\\s{0,2}[0-9]");
    private static final Pattern JOINING = Pattern.compile("[/_.\\\\\\p{L}-]*");
    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final Set<String> TAGS = Set.of("TXT", "INV", "VAT", "REMI");

    private final Random random = new Random(1129);

    @Test
    void two_numbers_with_a_separator_between_them_are_seen_as_the_pattern_sees_them() {
        int seen = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = text(
                    8, "1", "2", "9", "0", " ", " ", "\t", "\u00a0", ",", ";", "+", "I", "&", "ORAZ", "AND", "A", "/");
            boolean separated = SEPARATED.matcher(text).find();
            assertThat(NumberList.anySeparated(text)).as(text).isEqualTo(separated);
            seen += separated ? 1 : 0;
        }
        assertThat(seen).isBetween(TEXTS / 20, TEXTS * 19 / 20);
    }

    @Test
    void words_of_names_are_read_character_by_character_as_by_their_decomposition() {
        for (int character = 0; character < 0x400; character++) {
            String name = "Młyn" + Character.toString(character) + "ka 2";
            assertThat(PayerName.wordsOf(name)).as(name).isEqualTo(PayerName.unusualWordsOf(name));
        }
        for (int i = 0; i < TEXTS; i++) {
            String name = text(
                    6,
                    "A",
                    "b",
                    "ł",
                    "Ł",
                    "ó",
                    "o\u0301",
                    "ß",
                    "ŉ",
                    "ij",
                    "²",
                    " ",
                    ".",
                    "-",
                    "Sp. z o.o.",
                    "é",
                    "7",
                    "\u212b");
            assertThat(PayerName.wordsOf(name)).as(name).isEqualTo(PayerName.unusualWordsOf(name));
        }
    }

    @Test
    void what_stands_between_two_groups_of_digits_joins_them_as_the_patterns_say() {
        int joining = 0;
        for (int i = 0; i < TEXTS; i++) {
            String between = text(4, "/", "-", "_", ".", "\\", "A", "B", "Ł", "INV", "VAT", "TXT", "REMI", " ", "(");
            boolean joins = joinsByPattern(between);
            assertThat(DigitRuns.joins(between, TAGS)).as(between).isEqualTo(joins);
            joining += joins ? 1 : 0;
        }
        assertThat(joining).isBetween(TEXTS / 20, TEXTS * 19 / 20);
    }

    private static boolean joinsByPattern(String between) {
        if (!JOINING.matcher(between).matches()) {
            return false;
        }
        int letters = 0;
        Matcher words = WORD.matcher(between);
        while (words.find()) {
            letters += words.group().length();
            if (TAGS.contains(words.group())) {
                return false;
            }
        }
        return letters <= 3;
    }

    private String text(int most, String... parts) {
        StringBuilder text = new StringBuilder();
        IntStream.range(0, 1 + random.nextInt(most)).forEach(_ -> text.append(parts[random.nextInt(parts.length)]));
        return text.toString();
    }
}
