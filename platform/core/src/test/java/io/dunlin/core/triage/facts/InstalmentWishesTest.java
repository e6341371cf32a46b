package io.dunlin.core.triage.facts;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.plans.PlanWish;
import java.time.LocalDate;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All written on Monday, 30 November 2026. */
class InstalmentWishesTest {

    private static final LocalDate WRITTEN = LocalDate.of(2026, 11, 30);

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "Proszę o rozłożenie 1200 zł na 4 raty.|4|-|-",
                "prosze o rozlozenie na 5 rat po 300 zl miesiecznie|5|300.00 PLN|-",
                "Spłacę to w sześciu równych ratach, pierwszą do 10.12.2026.|6|-|2026-12-10",
                "Mogę płacić 250 zł miesięcznie, zaczynając od 15 grudnia.|-|250.00 PLN|2026-12-15",
                "Czy da się rozłożyć płatność na 6 miesięcy?|6|-|-",
                "Czy mogą Państwo rozłożyć to na raty? Jest ciężko.|-|-|-",
                "Faktura z dnia 3.10.2026 na 3 000 zł: proszę o raty po 500 zł.|-|500.00 PLN|-",
                "Could we pay this in three monthly instalments, the first on 15 December?|3|-|2026-12-15",
                "I can pay £200 a month until it is cleared.|-|200.00 GBP|-",
                "Could I spread it over the next six months?|6|-|-",
                "Können wir den Betrag in 4 Monatsraten zahlen, beginnend am 15.12.2026?|4|-|2026-12-15",
                "Wir schlagen drei Raten zu je 400 Euro vor.|3|400.00 EUR|-",
                "Ich kann monatlich 150 EUR zahlen.|-|150.00 EUR|-",
                "Aș dori să plătesc în 3 rate egale, prima pe 15 decembrie.|3|-|2026-12-15",
                "Pot plăti câte 300 lei pe lună.|-|300.00 RON|-",
                "Vă rugăm eșalonarea sumei pe 6 luni.|6|-|-"
            })
    void finds_how_somebody_would_pay_in_parts(
            String text, @Nullable Integer count, @Nullable String amount, @Nullable LocalDate first) {
        PlanWish wish = wishIn(text);
        assertThat(wish.count()).isEqualTo(count);
        assertThat(wish.amount() == null ? null : wish.amount().toString()).isEqualTo(amount);
        assertThat(wish.firstOn()).isEqualTo(first);
    }

    @Test
    void absurd_numbers_and_endless_texts_do_no_harm() {
        assertThat(wishIn("na 999 rat po 0 zł").count()).isEqualTo(999);
        assertThat(wishIn("na 99999999999999999999 rat").count()).isNull();
        String long_ = "rozłożyć a a a a ".repeat(20_000) + "na 0 rat";
        assertThat(wishIn(long_).count()).isNull();
    }

    private static PlanWish wishIn(String text) {
        return InstalmentWishes.of(text, MailFacts.of(text, WRITTEN, DayOrder.DAY_FIRST, Currency.getInstance("PLN")));
    }
}
