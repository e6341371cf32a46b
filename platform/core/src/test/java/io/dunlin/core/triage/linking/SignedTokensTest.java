package io.dunlin.core.triage.linking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SignedTokensTest {

    private final SignedTokens tokens = new SignedTokens(key(1));

    @Test
    void a_token_names_its_case_wherever_it_is_carried() {
        String token = tokens.sign(4711);
        assertThat(tokens.verify(token)).hasValue(4711);
        assertThat(tokens.findIn("sprawy+" + token + "@kancelaria.example")).hasValue(4711);
        assertThat(tokens.findIn("c." + token + ".8f3a1b@kancelaria.example")).hasValue(4711);
        assertThat(tokens.findIn(("sprawy+" + token + "@kancelaria.example").toUpperCase(Locale.ROOT)))
                .hasValue(4711);
        assertThat(tokens.replyLocalPart("sprawy", 4711))
                .isEqualTo("sprawy+" + token)
                .hasSizeLessThanOrEqualTo(64);
    }

    @Test
    void a_token_with_any_other_character_is_no_token() {
        String token = tokens.sign(12);
        String alphabet = "abcdefghijklmnopqrstuvwxyz234567";
        for (int i = 0; i < token.length(); i++) {
            for (int k = 0; k < alphabet.length(); k++) {
                char c = alphabet.charAt(k);
                if (token.charAt(i) != c) {
                    String forged = token.substring(0, i) + c + token.substring(i + 1);
                    assertThat(tokens.verify(forged)).isEmpty();
                }
            }
        }
    }

    @Test
    void another_key_makes_other_tokens() {
        assertThat(new SignedTokens(key(2)).verify(tokens.sign(7))).isEmpty();
    }

    @Test
    void a_short_key_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SignedTokens(new byte[16]))
                .withMessageContaining("32 bytes");
    }

    @Test
    void a_forged_token_before_a_genuine_one_is_passed_over() {
        String text = "<" + "a".repeat(32) + "@x.example> <c." + tokens.sign(99) + ".1@kancelaria.example>";
        assertThat(tokens.findIn(text)).hasValue(99);
    }

    private static byte[] key(long seed) {
        byte[] key = new byte[32];
        new Random(seed).nextBytes(key);
        return key;
    }
}
