package io.dunlin.appliance.command;

import io.dunlin.appliance.Appliance;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
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

    /** Starts the appliance and returns when it has been told to stop. */
    Integer call(PrintWriter out, Map<String, Object> given, String... profiles) throws InterruptedException {
        Map<String, Object> configuration = new LinkedHashMap<>(given);
        configuration.putAll(data.asConfiguration());
        if (httpPort != null) {
            configuration.put("dunlin.http.port", httpPort.toString());
        }
        ConfigurableApplicationContext context = Appliance.serve(configuration, profiles);
        CountDownLatch closed = new CountDownLatch(1);
        context.addApplicationListener((ApplicationListener<ContextClosedEvent>) _ -> closed.countDown());
        new Greeting(context).print(out);
        closed.await();
        return ExitStatus.DONE;
    }
}
