package io.dunlin.appliance.endtoend;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where one pair of mail servers lives. It names the test run that owns it, so that the next run can stop and delete what
 * one that was killed has left.
 */
record MailServerFolder(Path path) {

    private static final Logger log = LoggerFactory.getLogger(MailServerFolder.class);
    private static final String PREFIX = "dunlin-mail-";
    static final String OWNER = "owner";
    static final String DOVECOT_PID = "run/master.pid";
    static final String POSTFIX_PID = "spool/pid/master.pid";
    private static final Duration POLITE_STOP = Duration.ofSeconds(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final int END_OF_LOG = 2_000;

    /** Makes a new one, after clearing away what earlier runs left. */
    static MailServerFolder make() {
        clearLeftOvers();
        try {
            MailServerFolder folder = new MailServerFolder(RealMailServers.newFolder(PREFIX));
            folder.write(OWNER, identity(ProcessHandle.current()));
            Runtime.getRuntime().addShutdownHook(new Thread(folder::clear));
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void makeOwned(String name, String owner) throws IOException {
        Path made = Files.createDirectories(path.resolve(name));
        UserPrincipal user =
                path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(owner);
        Path owned = Files.setOwner(made, user);
        log.debug("{} belongs to {}", owned, owner);
    }

    void write(String name, String text) throws IOException {
        Path written = Files.writeString(path.resolve(name), text, StandardCharsets.UTF_8);
        log.debug("Wrote {}", written);
    }

    String endOf(String name) {
        try {
            String text = Files.readString(path.resolve(name), StandardCharsets.ISO_8859_1);
            return name + ": …" + text.substring(Math.max(0, text.length() - END_OF_LOG)) + "\n";
        } catch (IOException e) {
            return name + " is not there (" + e.getClass().getSimpleName() + ")\n";
        }
    }

    /** Stops both servers and waits until they are gone. */
    void stopServers() {
        List<ProcessHandle> masters = Stream.of(master(DOVECOT_PID, "dovecot"), master(POSTFIX_PID, "master"))
                .flatMap(Optional::stream)
                .toList();
        List<ProcessHandle> all = masters.stream()
                .flatMap(master -> Stream.concat(Stream.of(master), master.descendants()))
                .toList();
        masters.forEach(ProcessHandle::destroy);
        awaitEnd(all, POLITE_STOP);
        all.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
        awaitEnd(all, LONGEST_STOP);
    }

    private static void awaitEnd(List<ProcessHandle> processes, Duration limit) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (processes.stream().anyMatch(ProcessHandle::isAlive) && System.nanoTime() < deadline) {
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    void delete() {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                boolean deleted = Files.deleteIfExists(file);
                log.trace("{} deleted: {}", file, deleted);
            }
        } catch (IOException | UncheckedIOException e) {
            log.warn("The folder {} could not be deleted: {}", path, e.toString());
        }
    }

    /** The process that a pid file names. */
    long pid(String pidFile) {
        try {
            return Long.parseLong(Files.readString(path.resolve(pidFile), StandardCharsets.US_ASCII)
                    .strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void clear() {
        stopServers();
        delete();
    }

    private static void clearLeftOvers() {
        try (Stream<Path> folders = Files.list(Path.of("/tmp"))) {
            folders.filter(each -> each.getFileName().toString().startsWith(PREFIX))
                    .map(MailServerFolder::new)
                    .filter(MailServerFolder::abandoned)
                    .forEach(each -> {
                        log.info("An earlier run that was killed left {}; its servers are stopped", each.path());
                        each.clear();
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its owner is gone; one without a named owner is being made just now by another run. */
    private boolean abandoned() {
        try {
            String owner = Files.readString(path.resolve(OWNER), StandardCharsets.US_ASCII);
            long pid = Long.parseLong(owner.substring(0, owner.indexOf(' ')));
            return ProcessHandle.of(pid)
                    .map(MailServerFolder::identity)
                    .filter(owner::equals)
                    .isEmpty();
        } catch (IOException _) {
            return false;
        }
    }

    /** A number of a process is given out again; with the moment of its start it names one process. */
    private static String identity(ProcessHandle process) {
        return process.pid() + " "
                + process.info().startInstant().map(Object::toString).orElse("");
    }

    /** A server of this folder: the pid file may be old, so the program that has the number now is looked at. */
    private Optional<ProcessHandle> master(String pidFile, String program) {
        try {
            long pid = pid(pidFile);
            String executable =
                    Path.of("/proc/" + pid + "/exe").toRealPath().getFileName().toString();
            return executable.equals(program) ? ProcessHandle.of(pid) : Optional.empty();
        } catch (IOException | UncheckedIOException | NumberFormatException _) {
            return Optional.empty();
        }
    }
}
