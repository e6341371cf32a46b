package io.dunlin.core.inbox;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;

/**
 * Stands between the product and an IMAP server: counts what goes through, and cuts the connection at one command. Commands
 * are counted over all connections from {@link #cutAt} on; only lines that begin with a tag are commands.
 */
public final class TestingProxy implements AutoCloseable {

    /** What is lost with the connection. */
    public enum Cut {
        /** The server never hears the command. */
        BEFORE,
        /** The server hears the command and does it; that it was done is never heard. */
        AFTER
    }

    private static final Pattern COMMAND = Pattern.compile("[A-Z]{1,3}\\d+ .*");
    private static final int NEVER = Integer.MAX_VALUE;
    private static final int LONGEST_TAG = 12;

    private final ServerSocket entrance;
    private final int target;
    private final AtomicLong bytesToClient = new AtomicLong();
    private final AtomicLong bytesToServer = new AtomicLong();
    private final AtomicInteger connections = new AtomicInteger();
    private final AtomicInteger commands = new AtomicInteger();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private volatile int cutAt = NEVER;
    private volatile Cut cut = Cut.BEFORE;

    public TestingProxy(int target) throws IOException {
        this.target = target;
        this.entrance = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        Thread server = Thread.ofVirtual().name("testing-proxy").start(this::acceptAll);
        assert server != null;
    }

    public int port() {
        return entrance.getLocalPort();
    }

    /** From now on commands are counted anew; the one with this number, from 1, is cut. Once. */
    public void cutAt(int number, Cut where) {
        heard.clear();
        commands.set(0);
        cut = where;
        cutAt = number;
    }

    public void countAnew() {
        cutAt(NEVER, Cut.BEFORE);
        bytesToClient.set(0);
        bytesToServer.set(0);
        connections.set(0);
    }

    /** The commands since counting began, without their tags. */
    public List<String> heard() {
        return List.copyOf(heard);
    }

    public boolean hasCut() {
        return cutAt == NEVER;
    }

    public long bytesToClient() {
        return bytesToClient.get();
    }

    public long bytesToServer() {
        return bytesToServer.get();
    }

    public int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }

    private void acceptAll() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                connections.incrementAndGet();
                Thread conversation = Thread.ofVirtual().start(() -> talk(client));
                assert conversation != null;
            } catch (IOException _) {
                // closed: the test is over
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), target)) {
            client.setTcpNoDelay(true);
            server.setTcpNoDelay(true);
            // The tag whose answer is the last that the client does not hear.
            AtomicReference<String> lastTag = new AtomicReference<>();
            Thread back = Thread.ofVirtual().start(() -> answers(server, client, lastTag));
            commands(client, server, lastTag);
            awaitEnd(back);
        } catch (IOException _) {
            // either end is gone
        }
    }

    private void commands(Socket client, Socket server, AtomicReference<String> lastTag) throws IOException {
        InputStream in = client.getInputStream();
        OutputStream out = server.getOutputStream();
        byte[] buffer = new byte[64 * 1024];
        StringBuilder line = new StringBuilder();
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
            bytesToServer.addAndGet(n);
            int lineStart = 0;
            for (int i = 0; i < n; i++) {
                if (buffer[i] != '\n') {
                    continue;
                }
                line.append(new String(buffer, lineStart, i - lineStart, ISO_8859_1));
                lineStart = i + 1;
                String command = line.toString().strip();
                line.setLength(0);
                if (COMMAND.matcher(command).matches() && isCut(command)) {
                    if (cut == Cut.BEFORE) {
                        server.close();
                        return;
                    }
                    lastTag.set(command.substring(0, command.indexOf(' ') + 1));
                }
            }
            line.append(new String(buffer, lineStart, n - lineStart, ISO_8859_1));
            out.write(buffer, 0, n);
            out.flush();
        }
        server.shutdownOutput();
    }

    private static void awaitEnd(Thread back) {
        try {
            boolean ended = back.join(Duration.ofSeconds(5));
            assert ended || back.isAlive();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean isCut(String command) {
        heard.add(command.substring(command.indexOf(' ') + 1));
        boolean now = commands.incrementAndGet() == cutAt;
        if (now) {
            cutAt = NEVER;
        }
        return now;
    }

    private void answers(Socket server, Socket client, AtomicReference<String> lastTag) {
        byte[] buffer = new byte[64 * 1024];
        String before = "\n";
        try (client) {
            InputStream in = server.getInputStream();
            OutputStream out = client.getOutputStream();
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                String tag = lastTag.get();
                String text = before + new String(buffer, 0, n, ISO_8859_1);
                int end = tag == null ? -1 : text.indexOf("\n" + tag);
                if (end >= 0) {
                    // It was done; what says so is lost.
                    out.write(buffer, 0, Math.clamp(end + 1L - before.length(), 0, n));
                    out.flush();
                    server.close();
                    return;
                }
                bytesToClient.addAndGet(n);
                out.write(buffer, 0, n);
                out.flush();
                before = text.substring(Math.max(0, text.length() - LONGEST_TAG));
            }
        } catch (IOException _) {
            // either end is gone
        }
    }
}
