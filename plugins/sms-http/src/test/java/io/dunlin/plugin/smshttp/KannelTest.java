package io.dunlin.plugin.smshttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.net.httpserver.HttpServer;
import io.dunlin.carrier.SubmittedSms;
import io.dunlin.carrier.TestingSmsCarrier.Fate;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.messaging.SmsCallback;
import io.dunlin.spi.messaging.SmsEvent;
import io.dunlin.spi.messaging.SmsMessage;
import io.dunlin.spi.messaging.SmsStatus;
import io.dunlin.spi.messaging.SmsText;
import io.dunlin.spi.testkit.TestingPluginContext;
import io.dunlin.spi.value.PhoneNumber;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The preset on Debian's Kannel, which hands over to a carrier by SMPP. */
@Timeout(120)
class KannelTest {

    private static final String SECRET = "q7Zk2Lw9Xc4Vb8Nm";
    private static final String POLISH = "Zażółć gęślą jaźń. ";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    Path folder;

    private HttpServer product;
    private TestingKannel kannel;
    private TestingPluginContext context;
    private HttpGateway gateway;

    @BeforeAll
    static void needs_kannel() {
        assumeTrue(
                Files.isExecutable(TestingKannel.SMSBOX) && Files.isExecutable(TestingKannel.BEARERBOX),
                "SKIPPED: Kannel is not installed (apt-get install kannel)");
    }

