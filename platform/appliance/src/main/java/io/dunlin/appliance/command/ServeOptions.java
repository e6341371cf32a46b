package io.dunlin.appliance.command;

import io.dunlin.appliance.Appliance;
import io.dunlin.appliance.configuration.ApplianceProperties;
import io.dunlin.appliance.configuration.ConfigurationFile;
import io.dunlin.appliance.configuration.HttpProperties;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of an appliance that stays, and its start. */
final class ServeOptions {

    @Mixin
    private final DataOption data = new DataOption();

    @Option(
            names = "--http-port",
            paramLabel = "N",
            description = "The port of the screens; wins over dunlin.http.port.")
    private @Nullable Integer httpPort;

    /** The data folder that is meant. */
    Path dataFolder() {
        return Binder.get(ConfigurationFile.read(data.asConfiguration()))
                .bindOrCreate("dunlin", ApplianceProperties.class)
                .dataFolder();
    }

    /** Where the screens will be, for links in mails; empty where the system is to choose the port. */
    Optional<String> address() {
        HttpProperties http = Binder.get(ConfigurationFile.read(data.asConfiguration()))
                .bindOrCreate("dunlin.http", HttpProperties.class);
        int port = httpPort == null ? http.port() : httpPort;
        return port == 0 ? Optional.empty() : Optional.of("http://127.0.0.1:" + port);
    }

    /** Starts the appliance, greets, and returns when it has been told to stop. */
    Integer call(PrintWriter out, Map<String, Object> given, String... profiles) throws InterruptedException {
        return call(given, context -> new Greeting(context).print(out), profiles);
    }

    /**
     * Starts the appliance and returns when it has been told to stop.
     *
     * @param given what wins over the options
     * @param started called once everything runs
     */
    Integer call(Map<String, Object> given, Consumer<ConfigurableApplicationContext> started, String... profiles)
            throws InterruptedException {
        Map<String, Object> configuration = new LinkedHashMap<>(data.asConfiguration());
        if (httpPort != null) {
            configuration.put("dunlin.http.port", httpPort.toString());
        }
        configuration.putAll(given);
        ConfigurableApplicationContext context = Appliance.serve(configuration, profiles);
        CountDownLatch closed = new CountDownLatch(1);
        context.addApplicationListener((ApplicationListener<ContextClosedEvent>) _ -> closed.countDown());
        started.accept(context);
        closed.await();
        return ExitStatus.DONE;
    }
}
