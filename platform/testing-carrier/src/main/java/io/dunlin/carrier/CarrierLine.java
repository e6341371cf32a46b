package io.dunlin.carrier;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeoutException;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.BroadcastSm;
import org.jsmpp.bean.CancelBroadcastSm;
import org.jsmpp.bean.CancelSm;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.InterfaceVersion;
import org.jsmpp.bean.MessageState;
import org.jsmpp.bean.QueryBroadcastSm;
import org.jsmpp.bean.QuerySm;
import org.jsmpp.bean.ReplaceSm;
import org.jsmpp.bean.SubmitMulti;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.BindRequest;
import org.jsmpp.session.BroadcastSmResult;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.QueryBroadcastSmResult;
import org.jsmpp.session.QuerySmResult;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.ServerMessageReceiverListener;
import org.jsmpp.session.ServerResponseDeliveryAdapter;
import org.jsmpp.session.Session;
import org.jsmpp.session.SubmitMultiResult;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.session.connection.socket.SocketConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The carrier's end of the wire: takes connections and logins, hands submissions on. */
final class CarrierLine implements ServerMessageReceiverListener, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(CarrierLine.class);
    private static final int BIND_MILLIS = 5_000;
    private static final int DEGREE = 4;
    private static final int QUEUE = 1_000;

    private final TestingSmsCarrier carrier;
    private final ServerSocket server;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("testing-carrier-", 0).factory());
    private final List<SMPPServerSession> sessions = new CopyOnWriteArrayList<>();

    CarrierLine(InetSocketAddress address, TestingSmsCarrier carrier) throws IOException {
        this.carrier = carrier;
        this.server = new ServerSocket();
        server.setReuseAddress(true);
        server.bind(address);
    }

    int port() {
        return server.getLocalPort();
    }

    void open() {
        threads.execute(this::acceptAll);
    }

    void later(Runnable task) {
        threads.execute(task);
    }

    /** The newest session that is logged in. */
    Optional<SMPPServerSession> session() {
        return sessions.reversed().stream()
                .filter(session -> session.getSessionState().isBound())
                .findFirst();
    }

    void cut() {
        sessions.forEach(SMPPServerSession::close);
        sessions.clear();
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            log.debug("Closing", e);
        }
        cut();
        threads.shutdownNow();
    }

    private void acceptAll() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                socket.setTcpNoDelay(true);
                threads.execute(() -> login(socket));
            } catch (IOException e) {
                if (!server.isClosed()) {
                    log.info("A connection failed: {}", e.getMessage());
                }
            }
        }
    }

    private void login(Socket socket) {
        try {
            SMPPServerSession session =
                    new SMPPServerSession(new SocketConnection(socket), null, this, new AfterAnswer(), DEGREE, QUEUE);
            sessions.add(session);
            BindRequest request = session.waitForBind(BIND_MILLIS);
            if (carrier.knows(request.getSystemId(), request.getPassword())) {
                request.accept("testing", InterfaceVersion.IF_34);
            } else {
                request.reject(SMPPConstant.STAT_ESME_RINVPASWD);
                sessions.remove(session);
            }
        } catch (IOException | TimeoutException | PDUStringException | IllegalStateException e) {
            log.info("A login failed: {}", e.getMessage());
        }
    }

    @Override
    public SubmitSmResult onAcceptSubmitSm(SubmitSm submit, SMPPServerSession session) throws ProcessRequestException {
        return carrier.take(submit, session);
    }

    @Override
    public QuerySmResult onAcceptQuerySm(QuerySm query, SMPPServerSession session) throws ProcessRequestException {
        if (carrier.submitted().stream().noneMatch(message -> message.id().equals(query.getMessageId()))) {
            throw new ProcessRequestException("Unknown message", SMPPConstant.STAT_ESME_RQUERYFAIL);
        }
        return new QuerySmResult(null, MessageState.ENROUTE, (byte) 0);
    }

    @Override
    public SubmitMultiResult onAcceptSubmitMulti(SubmitMulti submit, SMPPServerSession session)
            throws ProcessRequestException {
        throw unknownCommand();
    }

    @Override
    public void onAcceptReplaceSm(ReplaceSm replace, SMPPServerSession session) throws ProcessRequestException {
        throw unknownCommand();
    }

    @Override
    public void onAcceptCancelSm(CancelSm cancel, SMPPServerSession session) throws ProcessRequestException {
        throw unknownCommand();
    }

    @Override
    public BroadcastSmResult onAcceptBroadcastSm(BroadcastSm broadcast, SMPPServerSession session)
            throws ProcessRequestException {
        throw unknownCommand();
    }

    @Override
    public void onAcceptCancelBroadcastSm(CancelBroadcastSm cancel, SMPPServerSession session)
            throws ProcessRequestException {
        throw unknownCommand();
    }

    @Override
    public QueryBroadcastSmResult onAcceptQueryBroadcastSm(QueryBroadcastSm query, SMPPServerSession session)
            throws ProcessRequestException {
        throw unknownCommand();
    }

    @Override
    public DataSmResult onAcceptDataSm(DataSm data, Session session) throws ProcessRequestException {
        throw unknownCommand();
    }

    private static ProcessRequestException unknownCommand() {
        return new ProcessRequestException(
                "This carrier knows submit_sm and query_sm", SMPPConstant.STAT_ESME_RINVCMDID);
    }

    /** Reports come after the answer that gave the id, as with most carriers. */
    private final class AfterAnswer extends ServerResponseDeliveryAdapter {

        @Override
        public void onSubmitSmRespSent(SubmitSmResult result, SMPPServerSession session) {
            carrier.answered(result.getMessageId());
        }
    }
}
