package io.dunlin.host;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.dunlin.spi.messaging.SmsGateway;
import io.dunlin.spi.messaging.SmsMessage;
import io.dunlin.spi.messaging.SmsReceipt;
import io.dunlin.spi.value.PhoneNumber;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassLoaderLeakTest {

    private static final int ROUNDS = 100;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    Path work;

    /** The plugin logs, fails, leaves thread locals and uses the shared HTTP client, each time from a class loader of its own. */
    private static final String SEND = """
            new ThreadLocal<Object>().set(this);
            new InheritableThreadLocal<Object>().set(this);
            org.slf4j.LoggerFactory.getLogger(getClass()).debug("sending");
            if (message.reference().startsWith("fail")) throw new IllegalStateException() { };
            try {
                var request = java.net.http.HttpRequest.newBuilder(java.net.URI.create(context.settings().getText("greeting"))).build();
                var answer = context.httpClient().send(request, info -> java.net.http.HttpResponse.BodySubscribers.ofString(java.nio.charset.StandardCharsets.UTF_8));
                return new SmsReceipt(message.reference(), List.of(answer.body()), SmsStatus.ACCEPTED);
            } catch (Exception e) { throw PluginFailure.transientFailure("unreachable", new LocalizedText("Brak odpowiedzi", "No answer"), e); }
            """;

    @Test
    void lets_go_of_every_class_of_a_plugin_that_was_used_and_unloaded_100_times() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 2);
            try (var body = exchange.getResponseBody()) {
                body.write("ok".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
            }
        });
        server.start();
        TestingSigner maker = TestingSigner.named("Example-Works", work);
        Path plugins = Files.createDirectory(work.resolve("plugins"));
        Path trusted = Files.createDirectory(work.resolve("trusted"));
        maker.writeCertificateTo(trusted.resolve("maker.pem"));
        TestingPlugin.named("sms-good").gateway(SEND).install(work, maker, plugins);
        PluginFolders folders = new PluginFolders(plugins, trusted, work.resolve("data"));

        ReferenceQueue<ClassLoader> gone = new ReferenceQueue<>();
        Set<Reference<ClassLoader>> loaders = new HashSet<>();
        List<InstalledExtension<SmsGateway>> keptByTheProduct = new ArrayList<>();
        try (HttpClient http = HttpClient.newHttpClient()) {
            PluginSurroundings surroundings =
                    new PluginSurroundings(Clock.systemUTC(), () -> ZoneId.of("Europe/Warsaw"), http);
            String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
            for (int round = 0; round < ROUNDS; round++) {
                useOnce(folders, surroundings, address, gone, loaders, keptByTheProduct);
            }
            assertThat(loaders).hasSize(ROUNDS);
            assertThat(collected(gone, loaders)).as("class loaders collected").isEqualTo(ROUNDS);
            assertThat(keptByTheProduct)
                    .hasSize(ROUNDS)
                    .allSatisfy(
                            extension -> assertThat(extension.health().state()).isEqualTo(PluginState.DISABLED));
        } finally {
            server.stop(0);
        }
    }

    private static void useOnce(
            PluginFolders folders,
            PluginSurroundings surroundings,
            String address,
            ReferenceQueue<ClassLoader> gone,
            Set<Reference<ClassLoader>> loaders,
            List<InstalledExtension<SmsGateway>> kept) {
        TestingSettings settings = new TestingSettings();
        settings.save(ExtensionId.parse("sms-good/Gateway"), Map.of("greeting", address));
        try (PluginRegistry registry = PluginRegistry.open(folders, surroundings, settings)) {
            InstalledExtension<SmsGateway> gateway =
                    registry.of(SmsGateway.class).getFirst();
            assertThat(send(gateway, "ok")).isInstanceOf(GuardedResult.Succeeded.class);
            assertThat(send(gateway, "fail")).isInstanceOf(GuardedResult.Failed.class);
            gateway.call(extension ->
                    loaders.add(new WeakReference<>(extension.getClass().getClassLoader(), gone)));
            settings.disable("sms-good");
            settings.enable("sms-good");
            kept.add(gateway);
        }
    }

    private static GuardedResult<SmsReceipt> send(InstalledExtension<SmsGateway> gateway, String reference) {
        SmsMessage message =
                new SmsMessage(reference, new PhoneNumber("+48600100200"), "text", null, Duration.ofHours(1));
        return gateway.call(extension -> extension.send(message));
    }

    /** Presses on the heap until every loader is gone or patience ends. */
    private static int collected(ReferenceQueue<ClassLoader> gone, Set<Reference<ClassLoader>> loaders)
            throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        int count = 0;
        while (count < loaders.size() && System.nanoTime() < deadline) {
            System.gc();
            byte[][] pressure = new byte[16][];
            for (int i = 0; i < pressure.length; i++) {
                pressure[i] = new byte[1024 * 1024];
            }
            for (Reference<? extends ClassLoader> dead = gone.remove(100); dead != null; dead = gone.remove(100)) {
                count++;
            }
        }
        return count;
    }
}
