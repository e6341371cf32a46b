package io.dunlin.core.correspondence.channels;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.core.testing.TestingExtension;
import io.dunlin.spi.messaging.SmsGateway;
import java.util.List;
import org.junit.jupiter.api.Test;

/** All gateways that come with the product are in service; a firm sets up the one that it uses. */
class SmsGatewayChoiceTest {

    @Test
    void a_message_goes_to_the_gateway_that_somebody_set_up() {
        assertThat(SmsTransport.chosen(TestingExtension.directoryOf(
                        List.of(gateway("sms-http", false), gateway("sms-smpp", true), gateway("sms-smsapi", true)))))
                .hasValueSatisfying(chosen -> assertThat(chosen.id().plugin()).isEqualTo("sms-smpp"));
        assertThat(SmsTransport.chosen(TestingExtension.directoryOf(List.of(gateway("sms-http", false)))))
                .isEmpty();
    }

    private static TestingExtension<SmsGateway> gateway(String plugin, boolean isSetUp) {
        return new TestingExtension<>(SmsGateway.class, plugin, isSetUp, () -> {
            throw new AssertionError("No gateway is called to choose one");
        });
    }
}
