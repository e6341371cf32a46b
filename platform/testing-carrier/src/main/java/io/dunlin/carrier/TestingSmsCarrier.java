package io.dunlin.carrier;

import io.dunlin.spi.messaging.GsmAlphabet;
import io.dunlin.spi.messaging.SmsText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jsmpp.PDUException;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A carrier that speaks SMPP 3.4 with one customer on this machine. It keeps what it is sent, gives delivery reports when
 * told to, hands over messages from phones, and can be told to misbehave. Thread-safe; close it.
 */
public final class TestingSmsCarrier implements AutoCloseable {

    /** What a delivery report says (SMPP 3.4, appendix B). */
    public enum Fate {
        DELIVRD,
        UNDELIV,
        EXPIRED,
        REJECTD,
        ENROUTE
    }

    /** How ids stand in delivery reports, as seen from the answers to submissions: carriers differ. */
    public enum IdForm {
        SAME,
        HEX_ANSWERED_DECIMAL_REPORTED
    }

    private static final Logger log = LoggerFactory.getLogger(TestingSmsCarrier.class);
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyMMddHHmm", Locale.ROOT);
    private static final int THROTTLED = 0x58;
    private static final int UDHI = 0x40;
    private static final int RECEIPT = 0x04;

    private final String systemId;
    private final String password;
    private final Clock clock;
    private final CarrierLine line;
    private final AtomicLong nextId = new AtomicLong(1_000_000);
    private final AtomicInteger nextReference = new AtomicInteger(1);
    private final List<SubmittedSms> submitted = new CopyOnWriteArrayList<>();
    private final List<Consumer<SubmittedSms>> listeners = new CopyOnWriteArrayList<>();
    private final ConcurrentLinkedQueue<Integer> refusals = new ConcurrentLinkedQueue<>();
    private volatile IdForm idForm = IdForm.SAME;
    private volatile boolean cutBeforeAnswer;
    private volatile boolean reportDelivered;

