package io.dunlin.appliance.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.host.ExtensionDirectory;
import io.dunlin.host.ExtensionId;
import io.dunlin.host.FailureKind;
import io.dunlin.host.GuardedResult;
import io.dunlin.host.InstalledExtension;
import io.dunlin.host.InstalledPlugin;
import io.dunlin.host.PluginHealth;
import io.dunlin.spi.DunlinExtension;
import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.SelfTest;
import io.dunlin.spi.messaging.SmsCallback;
import io.dunlin.spi.messaging.SmsEvent;
import io.dunlin.spi.messaging.SmsGateway;
import io.dunlin.spi.messaging.SmsMessage;
import io.dunlin.spi.messaging.SmsReceipt;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.settings.SettingsSchema;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** The page with a gateway that keeps what it is told. */
class SmsCallbackPageTest {

    private static final String SECRET = "q7Zk2Lw9Xc4Vb8Nm";

    private final TestingGateway gateway = new TestingGateway();
    private final MockMvc page = MockMvcBuilders.standaloneSetup(
                    new SmsCallbackPage(new SmsCallbacks(new OneGateway(gateway))))
            .build();

    @Test
    void brings_the_octets_of_the_address_as_they_came() throws Exception {
        MockHttpServletResponse answer = get("/callbacks/sms/sms-http/" + SECRET + "?from=%2B48&text=%01%7C%00z");
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(answer.getContentAsString()).isEqualTo("taken");
        assertThat(gateway.last().findText("from")).contains("+48");
        assertThat(gateway.last().find("text")).contains(new byte[] {1, 0x7C, 0, 'z'});
    }

    @Test
    void brings_the_fields_of_a_form() throws Exception {
        MockHttpServletResponse answer = post("sms_from=48600100200&sms_text=Zap%C5%82ac%C4%99+jutro");
        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(gateway.last().findText("sms_text")).contains("Zapłacę jutro");
    }

    @Test
    void tells_strangers_nothing_not_even_which_plugins_there_are() throws Exception {
        MockHttpServletResponse wrongSecret = get("/callbacks/sms/sms-http/guess?text=a");
        MockHttpServletResponse wrongPlugin = get("/callbacks/sms/sms-none/" + SECRET + "?text=a");
        assertThat(wrongSecret.getStatus()).isEqualTo(403);
        assertThat(wrongPlugin.getStatus()).isEqualTo(403);
        assertThat(wrongPlugin.getContentAsString()).isEqualTo(wrongSecret.getContentAsString());
        assertThat(gateway.last).isEmpty();
    }

    @Test
    void refuses_what_is_too_long_or_cut_off() throws Exception {
        assertThat(post("text=" + "x".repeat(70_000)).getStatus()).isEqualTo(400);
        assertThat(post("text=%C").getStatus()).isEqualTo(400);
        assertThat(gateway.last).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "TRANSIENT, 503",
        "CONFIGURATION, 503",
        "TIMED_OUT, 503",
        "DEFECT, 503",
        "BAD_DATA, 400",
        "REJECTED, 403"
    })
    void has_the_gateway_call_again_only_where_that_is_of_use(FailureKind kind, int status) throws Exception {
        gateway.fails = Optional.of(kind);
        assertThat(get("/callbacks/sms/sms-http/" + SECRET + "?text=a").getStatus())
                .isEqualTo(status);
    }

    private MockHttpServletResponse get(String address) throws Exception {
        return page.perform(MockMvcRequestBuilders.get(URI.create(address)))
                .andReturn()
                .getResponse();
    }

    private MockHttpServletResponse post(String form) throws Exception {
        return page.perform(MockMvcRequestBuilders.post("/callbacks/sms/sms-http/" + SECRET)
                        .contentType("application/x-www-form-urlencoded")
                        .content(form.getBytes(StandardCharsets.US_ASCII)))
                .andReturn()
                .getResponse();
    }

    private record OneGateway(TestingGateway gateway) implements ExtensionDirectory {

        @Override
        @SuppressWarnings("unchecked") // the one point that is asked for is the gateway's
        public <T extends DunlinExtension> List<InstalledExtension<T>> of(Class<T> point) {
            return List.of((InstalledExtension<T>) (InstalledExtension<?>) new Installed(gateway));
        }

        @Override
        public List<InstalledPlugin> plugins() {
            return List.of();
        }
    }

    private record Installed(TestingGateway gateway) implements InstalledExtension<SmsGateway> {

        @Override
        public ExtensionId id() {
            return new ExtensionId("sms-http", "HttpGateway");
        }

        @Override
        public Class<SmsGateway> point() {
            return SmsGateway.class;
        }

        @Override
        public LocalizedText name() {
            return gateway.name();
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
        public boolean isSetUp() {
            return true;
        }

        @Override
        public <R> GuardedResult<R> call(Function<? super SmsGateway, ? extends R> call) {
            if (gateway.fails.isPresent()) {
                return new GuardedResult.Failed<>(
                        gateway.fails.get(), "code", new LocalizedText("Tego chciał test", "The test asked for it"));
            }
            try {
                return new GuardedResult.Succeeded<>(call.apply(gateway));
            } catch (PluginFailure failure) {
                return new GuardedResult.Failed<>(FailureKind.REJECTED, failure.code(), failure.text());
            }
        }

        @Override
        public <R> GuardedResult<R> call(Duration limit, Function<? super SmsGateway, ? extends R> call) {
            return call(call);
        }
    }

    private static final class TestingGateway implements SmsGateway {

        private Optional<FailureKind> fails = Optional.empty();
        private Optional<SmsCallback> last = Optional.empty();

        SmsCallback last() {
            return last.orElseThrow();
        }

        @Override
        public String receive(SmsCallback callback) {
            if (!callback.provesItselfWith(SECRET)) {
                throw PluginFailure.rejected("callback-refused", new LocalizedText("Złe hasło", "A wrong secret"));
            }
            last = Optional.of(callback);
            return "taken";
        }

        @Override
        public SmsReceipt send(SmsMessage message) {
            throw new UnsupportedOperationException("Not asked for here");
        }

        @Override
        public Optional<SmsReceipt> find(String reference) {
            return Optional.empty();
        }

        @Override
        public List<SmsEvent> takeEvents(int limit) {
            return List.of();
        }

        @Override
        public void confirm(List<String> eventIds) {
            // nothing is kept here
        }

        @Override
        public LocalizedText name() {
            return new LocalizedText("Bramka", "Gateway");
        }

        @Override
        public SettingsSchema settings() {
            return SettingsSchema.none();
        }

        @Override
        public SelfTest selfTest() {
            return SelfTest.nothingToTry();
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
