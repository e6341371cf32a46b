package io.dunlin.core.inbox;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An IMAP server as bad ones are: it lists its mail rightly, and answers some fetches of a body with nothing. It speaks as
 * much of RFC 3501 as one look at a folder needs.
 */
final class TestingImapServer implements AutoCloseable {

    private final ServerSocket entrance;
    private final SequencedMap<Long, byte[]> mails = new ConcurrentSkipListMap<>();
    private final ConcurrentMap<Long, Integer> emptyAnswers = new ConcurrentHashMap<>();
    private final ConcurrentMap<Long, Boolean> silent = new ConcurrentHashMap<>();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private volatile int uidValidity = 7;

    TestingImapServer() throws IOException {
        this.entrance = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread server = Thread.ofVirtual().name("testing-imap").start(this::acceptAll);
        assert server.isAlive() || entrance.isClosed();
    }

    int port() {
        return entrance.getLocalPort();
    }

    TestingImapServer with(long uid, byte[] mail) {
        mails.put(uid, mail);
        return this;
    }

    TestingImapServer without(long uid) {
        mails.remove(uid);
        return this;
    }

    /** Gives its mail new numbers, as after a restore. */
    TestingImapServer rebuilt(int newUidValidity) {
        uidValidity = newUidValidity;
        return this;
    }

    /** Lets so many fetches of this mail's body come without it. */
    TestingImapServer answeringEmpty(long uid, int times) {
        emptyAnswers.put(uid, times);
        return this;
    }

    /** Lists a mail that is gone when it is fetched. */
    TestingImapServer losing(long uid) {
        silent.put(uid, true);
        return this;
    }

    /** What clients said, without their tags. */
    List<String> said() {
        return List.copyOf(said);
    }

    @Override
    public void close() throws IOException {
        entrance.close();
    }

    private void acceptAll() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                Thread conversation = Thread.ofVirtual().start(() -> talk(client));
                assert conversation != null;
            } catch (IOException _) {
                // closed: the test is over
            }
        }
    }

    private void talk(Socket client) {
        try (client;
                BufferedReader in = new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII));
                OutputStream out = client.getOutputStream()) {
            write(out, "* OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2] ready\r\n");
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String tag = line.substring(0, line.indexOf(' '));
                String command = line.substring(line.indexOf(' ') + 1);
                said.add(command);
                answer(out, command);
                write(out, tag + " OK done\r\n");
            }
        } catch (IOException _) {
            // the client is gone
        }
    }

    private void answer(OutputStream out, String command) throws IOException {
        if (command.startsWith("CAPABILITY")) {
            write(out, "* CAPABILITY IMAP4rev1 SASL-IR AUTH=XOAUTH2\r\n");
        } else if (command.startsWith("EXAMINE")) {
            write(
                    out,
                    "* FLAGS (\\Seen)\r\n* " + mails.size() + " EXISTS\r\n* 0 RECENT\r\n* OK [UIDVALIDITY "
                            + uidValidity + "] ok\r\n* OK [UIDNEXT 100] ok\r\n");
        } else if (command.startsWith("STATUS")) {
            long next = mails.isEmpty() ? 1 : mails.lastEntry().getKey() + 1;
            write(out, "* STATUS INBOX (UIDVALIDITY " + uidValidity + " UIDNEXT " + next + ")\r\n");
        } else if (command.startsWith("UID FETCH ")) {
            fetch(out, command.substring("UID FETCH ".length()));
        }
    }

    private void fetch(OutputStream out, String request) throws IOException {
        String set = request.substring(0, request.indexOf(' '));
        boolean body = request.contains("BODY.PEEK[]");
        int most = body ? Integer.parseInt(request.replaceAll(".*<0\\.([0-9]+)>.*", "$1")) : 0;
        List<Long> uids = new ArrayList<>(mails.keySet());
        for (long uid : uids) {
            if (!matches(set, uid, uids.getLast()) || (body && silent.containsKey(uid))) {
                continue;
            }
            byte[] mail = mails.get(uid);
            String head = "* " + (uids.indexOf(uid) + 1) + " FETCH (UID " + uid + " RFC822.SIZE " + mail.length;
            if (!body) {
                write(out, head + ")\r\n");
            } else if (emptyAnswers.merge(uid, -1, Integer::sum) >= 0) {
                write(out, head + " BODY[]<0> " + (emptyAnswers.get(uid) % 2 == 0 ? "NIL" : "\"\"") + ")\r\n");
            } else {
                int length = Math.min(mail.length, most);
                write(out, head + " BODY[]<0> {" + length + "}\r\n");
                out.write(mail, 0, length);
                write(out, ")\r\n");
            }
        }
    }

    private static boolean matches(String set, long uid, long last) {
        if (set.endsWith(":*")) {
            return uid >= Long.parseLong(set.substring(0, set.length() - 2)) || uid == last;
        }
        return List.of(set.split(",")).contains(Long.toString(uid));
    }

    private static void write(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(US_ASCII));
        out.flush();
    }
}
