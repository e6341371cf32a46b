package io.dunlin.core.plans;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.plans.PlanProgressPolicy.Course;
import io.dunlin.core.plans.PlanProgressPolicy.Progress;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Three instalments of 100, 100 and 101, each late three days after its day. */
class PlanProgressPolicyTest {

    private static final LocalDate FIRST = LocalDate.of(2026, 12, 10);
    private static final List<Instalment> INSTALMENTS = List.of(
            new Instalment(1, FIRST, Money.of("100.00", "PLN")),
            new Instalment(2, FIRST.plusMonths(1), Money.of("100.00", "PLN")),
            new Instalment(3, FIRST.plusMonths(2), Money.of("101.00", "PLN")));

    private final PlanProgressPolicy policy = new PlanProgressPolicy(day -> day.plusDays(3));

    @ParameterizedTest(name = "{0} came: {1} kept")
    @CsvSource({
        "-5.00, 0",
        "0.00, 0",
        "99.99, 0",
        "100.00, 1",
        "199.99, 1",
        "250.00, 2",
        "300.99, 2",
        "301.00, 3",
        "900, 3"
    })
    void what_came_pays_instalments_in_their_order(String credited, int kept) {
        assertThat(PlanProgressPolicy.kept(INSTALMENTS, Money.of(credited, "PLN")))
                .isEqualTo(kept);
    }

    @ParameterizedTest(name = "day {0}, came {1} of which noted {2}, kept {3}: {4} {5}")
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-12-10, 0.00, 0.00, 0, same, -",
                "2026-12-12, 0.00, 0.00, 0, same, -",
                "2026-12-12, 40.00, 0.00, 0, moved, 2026-12-13",
                "2026-12-13, 0.00, 0.00, 0, missed, -",
                "2026-12-13, 99.99, 99.99, 0, missed, -",
                // On its last day, and even later where nobody had looked yet.
                "2026-12-12, 100.00, 0.00, 0, moved, 2027-01-13",
                "2026-12-20, 100.00, 0.00, 0, moved, 2027-01-13",
                // Early, for two at once.
                "2026-12-01, 200.00, 0.00, 0, moved, 2027-02-13",
                "2026-12-01, 301.00, 0.00, 0, all kept, -",
                // The bank took it back before the day, and after it: then there is the grace once more.
                "2026-12-01, 0.00, 100.00, 1, moved, 2026-12-13",
                "2026-12-30, 0.00, 100.00, 1, moved, 2027-01-02"
            })
    void decides_by_the_day_and_by_what_came(
            LocalDate today,
            String credited,
            String noted,
            int keptBefore,
            String progress,
            @Nullable LocalDate until) {
        Progress decided = policy.decide(course(credited, noted, keptBefore), today, null);
        switch (decided) {
            case Progress.Same _ -> assertThat(progress).isEqualTo("same");
            case Progress.AllKept _ -> assertThat(progress).isEqualTo("all kept");
            case Progress.Missed missed -> {
                assertThat(progress).isEqualTo("missed");
                assertThat(missed.instalment().number()).isEqualTo(keptBefore + 1);
            }
            case Progress.Moved moved -> {
                assertThat(progress).isEqualTo("moved");
                assertThat(moved.heldUntil()).isEqualTo(until);
            }
        }
    }

    @Test
    void nothing_is_missed_before_the_statements_of_its_last_day_were_read() {
        Course unpaid = course("0.00", "0.00", 0);
        LocalDate late = FIRST.plusDays(5);
        assertThat(policy.decide(unpaid, late, FIRST.plusDays(1))).isInstanceOf(Progress.Same.class);
        assertThat(policy.decide(unpaid, late, FIRST.plusDays(2))).isInstanceOf(Progress.Missed.class);
    }

    private static Course course(String credited, String noted, int keptBefore) {
        return new Course(
                INSTALMENTS,
                Money.of(credited, "PLN"),
                Money.of(noted, "PLN"),
                keptBefore,
                INSTALMENTS.get(keptBefore).dueOn().plusDays(3));
    }
}
