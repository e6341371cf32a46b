package io.dunlin.plugin.courtepu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.value.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CourtFeesTest {

    private final CourtFees fees = CourtFees.with(List.of());

    @ParameterizedTest
    @CsvSource({
        "2026-11-20, 1, 30",
        "2026-11-20, 500, 30",
        "2026-11-20, 1500, 30",
        "2026-11-20, 1501, 50",
        "2026-11-20, 4000, 50",
        "2026-11-20, 7500, 100",
        "2026-11-20, 10000, 125",
        "2026-11-20, 15000, 188",
        "2026-11-20, 20000, 250",
        "2026-11-20, 20001, 251",
        "2026-11-20, 20080, 251",
        "2026-11-20, 20081, 252",
        "2026-11-20, 2000000, 25000",
        "2026-11-20, 90000000, 25000",
        "2025-09-22, 90000000, 50000",
        "2025-09-23, 90000000, 25000",
    })
    void takes_a_quarter_of_the_ordinary_fee_rounded_up(LocalDate on, BigDecimal value, BigDecimal fee) {
        assertThat(fees.fee(value, on)).isEqualTo(new Money(fee, Zloty.PLN));
    }

    @Test
    void lets_an_administrator_add_a_later_table() {
        CourtFees later = CourtFees.with(List.of(
                Map.of("from", "2027-01-01", "kind", "FEE", "upTo", "*", "value", "8%", "cap", ""),
                Map.of("from", "2027-01-01", "kind", "EPU", "upTo", "*", "value", "50%", "cap", "40")));
        assertThat(later.fee(BigDecimal.valueOf(10_000), LocalDate.of(2027, 1, 1)))
                .isEqualTo(Money.of("400", "PLN"));
        assertThat(later.fee(BigDecimal.TEN, LocalDate.of(2027, 1, 1))).isEqualTo(Money.of("40", "PLN"));
        assertThat(later.fee(BigDecimal.valueOf(10_000), LocalDate.of(2026, 12, 31)))
                .isEqualTo(Money.of("125", "PLN"));
    }

    @Test
    void says_when_there_is_no_table_for_a_day_or_a_row_is_wrong() {
        assertThatThrownBy(() -> fees.fee(BigDecimal.TEN, LocalDate.of(2010, 1, 1)))
                .isInstanceOfSatisfying(
                        PluginFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(PluginFailure.Kind.BAD_DATA));
        assertThatThrownBy(() -> CourtFees.with(List.of(Map.of("from", "tomorrow", "kind", "FEE", "value", "1"))))
                .hasMessageContaining("courtFees");
    }
}
