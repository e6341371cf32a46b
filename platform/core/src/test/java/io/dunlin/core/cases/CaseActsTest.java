package io.dunlin.core.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.cases.CaseActs.Outcome;
import io.dunlin.core.cases.CaseActs.Seen;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.testing.FeatureTest;
import io.dunlin.core.testing.TestingClock;
import io.dunlin.core.testing.TestingWorld;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two people have the same case open. */
@FeatureTest
class CaseActsTest {

    private static final Actor ANNA = Actor.user("anna");
    private static final Actor BARTEK = Actor.user("bartek");

    @Autowired
    private CaseActs acts;

    @Autowired
    private Cases cases;

    @Autowired
    private Holds holds;

    @Autowired
    private Timeline timeline;

    @Autowired
    private TestingWorld world;

    @Autowired
    private TestingClock clock;

    private CaseId caseId = new CaseId(1);
    private Seen seen = new Seen(caseId, 0);

    @BeforeEach
    void both_look_at_the_case() {
        caseId = world.caseOf(
                world.receivable("alfa", "FV/1/2026", "100.00", clock.today().minusDays(20)));
        seen = acts.seen(caseId);
    }

    @Test
    void whoever_is_alone_goes_on_with_the_case_as_often_as_needed() {
        assertThat(hold(seen, ANNA, "1")).isInstanceOf(Outcome.Done.class);
        assertThat(hold(seen, ANNA, "2")).isInstanceOf(Outcome.Done.class);
        assertThat(holds.active(caseId)).hasSize(2);
    }

    @Test
    void whoever_comes_second_is_told_what_the_first_did_and_does_it_only_knowing_that() {
        assertThat(hold(seen, ANNA, "1")).isInstanceOf(Outcome.Done.class);
        Outcome.Meanwhile told = (Outcome.Meanwhile) hold(seen, BARTEK, "2");
        assertThat(told.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(CaseEventKind.HOLD_PLACED);
            assertThat(entry.actorName()).isEqualTo("anna");
        });
        assertThat(told.closed()).isFalse();
        assertThat(holds.active(caseId)).hasSize(1);
        assertThat(hold(told.seen(), BARTEK, "2")).isInstanceOf(Outcome.Done.class);
        assertThat(holds.active(caseId)).hasSize(2);
    }

    @Test
    void nothing_new_begins_in_a_case_that_was_closed_but_what_is_open_can_be_ended() {
        assertThat(hold(seen, BARTEK, "1")).isInstanceOf(Outcome.Done.class);
        cases.close(caseId, "WRITTEN_OFF", ANNA);
        Outcome.Meanwhile told = (Outcome.Meanwhile) hold(seen, BARTEK, "2");
        assertThat(told.closed()).isTrue();
        assertThat(told.entries()).extracting(Timeline.Entry::kind).containsExactly(CaseEventKind.CLOSED);
        assertThat(hold(told.seen(), BARTEK, "2")).isInstanceOf(Outcome.Meanwhile.class);
        assertThat(acts.end(
                        told.seen(),
                        BARTEK,
                        () -> holds.release(holds.active(caseId).getFirst().id(), BARTEK, "over")))
                .isInstanceOf(Outcome.Done.class);
        assertThat(holds.active(caseId)).isEmpty();
    }

    @Test
    void what_nobody_decided_is_no_reason_to_ask_again() {
        timeline.add(caseId, CaseEventKind.MESSAGE_SENT, Actor.system("outbox"), Map.of());
        assertThat(hold(seen, ANNA, "1")).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void of_two_at_the_same_moment_one_is_told_of_the_other() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        try (ExecutorService two = Executors.newFixedThreadPool(2)) {
            List<Future<Outcome>> outcomes = two.invokeAll(List.of(after(together, ANNA), after(together, BARTEK)));
            assertThat(List.of(outcomes.getFirst().get(), outcomes.getLast().get()))
                    .hasAtLeastOneElementOfType(Outcome.Done.class)
                    .hasAtLeastOneElementOfType(Outcome.Meanwhile.class);
        }
        assertThat(holds.active(caseId)).hasSize(1);
    }

    private Callable<Outcome> after(CyclicBarrier together, Actor actor) {
        return () -> {
            int place = together.await();
            return hold(seen, actor, "at once " + place);
        };
    }

    private Outcome hold(Seen looked, Actor actor, String origin) {
        return acts.begin(looked, actor, () -> {
            HoldId placed =
                    holds.place(new Holds.NewHold(caseId, null, HoldReason.MANUAL, null, actor.name() + origin), actor);
            assertThat(placed.value()).isPositive();
        });
    }
}
