package io.dunlin.core.remittances.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.remittances.policy.StatementChain.Finding;
import io.dunlin.core.remittances.policy.StatementChain.Link;
import io.dunlin.spi.value.Money;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StatementChainTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);

    @Test
    void statements_that_follow_each_other_over_a_weekend_have_no_gap() {
        assertThat(findings(
                        MONDAY.plusDays(8),
                        link("4/2026", MONDAY.plusDays(3), "10.00", "20.00"),
                        link("5/2026", MONDAY.plusDays(4), "20.00", "30.00"),
                        link("6/2026", MONDAY.plusDays(7), "30.00", "40.00")))
                .isEmpty();
    }

    @Test
    void a_missing_number_and_day_are_a_hole_and_the_balances_say_whether_money_is_missing() {
        Link before = link("5/2026", MONDAY, "10.00", "20.00");
        Link after = link("7/2026", MONDAY.plusDays(2), "25.00", "30.00");
        assertThat(findings(MONDAY.plusDays(3), before, after))
                .containsExactly(new Finding.Hole(before, after, 1, List.of(MONDAY.plusDays(1)), false));
        Link quiet = link("7/2026", MONDAY.plusDays(2), "20.00", "30.00");
        assertThat(findings(MONDAY.plusDays(3), before, quiet))
                .containsExactly(new Finding.Hole(before, quiet, 1, List.of(MONDAY.plusDays(1)), true));
    }

    @Test
    void numbers_begin_again_in_a_new_year() {
        Link last = link("250/1", LocalDate.of(2026, 12, 31), "10.00", "20.00");
        Link first = link("1/1", LocalDate.of(2027, 1, 4), "20.00", "30.00");
        assertThat(new StatementChain(List.of(last, first))
                        .findings(day -> day.getDayOfWeek().getValue() < 6 && day.getDayOfYear() > 1, day(2027, 1, 5)))
                .isEmpty();
        Link third = link("3/1", LocalDate.of(2027, 1, 4), "20.00", "30.00");
        assertThat(new StatementChain(List.of(last, third)).findings(_ -> false, day(2027, 1, 5)))
                .containsExactly(new Finding.Hole(last, third, 2, List.of(), true));
    }

    @Test
    void the_same_number_twice_in_a_year_is_said() {
        Link one = link("5", MONDAY, "10.00", "20.00");
        Link other = link("5", MONDAY.plusDays(1), "20.00", "30.00");
        assertThat(findings(MONDAY.plusDays(2), one, other)).containsExactly(new Finding.Twice(one, other));
    }

    @Test
    void days_since_the_last_statement_are_said_but_not_today() {
        Link last = link("5", MONDAY, "10.00", "20.00");
        assertThat(findings(MONDAY.plusDays(1), last)).isEmpty();
        assertThat(findings(MONDAY.plusDays(3), last))
                .containsExactly(new Finding.Silence(last, List.of(MONDAY.plusDays(1), MONDAY.plusDays(2))));
    }

    @Test
    void every_statement_left_out_of_a_random_chain_is_found() {
        Random random = new Random(16);
        for (int round = 0; round < 2000; round++) {
            List<Link> whole = new ArrayList<>();
            LocalDate day = MONDAY;
            int balance = 1000;
            for (int number = 1; number <= 10; number++) {
                int next = balance + 1 + random.nextInt(100);
                whole.add(link(number + "/2026", day, balance + ".00", next + ".00"));
                balance = next;
                do {
                    day = day.plusDays(1);
                } while (!isBusinessDay(day));
            }
            Link left = whole.remove(1 + random.nextInt(8));
            List<Finding> findings = new StatementChain(whole).findings(StatementChainTest::isBusinessDay, day);
            assertThat(findings).hasSize(1).first().isInstanceOfSatisfying(Finding.Hole.class, hole -> {
                assertThat(hole.numbers()).isEqualTo(1);
                assertThat(hole.days()).containsExactly(left.closingOn());
                assertThat(hole.balancesMeet()).isFalse();
            });
        }
    }

    private static List<Finding> findings(LocalDate today, Link... links) {
        return new StatementChain(List.of(links)).findings(StatementChainTest::isBusinessDay, today);
    }

    private static boolean isBusinessDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    private static Link link(String number, LocalDate day, String opening, String closing) {
        return new Link(1, number, day, day, Money.of(opening, "PLN"), Money.of(closing, "PLN"));
    }

    private static LocalDate day(int year, int month, int dayOfMonth) {
        return LocalDate.of(year, month, dayOfMonth);
    }
}
