package io.dunlin.core.dunning.thanks;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.cases.HoldReason;
import io.dunlin.core.dunning.thanks.ThanksPolicy.Standing;
import io.dunlin.core.dunning.thanks.ThanksPolicy.Thanks;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThanksPolicyTest {

    private static final ThanksPolicy SHIPPED = new ThanksPolicy(ThanksSettings.GROUP.defaults());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # paid | in court | represented | hold             | thanks
            true   | false    | false       |                  | FOR_ALL
            false  | false    | false       |                  | FOR_A_PART
            true   | true     | false       |                  | NONE
            false  | true     | false       |                  | NONE
            true   | false    | true        |                  | NONE
            false  | false    | true        |                  | NONE
            true   | false    | false       | DISPUTE          | FOR_ALL
            false  | false    | false       | DISPUTE          | NONE
            true   | false    | false       | WRONG_CONTACT    | NONE
            true   | false    | false       | INSOLVENCY       | NONE
            true   | false    | false       | LEGAL            | NONE
            false  | false    | false       | PROMISE          | FOR_A_PART
            false  | false    | false       | POSSIBLE_PAYMENT | FOR_A_PART
            false  | false    | false       | MANUAL           | NONE
            """)
    void thanks_depend_on_what_is_left_and_on_who_would_read_them(
            boolean paid, boolean inCourt, boolean represented, HoldReason hold, Thanks thanks) {
        Set<HoldReason> holds = hold == null ? Set.of() : Set.of(hold);
        assertThat(SHIPPED.decide(new Standing(paid, inCourt, represented, holds)))
                .isEqualTo(thanks);
    }

    @Test
    void one_hold_that_forbids_it_is_enough() {
        Set<HoldReason> both = EnumSet.of(HoldReason.PROMISE, HoldReason.DISPUTE);
        assertThat(SHIPPED.decide(new Standing(false, false, false, both))).isEqualTo(Thanks.NONE);
    }

    @Test
    void the_settings_silence_each_kind_alone() {
        Standing paid = new Standing(true, false, false, Set.of());
        Standing partly = new Standing(false, false, false, Set.of());
        ThanksPolicy onlyAll = new ThanksPolicy(new ThanksSettings(true, false, false));
        ThanksPolicy onlyPart = new ThanksPolicy(new ThanksSettings(false, true, false));
        assertThat(Arrays.asList(onlyAll.decide(paid), onlyAll.decide(partly)))
                .containsExactly(Thanks.FOR_ALL, Thanks.NONE);
        assertThat(Arrays.asList(onlyPart.decide(paid), onlyPart.decide(partly)))
                .containsExactly(Thanks.NONE, Thanks.FOR_A_PART);
    }
}
