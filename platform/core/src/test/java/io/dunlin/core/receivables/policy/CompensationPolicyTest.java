package io.dunlin.core.receivables.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.spi.value.Money;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompensationPolicyTest {

    private static final Currency EUR = Currency.getInstance("EUR");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 29);
    private static final LocalDate DUE = LocalDate.of(2026, 6, 15);
    /** The last working day of May 2026, a Friday. */
    private static final LocalDate RATE_DAY = LocalDate.of(2026, 5, 29);

    private final Map<LocalDate, BigDecimal> euro =
            Map.of(RATE_DAY, new BigDecimal("4.2517"), LocalDate.of(2019, 5, 31), new BigDecimal("4.2916"));
    private final CompensationPolicy policy = new CompensationPolicy(
            ShippedTables.rates(),
            (currency, day) -> currency.equals(EUR) ? Optional.ofNullable(euro.get(day)) : Optional.empty(),
            day -> day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY);

    @ParameterizedTest
    @CsvSource({
        "0.01, 40, 170.07",
        "5000.00, 40, 170.07",
        "5000.01, 70, 297.62",
        "49999.99, 70, 297.62",
        "50000.00, 100, 425.17",
        "999999.00, 100, 425.17"
    })
    void the_size_of_the_claim_decides(String claim, String sum, String zloty) {
        assertThat(policy.of(Money.of(claim, "PLN"), DUE, DUE.minusDays(14), TODAY))
                .isEqualTo(new Compensation.Due(
                        new BigDecimal(sum), new BigDecimal("4.2517"), RATE_DAY, Money.of(zloty, "PLN")));
    }

    @Test
    void a_term_on_the_last_of_a_month_falls_due_in_the_next() {
        assertThat(policy.of(Money.of("100.00", "PLN"), LocalDate.of(2026, 5, 31), LocalDate.of(2026, 5, 1), TODAY))
                .isInstanceOfSatisfying(
                        Compensation.Due.class, due -> assertThat(due.rateOn()).isEqualTo(RATE_DAY));
    }

    @Test
    void a_transaction_from_before_2020_brings_40_euro_whatever_its_size() {
        assertThat(policy.of(Money.of("60000.00", "PLN"), LocalDate.of(2019, 6, 10), LocalDate.of(2019, 5, 20), TODAY))
                .isInstanceOfSatisfying(Compensation.Due.class, due -> {
                    assertThat(due.euro()).isEqualByComparingTo("40");
                    assertThat(due.amount()).isEqualTo(Money.of("171.66", "PLN"));
                });
    }

    @Test
    void a_claim_in_euro_is_measured_in_zloty() {
        // 1 200 EUR are 5 102.04 PLN: above the first limit.
        assertThat(policy.of(Money.of("1200.00", "EUR"), DUE, DUE, TODAY))
                .isInstanceOfSatisfying(
                        Compensation.Due.class, due -> assertThat(due.euro()).isEqualByComparingTo("70"));
    }

    @Test
    void a_missing_rate_is_named_and_nothing_is_guessed() {
        assertThat(policy.of(Money.of("100.00", "PLN"), LocalDate.of(2026, 8, 10), DUE, TODAY))
                .isEqualTo(new Compensation.RateMissing(EUR, LocalDate.of(2026, 7, 31)));
        assertThat(policy.of(Money.of("100.00", "USD"), DUE, DUE, TODAY))
                .isEqualTo(new Compensation.RateMissing(Currency.getInstance("USD"), RATE_DAY));
    }

    @Test
    void nothing_is_due_before_the_delay_or_for_a_credit() {
        assertThat(policy.of(Money.of("100.00", "PLN"), TODAY, DUE, TODAY)).isEqualTo(new Compensation.NotDue());
        assertThat(policy.of(Money.of("-100.00", "PLN"), DUE, DUE, TODAY)).isEqualTo(new Compensation.NotDue());
    }

    @Test
    void a_transaction_older_than_the_act_is_told() {
        LocalDate old = LocalDate.of(2013, 1, 10);
        assertThat(policy.of(Money.of("100.00", "PLN"), DUE, old, TODAY))
                .isEqualTo(new Compensation.OlderThanTables(old));
    }
}
