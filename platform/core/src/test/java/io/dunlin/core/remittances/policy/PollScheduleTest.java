package io.dunlin.core.remittances.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.remittances.policy.PollSchedule.Due;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PollScheduleTest {

    private static final ZoneId WARSAW = ZoneId.of("Europe/Warsaw");
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);
    private final PollSchedule schedule =
            new PollSchedule(List.of(LocalTime.of(15, 15), LocalTime.of(11, 15)), Duration.ofMinutes(30));

    @Test
    void asks_at_its_time_and_not_before() {
        Instant before = at(MONDAY, 11, 15);
        assertThat(due(before, at(MONDAY, 15, 14))).isEmpty();
        assertThat(due(before, at(MONDAY, 15, 15))).containsExactly(new Due.Ask(at(MONDAY, 15, 15)));
        assertThat(due(before, at(MONDAY, 15, 45))).containsExactly(new Due.Ask(at(MONDAY, 15, 15)));
        assertThat(due(before, at(MONDAY, 15, 46))).containsExactly(new Due.Missed(at(MONDAY, 15, 15)));
    }

    @Test
    void nothing_is_due_on_days_on_which_banks_rest() {
        LocalDate saturday = MONDAY.plusDays(5);
        assertThat(due(at(saturday.minusDays(1), 15, 15), at(saturday.plusDays(1), 20, 0)))
                .isEmpty();
    }

    @Test
    void a_first_start_misses_nothing() {
        assertThat(due(null, at(MONDAY, 18, 0))).isEmpty();
        assertThat(due(null, at(MONDAY, 11, 20))).containsExactly(new Due.Ask(at(MONDAY, 11, 15)));
    }

    @Test
    void the_clock_change_moves_no_time() {
        LocalDate monday = LocalDate.of(2026, 10, 26);
        assertThat(due(at(monday.minusDays(3), 15, 15), at(monday, 11, 15)))
                .containsExactly(new Due.Ask(at(monday, 11, 15)));
    }

    @Test
    void whenever_it_runs_every_time_is_concluded_exactly_once() {
        Random random = new Random(15);
        for (int round = 0; round < 500; round++) {
            Map<Instant, Integer> concluded = new HashMap<>();
            Instant start = at(MONDAY, 0, 0);
            Instant now = start;
            Instant last = start;
            while (now.isBefore(start.plus(Duration.ofDays(4)))) {
                now = now.plus(Duration.ofMinutes(1 + random.nextInt(random.nextInt(8) == 0 ? 1500 : 40)));
                for (Due due : due(last, now)) {
                    concluded.merge(due.scheduledFor(), 1, Integer::sum);
                    last = due.scheduledFor();
                }
            }
            assertThat(concluded.values()).containsOnly(1);
            assertThat(concluded).hasSizeBetween(8, 12);
        }
    }

    private List<Due> due(@Nullable Instant concluded, Instant now) {
        return schedule.due(concluded, now, WARSAW, PollScheduleTest::isBusinessDay);
    }

    private static boolean isBusinessDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    private static Instant at(LocalDate day, int hour, int minute) {
        return day.atTime(hour, minute).atZone(WARSAW).toInstant();
    }
}
