package io.dunlin.core.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {

    @Test
    void a_text_that_fits_stays_as_it_is() {
        assertThat(Texts.cut("zapłacę", 7)).isEqualTo("zapłacę");
        assertThat(Texts.ellipsis("zapłacę", 7)).isEqualTo("zapłacę");
        assertThat(Texts.cutOrNull(null, 7)).isNull();
    }

    @Test
    void a_longer_one_loses_its_end() {
        assertThat(Texts.cut("zapłacę jutro", 7)).isEqualTo("zapłacę");
        assertThat(Texts.cutOrNull("zapłacę jutro", 7)).isEqualTo("zapłacę");
        assertThat(Texts.ellipsis("zapłacę jutro", 8)).isEqualTo("zapłacę…");
        assertThat(Texts.cut("jutro", 0)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7})
    void no_letter_is_cut_in_half(int longest) {
        String text = "a😡b😡😡";
        String cut = Texts.cut(text, longest);
        assertThat(text).startsWith(cut);
        assertThat(cut.length()).isBetween(longest - 1, longest);
        assertThat(new String(cut.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                .isEqualTo(cut);
    }
}
