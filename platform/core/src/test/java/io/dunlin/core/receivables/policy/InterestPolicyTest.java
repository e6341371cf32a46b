package io.dunlin.core.receivables.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.receivables.policy.AccruedInterest.Computed;
import io.dunlin.core.receivables.policy.AccruedInterest.RateMissing;
import io.dunlin.spi.value.Money;
import io.dunlin.spi.value.Percentage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InterestPolicyTest {

    private static final Currency PLN = Currency.getInstance("PLN");
    private static final LocalDate TABLES_BEGIN = LocalDate.of(2016, 1, 1);
    private static final LocalDate TABLES_END = LocalDate.of(2026, 11, 29);

    private final LegalRates rates = ShippedTables.rates();
    private final InterestPolicy policy = new InterestPolicy(rates, DayCount.DAYS_365);

    /** Published rates of statutory late interest, as percentages; not derived from the margins of the tables. */
    @ParameterizedTest
    @CsvSource({
        "2016-01-01, 7.00", "2020-03-17, 7.00", "2020-03-18, 6.50", "2020-04-09, 6.00", "2020-05-28, 6.00",
        "2020-05-29, 5.60", "2021-10-07, 6.00", "2021-11-04, 6.75", "2021-12-09, 7.25", "2022-01-05, 7.75",
        "2022-02-09, 8.25", "2022-03-09, 9.00", "2022-04-07, 10.00", "2022-05-06, 10.75", "2022-06-09, 11.50",
        "2022-07-08, 12.00", "2022-09-08, 12.25", "2023-09-06, 12.25", "2023-09-07, 11.50", "2023-10-05, 11.25",
        "2024-02-29, 11.25", "2025-05-08, 10.75", "2025-07-03, 10.50", "2025-09-04, 10.25", "2025-10-09, 10.00",
        "2025-11-06, 9.75", "2025-12-04, 9.50", "2026-03-05, 9.25"
    })
    void statutory_late_interest_is_what_was_published(LocalDate day, BigDecimal percent) {
        assertThat(new YearlyRates(rates, new InterestTerms.StatutoryLate()).on(day))
                .hasValueSatisfying(rate -> assertThat(rate).isEqualByComparingTo(percent));
    }

    /** Published rates of late interest in commercial transactions, by half-year, and where a healthcare entity owes. */
    @ParameterizedTest
    @CsvSource({
        "2019-01-15, 2016-01-01, 9.50, 9.50", "2019-01-15, 2019-12-31, 9.50, 9.50",
                "2020-01-02, 2020-06-30, 11.50, 9.50",
        "2020-01-02, 2020-07-01, 10.10, 8.10", "2020-01-02, 2021-12-31, 10.10, 8.10",
                "2021-01-02, 2022-01-04, 11.75, 9.75",
        "2021-01-02, 2022-06-30, 11.75, 9.75", "2021-01-02, 2022-07-01, 16.00, 14.00",
                "2021-01-02, 2023-06-30, 16.75, 14.75",
        "2021-01-02, 2023-12-31, 16.75, 14.75", "2021-01-02, 2024-01-01, 15.75, 13.75",
                "2021-01-02, 2025-06-30, 15.75, 13.75",
        "2021-01-02, 2025-07-03, 15.25, 13.25", "2021-01-02, 2026-01-01, 14.00, 12.00",
                "2021-01-02, 2026-07-01, 13.75, 11.75"
    })
    void commercial_late_interest_holds_for_a_half_year(
            LocalDate contractOn, LocalDate day, BigDecimal business, BigDecimal healthcare) {
        assertThat(new YearlyRates(rates, new InterestTerms.CommercialLate(contractOn, false)).on(day))
                .hasValueSatisfying(rate -> assertThat(rate).isEqualByComparingTo(business));
        assertThat(new YearlyRates(rates, new InterestTerms.CommercialLate(contractOn, true)).on(day))
                .hasValueSatisfying(rate -> assertThat(rate).isEqualByComparingTo(healthcare));
    }

    @Test
    void a_transaction_from_before_2020_keeps_its_margin() {
        InterestTerms old = new InterestTerms.CommercialLate(LocalDate.of(2019, 12, 31), false);
        assertThat(new YearlyRates(rates, old).on(LocalDate.of(2026, 7, 1)))
                .hasValueSatisfying(rate -> assertThat(rate).isEqualByComparingTo("11.75"));
    }

    @Test
    void an_agreed_rate_is_capped_at_twice_the_statutory_one() {
        YearlyRates agreed = new YearlyRates(rates, new InterestTerms.Contractual(new Percentage("20")));
        assertThat(agreed.on(LocalDate.of(2020, 6, 1)))
                .hasValueSatisfying(rate -> assertThat(rate).isEqualByComparingTo("11.20"));
        assertThat(agreed.on(LocalDate.of(2023, 1, 1)))
                .hasValueSatisfying(rate -> assertThat(rate).isEqualByComparingTo("20"));
    }

    @Test
    void the_day_of_payment_still_counts_and_the_due_date_does_not() {
        Computed interest = computed(
                List.of(change("2025-12-31", "10000.00"), change("2026-01-31", "-10000.00")),
                LocalDate.of(2025, 12, 31),
                LocalDate.of(2026, 6, 30));
        // 10 000 × 9.50 % × 31 / 365 = 80.6849…
        assertThat(interest.total()).isEqualTo(Money.of("80.68", "PLN"));
        assertThat(interest.periods())
                .containsExactly(new InterestPeriod(
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2026, 1, 31),
                        Money.of("10000.00", "PLN"),
                        new BigDecimal("9.50")));
    }

    @Test
    void a_leap_year_has_366_days_only_where_it_is_asked_for() {
        List<PrincipalChange> changes = List.of(change("2023-12-31", "36600.00"));
        LocalDate yearEnd = LocalDate.of(2024, 12, 31);
        AccruedInterest actual = new InterestPolicy(rates, DayCount.ACTUAL)
                .accrue(changes, PLN, LocalDate.of(2023, 12, 31), yearEnd, new InterestTerms.StatutoryLate());
        // 11.25 % for the whole of 2024.
        assertThat(actual)
                .isInstanceOfSatisfying(
                        Computed.class, sum -> assertThat(sum.total()).isEqualTo(Money.of("4117.50", "PLN")));
        assertThat(computed(changes, LocalDate.of(2023, 12, 31), yearEnd).total())
                .isEqualTo(Money.of("4128.78", "PLN"));
    }

    @Test
    void a_day_before_the_tables_is_named_and_nothing_is_computed() {
        AccruedInterest interest = policy.accrue(
                List.of(change("2015-11-30", "100.00")),
                PLN,
                LocalDate.of(2015, 11, 30),
                TABLES_END,
                new InterestTerms.StatutoryLate());
        assertThat(interest).isEqualTo(new RateMissing(LocalDate.of(2015, 12, 1)));
    }

    @Test
    void nothing_is_owed_before_the_term_and_nothing_where_it_was_waived() {
        List<PrincipalChange> changes = List.of(change("2026-05-10", "100.00"));
        assertThat(computed(changes, LocalDate.of(2026, 5, 10), LocalDate.of(2026, 5, 10))
                        .periods())
                .isEmpty();
        AccruedInterest waived =
                policy.accrue(changes, PLN, LocalDate.of(2026, 5, 10), TABLES_END, new InterestTerms.None());
        assertThat(waived).isEqualTo(new Computed(List.of(), Money.zero(PLN)));
    }

    @Test
    void a_currency_without_small_units_is_rounded_to_whole_ones() {
        Currency yen = Currency.getInstance("JPY");
        AccruedInterest interest = policy.accrue(
                List.of(new PrincipalChange(LocalDate.of(2025, 12, 31), Money.of("100000", "JPY"))),
                yen,
                LocalDate.of(2025, 12, 31),
                LocalDate.of(2026, 1, 31),
                new InterestTerms.StatutoryLate());
        assertThat(interest)
                .isInstanceOfSatisfying(
                        Computed.class, sum -> assertThat(sum.total()).isEqualTo(Money.of("807", "JPY")));
    }

    /** Ten thousand random debts: the sum of periods is that of the days one by one, whatever the order of equal changes. */
    @Test
    void periods_add_up_to_their_days() {
        Random random = new Random(20261129);
        for (int i = 0; i < 10_000; i++) {
            LocalDate dueOn = TABLES_BEGIN.plusDays(random.nextInt(3900));
            LocalDate upTo = dueOn.plusDays(random.nextInt(900));
            LocalDate end = upTo.isAfter(TABLES_END) ? TABLES_END : upTo;
            InterestTerms terms = terms(random, dueOn);
            List<PrincipalChange> changes = changes(random, dueOn);
            Computed computed = (Computed) policy.accrue(changes, PLN, dueOn, end, terms);
            assertThat(computed.total())
                    .as("debt %s, %s to %s, %s", i, dueOn, end, terms)
                    .isEqualTo(dayByDay(changes, dueOn, end, terms));
            assertThat(computed.periods())
                    .isSortedAccordingTo((a, b) -> a.from().compareTo(b.from()));
            List<PrincipalChange> shuffled = new ArrayList<>(changes);
            Collections.shuffle(shuffled, random);
            assertThat(policy.accrue(shuffled, PLN, dueOn, end, terms)).isEqualTo(computed);
        }
    }

    private static InterestTerms terms(Random random, LocalDate dueOn) {
        return switch (random.nextInt(4)) {
            case 0 -> new InterestTerms.CommercialLate(dueOn, random.nextBoolean());
            case 1 -> new InterestTerms.Contractual(new Percentage(BigDecimal.valueOf(random.nextInt(4000), 2)));
            default -> new InterestTerms.StatutoryLate();
        };
    }

    private static List<PrincipalChange> changes(Random random, LocalDate dueOn) {
        List<PrincipalChange> changes = new ArrayList<>();
        changes.add(new PrincipalChange(dueOn, Money.ofMinor(1 + random.nextInt(50_000_000), PLN)));
        for (int i = random.nextInt(5); i > 0; i--) {
            LocalDate on = dueOn.plusDays(random.nextInt(400) - 20);
            changes.add(new PrincipalChange(on, Money.ofMinor(random.nextInt(20_000_000) - 15_000_000, PLN)));
        }
        return changes;
    }

    private Money dayByDay(List<PrincipalChange> changes, LocalDate dueOn, LocalDate upTo, InterestTerms terms) {
        YearlyRates yearly = new YearlyRates(rates, terms);
        BigDecimal sum = BigDecimal.ZERO;
        for (LocalDate day = dueOn.plusDays(1); !day.isAfter(upTo); day = day.plusDays(1)) {
            BigDecimal base = BigDecimal.ZERO;
            for (PrincipalChange change : changes) {
                if (change.on().isBefore(day)) {
                    base = base.add(change.amount().amount());
                }
            }
            if (base.signum() > 0) {
                sum = sum.add(base.multiply(yearly.on(day).orElseThrow()));
            }
        }
        return new Money(sum.divide(BigDecimal.valueOf(36_500), 2, RoundingMode.HALF_UP), PLN);
    }

    private Computed computed(List<PrincipalChange> changes, LocalDate dueOn, LocalDate upTo) {
        return (Computed) policy.accrue(changes, PLN, dueOn, upTo, new InterestTerms.StatutoryLate());
    }

    private static PrincipalChange change(String on, String amount) {
        return new PrincipalChange(LocalDate.parse(on), Money.of(amount, "PLN"));
    }
}
