package io.dunlin.appliance.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that outlived its appliance, as after {@code kill -9}. Asked to stop and waited for, never killed: what it had
 * committed it must be let to write.
 */
final class LeftOverServer {

    private static final Logger log = LoggerFactory.getLogger(LeftOverServer.class);
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private LeftOverServer() {}

    /** Stops the server that wrote this pid file, if it still runs. Another program with that number is left alone. */
    static void stop(Path pidFile) throws IOException {
        Optional<ProcessHandle> found = find(pidFile);
        if (found.isEmpty()) {
            Files.deleteIfExists(pidFile);
            return;
        }
        ProcessHandle server = found.get();
        log.warn(
                "A database server is left over from an appliance that ended abruptly; stopping process {}",
                server.pid());
        server.destroy();
        try {
            server.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw stillThere(server, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw stillThere(server, e);
        }
    }

    static Optional<ProcessHandle> find(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return Optional.empty();
        }
        String written = Files.readString(pidFile, StandardCharsets.US_ASCII).strip();
        if (!written.matches("[0-9]{1,10}")) {
            return Optional.empty();
        }
        long pid = Long.parseLong(written);
        return isDatabaseServer(pid) ? ProcessHandle.of(pid).filter(ProcessHandle::isAlive) : Optional.empty();
    }

    /** By the program itself: the name in a process list can be anybody's. */
    private static boolean isDatabaseServer(long pid) {
        try {
            Path program = Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "exe"));
            return program.getFileName().toString().startsWith("mariadbd");
        } catch (IOException _) {
            // no such process, or one of another user, which is none of ours
            return false;
        }
    }

    private static DatabaseUnavailable stillThere(ProcessHandle server, Exception cause) {
        return new DatabaseUnavailable(
                "The database server that was left over, process " + server.pid() + ", has not stopped within "
                        + PATIENCE.toSeconds() + " s; look into it, then start again",
                cause);
    }
}
