package io.dunlin.plugin.smshttp;

import io.dunlin.carrier.TestingSmsCarrier;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Debian's Kannel between this product and a carrier on this machine. */
final class TestingKannel implements AutoCloseable {

    static final Path BEARERBOX = Path.of("/usr/sbin/bearerbox");
    static final Path SMSBOX = Path.of("/usr/sbin/smsbox");
    static final String USER = "firma";
    static final String PASSWORD = "haslo123";

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final TestingSmsCarrier carrier;
    private final List<Process> processes = new ArrayList<>();
    private final int sendPort;
    private final int adminPort;
    private final Path folder;

    /** @param callback where messages from phones are brought to, without its query */
    TestingKannel(Path folder, String callback) throws IOException, InterruptedException {
        this.folder = folder;
        carrier = TestingSmsCarrier.start(0, "kannel", "haslo456", Clock.systemUTC());
        adminPort = freePort();
        sendPort = freePort();
        int boxPort = freePort();
        Path configuration = Files.writeString(folder.resolve("kannel.conf"), """
                group = core
                admin-port = %1$d
                admin-interface = 127.0.0.1
                admin-password = st
                smsbox-port = %2$d
                smsbox-interface = 127.0.0.1
                dlr-storage = internal
                store-type = file
                store-location = "%3$s/store"
                sms-resend-freq = 1

                group = smsc
                smsc = smpp
                smsc-id = carrier
                host = 127.0.0.1
                port = %4$d
                transceiver-mode = true
                smsc-username = kannel
                smsc-password = haslo456
                system-type = ""
                reconnect-delay = 1

                group = smsbox
                bearerbox-host = 127.0.0.1
                sendsms-port = %5$d
                sendsms-interface = 127.0.0.1

                group = sendsms-user
                username = %6$s
                password = %7$s
                concatenation = true
                max-messages = 20

                group = sms-service
                keyword = default
                catch-all = true
                max-messages = 0
                concatenation = true
                get-url = "%8$s?from=%%p&to=%%P&text=%%a&coding=%%c&id=%%I"
                """.formatted(
                        adminPort, boxPort, folder, carrier.port(), sendPort, USER, PASSWORD, callback));
        boolean up = false;
        try {
            start(BEARERBOX, configuration);
            await("accepts a box", () -> canConnect(boxPort));
            start(SMSBOX, configuration);
            await("sends", () -> canConnect(sendPort));
            await("is bound to its carrier", carrier::isBound);
            await("says that it is online", () -> status().contains("online"));
            up = true;
        } finally {
            if (!up) {
                close();
            }
        }
    }

    TestingSmsCarrier carrier() {
        return carrier;
    }

    String address() {
        return "http://127.0.0.1:" + sendPort + "/cgi-bin/sendsms";
    }

    private void start(Path program, Path configuration) throws IOException {
        processes.add(new ProcessBuilder(program.toString(), configuration.toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(program.getFileName() + ".log").toFile())
                .start());
    }

    private String status() {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(
                            URI.create("http://127.0.0.1:" + adminPort + "/status.txt?password=st"))
                    .build();
            return client.send(request, BodyHandlers.ofString()).body();
        } catch (IOException _) {
            return "";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private void await(String what, BooleanSupplier condition) throws IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline || processes.stream().anyMatch(process -> !process.isAlive())) {
                StringBuilder logs = new StringBuilder();
                for (String name : List.of("bearerbox.log", "smsbox.log")) {
                    Path log = folder.resolve(name);
                    logs.append(Files.exists(log) ? Files.readString(log) : "");
                }
                throw new AssertionError("Kannel never " + what + ":\n" + logs);
            }
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static boolean canConnect(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException _) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws InterruptedException {
        for (Process process : processes.reversed()) {
            process.destroy();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
        carrier.close();
    }
}
