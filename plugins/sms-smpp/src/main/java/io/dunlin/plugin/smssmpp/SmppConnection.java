package io.dunlin.plugin.smssmpp;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.settings.LocalizedText;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.session.connection.Connection;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One login as a transceiver, made when it is needed and made again after it broke, with growing pauses between attempts
 * that fail. It has no thread of its own: the product asks for events regularly, and that keeps it connected. Thread-safe.
 */
final class SmppConnection implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(SmppConnection.class);
    private static final int CONNECT_MILLIS = 8_000;
    private static final int BIND_MILLIS = 8_000;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final SmppSettings settings;
    private final MessageReceiverListener listener;
    private final ReentrantLock lock = new ReentrantLock();
    private @Nullable SMPPSession session;
    private @Nullable PluginFailure lastFailure;
    private Duration pause = FIRST_PAUSE;
    private long retryAtNanos;
    private boolean closed;

    SmppConnection(SmppSettings settings, MessageReceiverListener listener) {
        this.settings = settings;
        this.listener = listener;
    }

    /**
     * The session, logged in.
     *
     * @throws PluginFailure where the carrier cannot be reached or refuses; at once during the pause after a failure
     */
    SMPPSession session() {
        try {
            lock.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw PluginFailure.transientFailure(
                    "interrupted",
                    new LocalizedText(
                            "Łączenie przerwano; nic nie wysłano", "Interrupted while connecting; nothing was sent"),
                    e);
        }
        try {
            if (closed) {
                throw PluginFailure.transientFailure(
                        "closed",
                        new LocalizedText(
                                "Bramka jest zamknięta; nic nie wysłano", "The gateway is closed; nothing was sent"),
                        null);
            }
            SMPPSession present = session;
            if (present != null && present.getSessionState().isBound()) {
                return present;
            }
            return reconnect(present);
        } finally {
            lock.unlock();
        }
    }

    private SMPPSession reconnect(@Nullable SMPPSession broken) {
        if (broken != null) {
            broken.close();
            session = null;
        }
        PluginFailure last = lastFailure;
        if (last != null && System.nanoTime() - retryAtNanos < 0) {
            throw new PluginFailure(last.kind(), last.code(), last.text(), last);
        }
        try {
            SMPPSession fresh = bind();
            session = fresh;
            lastFailure = null;
            pause = FIRST_PAUSE;
            log.info("Logged in at {}", settings.address());
            return fresh;
        } catch (PluginFailure failure) {
            lastFailure = failure;
            retryAtNanos = System.nanoTime() + pause.toNanos();
            Duration doubled = pause.multipliedBy(2);
            pause = doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
            throw failure;
        }
    }

    private SMPPSession bind() {
        SMPPSession fresh = new SMPPSession(this::connect);
        fresh.setEnquireLinkTimer((int) settings.enquireLink().toMillis());
        fresh.setTransactionTimer(settings.responseTimeout().toMillis());
        fresh.setMessageReceiverListener(listener);
        BindParameter login = new BindParameter(
                BindType.BIND_TRX,
                settings.systemId(),
                settings.password(),
                settings.systemType(),
                TypeOfNumber.UNKNOWN,
                NumberingPlanIndicator.UNKNOWN,
                "",
                InterfaceVersion.IF_34);
        try {
            fresh.connectAndBind(settings.host(), settings.port(), login, BIND_MILLIS);
            return fresh;
        } catch (IOException e) {
            fresh.close();
            if (e.getCause() instanceof NegativeResponseException refused) {
                throw SmppStatus.ofBind(refused.getCommandStatus(), settings.address());
            }
            throw PluginFailure.transientFailure(
                    "unreachable",
                    new LocalizedText(
                            "Nie można połączyć się z " + settings.address() + " (" + e.getMessage()
                                    + "); próba zostanie powtórzona",
                            settings.address() + " cannot be reached (" + e.getMessage() + "); tried again later"),
                    e);
        }
    }

    private Connection connect(String host, int port) throws IOException {
        Socket socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
            socket.setTcpNoDelay(true);
            return new SocketConnection(settings.tls() ? secured(socket, host, port) : socket);
        } catch (IOException | RuntimeException e) {
            socket.close();
            throw e;
        }
    }

    /** The JDK checks the certificate's chain by itself, but its name only when asked to. */
    private static Socket secured(Socket plain, String host, int port) throws IOException {
        SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        SSLSocket socket = (SSLSocket) factory.createSocket(plain, host, port, true);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        socket.setSoTimeout(CONNECT_MILLIS);
        socket.startHandshake();
        return socket;
    }

    @Override
    public void close() {
        SMPPSession present;
        lock.lock();
        try {
            closed = true;
            present = session;
            session = null;
        } finally {
            lock.unlock();
        }
        if (present != null) {
            present.unbindAndClose();
        }
    }
}
