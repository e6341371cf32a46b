package io.dunlin.core.receivables;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.receivables.policy.AccruedInterest;
import io.dunlin.core.receivables.policy.Compensation;
import io.dunlin.core.receivables.policy.DayCount;
import io.dunlin.core.receivables.policy.InterestTerms;
import io.dunlin.spi.value.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class DueSumTest {

    private static final LocalDate DAY = LocalDate.of(2026, 12, 31);
    private static final AccruedInterest NO_RATE = new AccruedInterest.RateMissing(DAY);
    private static final Compensation FORTY_EURO =
            new Compensation.Due(BigDecimal.valueOf(40), BigDecimal.valueOf(4.25), DAY, Money.of("170.00", "PLN"));
    private static final Compensation NONE = new Compensation.NotDue();
    private static final Compensation NO_EXCHANGE =
            new Compensation.RateMissing(Currency.getInstance("EUR"), LocalDate.of(2026, 10, 30));

    @Test
    void documents_interest_costs_and_compensation_come_to_one_amount() {
        DueSum sum = sum(
                "PLN",
                due("100.00 PLN", "5.00", interest("1.10 PLN"), FORTY_EURO),
                due("50.00 PLN", "0.00", interest("0.20 PLN"), NONE));
        assertThat(sum)
                .isEqualTo(new DueSum(
                        Money.of("150.00", "PLN"),
                        Money.of("5.00", "PLN"),
                        Money.of("1.30", "PLN"),
                        Money.of("170.00", "PLN"),
                        true));
        assertThat(sum.total()).contains(Money.of("326.30", "PLN"));
    }

    @Test
    void what_could_not_be_computed_is_left_out_and_said() {
        DueSum sum = sum(
                "PLN",
                due("100.00 PLN", "0.00", NO_RATE, NONE),
                due("50.00 PLN", "0.00", interest("0.20 PLN"), NO_EXCHANGE));
        assertThat(sum.complete()).isFalse();
        assertThat(sum.total()).contains(Money.of("150.20", "PLN"));
        assertThat(sum("PLN", due("1.00 PLN", "0.00", interest("0.00 PLN"), new Compensation.OlderThanTables(DAY)))
                        .complete())
                .isFalse();
    }

    @Test
    void euro_and_zloty_are_never_added() {
        assertThat(sum("EUR", due("100.00 EUR", "0.00", interest("1.00 EUR"), FORTY_EURO))
                        .total())
                .isEmpty();
        assertThat(sum("EUR", due("100.00 EUR", "0.00", interest("1.00 EUR"), NONE))
                        .total())
                .contains(Money.of("101.00", "EUR"));
    }

    private static DueSum sum(String currency, AmountDue... amounts) {
        return DueSum.of(List.of(amounts), Currency.getInstance(currency));
    }

    private static AccruedInterest interest(String total) {
        return new AccruedInterest.Computed(List.of(), money(total));
    }

    private static AmountDue due(String principal, String costs, AccruedInterest interest, Compensation compensation) {
        Money rest = money(principal);
        return new AmountDue(
                new ReceivableId(1),
                "FV/1/2026",
                DAY,
                rest,
                Money.of(costs, rest.currency().getCurrencyCode()),
                new InterestTerms.StatutoryLate(),
                DayCount.DAYS_365,
                interest,
                compensation);
    }

    private static Money money(String amount) {
        int space = amount.indexOf(' ');
        return Money.of(amount.substring(0, space), amount.substring(space + 1));
    }
}
