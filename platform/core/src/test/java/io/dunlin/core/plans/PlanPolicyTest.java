package io.dunlin.core.plans;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.plans.PlanTerms.Beyond;
import io.dunlin.spi.value.Money;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanPolicyTest {

    private static final LocalDate TODAY = LocalDate.of(2026, Month.NOVEMBER, 30);
    private static final Currency PLN = Currency.getInstance("PLN");
    private static final PlanLimits LIMITS = new PlanLimits(3, 12, 12, 100, 14, null, true);

    @ParameterizedTest(name = "{0} by {1} instalments of {2} from {3}: {4} {5}")
    @CsvSource(
            nullValues = "-",
            value = {
                // what is owed, how many, of how much, first on, then the amounts and what was beyond the limits
                "1000.00, -, -, -, 333.33 333.33 333.34, -",
                "1000.00, 4, -, -, 250.00 250.00 250.00 250.00, -",
                "1000.00, 1, -, 2026-12-08, 1000.00, -",
                "1000.00, -, 300.00, -, 300.00 300.00 300.00 100.00, -",
                "1050.00, -, 300.00, -, 300.00 300.00 300.00 150.00, -",
                "1050.00, -, 320.00, -, 320.00 320.00 410.00, -",
                "1230.00, 3, 400.00, -, 400.00 400.00 430.00, -",
                "1450.00, 5, 200.00, -, 200.00 200.00 200.00 200.00 200.00 200.00 250.00, -",
                "1500.00, 2, 200.00, -, 200.00 200.00 200.00 200.00 200.00 200.00 200.00 100.00, -",
                "450.00, -, 500.00, -, 450.00, -",
                "80.00, -, -, -, 80.00, -",
                "80.00, -, 20.00, -, 80.00, TOO_SMALL",
                "80.00, 4, -, -, 80.00, TOO_SMALL",
                "500.00, -, 50.00, -, 100.00 100.00 100.00 100.00 100.00, TOO_SMALL",
                "500.00, 10, -, -, 100.00 100.00 100.00 100.00 100.00, TOO_SMALL",
                "1000.00, 3, -, 2027-02-01, 333.33 333.33 333.34, FIRST_TOO_LATE",
                "0.01, 5, -, -, 0.01, TOO_SMALL"
            })
    void drafts_as_wished_where_the_limits_allow_it_and_else_the_nearest(
            String total,
            @Nullable Integer count,
            @Nullable String amount,
            @Nullable LocalDate firstOn,
            String amounts,
            @Nullable String beyond) {
        PlanPolicy.Draft draft = draft(LIMITS, total, count, amount, firstOn);
        assertThat(draft.instalments())
                .extracting(instalment -> instalment.amount().amount().toPlainString())
                .containsExactlyElementsOf(Arrays.asList(amounts.split(" ", -1)));
        assertThat(draft.beyond()).isEqualTo(beyond == null ? Set.of() : Set.of(Beyond.valueOf(beyond)));
    }

    @Test
    void more_instalments_than_the_limits_allow_become_as_many_as_they_do_and_it_says_so() {
        PlanPolicy.Draft draft = draft(LIMITS, "24000.00", 36, null, null);
        assertThat(draft.instalments()).hasSize(12);
        assertThat(draft.beyond()).containsExactlyInAnyOrder(Beyond.TOO_MANY, Beyond.TOO_LONG);
        PlanPolicy.Draft byAmount = draft(LIMITS, "24000.00", null, "300.00", null);
        assertThat(byAmount.instalments()).hasSize(12);
        assertThat(byAmount.instalments().getFirst().amount()).isEqualTo(Money.of("2000.00", "PLN"));
        assertThat(byAmount.beyond()).contains(Beyond.TOO_MANY);
    }

    @Test
    void a_plan_ends_within_its_months() {
        PlanLimits short_ = new PlanLimits(3, 12, 3, 10, 14, null, true);
        PlanPolicy.Draft draft = draft(short_, "1200.00", 12, null, null);
        assertThat(draft.beyond()).containsExactly(Beyond.TOO_LONG);
        assertThat(draft.instalments().getLast().dueOn()).isBefore(TODAY.plusMonths(3));
    }

    @Test
    void instalments_are_a_month_apart_on_bank_days_and_keep_their_day_of_the_month() {
        PlanPolicy.Draft draft = draft(LIMITS, "1200.00", 4, null, LocalDate.of(2026, 12, 5));
        assertThat(draft.instalments())
                .extracting(Instalment::dueOn)
                .containsExactly(
                        LocalDate.of(2026, 12, 7),
                        LocalDate.of(2027, 1, 5),
                        LocalDate.of(2027, 2, 5),
                        LocalDate.of(2027, 3, 5));
    }

    @Test
    void a_day_that_has_passed_is_tomorrow() {
        PlanPolicy.Draft draft = draft(LIMITS, "1200.00", 2, null, TODAY.minusDays(3));
        assertThat(draft.instalments().getFirst().dueOn()).isEqualTo(TODAY.plusDays(1));
        assertThat(draft.beyond()).isEmpty();
    }

    @Test
    void an_amount_in_another_currency_says_nothing() {
        PlanPolicy.Draft draft = policy(LIMITS)
                .draft(Money.of("900.00", "PLN"), new PlanWish(null, Money.of("50.00", "EUR"), null), TODAY);
        assertThat(draft.instalments()).hasSize(3);
        assertThat(draft.beyond()).isEmpty();
    }

    @Test
    void no_grosz_is_lost_and_no_limit_passed_whatever_is_owed_and_wished() {
        Random random = new Random(20261130);
        for (int i = 0; i < 20_000; i++) {
            int most = 1 + random.nextInt(PlanLimits.MOST);
            PlanLimits limits = new PlanLimits(
                    1 + random.nextInt(most),
                    most,
                    1 + random.nextInt(PlanLimits.MOST),
                    1 + random.nextInt(500),
                    1 + random.nextInt(PlanLimits.LATEST_FIRST),
                    null,
                    random.nextBoolean());
            long units = 1 + (long) Math.pow(10, random.nextDouble(11));
            Money total = Money.ofMinor(units, PLN);
            PlanWish wish = new PlanWish(
                    random.nextBoolean() ? null : 1 + random.nextInt(100_000),
                    random.nextBoolean() ? null : Money.ofMinor(1 + random.nextInt(200_000), PLN),
                    random.nextBoolean() ? null : TODAY.plusDays(random.nextInt(200) - 20L));
            List<Instalment> instalments =
                    policy(limits).draft(total, wish, TODAY).instalments();
            String what = "%s of %s by %s".formatted(wish, total, limits);
            assertThat(instalments.stream().map(Instalment::amount).reduce(Money::plus))
                    .as(what)
                    .hasValue(total);
            assertThat(instalments.size()).as(what).isBetween(1, most);
            assertThat(instalments.stream().map(Instalment::dueOn).collect(Collectors.toSet()))
                    .as(what)
                    .hasSize(instalments.size())
                    .allMatch(day -> day.isAfter(TODAY) && onBankDay(day).equals(day));
            // A first day that is no bank day moves by four days at most.
            assertThat(instalments.getFirst().dueOn())
                    .as(what)
                    .isBeforeOrEqualTo(TODAY.plusDays(limits.firstWithinDays() + 4L));
            assertThat(instalments.size() == 1
                            || !instalments
                                    .getLast()
                                    .dueOn()
                                    .isAfter(TODAY.plusMonths(limits.mostMonths())
                                            .plusDays(4)))
                    .as(what)
                    .isTrue();
            Money least = Money.of(Integer.toString(limits.leastInstalment()), "PLN");
            assertThat(instalments.stream()
                            .allMatch(instalment -> instalments.size() == 1
                                    || instalment.amount().compareTo(least) >= 0
                                    || instalment.number() == instalments.size()))
                    .as(what)
                    .isTrue();
        }
    }

    private static PlanPolicy.Draft draft(
            PlanLimits limits,
            String total,
            @Nullable Integer count,
            @Nullable String amount,
            @Nullable LocalDate firstOn) {
        PlanWish wish = new PlanWish(count, amount == null ? null : Money.of(amount, "PLN"), firstOn);
        return policy(limits).draft(Money.of(total, "PLN"), wish, TODAY);
    }

    private static PlanPolicy policy(PlanLimits limits) {
        return new PlanPolicy(limits, PlanPolicyTest::onBankDay);
    }

    private static LocalDate onBankDay(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY
                ? day.plusDays(2)
                : day.getDayOfWeek() == DayOfWeek.SUNDAY ? day.plusDays(1) : day;
    }
}
