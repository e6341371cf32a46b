package io.dunlin.appliance.database;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/** The folder of the appliance's own database server: its programs, its files, how to log in, and who has it. */
record DatabaseFolder(Path path) {

    /** Held by the appliance that runs the server. The system lets go of it however that appliance ends. */
    record Lock(FileChannel channel) implements AutoCloseable {

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException e) {
                throw new IllegalStateException("The lock of the database could not be let go", e);
            }
        }
    }

    static DatabaseFolder open(Path path) {
        Path folder = path.toAbsolutePath().normalize();
        refuseTemporary(folder);
        try {
            PrivateFile.makeFolder(folder);
        } catch (IOException e) {
            throw new DatabaseUnavailable(
                    "The folder " + folder + " cannot be made: " + e
                            + "; let this user write there, or set dunlin.data",
                    e);
        }
        return new DatabaseFolder(folder);
    }

    Path files() {
        return path.resolve("files");
    }

    Path unfinishedFiles() {
        return path.resolve("files.part");
    }

    Path pidFile() {
        return path.resolve("mariadbd.pid");
    }

    Path initFile() {
        return path.resolve("init.sql");
    }

    Path log() {
        return path.resolve("mariadbd.log");
    }

    private Path loginFile() {
        return path.resolve("login.properties");
    }

    private Path lockFile() {
        return path.resolve("lock");
    }

    Optional<Lock> lock() {
        try {
            FileChannel channel = FileChannel.open(
                    lockFile(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            FileLock lock;
            try {
                lock = channel.tryLock();
            } catch (OverlappingFileLockException _) {
                lock = null;
            }
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
            return Optional.of(new Lock(channel));
        } catch (IOException e) {
            throw new DatabaseUnavailable("The lock " + lockFile() + " cannot be written: " + e, e);
        }
    }

    DatabaseUnavailable inUse() {
        String owner = "another process";
        try {
            owner = "process " + Files.readString(lockFile(), StandardCharsets.US_ASCII);
        } catch (IOException _) {
            // the message does without the number
        }
        return new DatabaseUnavailable("Another Dunlin runs on " + path + " (" + owner
                + "); stop it, or give this one a data folder of its own with --data");
    }

    Optional<DatabaseLogin> savedLogin() {
        if (!Files.exists(loginFile())) {
            return Optional.empty();
        }
        Properties saved = new Properties();
        try (Reader reader = Files.newBufferedReader(loginFile(), StandardCharsets.UTF_8)) {
            saved.load(reader);
        } catch (IOException e) {
            throw new DatabaseUnavailable("The file " + loginFile() + " cannot be read: " + e, e);
        }
        return Optional.of(new DatabaseLogin(
                saved.getProperty("url", ""), saved.getProperty("user", ""), saved.getProperty("password", "")));
    }

    void save(DatabaseLogin login) throws IOException {
        Properties saved = new Properties();
        saved.setProperty("url", login.url());
        saved.setProperty("user", login.user());
        saved.setProperty("password", login.password());
        StringWriter text = new StringWriter();
        saved.store(text, null);
        PrivateFile.write(loginFile(), text.toString());
    }

    void discardUnfinished() throws IOException {
        if (Files.exists(unfinishedFiles())) {
            try (Stream<Path> files = Files.walk(unfinishedFiles())) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    void finish() throws IOException {
        Files.move(unfinishedFiles(), files(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** What lies there is deleted by others: at a restart, after some days, or by libraries that tidy up. */
    private static void refuseTemporary(Path folder) {
        Path temporary =
                Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath().normalize();
        if (folder.startsWith(temporary)) {
            throw new DatabaseUnavailable("The data folder " + folder + " is below " + temporary
                    + ", where files are deleted without notice; set dunlin.data, or --data, to another folder");
        }
    }
}
