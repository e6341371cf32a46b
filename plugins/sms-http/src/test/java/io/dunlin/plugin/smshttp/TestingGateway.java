package io.dunlin.plugin.smshttp;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A gateway with HTTP on this machine: {@code /send}, {@code /status?id=} and {@code /inbox}. */
final class TestingGateway implements AutoCloseable {

    static final String PASSWORD = "s3cret-w0rd";

    /** A request to {@code /send}. */
    record Taken(String method, Map<String, String> fields, String body, String authorization) {}

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final Map<String, String> statuses = new ConcurrentHashMap<>();
    private volatile String inbox = "[]";
    private volatile int status = 200;
    private volatile String answer = "";
    private volatile boolean cut;

    TestingGateway() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/send", this::send);
        server.createContext("/status", exchange -> {
            String id = fields(exchange.getRequestURI().getRawQuery()).get("id");
            answer(exchange, 200, "id=" + id + "\nstate: " + statuses.getOrDefault(id, "WAITING") + "\n");
        });
        server.createContext("/inbox", exchange -> answer(exchange, 200, inbox));
        server.setExecutor(threads);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Taken> taken() {
        return taken;
    }

    void answerNext(int nextStatus, String nextAnswer) {
        status = nextStatus;
        answer = nextAnswer;
    }

    void cutBeforeNextAnswer() {
        cut = true;
    }

    void becomes(String id, String word) {
        statuses.put(id, word);
    }

    void holds(String messages) {
        inbox = messages;
    }

    private void send(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String query = exchange.getRequestURI().getRawQuery();
        Map<String, String> fields = new LinkedHashMap<>(fields(query == null ? "" : query));
        if (!body.startsWith("{")) {
            fields.putAll(fields(body));
        }
        String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        taken.add(new Taken(exchange.getRequestMethod(), fields, body, authorization));
        if (cut) {
            cut = false;
            exchange.close();
            return;
        }
        if (!authorization.equals("Bearer " + PASSWORD)) {
            answer(exchange, 401, "{\"ok\":false}");
            return;
        }
        int nowStatus = status;
        String now = answer;
        status = 200;
        answer = "";
        answer(exchange, nowStatus, now.isEmpty() ? "{\"ok\":true,\"id\":\"m-" + taken.size() + "\"}" : now);
    }

    private static Map<String, String> fields(String encoded) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                fields.put(
                        pair.substring(0, equals),
                        URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return fields;
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] octets = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, octets.length);
        try (exchange) {
            exchange.getResponseBody().write(octets);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
