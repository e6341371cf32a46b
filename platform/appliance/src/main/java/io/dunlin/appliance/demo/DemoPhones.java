package io.dunlin.appliance.demo;

import io.dunlin.appliance.Appliance;
import io.dunlin.carrier.SubmittedSms;
import io.dunlin.carrier.TestingSmsCarrier;
import io.dunlin.core.settings.PluginSettingsStore;
import io.dunlin.host.ExtensionDirectory;
import io.dunlin.host.InstalledPlugin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** A carrier of text messages on this machine, and phones that sometimes answer. */
@Component
@Profile(Appliance.DEMO)
class DemoPhones implements DisposableBean {

    private static final String PLUGIN = "sms-smpp";
    private static final String LOGIN = "demo";
    private static final String PASSWORD = "demo-sms";
    private static final List<String> ANSWERS = List.of(
            "zaplace w piatek",
            "juz zaplacone wczoraj przelewem",
            "kim panstwo sa? za co to?",
            "prosze o rozlozenie na raty");

    private final TestingSmsCarrier carrier;
    private final PluginSettingsStore settings;
    private final ExtensionDirectory extensions;
    private final Set<String> answered = new HashSet<>();

    DemoPhones(Clock clock, PluginSettingsStore settings, ExtensionDirectory extensions) {
        this.settings = settings;
        this.extensions = extensions;
        try {
            this.carrier = TestingSmsCarrier.start(0, LOGIN, PASSWORD, clock);
        } catch (IOException e) {
            throw new UncheckedIOException("The demo's SMS carrier found no port", e);
        }
        carrier.reportEverythingDelivered(true);
    }

    /** Tells the plugin of the carrier. */
    void connect() {
        InstalledPlugin.Offered gateway = extensions.plugins().stream()
                .filter(plugin -> plugin.id().equals(PLUGIN))
                .flatMap(plugin -> plugin.extensions().stream())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "The plugin sms-smpp is missing; the demo needs the plugins that come with the product"));
        PluginSettingsStore.Saved saved = settings.save(
                gateway.id(),
                gateway.schema(),
                Map.of(
                        "host",
                        "127.0.0.1",
                        "port",
                        Integer.toString(carrier.port()),
                        "tls",
                        "false",
                        "systemId",
                        LOGIN,
                        "password",
                        PASSWORD,
                        "sender",
                        "Kancelaria"),
                DemoOpening.SELF);
        if (saved instanceof PluginSettingsStore.Saved.Refused(var faults)) {
            throw new IllegalStateException("The demo's SMS settings were refused: " + faults);
        }
    }

    /** Lets one more phone answer, where a message came that nobody answered. */
    void answerOne() {
        if (answered.size() == ANSWERS.size()) {
            return;
        }
        Optional<SubmittedSms> open = carrier.submitted().stream()
                .filter(message -> !answered.contains(message.to()))
                .findFirst();
        open.ifPresent(message -> {
            boolean taken = carrier.phoneWrites(message.to(), message.from(), ANSWERS.get(answered.size()));
            if (taken) {
                answered.add(message.to());
            }
        });
    }

    @Override
    public void destroy() {
        carrier.close();
    }
}
