package io.dunlin.core.dunning.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dunlin.core.dunning.policy.CaseStanding.Block;
import io.dunlin.core.dunning.policy.CaseStanding.Item;
import io.dunlin.core.dunning.policy.CaseStanding.Pending;
import io.dunlin.core.dunning.policy.CaseStanding.Reach;
import io.dunlin.core.dunning.policy.DunningStep.Anchor;
import io.dunlin.core.dunning.policy.DunningStep.Channel;
import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.core.receivables.limitation.LimitationPolicy;
import io.dunlin.spi.erp.PartyKind;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DunningPolicyTest {

    private static final LocalDate DUE = LocalDate.of(2026, 3, 2);

    private static final DunningPolicy STANDARD = new DunningPolicy(
            new DunningLevels(List.of(
                    step("before-due", 0, Channel.MAIL, Anchor.DUE_DATE, -3),
                    step("first", 1, Channel.MAIL, Anchor.DUE_DATE, 1),
                    step("first-sms", 1, Channel.SMS, Anchor.DUE_DATE, 3),
                    step("second", 2, Channel.MAIL, Anchor.DUE_DATE, 7),
                    step("third", 3, Channel.MAIL, Anchor.DUE_DATE, 14),
                    step("call", 4, Channel.CALL, Anchor.PREVIOUS_STEP, 7),
                    step("hand-over", 5, Channel.HAND_OVER, Anchor.PREVIOUS_STEP, 14))),
            Money.of("5.00", "PLN"),
            1);

    @ParameterizedTest(name = "last {0} {1} days after due, today {2}: {3}")
    @CsvSource({
        "'', 0, -4, wait -3",
        "'', 0, -3, before-due",
        "'', 0, -1, before-due",
        "'', 0, 0, wait 1",
        "'', 0, 1, first",
        "'', 0, 40, first",
        "before-due, -3, 0, wait 1",
        "before-due, -1, 1, first",
        "first, 1, 2, wait 3",
        "first, 1, 3, first-sms",
        "first, 40, 41, wait 42",
        "first, 40, 42, first-sms",
        "first-sms, 42, 45, wait 46",
        "first-sms, 42, 46, second",
        "second, 7, 14, third",
        "third, 14, 20, wait 21",
        "third, 14, 21, call",
        "call, 21, 34, wait 35",
        "call, 21, 35, HAND_OVER",
        "hand-over, 35, 60, LEVELS_EXHAUSTED",
        "gone-from-the-policy, 20, 41, wait 21",
    })
    void takes_the_next_step_when_its_day_comes_and_never_another(
            String lastStep, int lastAfter, int todayAfter, String expected) {
        DunningHistory history = lastStep.isEmpty() ? DunningHistory.NONE : after(lastStep, lastAfter, false);
        Decision decision = STANDARD.decide(history, owing("100.00"), day(todayAfter));
        assertThat(told(decision)).isEqualTo("gone-from-the-policy".equals(lastStep) ? "third" : expected);
    }

    @Test
    void a_broken_promise_resumes_one_level_up_at_once_and_no_further() {
        Decision decision = STANDARD.decide(after("first", 1, true), owing("100.00"), day(2));
        assertThat(told(decision)).isEqualTo("second");
        assertThat(decision.reason()).isEqualTo(DunningReason.PROMISE_BROKEN);
    }

    @Test
    void once_all_that_was_named_is_paid_what_fell_due_since_begins_a_new_round() {
        DunningHistory history = new DunningHistory(
                new DunningHistory.Taken(1, "third", 3, DUE.minusDays(20), DUE.minusDays(30)), false);
        Decision decision = STANDARD.decide(history, owing("100.00"), day(1));
        assertThat(decision).isInstanceOfSatisfying(Decision.Take.class, take -> {
            assertThat(take.step().code()).isEqualTo("first");
            assertThat(take.round()).isEqualTo(2);
        });
    }

    @Test
    void names_all_overdue_items_net_of_credits_and_leaves_out_what_is_held_or_not_yet_due() {
        CaseStanding standing = standing(
                null,
                List.of(
                        item(1, "100.00", DUE, null),
                        item(2, "50.00", DUE.plusDays(2), null),
                        item(3, "70.00", DUE.minusDays(5), new Block(DunningReason.DISPUTED, null)),
                        item(4, "30.00", DUE.plusDays(30), null)),
                "20.00",
                Set.of());
        assertThat(STANDARD.decide(DunningHistory.NONE, standing, day(10)))
                .isInstanceOfSatisfying(Decision.Take.class, take -> {
                    assertThat(take.items())
                            .extracting(item -> item.id().value())
                            .containsExactly(1L, 2L);
                    assertThat(take.total()).isEqualTo(Money.of("130.00", "PLN"));
                });
    }

    @Test
    void keeps_silent_within_the_tolerance() {
        assertThat(STANDARD.decide(DunningHistory.NONE, owing("5.00"), day(10)))
                .isEqualTo(new Decision.Stop(DunningReason.BELOW_TOLERANCE));
    }

    @ParameterizedTest
    @EnumSource(names = {"HELD", "PROMISED", "DISPUTED", "REPRESENTED"})
    void waits_while_something_stops_the_case(DunningReason reason) {
        LocalDate until = reason == DunningReason.HELD ? DUE.plusDays(30) : null;
        CaseStanding standing =
                standing(new Block(reason, until), List.of(item(1, "100.00", DUE, null)), "0.00", Set.of());
        assertThat(STANDARD.decide(DunningHistory.NONE, standing, day(10)))
                .isEqualTo(new Decision.Wait(until, reason, null));
    }

    @ParameterizedTest
    @EnumSource(names = {"PROMISED", "INSTALMENT_PLAN"})
    void waits_for_no_day_where_what_should_have_ended_has_not_for_the_bank_is_late(DunningReason reason) {
        for (int endedBefore : List.of(0, 3)) {
            Block overdue = new Block(reason, DUE.plusDays(10L - endedBefore));
            CaseStanding wholeCase = standing(overdue, List.of(item(1, "100.00", DUE, null)), "0.00", Set.of());
            assertThat(STANDARD.decide(DunningHistory.NONE, wholeCase, day(10)))
                    .isEqualTo(new Decision.Wait(null, reason, null));
            CaseStanding itsDocument = standing(null, List.of(item(1, "100.00", DUE, overdue)), "0.00", Set.of());
            assertThat(STANDARD.decide(DunningHistory.NONE, itsDocument, day(10)))
                    .isInstanceOfSatisfying(
                            Decision.Wait.class,
                            wait -> assertThat(wait.until()).isNull());
        }
    }

    @ParameterizedTest
    @EnumSource
    void waits_for_what_is_under_way(Pending pending) {
        CaseStanding standing = standing(null, List.of(item(1, "100.00", DUE, null)), "0.00", Set.of(pending));
        assertThat(STANDARD.decide(DunningHistory.NONE, standing, day(10))).isInstanceOf(Decision.Wait.class);
    }

    @Test
    void never_presses_on_a_free_day_or_on_old_bank_data_and_says_so() {
        DunningDay free = new DunningDay(DUE.plusDays(10), true, DunningDay.Bank.FRESH);
        DunningDay stale = new DunningDay(DUE.plusDays(10), false, DunningDay.Bank.TOO_OLD);
        DunningDay notSetUp = new DunningDay(DUE.plusDays(10), false, DunningDay.Bank.NOT_SET_UP);
        assertThat(STANDARD.decide(DunningHistory.NONE, owing("100.00"), free).reason())
                .isEqualTo(DunningReason.FREE_DAY);
        assertThat(STANDARD.decide(DunningHistory.NONE, owing("100.00"), stale).reason())
                .isEqualTo(DunningReason.BANK_DATA_OLD);
        assertThat(told(STANDARD.decide(DunningHistory.NONE, owing("100.00"), notSetUp)))
                .isEqualTo("first");
    }

    @Test
    void takes_the_other_channel_where_one_has_no_address_and_waits_where_none_has() {
        assertThat(STANDARD.decide(DunningHistory.NONE, reachedBy(Reach.PHONE), day(1)))
                .isInstanceOfSatisfying(
                        Decision.Take.class, take -> assertThat(take.via()).isEqualTo(Channel.SMS));
        assertThat(STANDARD.decide(after("first", 1, false), reachedBy(Reach.EMAIL), day(3)))
                .isInstanceOfSatisfying(
                        Decision.Take.class, take -> assertThat(take.via()).isEqualTo(Channel.MAIL));
        assertThat(STANDARD.decide(DunningHistory.NONE, reachedBy(), day(1)).reason())
                .isEqualTo(DunningReason.NO_CONTACT);
    }

    @Test
    void nothing_is_asked_of_a_consumer_after_limitation() {
        CaseStanding barred = standing(
                null,
                List.of(item(1, "100.00", DUE, new Block(DunningReason.LIMITATION_PASSED, null))),
                "0.00",
                Set.of());
        assertThat(STANDARD.decide(DunningHistory.NONE, barred, day(1000)))
                .isEqualTo(new Decision.Stop(DunningReason.LIMITATION_PASSED));
        LimitationPolicy two = new LimitationPolicy(2, 3);
        assertThat(two.lastDay(PartyKind.CONSUMER, LocalDate.of(2023, 5, 4))).isEqualTo(LocalDate.of(2025, 12, 31));
        assertThat(two.bars(PartyKind.CONSUMER, LocalDate.of(2023, 5, 4), LocalDate.of(2026, 1, 1)))
                .isTrue();
        assertThat(two.bars(PartyKind.COMPANY, LocalDate.of(2013, 5, 4), LocalDate.of(2026, 1, 1)))
                .isFalse();
    }

    @Test
    void steps_that_cannot_be_a_policy_are_refused_with_the_reason() {
        refused(
                "two on one day",
                step("a", 1, Channel.MAIL, Anchor.DUE_DATE, 3),
                step("b", 2, Channel.MAIL, Anchor.DUE_DATE, 3));
        refused(
                "gap in levels",
                step("a", 1, Channel.MAIL, Anchor.DUE_DATE, 1),
                step("b", 3, Channel.MAIL, Anchor.DUE_DATE, 3));
        refused(
                "falling level",
                step("a", 1, Channel.MAIL, Anchor.DUE_DATE, 1),
                step("b", 0, Channel.MAIL, Anchor.PREVIOUS_STEP, 3));
        refused(
                "negative gap",
                step("a", 1, Channel.MAIL, Anchor.DUE_DATE, 1),
                step("b", 2, Channel.MAIL, Anchor.PREVIOUS_STEP, -1));
        refused(
                "never reached",
                step("a", 1, Channel.HAND_OVER, Anchor.DUE_DATE, 1),
                step("b", 2, Channel.MAIL, Anchor.PREVIOUS_STEP, 1));
        refused(
                "same code",
                step("a", 1, Channel.MAIL, Anchor.DUE_DATE, 1),
                step("a", 2, Channel.MAIL, Anchor.DUE_DATE, 2));
        refused("courtesy by a person", step("a", 0, Channel.CALL, Anchor.DUE_DATE, -1));
        refused("nothing at all");
    }

    @Test
    void contact_limits_look_at_days_weeks_and_fortnights() {
        ContactLimitPolicy limits = new ContactLimitPolicy(1, 3, 7);
        LocalDate today = DUE;
        assertThat(limits.blockedUntil(List.of(), today)).isEmpty();
        assertThat(limits.blockedUntil(List.of(today), today)).contains(today.plusDays(1));
        assertThat(limits.blockedUntil(List.of(today.minusDays(1), today.minusDays(3), today.minusDays(5)), today))
                .contains(today.plusDays(2));
        assertThat(limits.blockedUntil(List.of(today.minusDays(7), today.minusDays(8), today.minusDays(9)), today))
                .isEmpty();
    }

    private static void refused(String what, DunningStep... steps) {
        assertThatIllegalArgumentException().as(what).isThrownBy(() -> new DunningLevels(List.of(steps)));
    }

    private static String told(Decision decision) {
        return switch (decision) {
            case Decision.Take take -> take.step().code();
            case Decision.Wait wait ->
                wait.until() == null
                        ? wait.reason().name()
                        : "wait " + java.time.temporal.ChronoUnit.DAYS.between(DUE, wait.until());
            case Decision.Stop stop -> stop.reason().name();
            case Decision.HandOver _ -> "HAND_OVER";
        };
    }

    private static DunningHistory after(String step, int daysAfterDue, boolean promiseBroken) {
        int level = STANDARD.levels().steps().stream()
                .filter(each -> each.code().equals(step))
                .mapToInt(DunningStep::level)
                .findFirst()
                .orElse(2);
        return new DunningHistory(
                new DunningHistory.Taken(1, step, level, DUE.plusDays(daysAfterDue), DUE), promiseBroken);
    }

    private static DunningDay day(int afterDue) {
        return DunningDay.of(DUE.plusDays(afterDue));
    }

    private static CaseStanding owing(String amount) {
        return standing(null, List.of(item(1, amount, DUE, null)), "0.00", Set.of());
    }

    private static CaseStanding reachedBy(Reach... ways) {
        CaseStanding owing = owing("100.00");
        Set<Reach> reach = EnumSet.noneOf(Reach.class);
        reach.addAll(List.of(ways));
        return new CaseStanding(owing.stage(), owing.block(), owing.items(), owing.credits(), reach, owing.pending());
    }

    private static CaseStanding standing(
            @Nullable Block block, List<Item> items, String credits, Set<Pending> pending) {
        return new CaseStanding(
                CaseStanding.Stage.OPEN, block, items, Money.of(credits, "PLN"), EnumSet.allOf(Reach.class), pending);
    }

    private static Item item(long id, String amount, LocalDate dueOn, @Nullable Block block) {
        return new Item(new ReceivableId(id), "FV/" + id, dueOn, Money.of(amount, "PLN"), null, block);
    }

    private static DunningStep step(String code, int level, Channel channel, Anchor anchor, int offset) {
        return new DunningStep(code, level, channel, anchor, offset, channel.writes() ? "reminder-first" : null, 7);
    }
}
