package io.dunlin.spi.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dunlin.spi.messaging.SmsText.Alphabet;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmsTextTest {

    @ParameterizedTest
    @CsvSource({
        "a,160,GSM_7,160,1",
        "a,161,GSM_7,161,2",
        "a,306,GSM_7,306,2",
        "a,307,GSM_7,307,3",
        "€,80,GSM_7,160,1",
        "€,81,GSM_7,162,2",
        "ż,70,UCS_2,70,1",
        "ż,71,UCS_2,71,2",
        "ż,134,UCS_2,134,2",
        "ż,135,UCS_2,135,3",
        "ó,1,UCS_2,1,1",
        "ò,1,GSM_7,1,1"
    })
    void counts_what_is_paid_for(String letter, int times, Alphabet alphabet, int units, int parts) {
        assertThat(SmsText.of(letter.repeat(times))).isEqualTo(new SmsText(alphabet, units, parts));
    }

    @Test
    void turns_to_unicode_for_each_polish_letter() {
        for (char letter : "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ„”–".toCharArray()) {
            assertThat(SmsText.of("x" + letter).alphabet()).as("" + letter).isEqualTo(Alphabet.UCS_2);
            String plain = SmsText.transliterate("x" + letter);
            assertThat(SmsText.of(plain).alphabet()).as(plain).isEqualTo(Alphabet.GSM_7);
        }
        assertThat(SmsText.transliterate("Zażółć gęślą jaźń")).isEqualTo("Zazolc gesla jazn");
        assertThat(SmsText.transliterate("Möbel ñ")).isEqualTo("Möbel ñ");
    }

    @Test
    void cuts_no_character_in_two() {
        assertThat(SmsText.split("a".repeat(152) + "€" + "b".repeat(20)))
                .containsExactly("a".repeat(152), "€" + "b".repeat(20));
        String turtles = "\uD83D\uDC22".repeat(36);
        assertThat(SmsText.split(turtles)).containsExactly("\uD83D\uDC22".repeat(33), "\uD83D\uDC22".repeat(3));
    }

    @Test
    void joins_to_the_text_whatever_the_text_is() {
        Random random = new Random(20261122);
        String letters = "abc €{}[]~|^\\ żółć \uD83D\uDC22\n";
        for (int round = 0; round < 3_000; round++) {
            StringBuilder text = new StringBuilder();
            int kinds = random.nextInt(1, letters.length());
            for (int length = random.nextInt(1, 1530); length > 0; length--) {
                text.append(letters.charAt(random.nextInt(kinds)));
            }
            SmsText counted = SmsText.of(text.toString());
            var parts = SmsText.split(text.toString());
            assertThat(String.join("", parts)).isEqualTo(text.toString());
            assertThat(parts).hasSize(counted.parts());
            int most = counted.alphabet() == Alphabet.GSM_7 ? 153 : 67;
            for (String part : parts) {
                int units = counted.alphabet() == Alphabet.GSM_7 ? GsmAlphabet.toOctets(part).length : part.length();
                assertThat(units).isLessThanOrEqualTo(parts.size() == 1 ? most + 7 : most);
            }
        }
    }

    @Test
    void writes_and_reads_every_character_of_the_alphabet() {
        int known = 0;
        for (char c = 0; c < Character.MAX_VALUE; c++) {
            if (GsmAlphabet.septets(c) > 0) {
                known++;
                byte[] octets = GsmAlphabet.toOctets(String.valueOf(c));
                assertThat(octets).hasSize(GsmAlphabet.septets(c));
                assertThat(GsmAlphabet.fromOctets(octets)).isEqualTo(String.valueOf(c));
            }
        }
        assertThat(known).as("127 characters and 10 of the extension").isEqualTo(137);
        assertThatThrownBy(() -> GsmAlphabet.toOctets("ż")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"@,0", "$,2", "Δ,16", "Ξ,26", "Æ,28", "É,31", "' ',32", "¡,64", "A,65", "§,95", "¿,96", "a,97", "à,127"
    })
    void knows_the_codes_of_the_standard(char character, byte code) {
        assertThat(GsmAlphabet.toOctets(String.valueOf(character))).containsExactly(code);
    }

    @Test
    void reads_any_octets_at_all() {
        byte[] all = new byte[512];
        new Random(1).nextBytes(all);
        assertThat(GsmAlphabet.fromOctets(all)).isNotEmpty();
        assertThat(GsmAlphabet.fromOctets(new byte[] {0x1B})).hasSize(1);
        assertThat(GsmAlphabet.fromOctets(new byte[] {0x1B, 0x65})).isEqualTo("€");
        assertThat(GsmAlphabet.fromOctets(new byte[] {0x1B, 0x41})).isEqualTo("A");
    }
}
