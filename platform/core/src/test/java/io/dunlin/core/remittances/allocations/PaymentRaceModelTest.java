package io.dunlin.core.remittances.allocations;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.correspondence.OutboundMessage.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The protocol between a payment and a reminder on its way out, step by step and without a database: every transaction may
 * stop between any two steps, wait for a lock, or be torn down and begun again. {@link PaymentRaceTest} shows the same on the
 * real one.
 */
class PaymentRaceModelTest {

    private static final int SCHEDULES = 10_000;

    @Test
    void no_schedule_sends_a_reminder_of_what_was_paid_before_it_was_asked() {
        int sent = 0;
        int takenBack = 0;
        for (int seed = 0; seed < SCHEDULES; seed++) {
            World world = new World(new Random(seed), true);
            world.run();
            assertThat(world.remindedAfterPayment()).as("schedule %s", seed).isFalse();
            assertThat(world.sendings).as("schedule %s", seed).isLessThanOrEqualTo(1);
            assertThat(world.state).as("schedule %s", seed).isNotEqualTo(State.QUEUED);
            sent += world.sendings;
            takenBack += world.state == State.CANCELLED ? 1 : 0;
        }
        // Both ends are reached, so that the schedules say something.
        assertThat(sent).isPositive();
        assertThat(takenBack).isPositive();
    }

    @Test
    void the_model_would_notice_a_sender_that_looks_before_it_locks() {
        int wrong = 0;
        for (int seed = 0; seed < SCHEDULES; seed++) {
            World world = new World(new Random(seed), false);
            world.run();
            wrong += world.remindedAfterPayment() ? 1 : 0;
        }
        assertThat(wrong).isPositive();
    }

    /** One message, two nodes that want to send it, and a payment of what it demands. */
    private static final class World {

        private final Random random;
        private final boolean locksFirst;
        private final List<Transaction> transactions = new ArrayList<>();
        private State state = State.QUEUED;
        private boolean owed = true;
        private @Nullable Transaction lock;
        private int order;
        private int paidAt = Integer.MAX_VALUE;
        private int askedAt = Integer.MAX_VALUE;
        private int sendings;

        World(Random random, boolean locksFirst) {
            this.random = random;
            this.locksFirst = locksFirst;
            transactions.add(new Sender());
            transactions.add(new Sender());
            transactions.add(new Payment());
        }

        void run() {
            while (!transactions.isEmpty()) {
                Transaction next = transactions.get(random.nextInt(transactions.size()));
                if (random.nextInt(12) == 0) {
                    next.rollBack();
                } else if (next.step()) {
                    transactions.remove(next);
                }
            }
        }

        /** The payment was committed, then somebody asked, and the message left all the same. */
        boolean remindedAfterPayment() {
            return sendings > 0 && paidAt < askedAt;
        }

        /** Work in steps; what it writes shows only once it is committed. */
        private abstract class Transaction {

            int at;

            /** Goes one step, or waits for the lock; whether it is over. */
            abstract boolean step();

            /** Torn down by a deadlock or a crash: nothing of it stays, and it begins again. */
            void rollBack() {
                at = 0;
                release();
            }

            boolean locked() {
                if (lock == null) {
                    lock = this;
                }
                return lock == this;
            }

            void release() {
                if (lock == this) {
                    lock = null;
                }
            }
        }

        private final class Sender extends Transaction {

            private State seenState = State.QUEUED;
            private boolean seenOwed;
            private int asked;

            @Override
            boolean step() {
                boolean looks = locksFirst ? at == 1 : at == 0;
                if (at < 2 && looks) {
                    seenState = state;
                    seenOwed = owed;
                    at++;
                    return false;
                }
                if (at < 2) {
                    if (locked()) {
                        asked = ++order;
                        at++;
                    }
                    return false;
                }
                if (seenState == State.QUEUED) {
                    state = seenOwed ? State.SENDING : State.CANCELLED;
                    sendings += seenOwed ? 1 : 0;
                    askedAt = seenOwed ? asked : askedAt;
                }
                release();
                return true;
            }
        }

        private final class Payment extends Transaction {

            @Override
            boolean step() {
                switch (at) {
                    // The ledger's entry, which nobody else sees yet.
                    case 0 -> at = 1;
                    case 1 -> at = locked() ? 2 : 1;
                    default -> {
                        owed = false;
                        state = state == State.QUEUED ? State.CANCELLED : state;
                        paidAt = ++order;
                        release();
                        return true;
                    }
                }
                return false;
            }
        }
    }
}
