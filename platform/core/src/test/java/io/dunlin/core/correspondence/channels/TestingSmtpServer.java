package io.dunlin.core.correspondence.channels;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A mail server on loopback that behaves as it is told at one point of a dialogue, and as it should at all others. */
final class TestingSmtpServer implements AutoCloseable {

    private static final String MESSAGE_ID = "Message-ID:";

    /** A point of the dialogue. */
    enum Phase {
        GREETING,
        EHLO,
        AUTH,
        MAIL,
        RCPT,
        DATA,
        END_OF_TEXT
    }

    /** What the server does there. */
    sealed interface Act {

        /** It answers with a code. */
        record Answer(int code) implements Act {}

        /** It closes the connection. */
        record Cut() implements Act {}

        /** It says nothing until the other side gives up. */
        record Silence() implements Act {}
    }

    /** Misbehaviour at a point: nowhere where it is null. */
    private record Script(Phase phase, Act act) {}

    private final ServerSocket listener;
    private final Queue<String> taken = new ConcurrentLinkedQueue<>();
    /** Beside the queue, which would count what it has one by one. */
    private final AtomicInteger countTaken = new AtomicInteger();

    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile Script script;
    private volatile boolean delivers;
    private volatile int mostMails = Integer.MAX_VALUE;

    TestingSmtpServer() {
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("testing-smtp").start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    void behave() {
        script = null;
        mostMails = Integer.MAX_VALUE;
    }

    /**
     * From now on it misbehaves.
     *
     * @param keepsText whether it takes a text all the same whose end it answers wrongly
     */
    void misbehave(Phase phase, Act act, boolean keepsText) {
        hangUp();
        delivers = keepsText;
        script = new Script(phase, act);
    }

    /** Ends connections that bring more mails with 421, as large servers do. */
    void takeAtMost(int mailsOfAConnection) {
        mostMails = mailsOfAConnection;
    }

    /** Message-IDs of what it took, in order. */
    List<String> taken() {
        return List.copyOf(taken);
    }

    int countTaken() {
        return countTaken.get();
    }

    void forgetTaken() {
        taken.clear();
        countTaken.set(0);
    }

    /** Ends the connections that are open, as servers do with those that nobody uses. */
    void hangUp() {
        for (Socket socket : open) {
            try {
                socket.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        open.clear();
    }

    int connections() {
        return connections.get();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                int ordinal = connections.incrementAndGet();
                open.add(socket);
                assert ordinal > 0;
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (SocketException e) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            new Dialogue(socket).run();
        } catch (IOException e) {
            // The other side has gone: so may servers be left.
            assert e.getMessage() != null;
        }
    }

    private final class Dialogue {

        private final BufferedReader in;
        private final OutputStream out;
        private final Socket socket;
        private int mails;

        Dialogue(Socket socket) throws IOException {
            this.socket = socket;
            socket.setTcpNoDelay(true);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
            out = socket.getOutputStream();
        }

        void run() throws IOException {
            boolean goesOn = answer(Phase.GREETING, "220 testing ESMTP");
            String line = goesOn ? in.readLine() : null;
            while (line != null) {
                goesOn = hear(line);
                line = goesOn ? in.readLine() : null;
            }
        }

        private boolean hear(String line) throws IOException {
            String verb = line.toUpperCase(Locale.ROOT);
            if (verb.startsWith("EHLO") || verb.startsWith("HELO")) {
                return answer(Phase.EHLO, "250-testing\r\n250 AUTH PLAIN");
            }
            if (verb.startsWith("AUTH")) {
                return answer(Phase.AUTH, "235 2.7.0 welcome");
            }
            if (verb.startsWith("MAIL")) {
                if (++mails > mostMails) {
                    say("421 4.7.0 too many on one connection");
                    return false;
                }
                return answer(Phase.MAIL, "250 2.1.0 ok");
            }
            if (verb.startsWith("RCPT")) {
                return answer(Phase.RCPT, "250 2.1.5 ok");
            }
            if (verb.startsWith("DATA")) {
                return answer(Phase.DATA, "354 go on") && text();
            }
            if (verb.startsWith("QUIT")) {
                say("221 2.0.0 bye");
                return false;
            }
            say("250 2.0.0 ok");
            return true;
        }

        private boolean text() throws IOException {
            Script now = script;
            if (now != null && now.phase == Phase.DATA && now.act instanceof Act.Answer(int code) && code != 354) {
                // No text follows.
                return true;
            }
            String id = "";
            String line = in.readLine();
            while (line != null && !".".equals(line)) {
                if (line.regionMatches(true, 0, MESSAGE_ID, 0, MESSAGE_ID.length())) {
                    id = line.substring(line.indexOf(':') + 1).strip();
                    id = id.isEmpty() ? String.valueOf(in.readLine()).strip() : id;
                }
                line = in.readLine();
            }
            if (line == null) {
                return false;
            }
            boolean misbehaves = now != null && now.phase == Phase.END_OF_TEXT;
            if (!misbehaves || delivers) {
                taken.add(id);
                countTaken.addAndGet(1);
            }
            return answer(Phase.END_OF_TEXT, "250 2.0.0 taken");
        }

        private boolean answer(Phase phase, String usual) throws IOException {
            Script now = script;
            if (now == null || now.phase != phase) {
                say(usual);
                return true;
            }
            return switch (now.act) {
                case Act.Answer answer -> {
                    say(answer.code + " as told");
                    yield true;
                }
                case Act.Cut _ -> {
                    socket.close();
                    yield false;
                }
                case Act.Silence _ -> {
                    int heard = in.read();
                    while (heard >= 0) {
                        heard = in.read();
                    }
                    yield false;
                }
            };
        }

        private void say(String answer) throws IOException {
            out.write((answer + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
