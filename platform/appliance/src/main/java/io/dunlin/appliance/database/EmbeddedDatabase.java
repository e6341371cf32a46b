package io.dunlin.appliance.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A MariaDB server of the appliance's own, in a folder of its own, reachable from this machine only.
 * <p>
 * It is driven directly, not by a library's process wrapper: a wrapper's shutdown hook stops the server while the
 * application still works on it.
 */
public final class EmbeddedDatabase implements AutoCloseable {

    static final String SCHEMA = "dunlin";

    private static final Logger log = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final Duration LONGEST_START = Duration.ofMinutes(5);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(90);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(25);
    private static final int LINES_OF_LOG = 3;
    private static final Path OWN_SESSION = Path.of("/usr/bin/setsid");

    private final Process server;
    private final DatabaseFolder.Lock lock;

    private EmbeddedDatabase(Process server, DatabaseFolder.Lock lock) {
        this.server = server;
        this.lock = lock;
    }

    /**
     * Starts the server of a folder, which is made at the first time.
     *
     * @throws DatabaseUnavailable where another appliance has it, or it does not start
     */
    public static Database start(Path path) {
        DatabaseFolder folder = DatabaseFolder.open(path);
        DatabaseFolder.Lock lock = folder.lock().orElseThrow(folder::inUse);
        return started(folder, lock);
    }

    /** Joins the server that an appliance runs on this folder, or starts it. For commands beside a running appliance. */
    public static Database startOrJoin(Path path) {
        DatabaseFolder folder = DatabaseFolder.open(path);
        Optional<DatabaseFolder.Lock> lock = folder.lock();
        if (lock.isPresent()) {
            return started(folder, lock.get());
        }
        DatabaseLogin login = folder.savedLogin().orElseThrow(folder::inUse);
        try (var connection = login.connect()) {
            log.debug("Joined the running database {}", connection.getMetaData().getURL());
            return new Database.Foreign(login);
        } catch (SQLException e) {
            throw new DatabaseUnavailable(
                    "The appliance that runs on " + path
                            + " has no database that answers; is it still starting? Try again",
                    e);
        }
    }

