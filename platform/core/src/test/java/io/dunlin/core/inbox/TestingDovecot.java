package io.dunlin.core.inbox;

import io.dunlin.core.inbox.InboxProperties.Mailbox;
import io.dunlin.core.inbox.InboxProperties.Security;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Debian's Dovecot on a free port of the loopback, below one folder that is deleted with it. */
public final class TestingDovecot implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/sbin/dovecot");
    private static final String PASSWORD = "secret";
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long LOOK_AGAIN = 20_000_000;
    private static final int LONGEST_LOG = 3_000;

    private static final String CONFIGURATION = """
            base_dir = @FOLDER@/run
            state_dir = @FOLDER@/state
            log_path = @FOLDER@/dovecot.log
            instance_name = @NAME@
            listen = 127.0.0.1
            protocols = imap
            ssl = no
            disable_plaintext_auth = no
            auth_mechanisms = plain login
            first_valid_uid = 1
            mail_location = maildir:~/Maildir
            # Where the kernel tells nothing of new files, IDLE looks for itself.
            mailbox_idle_check_interval = 1 secs
            imap_capability = @CAPABILITY@
            passdb {
              driver = passwd-file
              args = scheme=PLAIN username_format=%u @FOLDER@/users
            }
            userdb {
              driver = passwd-file
              args = username_format=%u @FOLDER@/users
              # Debian's own user for mail: none has to be made.
              default_fields = uid=mail gid=mail home=@FOLDER@/homes/%u
            }
            namespace inbox {
              inbox = yes
              separator = /
            }
            service imap-login {
              # Each login forks: without a limit a thousand at once would.
              process_min_avail = 1
              inet_listener imap {
                port = @PORT@
              }
              inet_listener imaps {
                port = 0
              }
            }
            protocol imap {
              mail_max_userip_connections = 100
            }
            """;

    private final Path folder;
    private final int port;
    private final Process process;
    private int delivered;

    private TestingDovecot(Path folder, int port, Process process) {
        this.folder = folder;
        this.port = port;
        this.process = process;
    }

    /** What keeps it from being started here, with what to do about it. */
    public static Optional<String> missing() {
        if (!Files.exists(PROGRAM)) {
            return Optional.of(
                    "Not installed: " + PROGRAM + ". On Debian: apt-get install --no-install-recommends dovecot-imapd");
        }
        if (!"root".equals(System.getProperty("user.name"))) {
            return Optional.of("Dovecot is started by root only: run this as root");
        }
        return Optional.empty();
    }

    public static TestingDovecot start(String... users) {
        return startSaying("", users);
    }

    /** @param capability what it says it can instead of what it can; empty: the truth */
    static TestingDovecot startSaying(String capability, String... users) {
        try {
            Path folder = Files.createTempDirectory(
                    Path.of("/tmp"),
                    "dunlin-dovecot-",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
            int port = freePort();
            own(Files.createDirectories(folder.resolve("homes")));
            Files.writeString(
                    folder.resolve("users"),
                    Stream.of(users)
                            .map(user -> user + ":{PLAIN}" + PASSWORD + "::::::")
                            .collect(Collectors.joining("\n", "", "\n")));
            Files.writeString(
                    folder.resolve("dovecot.conf"),
                    CONFIGURATION
                            .replace("@FOLDER@", folder.toString())
                            .replace("@NAME@", folder.getFileName().toString())
                            .replace(
                                    "imap_capability = @CAPABILITY@\n",
                                    capability.isEmpty() ? "" : "imap_capability = " + capability + "\n")
                            .replace("@PORT@", Integer.toString(port)));
            Process process = new ProcessBuilder(
                            PROGRAM.toString(),
                            "-F",
                            "-c",
                            folder.resolve("dovecot.conf").toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("output.log").toFile())
                    .start();
            TestingDovecot dovecot = new TestingDovecot(folder, port, process);
            Runtime.getRuntime().addShutdownHook(new Thread(dovecot::close));
            dovecot.awaitStart();
            return dovecot;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public int port() {
        return port;
    }

    /** The mailbox of a user, reached through any port, for example that of a proxy. */
    Mailbox mailbox(String user, int throughPort) {
        return new Mailbox(
                user,
                "127.0.0.1",
                throughPort,
                Security.NONE,
                user,
                PASSWORD,
                "INBOX",
                "Dunlin/",
                false,
                Duration.ofMinutes(9),
                Duration.ofSeconds(30),
                null);
    }

    /** Puts mails into the INBOX of a user, as a delivery does, in their order. */
    public void deliver(String user, List<byte[]> mails) throws IOException {
        Path maildir = folder.resolve("homes").resolve(user).resolve("Maildir");
        for (String part : List.of("tmp", "new", "cur")) {
            Files.createDirectories(maildir.resolve(part));
        }
        for (Path part : List.of(
                maildir.getParent(), maildir, maildir.resolve("tmp"), maildir.resolve("new"), maildir.resolve("cur"))) {
            own(part);
        }
        for (byte[] mail : mails) {
            String name = nameOfNext();
            Path made = Files.write(maildir.resolve("tmp").resolve(name), mail);
            own(made);
            Files.move(made, maildir.resolve("new").resolve(name));
        }
    }

    /**
     * As deliveries name their files: seconds, and microseconds like any others. Dovecot gives UIDs in the order of the names,
     * and its table of them becomes a list where all names have one hash, as numbers that go up by one in both places have.
     */
    private String nameOfNext() {
        long micros = delivered * 618_033L % 1_000_000;
        return String.format(Locale.ROOT, "%010d.M%06dP4242.test", 1_700_000_000 + delivered++, micros);
    }

    /** Empties every mailbox: the user's folders are made anew at the next login, with another UIDVALIDITY. */
    void empty(String user) {
        deleteAll(folder.resolve("homes").resolve(user));
    }

    String log() {
        StringBuilder text = new StringBuilder();
        for (String name : List.of("dovecot.log", "output.log")) {
            try {
                String log = Files.readString(folder.resolve(name), StandardCharsets.ISO_8859_1);
                text.append(log.substring(Math.max(0, log.length() - LONGEST_LOG)));
            } catch (IOException _) {
                text.append(name).append(" is not there\n");
            }
        }
        return text.toString();
    }

    @Override
    public void close() {
        List<ProcessHandle> all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        process.destroy();
        try {
            if (!process.waitFor(2, TimeUnit.SECONDS)) {
                all.forEach(ProcessHandle::destroyForcibly);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        deleteAll(folder);
    }

    private void awaitStart() {
        long deadline = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
                return;
            } catch (IOException _) {
                LockSupport.parkNanos(LOOK_AGAIN);
            }
        }
        throw new IllegalStateException("Dovecot did not start: " + log());
    }

    private static void own(Path path) throws IOException {
        UserPrincipal user =
                path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("mail");
        Files.setOwner(path, user);
    }

    private static void deleteAll(Path top) {
        if (!Files.exists(top)) {
            return;
        }
        try (Stream<Path> files = Files.walk(top)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException _) {
            // a process that ends just now writes its last; the folder is a temporary one
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
