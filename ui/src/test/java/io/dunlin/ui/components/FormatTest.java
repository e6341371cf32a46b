package io.dunlin.ui.components;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.spi.value.Money;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class FormatTest {

    private static final Locale POLISH = Locale.of("pl");

    @Test
    void amounts_are_written_as_the_reader_writes_them() {
        assertThat(plain("1234.56", "PLN", POLISH)).isEqualTo("1 234,56 zł");
        assertThat(plain("1234.56", "EUR", POLISH)).isEqualTo("1 234,56 EUR");
        assertThat(plain("1234.56", "PLN", Locale.ENGLISH)).isEqualTo("PLN 1,234.56");
        assertThat(plain("-0.50", "PLN", POLISH)).isEqualTo("-0,50 zł");
    }

    @Test
    void a_currency_without_smaller_units_gets_no_decimals() {
        assertThat(plain("1500", "JPY", Locale.ENGLISH)).isEqualTo("JPY 1,500");
    }

    @Test
    void amounts_and_days_in_a_text_of_the_product_are_too_and_what_only_looks_like_one_is_left() {
        String note = "Telefon: 1234.50 PLN; FV/1.20 ABC, 7.5 PLN, 1.234.50 PLN, 12.00 PLNY"
                + "; do 2026-11-05, FV/2026-11-05, 2026-02-31";
        assertThat(Format.asRead(note, POLISH).replace('\u00a0', ' '))
                .isEqualTo("Telefon: 1 234,50 zł; FV/1.20 ABC, 7.5 PLN, 1.234.50 PLN, 12.00 PLNY"
                        + "; do 5.11.2026, FV/2026-11-05, 2026-02-31");
    }

    @Test
    void an_amount_never_breaks_over_two_lines() {
        assertThat(Format.money(Money.of("1234567.89", "PLN"), POLISH)).doesNotContain(" ");
    }

    @Test
    void polish_numbers_ask_for_one_of_three_forms() {
        assertThat(form(1, POLISH)).isEqualTo("sprawa");
        assertThat(form(3, POLISH)).isEqualTo("sprawy");
        assertThat(form(12, POLISH)).isEqualTo("spraw");
        assertThat(form(22, POLISH)).isEqualTo("sprawy");
        assertThat(form(25, POLISH)).isEqualTo("spraw");
        assertThat(form(2, Locale.ENGLISH)).isEqualTo("spraw");
    }

    private static String form(long number, Locale locale) {
        return Texts.plural(locale, number, "sprawa", "sprawy", "spraw");
    }

    private static String plain(String amount, String currency, Locale locale) {
        return Format.money(Money.of(amount, currency), locale).replaceAll("[\\u00a0\\u202f]", " ");
    }
}
