package io.dunlin.plugin.smssmsapi;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.dunlin.spi.messaging.SmsCallback;
import io.dunlin.spi.messaging.SmsText;
import io.dunlin.spi.web.WebApi;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers on this machine as the documentation of SMSAPI.pl says that the service does. */
final class TestingSmsapi implements AutoCloseable {

    static final String TOKEN = "0123456789abcdef0123456789abcdef";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Map<String, String>> sent = new ArrayList<>();
    private final Set<String> indexes = new HashSet<>();
    private final Map<String, String> statuses = new ConcurrentHashMap<>();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicInteger statusRequests = new AtomicInteger();
    private volatile int refuseWith;
    private volatile int statusCode;
    private volatile boolean cut;
    private volatile String rawAnswer = "";

    TestingSmsapi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/sms.do", this::sms);
        server.createContext("/profile", this::profile);
        server.setExecutor(threads);
        server.start();
    }

    String address() {
        return "http://" + server.getAddress().getHostString() + ":"
                + server.getAddress().getPort() + "/";
    }

    synchronized List<Map<String, String>> sent() {
        return List.copyOf(sent);
    }

    int requests() {
        return requests.get();
    }

    int statusRequests() {
        return statusRequests.get();
    }

    /** Refuses the next message with this code. */
    void refuseNext(int code) {
        refuseWith = code;
    }

    /** Gives this HTTP status to the next request. */
    void answerNextWithStatus(int code) {
        statusCode = code;
    }

    void answerNextWith(String body) {
        rawAnswer = body;
    }

    /** Takes the next message and breaks the connection before the answer. */
    void cutBeforeNextAnswer() {
        cut = true;
    }

    void becomes(String id, String status) {
        statuses.put(id, status);
    }

    private void profile(HttpExchange exchange) throws IOException {
        if (!authorized(exchange)) {
            answer(exchange, 401, """
                    {"message":"Authorization failed","error":"authorization_failed","code":101,"errors":null}""");
            return;
        }
        answer(exchange, 200, """
                {"name":"Kancelaria","email":"biuro@example.com","username":"kancelaria","payment_type":"prepaid",
                 "user_type":"native","points":100.5}""");
    }

    private void sms(HttpExchange exchange) throws IOException {
        Map<String, String> fields = fields(exchange);
        if (statusCode != 0) {
            int code = statusCode;
            statusCode = 0;
            answer(exchange, code, "<html>nothing to read</html>");
        } else if (!authorized(exchange)) {
            answer(exchange, 200, """
                    {"invalid_numbers":[],"error":101,"message":"Authorization failed"}""");
        } else if (fields.containsKey("status")) {
            statusRequests.incrementAndGet();
            statuses(exchange, fields.get("status"));
        } else {
            requests.incrementAndGet();
            send(exchange, fields);
        }
    }

    private void send(HttpExchange exchange, Map<String, String> fields) throws IOException {
        if (refuseWith != 0) {
            int code = refuseWith;
            refuseWith = 0;
            answer(exchange, 200, "{\"invalid_numbers\":[],\"error\":" + code + ",\"message\":\"refused\"}");
            return;
        }
        String body;
        synchronized (this) {
            if (!indexes.add(fields.get("idx")) && "1".equals(fields.get("check_idx"))) {
                answer(exchange, 200, "{\"error\":53,\"message\":\"Not unique idx\"}");
                return;
            }
            Map<String, String> taken = new LinkedHashMap<>(fields);
            String id = "6501A0B" + String.format(Locale.ROOT, "%05d", sent.size());
            taken.put("id", id);
            sent.add(taken);
            statuses.put(id, "QUEUE");
            body = """
                    {"count":1,"length":%d,"parts":%d,"list":[{"id":"%s","points":0.16,"number":"%s",
                     "date_sent":1764320000,"submitted_number":"%s","status":"QUEUE","error":null,"idx":"%s",
                     "parts":%d}]}""".formatted(
                            fields.get("message").length(),
                            SmsText.of(fields.get("message")).parts(),
                            id,
                            fields.get("to"),
                            fields.get("to"),
                            fields.get("idx"),
                            SmsText.of(fields.get("message")).parts());
        }
        if (cut) {
            cut = false;
            exchange.close();
            return;
        }
        String raw = rawAnswer;
        rawAnswer = "";
        answer(exchange, 200, raw.isEmpty() ? body : raw);
    }

    private void statuses(HttpExchange exchange, String ids) throws IOException {
        List<String> list = new ArrayList<>();
        for (String id : ids.split("\\|", -1)) {
            String status = statuses.getOrDefault(id, "NOT_FOUND");
            list.add("{\"id\":\"%s\",\"points\":0.16,\"number\":\"48600100200\",\"status\":\"%s\",\"error\":null}"
                    .formatted(id, status));
        }
        answer(exchange, 200, "{\"count\":" + list.size() + ",\"list\":[" + String.join(",", list) + "]}");
    }

    private static boolean authorized(HttpExchange exchange) {
        return ("Bearer " + TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private static Map<String, String> fields(HttpExchange exchange) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : ((query == null ? "" : query + "&") + body).split("&", -1)) {
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
        exchange.getResponseHeaders().set("Content-Type", "application/json; charset=utf-8");
        exchange.sendResponseHeaders(status, octets.length);
        try (exchange) {
            exchange.getResponseBody().write(octets);
        }
    }

    /** A call as the service makes it to the address that it was given. */
    static SmsCallback call(String token, Map<String, String> fields, boolean asForm) {
        String form = WebApi.form(fields);
        return asForm ? SmsCallback.of(token, "", form) : SmsCallback.of(token, form, "");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
