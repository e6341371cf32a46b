package io.dunlin.spi.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    private static final Currency PLN = Currency.getInstance("PLN");

    @Test
    void splits_what_does_not_divide_so_that_no_grosz_is_lost() {
        assertThat(Money.of("100.00", "PLN").allocate(List.of(1L, 1L, 1L)))
                .extracting(Money::toString)
                .containsExactly("33.34 PLN", "33.33 PLN", "33.33 PLN");
        assertThat(Money.of("-0.05", "PLN").allocate(List.of(1L, 0L, 1L)))
                .extracting(Money::toString)
                .containsExactly("-0.03 PLN", "0.00 PLN", "-0.02 PLN");
    }

    @Test
    void splits_any_amount_by_any_weights_exactly_and_fairly() {
        Random random = new Random(20261122);
        for (int round = 0; round < 20_000; round++) {
            Money whole = Money.ofMinor(random.nextLong(-10_000_000_000_000L, 10_000_000_000_000L), PLN);
            List<Long> weights = new ArrayList<>();
            for (int i = random.nextInt(1, 12); i > 0; i--) {
                weights.add(random.nextInt(4) == 0 ? 0 : random.nextLong(1, 1_000_000_000L));
            }
            weights.set(0, Math.max(1, weights.getFirst()));
            List<Money> parts = whole.allocate(weights);
            assertThat(parts.stream().reduce(Money.zero(PLN), Money::plus)).isEqualTo(whole);
            long sum = weights.stream().mapToLong(Long::longValue).sum();
            for (int i = 0; i < parts.size(); i++) {
                double exact = (double) whole.minorUnits() * weights.get(i) / sum;
                assertThat(Math.abs(parts.get(i).minorUnits() - exact)).isLessThan(1.01);
                assertThat(weights.get(i) == 0 && !parts.get(i).isZero()).isFalse();
            }
        }
    }

    @Test
    void refuses_weights_that_say_nothing() {
        Money money = Money.of("1.00", "PLN");
        assertThatThrownBy(() -> money.allocate(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> money.allocate(List.of(0L, 0L))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> money.allocate(List.of(2L, -1L))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> money.allocate(List.of(Long.MAX_VALUE, 1L))).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({"1.001,PLN", "1.5,JPY", "1000000000000000.00,PLN", "1,XAU", "1,ABC", "x,PLN", "1e400,PLN", "1e-400,PLN"
    })
    void refuses_what_it_cannot_hold_exactly(String amount, String currency) {
        assertThatThrownBy(() -> Money.of(amount, currency)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "1,PLN,1.00 PLN",
        "1.10,PLN,1.10 PLN",
        "1.100,PLN,1.10 PLN",
        "-0,PLN,0.00 PLN",
        "1E3,PLN,1000.00 PLN",
        "7,JPY,7 JPY",
        "1.234,KWD,1.234 KWD",
        "999999999999999.99,PLN,999999999999999.99 PLN"
    })
    void holds_every_amount_in_its_currencys_scale(String amount, String currency, String shown) {
        assertThat(Money.of(amount, currency)).hasToString(shown);
        assertThat(Money.of(amount, currency))
                .isEqualTo(new Money(
                        new BigDecimal(shown.substring(0, shown.indexOf(' '))), Currency.getInstance(currency)));
    }

    @Test
    void never_mixes_currencies() {
        Money zloty = Money.of("1", "PLN");
        Money euro = Money.of("1", "EUR");
        assertThatThrownBy(() -> zloty.plus(euro)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> zloty.minus(euro)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> zloty.compareTo(euro)).isInstanceOf(IllegalArgumentException.class);
        assertThat(zloty).isNotEqualTo(euro);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, 99, 12_345, -99_999_999_999_999_999L})
    void goes_to_the_smallest_unit_and_back(long units) {
        assertThat(Money.ofMinor(units, PLN).minorUnits()).isEqualTo(units);
        assertThat(Money.ofMinor(units, PLN).negated().negated()).isEqualTo(Money.ofMinor(units, PLN));
        assertThat(Money.ofMinor(units, PLN).abs().isNegative()).isFalse();
    }

    @Test
    void compares_by_amount() {
        Money less = Money.of("9.99", "PLN");
        Money more = Money.of("10", "PLN");
        assertThat(less).isLessThan(more);
        assertThat(less.isAtMost(more)).isTrue();
        assertThat(more.isAtMost(less)).isFalse();
        assertThat(less.min(more)).isEqualTo(less);
        assertThat(more.minus(less)).isEqualTo(Money.of("0.01", "PLN"));
    }
}
