package io.dunlin.core.correspondence;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.host.ExtensionDirectory;
import io.dunlin.host.ExtensionId;
import io.dunlin.host.GuardedResult;
import io.dunlin.host.InstalledExtension;
import io.dunlin.host.InstalledPlugin;
import io.dunlin.host.PluginHealth;
import io.dunlin.spi.DunlinExtension;
import io.dunlin.spi.messaging.SmsGateway;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.settings.SettingsSchema;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** All gateways that come with the product are in service; a firm sets up the one that it uses. */
class SmsGatewayChoiceTest {

    @Test
    void a_message_goes_to_the_gateway_that_somebody_set_up() {
        Directory gateways = new Directory(List.of(
                new Gateway("sms-http", false), new Gateway("sms-smpp", true), new Gateway("sms-smsapi", true)));
        assertThat(SmsTransport.chosen(gateways))
                .hasValueSatisfying(chosen -> assertThat(chosen.id().plugin()).isEqualTo("sms-smpp"));
        assertThat(SmsTransport.chosen(new Directory(List.of(new Gateway("sms-http", false)))))
                .isEmpty();
    }

    private record Directory(List<Gateway> gateways) implements ExtensionDirectory {

        @Override
        @SuppressWarnings("unchecked")
        public <T extends DunlinExtension> List<InstalledExtension<T>> of(Class<T> point) {
            assertThat(point).isEqualTo(SmsGateway.class);
            return gateways.stream()
                    .map(gateway -> (InstalledExtension<T>) (InstalledExtension<?>) gateway)
                    .toList();
        }

        @Override
        public List<InstalledPlugin> plugins() {
            return List.of();
        }
    }

    private record Gateway(String plugin, boolean isSetUp) implements InstalledExtension<SmsGateway> {

        @Override
        public ExtensionId id() {
            return new ExtensionId(plugin, "Gateway");
        }

        @Override
        public Class<SmsGateway> point() {
            return SmsGateway.class;
        }

        @Override
        public LocalizedText name() {
            return new LocalizedText(plugin, plugin);
        }

        @Override
        public SettingsSchema schema() {
            return SettingsSchema.none();
        }

        @Override
        public PluginHealth health() {
            throw new UnsupportedOperationException("Not asked for here");
        }

        @Override
        public <R> GuardedResult<R> call(Function<? super SmsGateway, ? extends R> call) {
            throw new UnsupportedOperationException("Not called here");
        }

        @Override
        public <R> GuardedResult<R> call(Duration limit, Function<? super SmsGateway, ? extends R> call) {
            return call(call);
        }
    }
}
