package io.dunlin.plugin.smshttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.messaging.SmsCallback;
import io.dunlin.spi.messaging.SmsEvent;
import io.dunlin.spi.messaging.SmsGateway;
import io.dunlin.spi.messaging.SmsMessage;
import io.dunlin.spi.messaging.SmsReceipt;
import io.dunlin.spi.messaging.SmsStatus;
import io.dunlin.spi.testkit.SmsGatewayContract;
import io.dunlin.spi.testkit.TestingPluginContext;
import io.dunlin.spi.web.WebApi;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpGatewayTest extends SmsGatewayContract {

    private static final String SECRET = "q7Zk2Lw9Xc4Vb8Nm";

    private final AtomicInteger phoneMessages = new AtomicInteger();
    private TestingGateway gatewayServer;

    @BeforeEach
    void start() throws IOException {
        gatewayServer = new TestingGateway();
    }

    @AfterEach
    void stop() {
        gatewayServer.close();
    }

    @Override
    protected Class<HttpGateway> type() {
        return HttpGateway.class;
    }

    @Override
    protected Map<String, String> settings() {
        return settings(gatewayServer.address());
    }

    private static Map<String, String> settings(String address) {
        Map<String, String> settings = new HashMap<>();
        settings.put("preset", "CUSTOM");
        settings.put("address", address + "/send");
        settings.put("plainAllowed", "true");
        settings.put("password", TestingGateway.PASSWORD);
        settings.put("sender", "Kancelaria");
        settings.put("form", "POST_FORM");
        settings.put("parameters", """
                [{"name":"recipient","value":"+{to}"},{"name":"body","value":"{text}"},{"name":"as","value":"{from}"},
                 {"name":"ref","value":"{key}"},{"name":"parts","value":"{parts}"},{"name":"coding","value":"{coding}"},
                 {"name":"minutes","value":"{minutes}"},{"name":"report","value":"{callback}"}]""");
        settings.put("headers", "[{\"name\":\"Authorization\",\"value\":\"Bearer {password}\"}]");
        settings.put("success", "\"ok\":true.*\"id\":\"(?<id>[^\"]+)\"");
        settings.put("refusals", """
                [{"pattern":"no credit","kind":"CONFIGURATION"},{"pattern":"slow down","kind":"TRANSIENT"},
                 {"pattern":"landline","kind":"REJECTED"}]""");
        settings.put("statuses", """
                [{"word":"ARRIVED","meaning":"DELIVERED"},{"word":"LOST","meaning":"UNDELIVERED"},
                 {"word":"WAITING","meaning":"ACCEPTED"}]""");
        settings.put("receiptsAddress", address + "/status?id={id}");
        settings.put("receiptsPattern", "^state: (?<status>\\w+)$");
        settings.put("incomingAddress", address + "/inbox");
        settings.put(
                "incomingPattern",
                "\\{\"id\":\"(?<id>[^\"]+)\",\"from\":\"(?<from>[^\"]+)\",\"text\":\"(?<text>(?:[^\"\\\\]|\\\\.)*)\"");
        settings.put("incomingEscapes", "JSON");
        settings.put("callbackAddress", "https://collect.example.com/callbacks/sms/sms-http");
        settings.put("callbackToken", SECRET);
        settings.put("callbackFields", "[{\"meaning\":\"from\",\"name\":\"msisdn\"}]");
        settings.put("timeout", "PT5S");
        return settings;
    }

    @Override
    protected Map<String, String> wrongPasswordSettings() {
        return settingsWith("password", "another-word");
    }

    @Override
    protected Map<String, String> unreachableSettings() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return settingsWith("address", "http://127.0.0.1:" + free.getLocalPort() + "/send");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    protected void arriveFromPhone(SmsGateway gateway, String from, String text) {
        Map<String, String> fields =
                Map.of("msisdn", from, "to", "48500600700", "text", text, "id", "p" + phoneMessages.incrementAndGet());
        assertThat(gateway.receive(call(fields))).isEqualTo("OK");
    }

    @Test
    void fills_in_what_the_settings_name() {
        SmsMessage message = message("Zażółć = 100% & więcej+\nkoniec");
        SmsReceipt receipt = extension().send(message);
        TestingGateway.Taken taken = gatewayServer.taken().getFirst();
        assertThat(taken.method()).isEqualTo("POST");
        assertThat(taken.fields())
                .containsEntry("recipient", "+48600100200")
                .containsEntry("body", message.text())
                .containsEntry("as", "Kancelaria")
                .containsEntry("parts", "1")
                .containsEntry("coding", "2")
                .containsEntry("minutes", "240")
                .containsEntry("report", "https://collect.example.com/callbacks/sms/sms-http/" + SECRET);
        assertThat(MessageKey.reference(taken.fields().get("ref"))).contains(message.reference());
        assertThat(receipt.carrierIds()).containsExactly("m-1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST_QUERY", "POST_JSON"})
    void sends_the_way_the_gateway_takes(String form) {
        SmsMessage message = message("\"Zażółć\" \\ 1\t2");
        extension(settingsWith("form", form)).send(message);
        TestingGateway.Taken taken = gatewayServer.taken().getFirst();
        assertThat(taken.method()).isEqualTo(form.equals("GET") ? "GET" : "POST");
        if (form.equals("POST_JSON")) {
            assertThat(taken.body())
                    .contains("\"recipient\":\"+48600100200\"")
                    .contains("\"body\":\"\\\"Zażółć\\\" \\\\ 1\\u00092\"");
        } else {
            assertThat(taken.fields()).containsEntry("body", message.text());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "200, no credit left, CONFIGURATION",
        "200, slow down, TRANSIENT",
        "400, number is a landline, REJECTED",
        "500, slow down, TRANSIENT",
        "403, '', CONFIGURATION",
        "404, '', CONFIGURATION",
        "302, '', CONFIGURATION",
        "429, '', TRANSIENT",
        "503, '', TRANSIENT",
        "422, '', REJECTED"
    })
    void knows_what_a_refusal_asks_for(int status, String answer, PluginFailure.Kind kind) {
        SmsGateway gateway = extension();
        SmsMessage message = message("Prosimy o kontakt.");
        gatewayServer.answerNext(status, answer.isEmpty() ? " " : answer);
        assertFails(gateway, message, kind);
        assertThat(gateway.find(message.reference())).isEmpty();
        assertThat(gateway.send(message).status()).as("tried again").isEqualTo(SmsStatus.ACCEPTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "POST_QUERY", "POST_FORM", "POST_JSON"})
    void holds_a_message_in_doubt_and_never_sends_it_again(String form) {
        SmsGateway gateway = extension(settingsWith("form", form));
        gateway.send(message("Pierwsza, po niej połączenie jest otwarte"));
        for (Runnable trouble : List.<Runnable>of(
                gatewayServer::cutBeforeNextAnswer,
                () -> gatewayServer.answerNext(200, "<html>proxy</html>"),
                () -> gatewayServer.answerNext(502, "bad gateway"),
                () -> gatewayServer.answerNext(200, "x".repeat(300_000)))) {
            int before = gatewayServer.taken().size();
            SmsMessage message = message("Prosimy o kontakt.");
            trouble.run();
            for (int i = 0; i < 2; i++) {
                assertThatThrownBy(() -> gateway.send(message)).isInstanceOf(SmsGateway.OutcomeUnknown.class);
            }
            assertThat(gatewayServer.taken()).as("requests").hasSize(before + 1);
        }
    }

    @Test
    void a_report_with_our_key_ends_the_doubt() {
        SmsGateway gateway = extension();
        SmsMessage message = message("Prosimy o kontakt.");
        gatewayServer.cutBeforeNextAnswer();
        assertThatThrownBy(() -> gateway.send(message)).isInstanceOf(SmsGateway.OutcomeUnknown.class);
        String key = gatewayServer.taken().getFirst().fields().get("ref");
        gateway.receive(call(Map.of("status", "LOST", "key", key, "error", "id:7 stat:UNDELIV err:021 text:Prosimy")));
        assertThat(gateway.find(message.reference()))
                .hasValueSatisfying(receipt -> assertThat(receipt.status()).isEqualTo(SmsStatus.UNDELIVERED));
        assertThat(gateway.takeEvents(10)).singleElement().satisfies(event -> {
            assertThat(((SmsEvent.Delivery) event).reference()).isEqualTo(message.reference());
            assertThat(((SmsEvent.Delivery) event).error()).isEqualTo("021");
        });
    }

    @Test
    void asks_for_deliveries_now_and_then() {
        TestingPluginContext context = context(settings());
        SmsGateway gateway = extension(context);
        SmsMessage arrived = message("Pierwsza");
        SmsMessage waiting = message("Druga");
        gateway.send(arrived);
        gateway.send(waiting);
        assertThat(gateway.takeEvents(10)).isEmpty();
        gatewayServer.becomes("m-1", "ARRIVED");
        assertThat(gateway.takeEvents(10)).as("not time yet").isEmpty();
        context.clock().advance(Duration.ofMinutes(2));
        assertThat(gateway.takeEvents(10))
                .singleElement()
                .satisfies(event ->
                        assertThat(((SmsEvent.Delivery) event).reference()).isEqualTo(arrived.reference()));
        assertThat(gateway.find(waiting.reference()).orElseThrow().status()).isEqualTo(SmsStatus.ACCEPTED);
    }

    @Test
    void asks_for_messages_from_phones_and_takes_each_once_however_often_it_is_told() {
        gatewayServer.holds("""
                [{"id":"1","from":"48600100200","text":"Zap\\u0142ac\\u0119 \\"jutro\\"\\nJan"},
                 {"id":"2","from":"BANK","text":"reklama"},
                 {"id":"3","from":"600100300","text":"ok"}]""");
        TestingPluginContext context = context(settings());
        SmsGateway gateway = extension(context);
        List<SmsEvent> events = gateway.takeEvents(10);
        assertThat(events)
                .extracting(event -> ((SmsEvent.Incoming) event).text())
                .containsExactly("Zapłacę \"jutro\"\nJan", "ok");
        assertThat(((SmsEvent.Incoming) events.getLast()).from().value()).isEqualTo("+48600100300");
        gateway.confirm(events.stream().map(SmsEvent::id).toList());
        context.clock().advance(Duration.ofMinutes(2));
        assertThat(gateway.takeEvents(10)).isEmpty();
    }

    @Test
    void reads_a_text_in_utf_16_where_the_gateway_says_so() {
        SmsGateway gateway = extension();
        SmsCallback call = SmsCallback.of(
                SECRET, "msisdn=%2B48600100200&to=5&id=9&coding=2&text=%01%7C%00%f3%01%42%01%07%00+", "");
        gateway.receive(call);
        assertThat(gateway.takeEvents(10))
                .singleElement()
                .satisfies(
                        event -> assertThat(((SmsEvent.Incoming) event).text()).isEqualTo("żółć "));
    }

    @Test
    void gives_no_ear_to_callers_that_do_not_prove_themselves_and_stores_no_nonsense() {
        SmsGateway gateway = extension();
        for (String token : List.of("", "q7Zk2Lw9Xc4Vb8N", SECRET + "x")) {
            SmsCallback call = SmsCallback.of(token, "status=ARRIVED&key=abc", "");
            assertKind(PluginFailure.Kind.REJECTED, () -> gateway.receive(call));
        }
        for (String nonsense :
                List.of("", "status=ARRIVED", "status=ARRIVED&key=%21%21", "text=x", "msisdn=48600100200")) {
            assertKind(PluginFailure.Kind.BAD_DATA, () -> gateway.receive(SmsCallback.of(SECRET, nonsense, "")));
        }
        for (String malformed :
                List.of("text=%", "text=%4", "text=%zz", "a=b&".repeat(1) + "x=" + "y".repeat(70_000))) {
            assertKind(PluginFailure.Kind.BAD_DATA, () -> SmsCallback.of(SECRET, malformed, ""));
        }
        assertThat(gateway.takeEvents(10)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            success         | (unclosed
            parameters      | [{"name":"x","value":"{nonsense}"}]
            address         | http://198.51.100.7/send
            address         | ftp://127.0.0.1/send
            address         | not an address
            plainAllowed    | false
            receiptsPattern | no group in it
            callbackToken   | short
            headers         | [{"name":"Host","value":"elsewhere"}]
            """)
    void says_which_setting_is_wrong_and_sends_nothing(String key, String value) {
        SmsGateway gateway = extension(settingsWith(key, value));
        assertFails(gateway, message("Prosimy o kontakt."), PluginFailure.Kind.CONFIGURATION);
        assertThat(gatewayServer.taken()).isEmpty();
    }

    @Test
    void does_not_repeat_a_password_that_no_header_can_hold() {
        SmsGateway gateway = extension(settingsWith("password", "tajne-slowo\u0142\nx"));
        assertThatThrownBy(() -> gateway.send(message("Prosimy o kontakt.")))
                .isInstanceOfSatisfying(
                        PluginFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(PluginFailure.Kind.CONFIGURATION))
                .hasMessageContaining("Authorization")
                .hasMessageNotContaining("tajne");
    }

    @ParameterizedTest
    @CsvSource({
        "200, true",
        "400, true",
        "302, false",
        "401, false",
        "403, false",
        "404, false",
        "405, false",
        "502, false"
    })
    void says_that_the_login_works_only_where_the_gateway_looked_at_it(int status, boolean works) {
        Map<String, String> kannel = Map.of(
                "preset",
                "KANNEL",
                "address",
                gatewayServer.address() + "/send",
                "plainAllowed",
                "true",
                "user",
                "firma",
                "password",
                TestingGateway.PASSWORD,
                "headers",
                "[{\"name\":\"Authorization\",\"value\":\"Bearer {password}\"}]");
        gatewayServer.answerNext(status, " ");
        assertThat(extension(kannel).selfTest().passed()).isEqualTo(works);
    }

    @Test
    void a_pattern_that_never_ends_leaves_the_message_in_doubt() {
        SmsGateway gateway = extension(settingsWith("success", "((a|aa)+)+!"));
        gatewayServer.answerNext(200, "a".repeat(5000));
        SmsMessage message = message("Prosimy o kontakt.");
        for (int i = 0; i < 2; i++) {
            assertThatThrownBy(() -> gateway.send(message)).isInstanceOf(SmsGateway.OutcomeUnknown.class);
        }
        assertThat(gatewayServer.taken()).hasSize(1);
    }

    private static SmsCallback call(Map<String, String> fields) {
        return SmsCallback.of(SECRET, "", WebApi.form(fields));
    }

    private Map<String, String> settingsWith(String key, String value) {
        Map<String, String> changed = new HashMap<>(settings());
        changed.put(key, value);
        return changed;
    }

    private static void assertFails(SmsGateway gateway, SmsMessage message, PluginFailure.Kind kind) {
        assertKind(kind, () -> gateway.send(message));
    }

    private static void assertKind(PluginFailure.Kind kind, Runnable call) {
        assertThatThrownBy(call::run)
                .isInstanceOfSatisfying(
                        PluginFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(kind));
    }
}
