package io.dunlin.spi.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.settings.LocalizedText;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Holds what a plugin says went wrong to both languages: people on Polish screens read the Polish text. */
final class TwoLanguages {

    private static final Pattern NUMBER = Pattern.compile("\\d+");

    /** What is quoted in a text, from a file or from a program of somebody else, is in whatever language it came in. */
    private static final Pattern QUOTED = Pattern.compile("\\([^)]*\\)|'[^']*'|\"[^\"]*\"|„[^”]*”|(?<=: )[^;]*");

    private static final Pattern ENGLISH =
            Pattern.compile("(?iU)\\b(the|is|are|was|be|not|no|cannot|and|of|it|with)\\b");
    private static final Pattern POLISH = Pattern.compile("[ąćęłńóśźżĄĆĘŁŃÓŚŹŻ]");

    private TwoLanguages() {}

    static void areIn(PluginFailure failure) {
        areIn(failure.code(), failure.text());
    }

    /** Whether each language is what it says it is, with the same numbers in both. */
    static void areIn(String what, LocalizedText text) {
        assertThat(text.pl()).as("Polish text of " + what).isNotEqualTo(text.en());
        assertThat(unquoted(text.pl())).as("Polish text of " + what).doesNotContainPattern(ENGLISH);
        assertThat(unquoted(text.en())).as("English text of " + what).doesNotContainPattern(POLISH);
        assertThat(numbers(text.pl()))
                .as("numbers in the Polish text of %s, '%s'", what, text.pl())
                .isEqualTo(numbers(text.en()));
    }

    /** A fact may be a name or a code alone, which is the same in both. */
    static void areFactsIn(LocalizedText fact) {
        if (fact.pl().equals(fact.en())) {
            assertThat(fact.en()).as("a name or a code").doesNotContainPattern(ENGLISH);
        } else {
            areIn("a fact", fact);
        }
    }

    private static String unquoted(String text) {
        return QUOTED.matcher(text).replaceAll("");
    }

    private static List<String> numbers(String text) {
        return NUMBER.matcher(text).results().map(MatchResult::group).sorted().toList();
    }
}
