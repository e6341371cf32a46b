package io.dunlin.spi.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.messaging.SmsEvent;
import io.dunlin.spi.messaging.SmsGateway;
import io.dunlin.spi.messaging.SmsMessage;
import io.dunlin.spi.messaging.SmsReceipt;
import io.dunlin.spi.value.PhoneNumber;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * What every {@link SmsGateway} promises. The plugin's test starts a carrier, or what stands for one, to which
 * {@link #settings()} point.
 */
public abstract class SmsGatewayContract extends ExtensionContract<SmsGateway> {

    private static final PhoneNumber DEBTOR = new PhoneNumber("+48600100200");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Settings with which the carrier refuses the login. */
    protected abstract Map<String, String> wrongPasswordSettings();

    /** Settings that point where no carrier answers. */
    protected abstract Map<String, String> unreachableSettings();

    /**
     * Lets the carrier hand over a message from a phone.
     *
     * @param gateway who gets it; it is connected
     */
    protected abstract void arriveFromPhone(SmsGateway gateway, String from, String text);

    protected static SmsMessage message(String text) {
        return new SmsMessage(UUID.randomUUID().toString(), DEBTOR, text, null, Duration.ofHours(4));
    }

    @Test
    void gives_a_receipt_for_a_message_and_finds_it_again() {
        SmsGateway gateway = extension();
        SmsMessage message = message("Prosimy o kontakt w sprawie faktury.");
        SmsReceipt receipt = gateway.send(message);
        assertThat(receipt.reference()).isEqualTo(message.reference());
        assertThat(receipt.carrierIds())
                .isNotEmpty()
                .allSatisfy(id -> assertThat(id).isNotBlank());
        gateway.find(message.reference())
                .ifPresent(found -> assertThat(found.carrierIds()).isEqualTo(receipt.carrierIds()));
    }

    @Test
    void sends_the_longest_text_in_either_alphabet() {
        SmsGateway gateway = extension();
        assertThat(gateway.send(message("a".repeat(1530))).carrierIds()).isNotEmpty();
        assertThat(gateway.send(message("ż".repeat(600))).carrierIds()).isNotEmpty();
    }

    @Test
    void does_not_find_what_was_never_sent() {
        assertThat(extension().find("never-sent")).isEmpty();
    }

    @Test
    void takes_a_refused_login_for_a_matter_of_settings() {
        SmsGateway gateway = extension(wrongPasswordSettings());
        within(30, () -> fails(gateway, PluginFailure.Kind.CONFIGURATION));
    }

    @Test
    void says_that_the_carrier_cannot_be_reached() {
        SmsGateway gateway = extension(unreachableSettings());
        within(30, () -> fails(gateway, PluginFailure.Kind.TRANSIENT));
    }

    @Test
    void keeps_events_until_they_are_confirmed_even_over_a_restart() {
        SmsGateway gateway = connected();
        arriveFromPhone(gateway, "48600100200", "Zapłacę w piątek");
        arriveFromPhone(gateway, "48600100201", "Kto to?");
        List<SmsEvent> taken = awaitIncoming(gateway, 2);
        assertThat(incoming(gateway)).as("taken again unconfirmed").isEqualTo(taken);

        gateway.close();
        SmsGateway restarted = connected();
        List<SmsEvent> again = awaitIncoming(restarted, 2);
        assertThat(again).isEqualTo(taken);
        restarted.confirm(List.of(again.getFirst().id(), "no-such-event"));
        assertThat(incoming(restarted)).containsExactly(again.getLast());
        restarted.confirm(List.of(again.getLast().id()));
        restarted.close();
        assertThat(incoming(connected())).isEmpty();
    }

    @Test
    void gives_no_more_events_than_asked_for_each_with_an_id_of_its_own() {
        SmsGateway gateway = connected();
        for (int i = 0; i < 5; i++) {
            arriveFromPhone(gateway, "48600100200", "Wiadomość " + i);
        }
        List<SmsEvent> all = awaitIncoming(gateway, 5);
        assertThat(all).extracting(SmsEvent::id).doesNotHaveDuplicates();
        assertThat(gateway.takeEvents(2)).hasSize(2);
        assertThatThrownBy(() -> gateway.takeEvents(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> gateway.takeEvents(501)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sends_from_several_threads_at_once() {
        SmsGateway gateway = extension();
        List<SmsReceipt> receipts = Together.call(8, () -> gateway.send(message("Przypominamy o płatności")));
        Set<String> ids = new HashSet<>();
        receipts.forEach(receipt -> ids.addAll(receipt.carrierIds()));
        assertThat(ids)
                .hasSize(receipts.stream()
                        .mapToInt(receipt -> receipt.carrierIds().size())
                        .sum());
    }

    @Test
    void refuses_to_send_once_closed() {
        SmsGateway gateway = connected();
        gateway.close();
        assertThatThrownBy(() -> gateway.send(message("Za późno")))
                .isInstanceOfSatisfying(PluginFailure.class, TwoLanguages::areIn);
    }

    /** Waits until this many messages from phones are there. */
    protected static List<SmsEvent> awaitIncoming(SmsGateway gateway, int count) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            List<SmsEvent> incoming = incoming(gateway);
            if (incoming.size() >= count) {
                return incoming;
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        throw new AssertionError("Not " + count + " incoming messages within " + PATIENCE.toSeconds() + " seconds");
    }

    private static List<SmsEvent> incoming(SmsGateway gateway) {
        return gateway.takeEvents(500).stream()
                .filter(SmsEvent.Incoming.class::isInstance)
                .toList();
    }

    private SmsGateway connected() {
        SmsGateway gateway = extension();
        gateway.selfTest();
        return gateway;
    }

    private static void fails(SmsGateway gateway, PluginFailure.Kind kind) {
        assertThatThrownBy(() -> gateway.send(message("Prosimy o kontakt.")))
                .isInstanceOfSatisfying(PluginFailure.class, failure -> {
                    assertThat(failure.kind()).isEqualTo(kind);
                    TwoLanguages.areIn(failure);
                });
    }
}
