package io.dunlin.core.shared;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.spi.settings.LocalizedText;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptTextTest {

    private static final Locale POLISH = Locale.of("pl");

    @Test
    void each_reader_gets_his_own_language() {
        String kept = KeptText.of(new LocalizedText("Okres jest zamknięty", "The period is closed"));
        assertThat(KeptText.in(POLISH, kept)).isEqualTo("Okres jest zamknięty");
        assertThat(KeptText.in(Locale.ENGLISH, kept)).isEqualTo("The period is closed");
        assertThat(KeptText.in(Locale.GERMAN, kept)).isEqualTo("The period is closed");
    }

    @Test
    void quotation_marks_line_ends_and_letters_of_all_kinds_come_back_as_they_were() {
        LocalizedText text = new LocalizedText("„ł”, \"x\\\"\n\t\u0001 😡", "'}' {\"en\":\"no\"}");
        assertThat(KeptText.find(KeptText.of(text))).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "write-backs.no-plugin",
                "closed: The period is closed",
                "550 5.1.1 No such user",
                "{\"pl\":",
                "{\"pl\":\"Sam\"}",
                "{\"pl\":\"Sam\",\"en\":\"\"}",
                "{\"pl\":1,\"en\":[]}",
                "{\"pl\":null,\"en\":\"Alone\"}",
                "{\"pl\":\"Urwane\",\"en\":\"Cut o"
            })
    void a_key_words_in_one_language_and_rows_from_before_stand_as_they_are(String kept) {
        assertThat(KeptText.find(kept)).isEmpty();
        assertThat(KeptText.in(POLISH, kept)).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ż", "\"", "\u0001", "😡"})
    void what_is_too_long_loses_its_end_in_both_languages(String sign) {
        String kept = KeptText.of(new LocalizedText("Początek " + sign.repeat(3000), "Beginning " + sign.repeat(3000)));
        assertThat(kept.length()).isBetween(KeptText.LONGEST / 2, KeptText.LONGEST);
        assertThat(KeptText.in(POLISH, kept)).startsWith("Początek " + sign).endsWith("…");
        assertThat(KeptText.in(Locale.ENGLISH, kept))
                .startsWith("Beginning " + sign)
                .endsWith("…");
    }

    @Test
    void a_long_text_leaves_the_other_language_whole_where_there_is_room() {
        String kept = KeptText.of(new LocalizedText("Krótko", "x".repeat(5000)));
        assertThat(kept.length()).isLessThanOrEqualTo(KeptText.LONGEST);
        assertThat(KeptText.in(POLISH, kept)).isEqualTo("Krótko");
    }
}
