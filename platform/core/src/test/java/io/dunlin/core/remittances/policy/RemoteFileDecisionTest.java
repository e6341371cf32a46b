package io.dunlin.core.remittances.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.remittances.policy.RemoteFileDecision.Known;
import io.dunlin.core.remittances.policy.RemoteFileDecision.Refusal;
import io.dunlin.core.remittances.policy.RemoteFileDecision.Rules;
import io.dunlin.core.remittances.policy.RemoteFileDecision.Shape;
import io.dunlin.core.remittances.policy.RemoteFileDecision.State;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RemoteFileDecisionTest {

    private static final Instant NOW = Instant.parse("2026-11-16T10:15:00Z");
    private static final Rules ARCHIVED = new Rules(1000, true, Duration.ofSeconds(20));
    private static final Rules LEFT = new Rules(1000, false, Duration.ofSeconds(20));

    @Test
    void a_file_is_taken_only_when_it_looked_the_same_for_long_enough() {
        Shape file = shape(100);
        assertThat(decide(file, null)).isEqualTo(new RemoteFileDecision.Note());
        assertThat(decide(file, known(shape(99), State.SEEN, 60))).isEqualTo(new RemoteFileDecision.Note());
        assertThat(decide(file, known(new Shape(100, NOW), State.SEEN, 60)))
                .as("another time of change")
                .isEqualTo(new RemoteFileDecision.Note());
        assertThat(decide(file, known(file, State.SEEN, 19))).isEqualTo(new RemoteFileDecision.Wait());
        assertThat(decide(file, known(file, State.SEEN, 20))).isEqualTo(new RemoteFileDecision.Take());
    }

    @Test
    void what_is_empty_or_too_large_is_refused_once() {
        assertThat(decide(shape(1000), known(shape(1000), State.SEEN, 60)))
                .as("just not too large")
                .isEqualTo(new RemoteFileDecision.Take());
        assertThat(decide(shape(1001), known(shape(1001), State.SEEN, 60)))
                .isEqualTo(new RemoteFileDecision.Refuse(Refusal.TOO_LARGE));
        assertThat(decide(shape(0), known(shape(0), State.SEEN, 60)))
                .isEqualTo(new RemoteFileDecision.Refuse(Refusal.EMPTY));
        assertThat(decide(shape(0), known(shape(0), State.REFUSED, 60))).isEqualTo(new RemoteFileDecision.Leave());
        assertThat(decide(shape(5), known(shape(0), State.REFUSED, 60)))
                .as("it has grown since")
                .isEqualTo(new RemoteFileDecision.Note());
    }

    @Test
    void what_was_taken_is_moved_or_left_and_what_has_the_name_of_a_moved_file_is_new() {
        Shape file = shape(100);
        Known taken = known(file, State.TAKEN, 60);
        assertThat(decide(file, taken)).isEqualTo(new RemoteFileDecision.MoveAway());
        assertThat(RemoteFileDecision.of(file, taken, LEFT, NOW)).isEqualTo(new RemoteFileDecision.Leave());
        assertThat(decide(file, known(file, State.MOVED, 60)))
                .as("of the same size and put up in the same second")
                .isEqualTo(new RemoteFileDecision.Note());
    }

    @Test
    void where_the_server_tells_no_time_a_taken_file_is_known_by_its_content_alone() {
        Shape timeless = new Shape(100, null);
        assertThat(RemoteFileDecision.of(timeless, known(timeless, State.TAKEN, 60), LEFT, NOW))
                .isEqualTo(new RemoteFileDecision.Take());
    }

    private static RemoteFileDecision decide(Shape now, @Nullable Known known) {
        return RemoteFileDecision.of(now, known, ARCHIVED, NOW);
    }

    private static Shape shape(long size) {
        return new Shape(size, Instant.parse("2026-11-16T10:00:00Z"));
    }

    private static Known known(Shape shape, State state, int secondsAgo) {
        return new Known(shape, state, NOW.minusSeconds(secondsAgo));
    }
}
