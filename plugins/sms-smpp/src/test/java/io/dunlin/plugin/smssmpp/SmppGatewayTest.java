package io.dunlin.plugin.smssmpp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dunlin.carrier.SubmittedSms;
import io.dunlin.carrier.TestingSmsCarrier;
import io.dunlin.carrier.TestingSmsCarrier.Fate;
import io.dunlin.carrier.TestingSmsCarrier.IdForm;
import io.dunlin.spi.PluginFailure;
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
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.jsmpp.bean.OptionalParameter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The contract of every gateway, and what carriers do to this one. */
class SmppGatewayTest extends SmsGatewayContract {

    private static final String POLISH = "Zażółć gęślą jaźń: prosimy o zapłatę faktury FV/1/2026 do 27.11.2026. ";

    private TestingSmsCarrier carrier;

    @BeforeEach
    void start_the_carrier() throws IOException {
        carrier = TestingSmsCarrier.start(0, "firma", "haslo123", Clock.systemUTC());
    }

    @AfterEach
    void stop_the_carrier() {
        carrier.close();
    }

    @Override
    protected Class<? extends SmsGateway> type() {
        return SmppGateway.class;
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of(
                "host", "127.0.0.1",
                "port", String.valueOf(carrier.port()),
                "systemId", "firma",
                "password", "haslo123",
                "sender", "Kancelaria",
                "responseTimeout", "PT5S");
    }

    @Override
    protected Map<String, String> wrongPasswordSettings() {
        return settingsWith("password", "wrong");
    }

