package io.dunlin.appliance.endtoend;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Stands between the appliance and a mail server and passes every line on, until one is wanted: that line and all after it
 * stay here. Whoever waits for it can then end the appliance at exactly this moment of the conversation, or let it go on.
 */
final class PausingProxy implements AutoCloseable {

    private final int target;
    private final ServerSocket entrance;
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<Hold> holds = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable Hold> armed = new AtomicReference<>();

    PausingProxy(int target) {
        this.target = target;
        try {
            this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IllegalStateException("No port on the loopback", e);
        }
        Thread.ofPlatform().daemon().name("proxy-" + target).start(this::acceptAll);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** Keeps the next line that a client says of this kind. */
    Hold holdSaid(Predicate<String> line) {
        return arm(new Hold(true, line));
    }

    /** Keeps the next line that the server answers of this kind: it has acted, and nobody learns of it. */
    Hold holdAnswered(Predicate<String> line) {
        return arm(new Hold(false, line));
    }

    /** Breaks all conversations, held lines are lost; new ones pass. */
    void dropAll() {
        armed.set(null);
        sockets.forEach(PausingProxy::close);
        sockets.clear();
        holds.forEach(Hold::release);
        holds.clear();
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        } finally {
            dropAll();
        }
    }

    /** One line to be kept. */
    static final class Hold {

        private final boolean said;
        private final Predicate<String> wanted;
        private final CountDownLatch reached = new CountDownLatch(1);
        private final CountDownLatch released = new CountDownLatch(1);

        private Hold(boolean said, Predicate<String> wanted) {
            this.said = said;
            this.wanted = wanted;
        }

        /** Passes the line on, and lets the conversation continue. */
        void release() {
            released.countDown();
        }

        /** @param what said where it does not come: "the reminder's text" */
        void await(String what) {
            try {
                if (!reached.await(Patience.BOUND.toSeconds(), TimeUnit.SECONDS)) {
                    throw new AssertionError("Waited " + Patience.BOUND.toSeconds() + " s in vain for " + what);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private Hold arm(Hold hold) {
        holds.add(hold);
        armed.set(hold);
        return hold;
    }

    private void acceptAll() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
                client.setTcpNoDelay(true);
                server.setTcpNoDelay(true);
                sockets.add(client);
                sockets.add(server);
                Thread.ofPlatform().daemon().start(() -> pass(client, server, true));
                Thread.ofPlatform().daemon().start(() -> pass(server, client, false));
            } catch (IOException _) {
                // the entrance was closed, or the server behind is gone: the client finds out by itself
            }
        }
    }

    private void pass(Socket from, Socket to, boolean said) {
        try (from;
                to;
                InputStream in = new BufferedInputStream(from.getInputStream());
                OutputStream out = to.getOutputStream()) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int next = in.read(); next >= 0; next = in.read()) {
                line.write(next);
                // A literal or a message's text has no end of line at the end: nothing is kept back for long.
                if (next == '\n' || in.available() == 0) {
                    keepIfWanted(line.toString(StandardCharsets.ISO_8859_1), said);
                    out.write(line.toByteArray());
                    out.flush();
                    line.reset();
                }
            }
        } catch (IOException _) {
            // one side is gone, and both are closed
        } finally {
            sockets.remove(from);
            sockets.remove(to);
        }
    }

    /** Returns when the line may go on: at once for most. Where the conversation was broken meanwhile, sending it fails. */
    private void keepIfWanted(String line, boolean said) {
        Hold hold = armed.get();
        if (hold == null || hold.said != said || !hold.wanted.test(line) || !armed.compareAndSet(hold, null)) {
            return;
        }
        hold.reached.countDown();
        try {
            hold.released.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
