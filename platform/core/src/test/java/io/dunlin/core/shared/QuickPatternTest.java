package io.dunlin.core.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuickPatternTest {

    private static final int TEXTS = 4_000;
    /** What the patterns below are made of, and what looks like it. */
    private static final List<String> PIECES = List.of(
            "nie",
            "Nie",
            "plac",
            "e",
            "prawnik",
            "a",
            "lawyer",
            "s",
            " ",
            " ",
            " ",
            "\n",
            ".",
            ",",
            "-",
            "/",
            "12",
            "7",
            "2026",
            "DN",
            "dn",
            "VI",
            "Nc",
            "C",
            "zł",
            "ż",
            "Ż",
            "ł",
            "€",
            "K",
            "😀",
            "\uD83D",
            "'",
            "_",
            "(",
            "PL",
            "tel",
            "k",
            "ſ",
            "nie plac",
            "Nie Ż",
            "VI Nc 7",
            "nie raz plac",
            "DN-123");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\b(?:prawnik\\w*|lawyer\\w*)\\b",
                "\\bnie (?:\\w{1,9} )?plac\\w{0,9}",
                "(?<![\\p{L}\\d])(?:[IVX]{1,6}|\\d{1,3}) (?:C|Nc)[ \\u00A0/]\\d{1,7}",
                "(?i)(?<![A-Z0-9])DN[ -]?([0-9]{1,4})(?![0-9])",
                "(?=[PL\\d])(?<![\\p{L}\\d-])(?:PL ?)?\\d{2,}",
                "(?iu)\\bk\\w|zł|s",
                "(?m)^nie|^\\d",
                "(?U)\\b[Nn]ie \\p{Lu}",
                "[;:]|,(?! ?\\d)|(?<!\\d),(?= \\d)|\\s-\\s",
                "\\B'|\\b\\.|\\b-",
                "[^a-z ]\\p{L}",
                "(?>nie|ni)e?(?!\\w)",
            })
    void finds_what_the_pattern_itself_finds(String regex) {
        Random random = new Random(11);
        QuickPattern quick = QuickPattern.compile(regex);
        Pattern pattern = Pattern.compile(regex);
        int matches = 0;
        for (int i = 0; i < TEXTS; i++) {
            String text = text(random);
            List<String> expected = new ArrayList<>();
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) {
                expected.add(matcher.start() + " " + matcher.end() + " " + matcher.group(matcher.groupCount()));
            }
            assertThat(found(quick, text)).as(text).isEqualTo(expected);
            assertThat(quick.isIn(text)).isEqualTo(!expected.isEmpty());
            assertThat(quick.is(text)).as(text).isEqualTo(pattern.matcher(text).matches());
            matches += expected.size();
        }
        assertThat(matches).isGreaterThan(TEXTS / 200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"(?<=vat )\\d", "\\Ga", "a*", "^"})
    void refuses_what_two_letters_cannot_tell(String regex) {
        assertThatIllegalArgumentException().isThrownBy(() -> QuickPattern.compile(regex));
    }

    @Test
    void finds_at_the_very_end() {
        assertThat(found(QuickPattern.compile("ab?"), "xxa")).containsExactly("2 3 a");
    }

    private static List<String> found(QuickPattern pattern, String text) {
        List<String> found = new ArrayList<>();
        QuickPattern.Search search = pattern.in(text);
        while (search.next()) {
            found.add(search.match().start() + " " + search.match().end() + " "
                    + search.match().group(search.match().groupCount()));
        }
        return found;
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        int pieces = random.nextInt(14);
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        return text.toString();
    }
}
