package io.dunlin.core.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.dunlin.core.parties.ContactPoint;
import io.dunlin.core.parties.Parties;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingWorld;
import io.dunlin.spi.value.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A clerk with a case to call, on a Monday. */
@FeatureTest
class CallsTest {

    @Autowired
    private Calls calls;

    @Autowired
    private CaseTasks tasks;

    @Autowired
    private CaseQueries cases;

    @Autowired
    private Cases life;

    @Autowired
    private Promises promises;

    @Autowired
    private Parties parties;

    @Autowired
    private Timeline timeline;

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    private CaseId caseId = new CaseId(1);
    private CaseTaskId task = new CaseTaskId(1);

    @BeforeEach
    void a_call_is_due() {
        caseId = world.caseOf(
                world.receivable("alfa", "FV/1/2026", "100.00", clock.today().minusDays(20)));
        task = tasks.create(
                new CaseTasks.NewTask(caseId, CaseTask.Kind.CALL, "", clock.today(), null, "dunning:1:1:call"),
                TestingWorld.TESTER);
    }

    @Test
    void a_promise_on_the_phone_is_registered_and_ends_the_task() {
        assertThat(record(CallOutcome.PROMISE, clock.today().plusDays(3)).done())
                .isTrue();
        assertThat(promises.of(caseId)).singleElement().satisfies(promise -> {
            assertThat(promise.promisedOn()).isEqualTo(clock.today().plusDays(3));
            assertThat(promise.amount()).isEqualTo(Money.of("40.00", "PLN"));
        });
        assertThat(tasks.get(task).state()).isEqualTo(CaseTask.State.DONE);
        assertThat(timeline.of(caseId)).extracting(Timeline.Entry::kind).contains(CaseEventKind.CALLED);
        assertThatIllegalArgumentException().isThrownBy(() -> record(CallOutcome.PROMISE, null));
    }

    @Test
    void a_call_made_while_somebody_else_ended_the_task_is_kept_with_what_was_promised() {
        assertThat(record(CallOutcome.PROMISE, clock.today().plusDays(3)).done())
                .isTrue();
        assertThat(record(CallOutcome.PROMISE, clock.today().plusDays(5)).done())
                .isTrue();
        assertThat(calls.of(task)).hasSize(2);
        assertThat(promises.of(caseId)).hasSize(2);
        assertThat(tasks.get(task).state()).isEqualTo(CaseTask.State.DONE);
    }

    @Test
    void nothing_is_promised_in_a_case_that_was_closed_during_the_call() {
        life.close(caseId, "WRITTEN_OFF", TestingWorld.TESTER);
        assertThat(record(CallOutcome.PROMISE, clock.today().plusDays(3)).done())
                .isTrue();
        assertThat(calls.of(task)).hasSize(1);
        assertThat(promises.of(caseId)).isEmpty();
    }

    @Test
    void nobody_answers_on_three_days_and_the_case_goes_on() {
        assertThat(record(CallOutcome.NO_ANSWER, null))
                .isEqualTo(new Calls.Recorded(false, clock.today().plusDays(1)));
        assertThat(tasks.get(task).dueOn()).isEqualTo(clock.today().plusDays(1));
        clock.advanceDays(4); // Friday
        assertThat(record(CallOutcome.NO_ANSWER, null).dueOn())
                .isEqualTo(clock.today().plusDays(3));
        assertThat(record(CallOutcome.NO_ANSWER, null).done()).isTrue();
        assertThat(calls.of(task)).hasSize(3);
    }

    @Test
    void a_wrong_number_is_never_dialled_again_and_another_one_is_looked_for() {
        List<String> numbers = calls.numbers(caseId);
        assertThat(numbers).hasSize(1);
        assertThat(calls.record(
                                task,
                                new Calls.Made(CallOutcome.WRONG_NUMBER, numbers.getFirst(), "", null, null),
                                TestingWorld.TESTER)
                        .done())
                .isTrue();
        assertThat(calls.numbers(caseId)).isEmpty();
        assertThat(parties.contactPoints(cases.get(caseId).debtorId()))
                .filteredOn(point -> point.kind() == ContactPoint.Kind.PHONE)
                .extracting(ContactPoint::state)
                .containsExactly(ContactPoint.State.WRONG);
        assertThat(tasks.of(caseId))
                .filteredOn(open -> open.state() == CaseTask.State.OPEN)
                .extracting(CaseTask::kind)
                .containsExactly(CaseTask.Kind.FIND_CONTACT);
    }

    @Test
    void a_call_for_another_day_waits_until_then() {
        LocalDate day = clock.today().plusDays(9);
        assertThat(record(CallOutcome.CALL_BACK, day)).isEqualTo(new Calls.Recorded(false, day));
        assertThat(tasks.get(task).state()).isEqualTo(CaseTask.State.OPEN);
        assertThat(record(CallOutcome.SPOKEN, null).done()).isTrue();
    }

    private Calls.Recorded record(CallOutcome outcome, @Nullable LocalDate day) {
        return calls.record(
                task,
                new Calls.Made(outcome, "+48500000000", "powiedział", day, Money.of("40.00", "PLN")),
                TestingWorld.TESTER);
    }
}