    @BeforeEach
    void start() throws IOException, InterruptedException {
        product = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        // what the product's own page for callbacks does
        product.createContext("/callbacks/sms/sms-http/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            String token = path.substring(path.lastIndexOf('/') + 1);
            String query = String.valueOf(exchange.getRequestURI().getRawQuery());
            byte[] answer = gateway.receive(SmsCallback.of(token, query, "")).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            try (exchange) {
                exchange.getResponseBody().write(answer);
            }
        });
        product.start();
        Path kannelFolder = Files.createDirectory(folder.resolve("kannel"));
        kannel = new TestingKannel(kannelFolder, callbackAddress() + "/" + SECRET);
        context = TestingPluginContext.unsaved(Files.createDirectory(folder.resolve("plugin")));
        gateway = gateway(Map.of());
    }

    @AfterEach
    void stop() throws InterruptedException {
        if (gateway != null) {
            gateway.close();
            context.close();
        }
        if (kannel != null) {
            kannel.close();
        }
        if (product != null) {
            product.stop(0);
        }
    }

    @Test
    void brings_long_and_polish_texts_whole_to_the_phone() {
        List<String> texts = List.of(
                "Prosimy o zaplate 1 230,00 zl do 15.12. [sprawa 7] {ok} 10 €",
                "Prosimy o kontakt. ".repeat(20).strip(),
                POLISH.strip(),
                POLISH.repeat(12).strip());
        for (String text : texts) {
            gateway.send(message(text));
            await(() -> kannel.carrier().phoneScreens().contains("48600100200: " + text)
                            || kannel.carrier().phoneScreens().contains("+48600100200: " + text)
                    ? "there"
                    : null);
            assertThat(kannel.carrier().submitted().getLast().parts())
                    .as("parts as they are counted here")
                    .isEqualTo(SmsText.of(text).parts());
        }
        // one report a message: Kannel asks for that of the first part
        assertThat(kannel.carrier().submitted())
                .filteredOn(part -> part.part() == 1)
                .hasSize(texts.size())
                .allSatisfy(part -> assertThat(part.receiptWanted()).isTrue());
        assertThat(kannel.carrier().submitted())
                .extracting(SubmittedSms::dataCoding)
                .containsOnly(0, 8);
    }

    @Test
    void brings_receipts_to_the_message_they_are_about() {
        SmsMessage arrived = message("Pierwsza");
        SmsMessage lost = message("Druga");
        gateway.send(arrived);
        SubmittedSms first = await(() -> kannel.carrier().submitted().isEmpty()
                ? null
                : kannel.carrier().submitted().getFirst());
        gateway.send(lost);
        SubmittedSms second = await(() -> kannel.carrier().submitted().size() < 2
                ? null
                : kannel.carrier().submitted().getLast());
        // Kannel stores what a report belongs to once the carrier's answer is read; an earlier report is told again
        await(() -> gateway.find(lost.reference()).isPresent() ? "known" : null);
        await(() -> kannel.carrier().report(first, Fate.DELIVRD, "000") && status(arrived) == SmsStatus.DELIVERED
                ? "delivered"
                : null);
        await(() -> kannel.carrier().report(second, Fate.UNDELIV, "021") && status(lost) == SmsStatus.UNDELIVERED
                ? "lost"
                : null);
        List<SmsEvent.Delivery> reports = gateway.takeEvents(100).stream()
                .map(SmsEvent.Delivery.class::cast)
                .filter(report -> report.status() != SmsStatus.ACCEPTED)
                .toList();
        assertThat(reports)
                .extracting(SmsEvent.Delivery::reference)
                .containsExactly(arrived.reference(), lost.reference());
        assertThat(reports.getLast().error()).isEqualTo("021");
    }

    @Test
    void waits_out_a_carrier_that_throttles() {
        kannel.carrier().throttle(2);
        SmsMessage message = message("Cierpliwości");
        assertThat(gateway.send(message).status()).isEqualTo(SmsStatus.ACCEPTED);
        await(() -> kannel.carrier().submitted().isEmpty() ? null : "taken");
        assertThat(kannel.carrier().submitted()).hasSize(1);
    }

    @Test
    void brings_what_phones_write() {
        assertThat(kannel.carrier().phoneWrites("48600100200", "48500600700", "Zapłacę w piątek, nie wcześniej"))
                .isTrue();
        assertThat(kannel.carrier().phoneWrites("48600100201", "48500600700", "ok, 10 zl {jutro}"))
                .isTrue();
        List<SmsEvent> events = await(() -> {
            List<SmsEvent> taken = gateway.takeEvents(100);
            return taken.size() < 2 ? null : taken;
        });
        assertThat(events)
                .extracting(event -> ((SmsEvent.Incoming) event).text())
                .containsExactlyInAnyOrder("Zapłacę w piątek, nie wcześniej", "ok, 10 zl {jutro}");
        assertThat(events)
                .extracting(event -> ((SmsEvent.Incoming) event).from())
                .contains(new PhoneNumber("+48600100200"), new PhoneNumber("+48600100201"));
    }

    @Test
    void tells_a_wrong_password_from_a_right_one() {
        assertThat(gateway.selfTest().passed()).isTrue();
        gateway.close();
        gateway = gateway(Map.of("password", "another-word"));
        assertThat(gateway.selfTest().passed()).isFalse();
        assertThatThrownBy(() -> gateway.send(message("Prosimy o kontakt.")))
                .isInstanceOfSatisfying(
                        PluginFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(PluginFailure.Kind.CONFIGURATION));
        assertThat(kannel.carrier().submitted()).isEmpty();
    }

    private SmsStatus status(SmsMessage message) {
        return gateway.find(message.reference()).orElseThrow().status();
    }

    private HttpGateway gateway(Map<String, String> others) {
        Map<String, String> settings = new HashMap<>(Map.of(
                "address",
                kannel.address(),
                "plainAllowed",
                "true",
                "user",
                TestingKannel.USER,
                "password",
                TestingKannel.PASSWORD,
                "sender",
                "Kancelaria",
                "callbackAddress",
                callbackAddress(),
                "callbackToken",
                SECRET));
        settings.putAll(others);
        return new HttpGateway(context.with(GatewaySchema.schema(), settings));
    }

    private String callbackAddress() {
        return "http://127.0.0.1:" + product.getAddress().getPort() + "/callbacks/sms/sms-http";
    }

    private static SmsMessage message(String text) {
        // as the product's references are: a Message-ID with signs that addresses do not like
        String reference = "<" + UUID.randomUUID() + "@ex.pl>";
        return new SmsMessage(reference, new PhoneNumber("+48600100200"), text, null, Duration.ofHours(4));
    }

    private static <T> T await(Supplier<T> question) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            T answer = question.get();
            if (answer != null) {
                return answer;
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        throw new AssertionError("Not within " + PATIENCE);
    }
}
