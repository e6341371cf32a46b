package io.dunlin.plugin.smssmsapi;

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
import io.dunlin.spi.value.PhoneNumber;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
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

class SmsapiGatewayTest extends SmsGatewayContract {

    private static final String SECRET = "q7Zk2Lw9Xc4Vb8Nm";
    private static final String POLISH = "Zażółć gęślą jaźń. ";

    private final AtomicInteger phoneMessages = new AtomicInteger();
    private TestingSmsapi service;

    @BeforeEach
    void start() throws IOException {
        service = new TestingSmsapi();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Override
    protected Class<SmsapiGateway> type() {
        return SmsapiGateway.class;
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of(
                "token", TestingSmsapi.TOKEN,
                "service", service.address(),
                "plainAllowed", "true",
                "sender", "Kancelaria",
                "callbackAddress", "https://collect.example.com/callbacks/sms/sms-smsapi",
                "callbackToken", SECRET,
                "timeout", "PT5S");
    }

    @Override
    protected Map<String, String> wrongPasswordSettings() {
        return settingsWith("token", "another-token");
    }

    @Override
    protected Map<String, String> unreachableSettings() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return settingsWith("service", "http://127.0.0.1:" + free.getLocalPort() + "/");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    protected void arriveFromPhone(SmsGateway gateway, String from, String text) {
        Map<String, String> fields = Map.of(
                "sms_to",
                "48500600700",
                "sms_from",
                from,
                "sms_text",
                text,
                "sms_date",
                "1764320000",
                "username",
                "kancelaria",
                "MsgId",
                "MO" + phoneMessages.incrementAndGet());
        assertThat(gateway.receive(TestingSmsapi.call(SECRET, fields, true))).isEqualTo("OK");
    }

    @Test
    void sends_what_the_documentation_asks_for() {
        SmsMessage message = message("Prosimy o zapłatę 1 230,00 zł. Zażółć!");
        SmsReceipt receipt = extension().send(message);

        Map<String, String> taken = service.sent().getFirst();
        assertThat(taken)
                .containsEntry("to", "48600100200")
                .containsEntry("message", message.text())
                .containsEntry("from", "Kancelaria")
                .containsEntry("encoding", "utf-8")
                .containsEntry("format", "json")
                .containsEntry("check_idx", "1")
                .containsEntry("notify_url", "https://collect.example.com/callbacks/sms/sms-smsapi/" + SECRET)
                .doesNotContainKey("test");
        assertThat(taken.get("idx")).matches("[0-9a-f]{32}");
        // the context's clock stands at 2026-11-20T09:00:00Z, and the message may wait four hours
        assertThat(taken.get("expiration_date")).isEqualTo("1795179600");
        assertThat(receipt.carrierIds()).containsExactly(taken.get("id"));
    }

    @Test
    void keeps_long_texts_whole_in_one_request() {
        String text = POLISH.repeat(20).strip();
        extension().send(message(text));
        assertThat(service.sent())
                .singleElement()
                .satisfies(taken -> assertThat(taken.get("message")).isEqualTo(text));
    }

    @Test
    void asks_the_service_to_send_nothing_in_test_mode() {
        extension(settingsWith("test", "true")).send(message("Próba"));
        assertThat(service.sent().getFirst()).containsEntry("test", "1");
    }

    @Test
    void limits_the_time_to_what_the_service_takes() {
        SmsGateway gateway = extension();
        for (Duration validFor : List.of(Duration.ofMinutes(5), Duration.ofDays(3))) {
            SmsMessage message = new SmsMessage(
                    "m-" + validFor, new PhoneNumber("+48600100200"), "Prosimy o kontakt.", null, validFor);
            gateway.send(message);
            long seconds = Long.parseLong(service.sent().getLast().get("expiration_date")) - 1_795_165_200;
            assertThat(seconds).isBetween(3600L, 43_200L);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "101, CONFIGURATION",
        "102, CONFIGURATION",
        "103, CONFIGURATION",
        "105, CONFIGURATION",
        "14, CONFIGURATION",
        "8, TRANSIENT",
        "201, TRANSIENT",
        "666, TRANSIENT",
        "999, TRANSIENT",
        "11, REJECTED",
        "12, REJECTED",
        "13, REJECTED",
        "4711, REJECTED"
    })
    void knows_what_each_error_asks_for(int code, PluginFailure.Kind kind) {
        SmsGateway gateway = extension();
        SmsMessage message = message("Prosimy o kontakt.");
        service.refuseNext(code);
        assertFails(gateway, message, kind);
        assertThat(gateway.find(message.reference())).as("surely not taken").isEmpty();
        assertThat(gateway.send(message).status()).as("tried again").isEqualTo(SmsStatus.ACCEPTED);
    }

    @ParameterizedTest
    @CsvSource({"401, CONFIGURATION", "403, CONFIGURATION", "429, TRANSIENT", "503, TRANSIENT"})
    void knows_what_a_status_without_an_answer_asks_for(int status, PluginFailure.Kind kind) {
        SmsGateway gateway = extension();
        service.answerNextWithStatus(status);
        assertFails(gateway, message("Prosimy o kontakt."), kind);
    }

    @Test
    void holds_a_message_in_doubt_where_the_answer_does_not_come_or_says_nothing() {
        SmsGateway gateway = extension();
        gateway.send(message("Pierwsza, po niej połączenie jest otwarte"));
        for (Runnable trouble : List.<Runnable>of(
                service::cutBeforeNextAnswer,
                () -> service.answerNextWith("<html>proxy</html>"),
                () -> service.answerNextWith("{\"count\":0,\"list\":[]}"),
                () -> service.answerNextWith("{\"list\":[{\"id\":"),
                () -> service.answerNextWith("x".repeat(300_000)))) {
            int before = service.requests();
            SmsMessage message = message("Prosimy o kontakt.");
            trouble.run();
            assertThatThrownBy(() -> gateway.send(message)).isInstanceOf(SmsGateway.OutcomeUnknown.class);
            assertThatThrownBy(() -> gateway.send(message))
                    .as("never sent again")
                    .isInstanceOf(SmsGateway.OutcomeUnknown.class);
            assertThat(service.requests()).as("requests").isEqualTo(before + 1);
            assertThat(gateway.find(message.reference())).isEmpty();
        }
        SmsMessage unavailable = message("Prosimy o kontakt.");
        service.answerNextWithStatus(502);
        assertThatThrownBy(() -> gateway.send(unavailable)).isInstanceOf(SmsGateway.OutcomeUnknown.class);
    }

    @Test
    void a_report_ends_the_doubt() {
        SmsGateway gateway = extension();
        SmsMessage message = message("Prosimy o kontakt.");
        service.cutBeforeNextAnswer();
        assertThatThrownBy(() -> gateway.send(message)).isInstanceOf(SmsGateway.OutcomeUnknown.class);
        Map<String, String> taken = service.sent().getFirst();
        report(gateway, taken.get("id"), "403", taken.get("idx"));
        assertThat(gateway.find(message.reference()))
                .hasValueSatisfying(receipt -> assertThat(receipt.status()).isEqualTo(SmsStatus.ACCEPTED));
        report(gateway, taken.get("id"), "404", taken.get("idx"));
        assertThat(gateway.find(message.reference()))
                .hasValueSatisfying(receipt -> assertThat(receipt.status()).isEqualTo(SmsStatus.DELIVERED));
    }

    @Test
    void a_journal_that_was_lost_sends_nothing_twice() throws IOException {
        SmsGateway gateway = extension();
        SmsMessage message = message("Prosimy o kontakt.");
        gateway.send(message);
        gateway.close();
        TestingPluginContext context = context(settings());
        Files.delete(context.dataFolder().resolve("journal.log"));
        assertThat(extension(context).send(message).status()).isEqualTo(SmsStatus.ACCEPTED);
        assertThat(service.sent()).hasSize(1);
    }

    @Test
    void reads_reports_with_several_messages_in_one_call() {
        SmsGateway gateway = extension();
        SmsMessage arrived = message("Pierwsza");
        SmsMessage lost = message("Druga");
        SmsMessage waiting = message("Trzecia");
        String ids = String.join(
                ",",
                gateway.send(arrived).carrierIds().getFirst(),
                gateway.send(lost).carrierIds().getFirst(),
                gateway.send(waiting).carrierIds().getFirst());
        report(gateway, ids, "404,405,403", ",,");
        report(gateway, ids, "404,405,403", ",,");
        List<SmsEvent> events = gateway.takeEvents(10);
        assertThat(events)
                .extracting(event -> ((SmsEvent.Delivery) event).reference())
                .containsExactly(arrived.reference(), lost.reference());
        assertThat(events)
                .extracting(event -> ((SmsEvent.Delivery) event).status())
                .containsExactly(SmsStatus.DELIVERED, SmsStatus.UNDELIVERED);
        assertThat(((SmsEvent.Delivery) events.getLast()).error()).isEqualTo("405");
    }

    @Test
    void asks_for_deliveries_now_and_then_and_no_more_once_they_are_known() {
        TestingPluginContext context = context(settings());
        SmsGateway gateway = extension(context);
        SmsMessage first = message("Pierwsza");
        String id = gateway.send(first).carrierIds().getFirst();
        assertThat(gateway.takeEvents(10)).isEmpty();
        service.becomes(id, "DELIVERED");
        assertThat(gateway.takeEvents(10)).as("not time yet").isEmpty();
        context.clock().advance(Duration.ofMinutes(6));
        assertThat(gateway.takeEvents(10)).singleElement().satisfies(event -> {
            assertThat(((SmsEvent.Delivery) event).reference()).isEqualTo(first.reference());
            assertThat(((SmsEvent.Delivery) event).status()).isEqualTo(SmsStatus.DELIVERED);
        });
        int asked = service.statusRequests();
        context.clock().advance(Duration.ofMinutes(6));
        gateway.takeEvents(10);
        assertThat(service.statusRequests()).isEqualTo(asked);
    }

    @Test
    void asks_about_many_messages_in_few_requests() {
        TestingPluginContext context = context(settings());
        SmsGateway gateway = extension(context);
        for (int i = 0; i < 250; i++) {
            service.becomes(gateway.send(message("Wiadomość " + i)).carrierIds().getFirst(), "EXPIRED");
        }
        assertThat(gateway.takeEvents(500)).hasSize(250);
        assertThat(service.statusRequests()).isEqualTo(3);
    }

    @Test
    void gives_no_ear_to_callers_that_do_not_prove_themselves() {
        SmsGateway gateway = extension();
        String id = gateway.send(message("Prosimy o kontakt.")).carrierIds().getFirst();
        for (String token : List.of("", "q7Zk2Lw9Xc4Vb8N", SECRET + "x")) {
            SmsCallback call = TestingSmsapi.call(token, Map.of("MsgId", id, "status", "404"), false);
            assertThatThrownBy(() -> gateway.receive(call))
                    .isInstanceOfSatisfying(
                            PluginFailure.class,
                            failure -> assertThat(failure.kind()).isEqualTo(PluginFailure.Kind.REJECTED));
        }
        for (Map<String, String> nonsense : List.of(
                Map.of("MsgId", id),
                Map.of("status", "404"),
                Map.of("MsgId", id + "," + id, "status", "404"),
                Map.of("sms_from", "48600100200", "sms_text", "bez numeru"))) {
            SmsCallback call = TestingSmsapi.call(SECRET, nonsense, true);
            assertThatThrownBy(() -> gateway.receive(call))
                    .isInstanceOfSatisfying(
                            PluginFailure.class,
                            failure -> assertThat(failure.kind()).isEqualTo(PluginFailure.Kind.BAD_DATA));
        }
        assertThat(gateway.takeEvents(10)).isEmpty();
    }

    @Test
    void asks_nobody_in_clear_beyond_the_own_network_and_takes_no_weak_secret() {
        for (Map<String, String> wrong : List.of(
                settingsWith("plainAllowed", "false"),
                settingsWith("service", "http://198.51.100.7/"),
                settingsWith("callbackToken", "short"))) {
            SmsGateway gateway = extension(wrong);
            assertFails(gateway, message("Prosimy o kontakt."), PluginFailure.Kind.CONFIGURATION);
            gateway.close();
        }
        assertThat(service.requests()).isZero();
    }

    private static void report(SmsGateway gateway, String ids, String statuses, String indexes) {
        Map<String, String> fields = Map.of(
                "MsgId", ids,
                "status", statuses,
                "idx", indexes,
                "donedate", "1764320000",
                "username", "kancelaria",
                "points", "0.16",
                "from", "Kancelaria");
        assertThat(gateway.receive(TestingSmsapi.call(SECRET, fields, false))).isEqualTo("OK");
    }

    private Map<String, String> settingsWith(String key, String value) {
        Map<String, String> changed = new HashMap<>(settings());
        changed.put(key, value);
        return changed;
    }

    private static void assertFails(SmsGateway gateway, SmsMessage message, PluginFailure.Kind kind) {
        assertThatThrownBy(() -> gateway.send(message))
                .isInstanceOfSatisfying(
                        PluginFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(kind));
    }
}
