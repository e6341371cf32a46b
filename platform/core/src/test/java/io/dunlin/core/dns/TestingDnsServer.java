package io.dunlin.core.dns;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.xbill.DNS.ARecord;
import org.xbill.DNS.DClass;
import org.xbill.DNS.Flags;
import org.xbill.DNS.MXRecord;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.Type;

/** A name server on the loopback with the records that a test gives it; other names do not exist. */
public final class TestingDnsServer implements AutoCloseable {

    private static final int TTL = 300;
    private static final int LONGEST_STRING = 200;

    private final DatagramSocket socket;
    private final Map<String, List<Record>> records = new ConcurrentHashMap<>();
    private final Map<String, Integer> failures = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile boolean silent;

    public TestingDnsServer() throws IOException {
        socket = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread server = Thread.ofVirtual().name("testing-dns").start(this::serve);
        assert server != null;
    }

    public String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    /** A resolver that asks this server alone, patient enough for a busy machine unless the server is silent. */
    public DnsResolver resolver() {
        return new DnsResolver(
                new DnsProperties(true, List.of(address()), java.time.Duration.ofMillis(silent ? 50 : 5_000)));
    }

    public TestingDnsServer withText(String name, String value) throws IOException {
        List<String> strings = new ArrayList<>();
        for (int from = 0; from < value.length(); from += LONGEST_STRING) {
            strings.add(value.substring(from, Math.min(value.length(), from + LONGEST_STRING)));
        }
        return with(new TXTRecord(name(name), DClass.IN, TTL, strings));
    }

    public TestingDnsServer withAddress(String name, String address) throws IOException {
        return with(new ARecord(name(name), DClass.IN, TTL, InetAddress.getByName(address)));
    }

    public TestingDnsServer withMailServer(String name, String server) throws IOException {
        return with(new MXRecord(name(name), DClass.IN, TTL, 10, name(server)));
    }

    public TestingDnsServer failingFor(String name) throws IOException {
        failures.put(name(name).toString(), Rcode.SERVFAIL);
        return this;
    }

    public TestingDnsServer without(String name) throws IOException {
        records.remove(name(name).toString());
        return this;
    }

    public TestingDnsServer fallingSilent() {
        silent = true;
        return this;
    }

    /** The questions so far, each {@code name type}. */
    public List<String> asked() {
        return List.copyOf(asked);
    }

    @Override
    public void close() {
        socket.close();
    }

    private TestingDnsServer with(Record record) {
        records.computeIfAbsent(record.getName().toString(), _ -> new CopyOnWriteArrayList<>())
                .add(record);
        return this;
    }

    private static Name name(String name) throws IOException {
        return Name.fromString(name, Name.root);
    }

    private void serve() {
        byte[] buffer = new byte[4_096];
        while (!socket.isClosed()) {
            try {
                DatagramPacket packet = new DatagramPacket(buffer, buffer.length);
                socket.receive(packet);
                Message query = new Message(java.util.Arrays.copyOf(buffer, packet.getLength()));
                Record question = query.getQuestion();
                asked.add(question.getName() + " " + Type.string(question.getType()));
                if (!silent) {
                    byte[] answer = answer(query, question).toWire();
                    socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
                }
            } catch (IOException _) {
                // closed: the test is over
            }
        }
    }

    private Message answer(Message query, Record question) {
        Message answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setFlag(Flags.RA);
        answer.addRecord(question, Section.QUESTION);
        String name = question.getName().toString();
        if (failures.containsKey(name)) {
            answer.getHeader().setRcode(failures.get(name));
        } else if (!records.containsKey(name)) {
            answer.getHeader().setRcode(Rcode.NXDOMAIN);
        } else {
            records.get(name).stream()
                    .filter(record -> record.getType() == question.getType())
                    .forEach(record -> answer.addRecord(record, Section.ANSWER));
        }
        return answer;
    }
}