    private TestingSmsCarrier(int port, String systemId, String password, Clock clock) throws IOException {
        this.systemId = systemId;
        this.password = password;
        this.clock = clock;
        this.line = new CarrierLine(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), this);
    }

    /**
     * Starts on this machine's loopback address.
     *
     * @param port the port, or 0 for any that is free
     */
    public static TestingSmsCarrier start(int port, String systemId, String password, Clock clock) throws IOException {
        TestingSmsCarrier carrier = new TestingSmsCarrier(port, systemId, password, clock);
        carrier.line.open();
        return carrier;
    }

    public int port() {
        return line.port();
    }

    /** Everything taken so far, part by part. */
    public List<SubmittedSms> submitted() {
        return List.copyOf(submitted);
    }

    /** The messages whose parts are all there, as a phone would show them: "to: text". */
    public List<String> phoneScreens() {
        Map<String, List<SubmittedSms>> messages = new LinkedHashMap<>();
        for (SubmittedSms part : submitted) {
            String key = part.parts() == 1 ? part.id() : part.to() + "/" + part.reference() + "/" + part.parts();
            messages.computeIfAbsent(key, _ -> new ArrayList<>()).add(part);
        }
        List<String> screens = new ArrayList<>();
        for (List<SubmittedSms> parts : messages.values()) {
            if (parts.size() % parts.getFirst().parts() == 0) {
                StringBuilder text = new StringBuilder(parts.getFirst().to()).append(": ");
                parts.stream()
                        .sorted(Comparator.comparingInt(SubmittedSms::part))
                        .forEach(part -> text.append(part.text()));
                screens.add(text.toString());
            }
        }
        return screens;
    }

    /** Calls for every part taken from now on, on the carrier's own thread. */
    public void onSubmitted(Consumer<SubmittedSms> listener) {
        listeners.add(listener);
    }

    public void formOfIds(IdForm form) {
        idForm = form;
    }

    /** Whether to report every message delivered at once. */
    public void reportEverythingDelivered(boolean report) {
        reportDelivered = report;
    }

    /** Refuses the next submissions with {@code ESME_RTHROTTLED}. */
    public void throttle(int count) {
        for (int i = 0; i < count; i++) {
            refusals.add(THROTTLED);
        }
    }

    /** Refuses the next submission with this command status. */
    public void refuseNext(int commandStatus) {
        refusals.add(commandStatus);
    }

    /** Takes the next submission but cuts the connection before answering it. */
    public void cutBeforeNextAnswer() {
        cutBeforeAnswer = true;
    }

    /** Cuts the connection now. */
    public void cut() {
        line.cut();
    }

    /** Whether a customer is logged in. */
    public boolean isBound() {
        return line.session().isPresent();
    }

    /** Waits for a customer to log in. */
    public boolean awaitBound(Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!isBound() && System.nanoTime() < deadline) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
        return isBound();
    }

    /**
     * Reports what became of a message.
     *
     * @return whether the customer acknowledged the report
     */
    public boolean report(SubmittedSms message, Fate fate, String error) {
        String now = STAMP.format(LocalDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
        String id = switch (idForm) {
            case SAME -> message.id();
            case HEX_ANSWERED_DECIMAL_REPORTED -> String.valueOf(Long.parseLong(message.id(), 16));
        };
        String delivered = fate == Fate.DELIVRD ? "001" : "000";
        String text = "id:" + id + " sub:001 dlvrd:" + delivered + " submit date:" + now + " done date:" + now
                + " stat:" + fate + " err:" + error + " text:";
        return deliver(message.to(), message.from(), RECEIPT, 0, text.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Hands over what somebody wrote on a phone, in several parts where it is long.
     *
     * @param from the phone's number, digits only
     * @return whether the customer acknowledged every part
     */
    public boolean phoneWrites(String from, String to, String text) {
        boolean unicode = SmsText.of(text).alphabet() == SmsText.Alphabet.UCS_2;
        List<String> parts = SmsText.split(text);
        int reference = nextReference.getAndIncrement() & 0xFF;
        boolean taken = true;
        for (int i = 0; i < parts.size(); i++) {
            byte[] octets =
                    unicode ? parts.get(i).getBytes(StandardCharsets.UTF_16BE) : GsmAlphabet.toOctets(parts.get(i));
            taken &= parts.size() == 1
                    ? deliver(from, to, 0, unicode ? 8 : 0, octets)
                    : deliver(from, to, UDHI, unicode ? 8 : 0, withHeader(octets, reference, parts.size(), i + 1));
        }
        return taken;
    }

    /** Hands over a message octet by octet, for tests of what phones and carriers really send. */
    public boolean deliver(
            String from, String to, int esmClass, int dataCoding, byte[] octets, OptionalParameter... parameters) {
        SMPPServerSession session = line.session().orElse(null);
        if (session == null) {
            return false;
        }
        try {
            session.deliverShortMessage(
                    "",
                    TypeOfNumber.INTERNATIONAL,
                    NumberingPlanIndicator.ISDN,
                    from,
                    TypeOfNumber.UNKNOWN,
                    NumberingPlanIndicator.UNKNOWN,
                    to,
                    new ESMClass(esmClass),
                    (byte) 0,
                    (byte) 0,
                    new RegisteredDelivery(0),
                    new RawDataCoding((byte) dataCoding),
                    octets,
                    parameters);
            return true;
        } catch (PDUException | IOException | org.jsmpp.extra.ResponseTimeoutException e) {
            log.info("Not delivered: {}", e.getMessage());
            return false;
        } catch (org.jsmpp.InvalidResponseException | org.jsmpp.extra.NegativeResponseException e) {
            log.info("Refused by the customer: {}", e.getMessage());
            return false;
        }
    }

    boolean knows(String system, String word) {
        return systemId.equals(system) && password.equals(word);
    }

    SubmitSmResult take(SubmitSm submit, SMPPServerSession session) throws ProcessRequestException {
        Integer refusal = refusals.poll();
        if (refusal != null) {
            throw new ProcessRequestException("Refused as the test asked", refusal);
        }
        long number = nextId.getAndIncrement();
        String id = idForm == IdForm.SAME ? String.valueOf(number) : Long.toHexString(number);
        SubmittedSms message = SubmitReader.read(submit, id, clock.instant());
        submitted.add(message);
        if (cutBeforeAnswer) {
            cutBeforeAnswer = false;
            session.close();
        }
        listeners.forEach(listener -> listener.accept(message));
        try {
            return new SubmitSmResult(new MessageId(id), new OptionalParameter[0]);
        } catch (org.jsmpp.PDUStringException e) {
            throw new IllegalStateException(e);
        }
    }

    void answered(String id) {
        if (reportDelivered) {
            submitted.stream()
                    .filter(message -> message.id().equals(id) && message.receiptWanted())
                    .findFirst()
                    .ifPresent(message -> line.later(() -> report(message, Fate.DELIVRD, "000")));
        }
    }

    @Override
    public void close() {
        line.close();
    }

    private static byte[] withHeader(byte[] octets, int reference, int parts, int part) {
        byte[] whole = new byte[octets.length + 6];
        whole[0] = 5;
        whole[2] = 3;
        whole[3] = (byte) reference;
        whole[4] = (byte) parts;
        whole[5] = (byte) part;
        System.arraycopy(octets, 0, whole, 6, octets.length);
        return whole;
    }
}
