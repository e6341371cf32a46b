package io.dunlin.core.correspondence.channels;

import jakarta.mail.MessagingException;
import jakarta.mail.Service;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Connections to a mail server that nobody uses for the moment. The next mail takes the freshest; what nobody took for ten
 * seconds is closed, so that no server waits for us in vain.
 */
final class IdleConnections<C extends Service> implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(IdleConnections.class);
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<Idle<C>> idle = new ArrayDeque<>();
    private boolean swept;
    private boolean closed;

    private record Idle<C>(C connection, long since) {

        boolean isOld() {
            return System.nanoTime() - since > LONGEST.toNanos();
        }
    }

    /** A connection that was used a moment ago; null where there is none. */
    @Nullable
    C take() {
        lock.lock();
        try {
            Idle<C> freshest = idle.pollFirst();
            if (freshest == null) {
                return null;
            }
            if (!freshest.isOld()) {
                return freshest.connection;
            }
            // All others are older.
            idle.addFirst(freshest);
            return null;
        } finally {
            lock.unlock();
        }
    }

    /** Keeps a connection that works for the next who takes it. */
    void giveBack(C connection) {
        lock.lock();
        try {
            if (closed) {
                close(connection);
                return;
            }
            idle.addFirst(new Idle<>(connection, System.nanoTime()));
            if (!swept) {
                swept = true;
                Thread sweeper =
                        Thread.ofVirtual().name("idle-mail-connections").start(this::sweep);
                log.trace("{} closes what nobody uses", sweeper);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends with the last connection, and begins again with the next. */
    private void sweep() {
        boolean more = true;
        while (more) {
            LockSupport.parkNanos(LONGEST.toNanos() / 2);
            more = closeOld();
        }
    }

    private boolean closeOld() {
        List<C> old = new ArrayList<>();
        lock.lock();
        try {
            while (!idle.isEmpty() && (closed || idle.getLast().isOld())) {
                old.add(idle.removeLast().connection);
            }
            swept = !idle.isEmpty();
            return swept;
        } finally {
            lock.unlock();
            old.forEach(IdleConnections::close);
        }
    }

    /** Says goodbye; a connection that is gone already is no fault. */
    static void close(@Nullable Service connection) {
        if (connection == null) {
            return;
        }
        try {
            connection.close();
        } catch (MessagingException e) {
            log.debug("The mail server did not say goodbye", e);
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
        boolean more = closeOld();
        assert !more;
    }
}
