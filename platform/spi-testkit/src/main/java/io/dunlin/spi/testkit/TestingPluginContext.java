package io.dunlin.spi.testkit;

import io.dunlin.spi.PluginContext;
import io.dunlin.spi.settings.PluginSettings;
import io.dunlin.spi.settings.SettingsSchema;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The surroundings of an extension under test: settings through its schema, a clock that the test moves, a data folder of
 * its own and an HTTP client that reaches this machine only. Close it after the test.
 */
public final class TestingPluginContext implements PluginContext, AutoCloseable {

    private final Path dataFolder;
    private final PluginSettings settings;
    private final TestingClock clock;
    private final AtomicInteger requests = new AtomicInteger();
    private final HttpClient httpClient = HttpClient.newBuilder()
            .connectTimeout(Duration.ofSeconds(5))
            .proxy(new ThisMachineOnly())
            .build();

    private TestingPluginContext(Path dataFolder, PluginSettings settings, TestingClock clock) {
        this.dataFolder = dataFolder;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A context in which nothing is saved yet, as an extension gets it when it is only asked for its schema.
     *
     * @param dataFolder a folder that exists, usually JUnit's {@code @TempDir}
     */
    public static TestingPluginContext unsaved(Path dataFolder) {
        return new TestingPluginContext(dataFolder, PluginSettings.unsaved(), TestingClock.at("2026-11-20T09:00:00Z"));
    }

    /**
     * A context with settings as an administrator saved them.
     *
     * @throws IllegalArgumentException where the schema refuses a value or misses one: the test is wrong
     */
    public TestingPluginContext with(SettingsSchema schema, Map<String, String> saved) {
        var faults = schema.check(saved);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("These settings could not be saved: " + faults);
        }
        return withUnchecked(schema, saved);
    }

    /** Like {@link #with}, for settings that the form would refuse. */
    public TestingPluginContext withUnchecked(SettingsSchema schema, Map<String, String> saved) {
        return new TestingPluginContext(dataFolder, PluginSettings.of(schema, saved), clock);
    }

    @Override
    public PluginSettings settings() {
        return settings;
    }

    @Override
    public TestingClock clock() {
        return clock;
    }

    @Override
    public ZoneId zone() {
        return ZoneId.of("Europe/Warsaw");
    }

    @Override
    public HttpClient httpClient() {
        return httpClient;
    }

    @Override
    public Path dataFolder() {
        return dataFolder;
    }

    /** How many requests the HTTP client was asked for. */
    public int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        httpClient.shutdownNow();
    }

    /** Lets requests to this machine through and stops all others before they leave. */
    private final class ThisMachineOnly extends ProxySelector {

        @Override
        public List<Proxy> select(URI uri) {
            requests.incrementAndGet();
            if (!isHere(uri.getHost())) {
                throw new IllegalArgumentException(
                        "A test asked for " + uri.getHost() + "; tests reach this machine only");
            }
            return List.of(Proxy.NO_PROXY);
        }

        @Override
        public void connectFailed(URI uri, SocketAddress address, IOException failure) {
            // there is no proxy to try instead
        }

        private static boolean isHere(@Nullable String host) {
            try {
                return host != null
                        && (host.equals("localhost") || !host.endsWith(".test"))
                        && InetAddress.getByName(host).isLoopbackAddress();
            } catch (UnknownHostException _) {
                return false;
            }
        }
    }
}
