package io.dunlin.core.notifications;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dunlin.core.notifications.DecisionSettings.WhenSilent;
import io.dunlin.core.notifications.SilencePolicy.Act;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SilencePolicyTest {

    private static final SilencePolicy POLICY = new SilencePolicy(new DecisionSettings(
            2, 4, 7, 14, Map.of("firm", WhenSilent.START, "soft", WhenSilent.WAIT), WhenSilent.CALL_FIRST));

    @ParameterizedTest
    @CsvSource({
        // days, chased, escalated, stirred today, policy, what follows
        "-1, false, false, false, standard, WAIT",
        " 0, false, false, false, standard, WAIT",
        " 1, false, false, false, standard, WAIT",
        " 2, false, false, false, standard, CHASE",
        " 2, true,  false, true,  standard, WAIT",
        " 3, true,  false, false, standard, WAIT",
        " 4, true,  false, false, standard, ESCALATE",
        " 6, true,  true,  false, standard, WAIT",
        " 7, true,  true,  false, standard, TAKE_CALL_FIRST",
        " 7, true,  true,  false, firm,     TAKE_START",
        "90, true,  true,  false, soft,     WAIT",
        // after a long downtime no rung is left out
        "90, false, false, false, firm,     CHASE",
        "90, true,  false, true,  firm,     WAIT",
        "90, true,  false, false, firm,     ESCALATE",
        "90, true,  true,  true,  firm,     WAIT",
    })
    void each_rung_comes_in_its_turn(
            int days, boolean chased, boolean escalated, boolean stirredToday, String policy, Act act) {
        assertThat(POLICY.decide(days, chased, escalated, stirredToday, policy)).isEqualTo(act);
    }

    @Test
    void rungs_out_of_order_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DecisionSettings(4, 4, 7, 14, Map.of(), WhenSilent.WAIT));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DecisionSettings(2, 4, 3, 14, Map.of(), WhenSilent.WAIT));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DecisionSettings(2, 4, 7, 0, Map.of(), WhenSilent.WAIT));
    }
}