    @Override
    protected Map<String, String> unreachableSettings() {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return settingsWith("port", String.valueOf(free.getLocalPort()));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected void arriveFromPhone(SmsGateway gateway, String from, String text) {
        assertThat(carrier.phoneWrites(from, "Kancelaria", text))
                .as("acknowledged")
                .isTrue();
    }

    @Test
    void sends_plain_text_in_the_gsm_alphabet_with_the_registered_sender() {
        SmsReceipt receipt = extension().send(message("Termin: {jutro} [10 €] ~ ok?"));
        assertThat(receipt.status()).isEqualTo(SmsStatus.ACCEPTED);
        SubmittedSms taken = carrier.submitted().getFirst();
        assertThat(taken.text()).isEqualTo("Termin: {jutro} [10 €] ~ ok?");
        assertThat(taken.dataCoding()).isZero();
        assertThat(taken.from()).isEqualTo("Kancelaria");
        assertThat(taken.to()).isEqualTo("48600100200");
        assertThat(taken.receiptWanted()).isTrue();
        assertThat(receipt.carrierIds()).containsExactly(taken.id());
    }

    @Test
    void sends_polish_letters_in_unicode() {
        extension().send(message("Zażółć gęślą jaźń"));
        assertThat(carrier.submitted().getFirst().text()).isEqualTo("Zażółć gęślą jaźń");
        assertThat(carrier.submitted().getFirst().dataCoding()).isEqualTo(8);
    }

    @Test
    void sends_long_texts_in_every_way_that_carriers_take() {
        for (String way : List.of("UDH", "SAR", "PAYLOAD")) {
            for (String text : List.of(
                    "Prosimy o kontakt. ".repeat(20).strip(), POLISH.repeat(6).strip())) {
                int before = carrier.submitted().size();
                SmsGateway gateway = extension(settingsWith("longMessages", way));
                SmsReceipt receipt = gateway.send(message(text));
                List<SubmittedSms> parts =
                        carrier.submitted().subList(before, carrier.submitted().size());
                assertThat(carrier.phoneScreens().getLast()).as(way).isEqualTo("48600100200: " + text);
                assertThat(receipt.carrierIds()).hasSize(parts.size());
                assertThat(parts)
                        .hasSize(way.equals("PAYLOAD") ? 1 : parts.getFirst().parts());
                gateway.close();
            }
        }
    }

    @Test
    void sends_as_the_carrier_codes() {
        SmsGateway latin = extension(settingsWith("sevenBits", "LATIN1"));
        latin.send(message("Prosimy o zaplate, 10 zl"));
        assertThat(carrier.submitted().getLast().dataCoding()).isEqualTo(3);
        latin.close();
        extension(settingsWith("sevenBits", "UNICODE")).send(message("x".repeat(160)));
        assertThat(carrier.submitted().getLast().dataCoding()).isEqualTo(8);
        assertThat(carrier.submitted().getLast().parts()).isEqualTo(3);
    }

    @Test
    void takes_throttling_for_a_thing_that_passes() {
        SmsGateway gateway = extension();
        carrier.throttle(1);
        SmsMessage message = message("Prosimy o kontakt.");
        assertFails(gateway, message, PluginFailure.Kind.TRANSIENT);
        assertThat(gateway.find(message.reference())).as("surely not accepted").isEmpty();
        assertThat(gateway.send(message).status()).isEqualTo(SmsStatus.ACCEPTED);
    }

    @Test
    void waits_out_throttling_between_the_parts_of_a_message() {
        SmsGateway gateway = extension();
        String text = "Prosimy o kontakt. ".repeat(20);
        carrier.onSubmitted(part -> {
            if (part.part() == 1) {
                carrier.throttle(2);
            }
        });
        assertThat(gateway.send(message(text)).carrierIds()).hasSize(3);
    }

    @Test
    void knows_which_refusals_are_final_and_which_are_for_the_administrator() {
        SmsGateway gateway = extension();
        carrier.refuseNext(0x0B);
        assertFails(gateway, message("Prosimy o kontakt."), PluginFailure.Kind.REJECTED);
        carrier.refuseNext(0x0A);
        assertFails(gateway, message("Prosimy o kontakt."), PluginFailure.Kind.CONFIGURATION);
        carrier.refuseNext(0x14);
        assertFails(gateway, message("Prosimy o kontakt."), PluginFailure.Kind.TRANSIENT);
    }

    @Test
    void holds_a_message_in_doubt_when_the_connection_is_cut_before_the_answer() {
        SmsGateway gateway = extension();
        SmsMessage message = message("Prosimy o kontakt.");
        carrier.cutBeforeNextAnswer();
        assertThatThrownBy(() -> gateway.send(message)).isInstanceOf(SmsGateway.OutcomeUnknown.class);
        assertThat(carrier.submitted()).as("the carrier has it").hasSize(1);
        assertThat(gateway.find(message.reference())).isEmpty();
        assertThatThrownBy(() -> gateway.send(message))
                .as("never sent again")
                .isInstanceOf(SmsGateway.OutcomeUnknown.class);
        assertThat(carrier.submitted()).hasSize(1);
        assertThat(gateway.send(message("Następna")).status())
                .as("connected again")
                .isEqualTo(SmsStatus.ACCEPTED);
    }

    @Test
    void holds_a_message_in_doubt_when_only_some_parts_were_taken() {
        SmsGateway gateway = extension();
        SmsMessage message = message("Prosimy o kontakt. ".repeat(20));
        carrier.onSubmitted(part -> {
            if (part.part() == 2) {
                carrier.refuseNext(0x45);
            }
        });
        assertThatThrownBy(() -> gateway.send(message)).isInstanceOf(SmsGateway.OutcomeUnknown.class);
        assertThat(gateway.find(message.reference())).hasValueSatisfying(receipt -> {
            assertThat(receipt.carrierIds()).hasSize(2);
            assertThat(receipt.status()).isEqualTo(SmsStatus.UNKNOWN);
        });
    }

    @Test
    void does_not_send_twice_what_has_its_receipt() {
        SmsGateway gateway = extension();
        SmsMessage message = message("Prosimy o kontakt.");
        SmsReceipt receipt = gateway.send(message);
        assertThat(gateway.send(message)).isEqualTo(receipt);
        assertThat(carrier.submitted()).hasSize(1);
    }

    @Test
    void brings_delivery_reports_with_our_reference_and_remembers_them() {
        SmsGateway gateway = extension();
        SmsMessage arrived = message("Pierwsza");
        SmsMessage lost = message("Druga");
        gateway.send(arrived);
        gateway.send(lost);
        assertThat(carrier.report(carrier.submitted().get(0), Fate.DELIVRD, "000"))
                .isTrue();
        assertThat(carrier.report(carrier.submitted().get(1), Fate.UNDELIV, "21"))
                .isTrue();
        assertThat(carrier.report(carrier.submitted().get(1), Fate.UNDELIV, "21"))
                .as("told twice")
                .isTrue();
        List<SmsEvent.Delivery> reports = deliveries(gateway, 2);
        assertThat(reports)
                .extracting(SmsEvent.Delivery::reference)
                .containsExactly(arrived.reference(), lost.reference());
        assertThat(reports)
                .extracting(SmsEvent.Delivery::status)
                .containsExactly(SmsStatus.DELIVERED, SmsStatus.UNDELIVERED);
        assertThat(reports.getLast().error()).isEqualTo("21");
        assertThat(gateway.find(arrived.reference()).orElseThrow().status()).isEqualTo(SmsStatus.DELIVERED);
        assertThat(gateway.find(lost.reference()).orElseThrow().status()).isEqualTo(SmsStatus.UNDELIVERED);
    }

    @Test
    void matches_reports_whose_ids_are_written_in_decimal() {
        carrier.formOfIds(IdForm.HEX_ANSWERED_DECIMAL_REPORTED);
        for (String form : List.of("AUTO", "HEX_TO_DECIMAL")) {
            SmsGateway gateway = extension(settingsWith("receiptIds", form));
            SmsMessage message = message("Prosimy o kontakt.");
            gateway.send(message);
            carrier.report(carrier.submitted().getLast(), Fate.DELIVRD, "000");
            SmsEvent.Delivery report = deliveries(gateway, 1).getFirst();
            assertThat(report.reference()).isEqualTo(message.reference());
            assertThat(report.carrierId())
                    .isEqualTo(carrier.submitted().getLast().id());
            gateway.confirm(List.of(report.id()));
            gateway.close();
        }
    }

    @Test
    void keeps_reports_over_a_restart_until_they_are_confirmed() {
        SmsGateway gateway = extension();
        SmsMessage message = message("Prosimy o kontakt.");
        gateway.send(message);
        carrier.report(carrier.submitted().getFirst(), Fate.DELIVRD, "000");
        gateway.close();
        SmsGateway restarted = extension();
        SmsEvent.Delivery report = deliveries(restarted, 1).getFirst();
        assertThat(report.reference()).isEqualTo(message.reference());
        restarted.confirm(List.of(report.id()));
        assertThat(restarted.takeEvents(10)).isEmpty();
    }

    @Test
    void joins_what_a_phone_sent_in_parts_in_any_order() {
        SmsGateway gateway = connected();
        String text = POLISH.repeat(4).strip();
        assertThat(carrier.phoneWrites("48600100200", "Kancelaria", text)).isTrue();
        byte[] second = "reszta".getBytes(StandardCharsets.ISO_8859_1);
        byte[] first = "poczatek i ".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(carrier.deliver("48600100201", "Kancelaria", 0, 3, second, sar(7, 2, 2)))
                .isTrue();
        assertThat(carrier.deliver("48600100201", "Kancelaria", 0, 3, first, sar(7, 2, 1)))
                .isTrue();
        List<SmsEvent> incoming = awaitIncoming(gateway, 2);
        assertThat(incoming)
                .extracting(event -> ((SmsEvent.Incoming) event).text())
                .containsExactly(text, "poczatek i reszta");
        assertThat(((SmsEvent.Incoming) incoming.getFirst()).from()).isEqualTo(new PhoneNumber("+48600100200"));
    }

    @Test
    void gives_out_a_message_whose_parts_never_all_came() {
        TestingPluginContext context = context(settings());
        SmsGateway gateway = extension(context);
        gateway.selfTest();
        carrier.deliver("48600100200", "Kancelaria", 0, 3, "druga".getBytes(StandardCharsets.ISO_8859_1), sar(9, 3, 2));
        assertThat(gateway.takeEvents(10)).isEmpty();
        context.clock().advance(Duration.ofHours(7));
        assertThat(awaitIncoming(gateway, 1))
                .singleElement()
                .satisfies(
                        event -> assertThat(((SmsEvent.Incoming) event).text()).isEqualTo("[…]druga[…]"));
    }

    @Test
    void acknowledges_hostile_deliveries_and_goes_on() {
        SmsGateway gateway = connected();
        byte[][] bodies = {
            {},
            {(byte) 0xFF},
            {5, 0, 3},
            {6, 8, 4, 0, 0, 0, 0},
            {5, 0, 3, 1, 0, 0},
            {3, 0, (byte) 200, 1},
            {0x1B},
            new byte[254]
        };
        for (int esmClass : new int[] {0, 0x04, 0x40, 0x44}) {
            for (int coding : new int[] {0, 1, 3, 4, 8, 0x18, 0xF1, 0xFF}) {
                for (byte[] body : bodies) {
                    assertThat(carrier.deliver("48600100200", "Kancelaria", esmClass, coding, body))
                            .isTrue();
                }
            }
        }
        assertThat(carrier.deliver("BANK", "Kancelaria", 0, 0, new byte[] {65}))
                .as("no phone number")
                .isTrue();
        arriveFromPhone(gateway, "48600100299", "ostatnia");
        List<SmsEvent> events = gateway.takeEvents(500);
        assertThat(events.getLast())
                .isInstanceOfSatisfying(
                        SmsEvent.Incoming.class,
                        event -> assertThat(event.text()).isEqualTo("ostatnia"));
    }

    @Test
    void connects_again_after_the_carrier_was_away() throws IOException {
        SmsGateway gateway = connected();
        int port = carrier.port();
        carrier.close();
        awaitFailure(gateway);
        carrier = TestingSmsCarrier.start(port, "firma", "haslo123", Clock.systemUTC());
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!carrier.isBound() && System.nanoTime() < deadline) {
            try {
                gateway.takeEvents(1);
            } catch (PluginFailure _) {
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
        assertThat(carrier.isBound()).isTrue();
        assertThat(gateway.send(message("Znowu")).status()).isEqualTo(SmsStatus.ACCEPTED);
    }

    private static void awaitFailure(SmsGateway gateway) {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (System.nanoTime() < deadline) {
            try {
                gateway.takeEvents(1);
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            } catch (PluginFailure failure) {
                assertThat(failure.kind()).isEqualTo(PluginFailure.Kind.TRANSIENT);
                return;
            }
        }
        throw new AssertionError("The gateway did not notice that the carrier is away");
    }

    private SmsGateway connected() {
        SmsGateway gateway = extension();
        assertThat(gateway.selfTest().passed()).isTrue();
        assertThat(carrier.awaitBound(Duration.ofSeconds(10))).isTrue();
        return gateway;
    }

    private Map<String, String> settingsWith(String key, String value) {
        Map<String, String> changed = new HashMap<>(settings());
        changed.put(key, value);
        return changed;
    }

    private static OptionalParameter[] sar(int reference, int parts, int part) {
        return new OptionalParameter[] {
            new OptionalParameter.Sar_msg_ref_num((short) reference),
            new OptionalParameter.Sar_total_segments((byte) parts),
            new OptionalParameter.Sar_segment_seqnum((byte) part)
        };
    }

    private static List<SmsEvent.Delivery> deliveries(SmsGateway gateway, int count) {
        List<SmsEvent.Delivery> reports = gateway.takeEvents(100).stream()
                .filter(SmsEvent.Delivery.class::isInstance)
                .map(SmsEvent.Delivery.class::cast)
                .toList();
        assertThat(reports).hasSize(count);
        return reports;
    }

    private static void assertFails(SmsGateway gateway, SmsMessage message, PluginFailure.Kind kind) {
        assertThatThrownBy(() -> gateway.send(message))
                .isInstanceOfSatisfying(
                        PluginFailure.class,
                        failure -> assertThat(failure.kind()).isEqualTo(kind));
    }
}
