package io.dunlin.core.receivables.limitation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.receivables.limitation.LimitationInterruption.Ground;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.spi.erp.PartyKind;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

@FeatureTest
class LimitationsTest {

    @Autowired
    private Limitations limitations;

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    /** Worked by hand: two years end with their year (art. 118), an interruption begins them anew (art. 124). */
    @ParameterizedTest
    @CsvSource({
        // due, interrupted, runs anew from, last day
        "2024-03-10,           ,           , 2026-12-31",
        "2024-03-10, 2025-02-01, 2025-02-01, 2027-12-31",
        "2024-03-10, 2026-12-31, 2026-12-31, 2028-12-31",
        "2024-03-10, 2027-01-01, 2027-01-01, 2026-12-31",
        "2024-03-10, 2025-06-01, 2026-09-15, 2028-12-31",
        "2024-12-31, 2024-12-31, 2024-12-31, 2026-12-31"
    })
    void the_term_runs_anew_from_an_interruption_within_it(
            LocalDate due, LocalDate on, LocalDate anew, LocalDate last) {
        LimitationPolicy policy = new LimitationPolicy(2, 3);
        List<LimitationPolicy.Interruption> interruptions =
                on == null ? List.of() : List.of(new LimitationPolicy.Interruption(on, anew));
        assertThat(policy.lastDay(PartyKind.CONSUMER, due, interruptions)).isEqualTo(last);
        assertThat(policy.demandableUntil(PartyKind.CONSUMER, due, interruptions))
                .contains(last);
        assertThat(policy.demandableUntil(PartyKind.COMPANY, due, interruptions))
                .isEmpty();
    }

    @Test
    void each_interruption_counts_within_the_term_that_the_one_before_began() {
        LimitationPolicy policy = new LimitationPolicy(2, 3);
        LocalDate due = LocalDate.of(2020, 5, 5);
        assertThat(policy.lastDay(
                        PartyKind.CONSUMER,
                        due,
                        List.of(
                                new LimitationPolicy.Interruption(LocalDate.of(2022, 1, 1), LocalDate.of(2022, 1, 1)),
                                new LimitationPolicy.Interruption(LocalDate.of(2024, 6, 1), LocalDate.of(2024, 6, 1)))))
                .isEqualTo(LocalDate.of(2026, 12, 31));
    }

    @Test
    void what_is_recorded_counts_until_it_is_withdrawn_and_a_day_to_come_is_refused() {
        LocalDate today = clock.today();
        Receivable claim = world.receivable("alfa", "FV/1/2024", "100.00", today.minusYears(1));
        long caseId = world.caseOf(claim).value();
        LocalDate before = lastDay(claim);
        limitations.record(
                caseId,
                List.of(claim),
                new Limitations.Interruption(Ground.ACKNOWLEDGEMENT, today, today, "Mail o ratach"),
                TestingWorld.TESTER);
        assertThat(lastDay(claim)).isAfter(before);
        LimitationInterruption recorded =
                limitations.of(List.of(claim.id())).get(claim.id()).getFirst();
        assertThat(recorded.evidence()).isEqualTo("Mail o ratach");
        limitations.withdraw(recorded.id(), caseId, "pomyłka", TestingWorld.TESTER);
        assertThat(lastDay(claim)).isEqualTo(before);

        Limitations.Interruption toCome =
                new Limitations.Interruption(Ground.ACKNOWLEDGEMENT, today.plusDays(1), today.plusDays(1), "Mail");
        assertThat(limitations.faults(toCome)).hasSize(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> limitations.record(caseId, List.of(claim), toCome, TestingWorld.TESTER));
    }

    private LocalDate lastDay(Receivable claim) {
        return limitations.lastDays(PartyKind.COMPANY, List.of(claim)).get(claim.id());
    }
}