    /** Asks the server to stop and waits: it writes what it holds. */
    @Override
    public void close() {
        server.destroy();
        try {
            if (server.waitFor(LONGEST_STOP.toSeconds(), TimeUnit.SECONDS)) {
                log.info("The database has stopped");
            } else {
                log.error(
                        "The database, process {}, has not stopped within {} s; it goes on by itself, and the next start"
                                + " waits for it",
                        server.pid(),
                        LONGEST_STOP.toSeconds());
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } finally {
            lock.close();
        }
    }

    private static Database started(DatabaseFolder folder, DatabaseFolder.Lock lock) {
        try {
            LeftOverServer.stop(folder.pidFile());
            DatabasePrograms programs = DatabasePrograms.in(folder.path());
            if (!Files.isDirectory(folder.files())) {
                install(programs, folder);
            }
            String password = folder.savedLogin().map(DatabaseLogin::password).orElseGet(EmbeddedDatabase::newPassword);
            int port = freePort();
            DatabaseLogin login =
                    new DatabaseLogin("jdbc:mariadb://127.0.0.1:" + port + "/" + SCHEMA, SCHEMA, password);
            PrivateFile.write(folder.initFile(), initialStatements(password));
            folder.save(login);
            Process server = run(programs, folder, port);
            try {
                awaitAnswer(server, login, folder);
            } catch (RuntimeException e) {
                server.destroy();
                throw e;
            }
            Files.deleteIfExists(folder.initFile());
            EmbeddedDatabase database = new EmbeddedDatabase(server, lock);
            log.info("The database runs on port {} of this machine, its files in {}", port, folder.path());
            return new Database.Own(login, database);
        } catch (IOException e) {
            lock.close();
            throw new DatabaseUnavailable(
                    "The database in " + folder.path() + " cannot be started: " + e.getMessage(), e);
        } catch (RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** Into a folder of another name first: an installation that was cut short is not taken for a database. */
    private static void install(DatabasePrograms programs, DatabaseFolder folder) throws IOException {
        log.info("Making a new database in {}", folder.path());
        folder.discardUnfinished();
        List<String> command = new ArrayList<>(List.of(
                "sh",
                programs.installation().toString(),
                "--no-defaults",
                "--basedir=" + programs.folder(),
                "--datadir=" + folder.unfinishedFiles(),
                "--skip-name-resolve",
                "--skip-test-db",
                "--auth-root-authentication-method=socket",
                "--auth-root-socket-user=" + System.getProperty("user.name")));
        if (runsAsRoot()) {
            command.add("--user=root");
        }
        Process installation = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.log().toFile())
                .start();
        try {
            if (!installation.waitFor(LONGEST_START.toSeconds(), TimeUnit.SECONDS)) {
                installation.destroyForcibly();
                throw new DatabaseUnavailable("Making the database took too long; its log is " + folder.log());
            }
        } catch (InterruptedException e) {
            installation.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new DatabaseUnavailable("Interrupted while making the database", e);
        }
        if (installation.exitValue() != 0) {
            throw new DatabaseUnavailable("The database could not be made; its log is " + folder.log());
        }
        folder.finish();
    }

    private static Process run(DatabasePrograms programs, DatabaseFolder folder, int port) throws IOException {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(OWN_SESSION)) {
            // Out of reach of signals to the terminal's whole group: it must outlive the application that stops.
            command.add(OWN_SESSION.toString());
        }
        command.addAll(List.of(
                programs.server().toString(),
                "--no-defaults",
                "--basedir=" + programs.folder(),
                "--datadir=" + folder.files(),
                "--lc-messages-dir=" + programs.folder().resolve("share"),
                "--character-sets-dir=" + programs.folder().resolve("share/charsets"),
                "--init-file=" + folder.initFile(),
                "--pid-file=" + folder.pidFile(),
                // Beside the data by a short name: a socket's path may have 107 characters only.
                "--socket=mariadbd.sock",
                "--bind-address=127.0.0.1",
                "--port=" + port,
                "--skip-name-resolve",
                // It would make a new key at each start, and is reached over the loopback only.
                "--skip-ssl",
                "--local-infile=OFF",
                "--character-set-server=utf8mb4",
                "--collation-server=utf8mb4_polish_ci",
                "--default-time-zone=+00:00",
                "--innodb-flush-log-at-trx-commit=1",
                "--innodb-snapshot-isolation=ON",
                "--max-allowed-packet=256M",
                "--max-connections=120",
                // A small footprint: the appliance shares its machine.
                "--performance-schema=OFF",
                "--innodb-buffer-pool-size=128M",
                "--innodb-log-buffer-size=8M",
                "--key-buffer-size=1M",
                "--aria-pagecache-buffer-size=8M",
                "--table-open-cache=400",
                "--open-files-limit=2000"));
        if (runsAsRoot()) {
            command.add("--user=root");
        }
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.to(folder.log().toFile()))
                .start();
    }

    private static void awaitAnswer(Process server, DatabaseLogin login, DatabaseFolder folder) throws IOException {
        long deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (System.nanoTime() < deadline) {
            try (var connection = login.connect()) {
                if (connection.isValid(1)) {
                    return;
                }
            } catch (SQLException e) {
                log.trace("The database does not answer yet", e);
            }
            if (!server.isAlive()) {
                throw new DatabaseUnavailable("The database stopped at once; the end of its log " + folder.log() + ": "
                        + lastLines(folder.log()));
            }
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
        throw new DatabaseUnavailable("The database does not answer; its log is " + folder.log());
    }

    /** Run at each start, so that a first start that was cut short leaves nothing undone. */
    private static String initialStatements(String password) {
        return String.format(Locale.ROOT, """
                create database if not exists %1$s character set utf8mb4 collate utf8mb4_polish_ci;
                create user if not exists '%1$s'@'127.0.0.1' identified by '%2$s';
                alter user '%1$s'@'127.0.0.1' identified by '%2$s';
                grant all on %1$s.* to '%1$s'@'127.0.0.1';
                delete from mysql.global_priv where user = '';
                drop database if exists test;
                flush privileges;
                """, SCHEMA, password);
    }

    private static String newPassword() {
        byte[] bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static boolean runsAsRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private static String lastLines(Path log) throws IOException {
        List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
        return String.join(" | ", lines.subList(Math.max(0, lines.size() - LINES_OF_LOG), lines.size()));
    }
}
