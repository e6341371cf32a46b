package io.dunlin.core.dunning.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dunlin.core.dunning.policy.SegmentRule.AmountRange;
import io.dunlin.core.shared.Json;
import io.dunlin.spi.erp.PartyKind;
import io.dunlin.spi.value.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyChoiceTest {

    private static final PolicyChoice CHOICE = new PolicyChoice(List.of(
            new SegmentRule("careful", null, null, Set.of(), null, null, true),
            new SegmentRule("firm", null, null, Set.of(), null, 2, false),
            new SegmentRule("firm", amount("10000.00", null), 30, Set.of(PartyKind.COMPANY), null, null, false),
            new SegmentRule("patient", null, null, Set.of(PartyKind.PUBLIC_BODY), null, null, false),
            new SegmentRule("notorious", null, null, Set.of(), 5, null, false),
            new SegmentRule("small", amount(null, "100.00"), null, Set.of(), null, null, false)));

    @ParameterizedTest(name = "{0} owed for {1} days by {2}, {3} late, {4} broken, fraud {5}: {6}")
    @CsvSource({
        "500.00 PLN, 10, COMPANY, 0, 0, false, ''",
        "500.00 PLN, 10, COMPANY, 9, 9, true, careful",
        "500.00 PLN, 10, COMPANY, 0, 1, false, ''",
        "500.00 PLN, 10, COMPANY, 0, 2, false, firm",
        "9999.99 PLN, 30, COMPANY, 0, 0, false, ''",
        "10000.00 PLN, 29, COMPANY, 0, 0, false, ''",
        "10000.00 PLN, 30, COMPANY, 0, 0, false, firm",
        "10000.00 PLN, 30, CONSUMER, 0, 0, false, ''",
        "10000.00 EUR, 30, COMPANY, 0, 0, false, ''",
        "10000.00 PLN, 30, PUBLIC_BODY, 0, 0, false, patient",
        "50.00 PLN, 30, PUBLIC_BODY, 0, 0, false, patient",
        "500.00 PLN, 1, CONSUMER, 4, 0, false, ''",
        "500.00 PLN, 1, CONSUMER, 5, 0, false, notorious",
        "99.99 PLN, 1, CONSUMER, 0, 0, false, small",
        "100.00 PLN, 1, CONSUMER, 0, 0, false, ''",
        "-20.00 PLN, 0, UNKNOWN, 0, 0, false, small",
    })
    void the_first_rule_that_fits_decides(
            String owed, long days, PartyKind kind, int late, int broken, boolean fraud, String expected) {
        String[] money = owed.split(" ", -1);
        Segment segment = new Segment(Money.of(money[0], money[1]), days, kind, late, broken, fraud);
        assertThat(CHOICE.ruleFor(segment).map(SegmentRule::policyCode).orElse(""))
                .isEqualTo(expected);
    }

    @Test
    void rules_that_can_mean_nothing_are_refused() {
        refused("at least one condition", () -> new SegmentRule("firm", null, null, Set.of(), null, null, false));
        refused("1 or more", () -> new SegmentRule("firm", null, 0, Set.of(), null, null, false));
        refused("by its code", () -> new SegmentRule("No Code", null, 1, Set.of(), null, null, false));
        refused("ends above", () -> amount("10.00", "10.00"));
        refused("at least one end", () -> amount(null, null));
    }

    @Test
    void is_written_down_and_read_back_the_same() {
        assertThat(Json.read(Json.write(CHOICE), PolicyChoice.class)).isEqualTo(CHOICE);
    }

    private static void refused(String why, ThrowingCallable call) {
        assertThatIllegalArgumentException().isThrownBy(call).withMessageContaining(why);
    }

    private static AmountRange amount(@Nullable String from, @Nullable String below) {
        return new AmountRange(
                "PLN", from == null ? null : new BigDecimal(from), below == null ? null : new BigDecimal(below));
    }
}
