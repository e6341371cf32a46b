package io.dunlin.core.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.dunlin.core.cases.PromiseToPay.State;
import io.dunlin.core.receivables.Ledger;
import io.dunlin.core.receivables.LedgerEntry;
import io.dunlin.core.receivables.LedgerEntryId;
import io.dunlin.core.receivables.Receivable;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@FeatureTest
class PromiseLifeTest {

    private static final String ORIGIN = "triage:1";

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    @Autowired
    private CaseQueries cases;

    @Autowired
    private Ledger ledger;

    @Autowired
    private Promises promises;

    @Autowired
    private Holds holds;

    @Autowired
    private Timeline timeline;

    @Test
    void a_promise_of_a_part_is_kept_by_that_part_and_frees_the_case_for_the_rest() {
        Receivable owed = overdue("alfa", "2000.00");
        CaseId id = world.caseOf(owed);
        promise(id, "500.00", clock.today().plusDays(2));
        hold(id, HoldReason.PROMISE);
        hold(id, HoldReason.DISPUTE);
        clock.advanceDays(1);
        pay(owed, "-499.00", "allocation:1");
        promises.run();
        assertThat(state(id)).isEqualTo(State.PENDING);
        pay(owed, "-1.00", "allocation:2");
        promises.run();
        assertThat(state(id)).isEqualTo(State.KEPT);
        assertThat(cases.get(id).state()).isEqualTo(CollectionCase.State.OPEN);
        assertThat(holds.activeOn(id, clock.today())).extracting(Hold::reason).containsExactly(HoldReason.DISPUTE);
        clock.advanceDays(20);
        promises.run();
        assertThat(state(id)).isEqualTo(State.KEPT);
    }

    @Test
    void what_came_before_a_promise_keeps_none() {
        Receivable owed = overdue("beta", "2000.00");
        CaseId id = world.caseOf(owed);
        pay(owed, "-500.00", "allocation:3");
        clock.advanceDays(1);
        promise(id, "500.00", clock.today().plusDays(1));
        clock.advanceDays(9);
        promises.run();
        assertThat(state(id)).isEqualTo(State.BROKEN);
    }

    @Test
    void a_promise_of_all_is_kept_by_paying_what_is_due_whatever_falls_due_later() {
        Receivable owed = overdue("gamma", "300.00");
        Receivable later = world.receivable(
                "gamma", "FV/" + world.next(), "70.00", clock.today().plusDays(20));
        CaseId id = world.caseOf(owed);
        assertThat(world.caseOf(later)).isEqualTo(id);
        promise(id, null, clock.today().plusDays(2));
        pay(owed, "-300.00", "allocation:4");
        promises.run();
        assertThat(state(id)).isEqualTo(State.KEPT);
    }

    @Test
    void money_that_went_back_is_still_to_come_and_has_the_grace_again() {
        Receivable owed = overdue("delta", "2000.00");
        CaseId id = world.caseOf(owed);
        promise(id, "500.00", clock.today().plusDays(1));
        LedgerEntryId paid = pay(owed, "-500.00", "allocation:5");
        promises.run();
        assertThat(state(id)).isEqualTo(State.KEPT);
        clock.advanceDays(8);
        assertThat(ledger.reverse(paid, clock.today(), "returned by the bank").repeated())
                .isFalse();
        promises.takeUpAgain(id);
        assertThat(state(id)).isEqualTo(State.PENDING);
        assertThat(timeline.of(id)).extracting(Timeline.Entry::kind).contains(CaseEventKind.PROMISE_UNKEPT);
        promises.run();
        assertThat(state(id)).as("the grace begins anew").isEqualTo(State.PENDING);
        clock.advanceDays(7);
        promises.run();
        assertThat(state(id)).isEqualTo(State.BROKEN);
    }

    @Test
    void a_case_that_a_returned_payment_opens_again_takes_up_its_promise() {
        Receivable owed = overdue("epsilon", "100.00");
        CaseId id = world.caseOf(owed);
        promise(id, null, clock.today().plusDays(1));
        LedgerEntryId paid = pay(owed, "-100.00", "allocation:6");
        assertThat(state(id)).isEqualTo(State.KEPT);
        clock.advanceDays(1);
        assertThat(ledger.reverse(paid, clock.today(), "returned by the bank").repeated())
                .isFalse();
        assertThat(state(id)).isEqualTo(State.PENDING);
    }

    private Receivable overdue(String debtor, String amount) {
        return world.receivable(
                debtor, "FV/" + world.next(), amount, clock.today().minusDays(5));
    }

    private State state(CaseId id) {
        return promises.of(id).getFirst().state();
    }

    private void promise(CaseId id, @Nullable String amount, LocalDate on) {
        Money promised = amount == null ? null : Money.of(amount, "PLN");
        assertThat(promises.register(id, cases.get(id).currency(), promised, on, ORIGIN, TestingWorld.TESTER)
                        .value())
                .isPositive();
    }

    private void hold(CaseId id, HoldReason reason) {
        assertThat(holds.place(
                                new Holds.NewHold(
                                        id, null, reason, clock.today().plusDays(5), ORIGIN),
                                TestingWorld.TESTER)
                        .value())
                .isPositive();
    }

    @CanIgnoreReturnValue // only what goes back is named
    private LedgerEntryId pay(Receivable receivable, String amount, String origin) {
        return ledger.post(new Ledger.Posting(
                        receivable.id(),
                        LedgerEntry.Kind.PAYMENT,
                        Money.of(amount, "PLN"),
                        clock.today(),
                        origin,
                        "bank line"))
                .entryId();
    }
}
