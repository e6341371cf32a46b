package io.dunlin.core.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class OneAheadTest {

    private final OneAhead storing = new OneAhead("test");
    private final List<Integer> done = new CopyOnWriteArrayList<>();

    @Test
    void works_beside_its_caller_and_one_piece_at_a_time() throws InterruptedException {
        CountDownLatch preparedNext = new CountDownLatch(1);
        storing.begin(() -> {
            awaitLatch(preparedNext);
            done.add(1);
        });
        assertThat(done).as("the caller goes on").isEmpty();
        preparedNext.countDown();
        storing.begin(() -> done.add(2));
        assertThat(done).as("the first has ended before the second begins").startsWith(1);
        storing.await();
        assertThat(done).containsExactly(1, 2);
    }

    @Test
    void what_fails_is_thrown_where_it_is_waited_for_and_once() {
        storing.begin(() -> {
            throw new IllegalArgumentException("no");
        });
        assertThatThrownBy(() -> storing.begin(() -> done.add(2))).isInstanceOf(IllegalArgumentException.class);
        assertThat(done).as("nothing is begun after a failure").isEmpty();
        storing.await();
    }

    @Test
    void an_interrupted_caller_waits_and_stays_interrupted() {
        storing.begin(() -> done.add(1));
        Thread.currentThread().interrupt();
        storing.await();
        assertThat(Thread.interrupted()).isTrue();
        assertThat(done).containsExactly(1);
    }

    private static void awaitLatch(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
