package io.dunlin.core.cases;

import static io.dunlin.core.cases.PromisePolicy.Outcome.BROKEN;
import static io.dunlin.core.cases.PromisePolicy.Outcome.KEPT;
import static io.dunlin.core.cases.PromisePolicy.Outcome.WAITS;
import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.cases.PromisePolicy.Course;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PromisePolicyTest {

    private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 20);
    private static final LocalDate LATE = LocalDate.of(2026, 11, 25);

    @ParameterizedTest
    @CsvSource(textBlock = """
            promised, came,    nothing due, today,      outcome
            500.00,   0.00,    false,       2026-11-20, WAITS
            500.00,   499.99,  false,       2026-11-24, WAITS
            500.00,   500.00,  false,       2026-11-19, KEPT
            500.00,   700.00,  false,       2026-11-19, KEPT
            500.00,   0.00,    false,       2026-11-25, BROKEN
            500.00,   499.99,  false,       2026-11-25, BROKEN
            500.00,   500.00,  false,       2026-11-30, KEPT
            500.00,   -100.00, true,        2026-11-25, BROKEN
                  ,   1000.00, false,       2026-11-20, WAITS
                  ,   1000.00, false,       2026-11-25, BROKEN
                  ,   1000.00, true,        2026-11-20, KEPT
                  ,   0.00,    true,        2026-11-20, WAITS
            """, useHeadersInDisplayName = true)
    void one_promise(@Nullable String promised, String came, boolean nothingDue, LocalDate today, String outcome) {
        assertThat(PromisePolicy.decide(List.of(course(promised, came, "0.00", nothingDue, LATE)), today))
                .containsExactly(PromisePolicy.Outcome.valueOf(outcome));
    }

    @Test
    void money_is_counted_once_to_the_promise_that_is_due_first() {
        LocalDate nextLate = LATE.plusDays(7);
        assertThat(decide(
                        FRIDAY,
                        course("500.00", "500.00", "0.00", false, LATE),
                        course("500.00", "500.00", "0.00", false, nextLate)))
                .containsExactly(KEPT, WAITS);
        assertThat(decide(
                        FRIDAY,
                        course("500.00", "1000.00", "0.00", false, LATE),
                        course("500.00", "1000.00", "0.00", false, nextLate)))
                .containsExactly(KEPT, KEPT);
        assertThat(decide(FRIDAY, course("500.00", "500.00", "500.00", false, nextLate)))
                .containsExactly(WAITS);
        // What came before the second was given is not of it.
        assertThat(decide(nextLate, course("500.00", "0.00", "0.00", false, nextLate)))
                .containsExactly(BROKEN);
    }

    @Test
    void a_day_that_was_put_off_breaks_nothing_once_the_money_is_there() {
        assertThat(decide(LATE, course("500.00", "500.00", "500.00", false, LATE)))
                .containsExactly(KEPT);
    }

    private static List<PromisePolicy.Outcome> decide(LocalDate today, Course... courses) {
        return PromisePolicy.decide(List.of(courses), today);
    }

    private static Course course(
            @Nullable String promised, String came, String taken, boolean nothingDue, LocalDate brokenFrom) {
        return new Course(
                new PromiseToPay(
                        new PromiseId(1),
                        new CaseId(1),
                        promised == null ? null : Money.of(promised, "PLN"),
                        FRIDAY,
                        PromiseToPay.State.PENDING,
                        "test"),
                Money.of(came, "PLN"),
                Money.of(taken, "PLN"),
                nothingDue,
                brokenFrom);
    }
}
