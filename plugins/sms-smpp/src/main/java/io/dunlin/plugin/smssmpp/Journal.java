package io.dunlin.plugin.smssmpp;

import io.dunlin.spi.PluginFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was sent and what came back, in one file of the data folder that is only added to. An entry is on disk when
 * {@link #write} or {@link #update} returns. A line cut off by a crash is left out, as it was never acknowledged. One process and one instance
 * at a time holds the file. Thread-safe.
 */
final class Journal implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Journal.class);
    private static final Duration KEEP_SENT = Duration.ofDays(30);
    private static final long TIDY_BYTES = 16L * 1024 * 1024;

    private final Path file;
    private final Clock clock;
    private final FileChannel lockChannel;
    private final FileLock lock;
    private FileChannel channel;
    private JournalState state = new JournalState();
    private long tidyAt = TIDY_BYTES;
    private final Object forcing = new Object();
    private long appended;
    private long forced;

    private Journal(Path file, Clock clock, FileChannel lockChannel, FileLock lock) throws IOException {
        this.file = file;
        this.clock = clock;
        this.lockChannel = lockChannel;
        this.lock = lock;
        this.channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /** @throws PluginFailure of kind {@code TRANSIENT} where another instance still holds the file or the disk fails */
    static Journal open(Path folder, Clock clock, Duration lockPatience) {
        try {
            FileChannel lockChannel = FileChannel.open(
                    folder.resolve("journal.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            @Nullable FileLock lock = null;
            try {
                lock = lockWithin(lockChannel, lockPatience);
            } finally {
                if (lock == null) {
                    lockChannel.close();
                }
            }
            if (lock == null) {
                throw PluginFailure.transientFailure(
                        "journal-in-use", "Another instance still holds the journal; tried again later", null);
            }
            Journal journal = new Journal(folder.resolve("journal.log"), clock, lockChannel, lock);
            journal.load();
            return journal;
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static @Nullable FileLock lockWithin(FileChannel channel, Duration patience) throws IOException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < deadline && !Thread.currentThread().isInterrupted()) {
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return lock;
                }
            } catch (OverlappingFileLockException _) {
                // the instance before this one is being closed
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        return null;
    }

    synchronized Instant now() {
        return clock.instant();
    }

    /** Asks the state, undisturbed by writers. */
    synchronized <R> R ask(Function<JournalState, R> question) {
        return question.apply(state);
    }

    /** Adds an entry; on disk when it returns. */
    void write(JournalEntry entry) {
        update(_ -> List.of(entry));
    }

    /**
     * Adds the entries that the state calls for, with no other writer between; on disk when it returns. Writers that come
     * together share one wait for the disk.
     *
     * @return the entries that were added
     */
    List<? extends JournalEntry> update(Function<JournalState, List<? extends JournalEntry>> decision) {
        List<? extends JournalEntry> entries;
        long mine;
        synchronized (this) {
            entries = decision.apply(state);
            append(entries);
            mine = appended;
        }
        if (!entries.isEmpty()) {
            force(mine);
        }
        return entries;
    }

    /** Waits until everything that was added is on disk. */
    void force() {
        long all;
        synchronized (this) {
            all = appended;
        }
        force(all);
    }

    private void append(List<? extends JournalEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        entries.forEach(entry -> lines.append(entry.line()).append('\n'));
        try {
            if (channel.size() > tidyAt) {
                tidy();
            }
            ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
        entries.forEach(state::apply);
        appended++;
    }

    private void force(long mine) {
        synchronized (forcing) {
            if (forced >= mine) {
                return;
            }
            FileChannel present;
            long all;
            synchronized (this) {
                present = channel;
                all = appended;
            }
            try {
                present.force(false);
            } catch (ClosedChannelException e) {
                if (!isOpen()) {
                    throw unwritable(e);
                }
                // tidied meanwhile: the fresh file was forced with all of the old in it
            } catch (IOException e) {
                throw unwritable(e);
            }
            forced = all;
        }
    }

    private synchronized boolean isOpen() {
        return channel.isOpen();
    }

    @Override
    public synchronized void close() {
        try (lockChannel;
                lock) {
            channel.close();
        } catch (IOException e) {
            log.warn("The journal did not close cleanly: {}", e.getMessage());
        }
    }

    private synchronized void load() throws IOException {
        List<JournalEntry> entries = read();
        entries.forEach(state::apply);
        channel.position(channel.size());
        if (channel.size() > TIDY_BYTES) {
            tidy();
        }
    }

    private List<JournalEntry> read() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        int end = bytes.length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        if (end < bytes.length) {
            log.warn("The journal ends in half a line, never acknowledged; left out");
            channel.truncate(end);
        }
        List<JournalEntry> entries = new ArrayList<>();
        int unreadable = 0;
        for (String line : new String(bytes, 0, end, StandardCharsets.UTF_8).split("\n", -1)) {
            try {
                if (!line.isEmpty()) {
                    entries.add(JournalEntry.parse(line));
                }
            } catch (IllegalArgumentException _) {
                unreadable++;
            }
        }
        if (unreadable > 0) {
            log.error("{} lines of the journal {} cannot be read; keep the file and tell support", unreadable, file);
        }
        return entries;
    }

    /** Writes anew what is still needed and puts it in the file's place. */
    private void tidy() throws IOException {
        Instant since = clock.instant().minus(KEEP_SENT);
        List<JournalEntry> needed =
                read().stream().filter(entry -> state.needs(entry, since)).toList();
        StringBuilder lines = new StringBuilder();
        needed.forEach(entry -> lines.append(entry.line()).append('\n'));
        Path fresh = file.resolveSibling("journal.new");
        try (FileChannel out = FileChannel.open(
                fresh, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        channel.close();
        channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
        channel.position(channel.size());
        tidyAt = Math.max(TIDY_BYTES, 2 * channel.size());
        JournalState tidied = new JournalState();
        needed.forEach(tidied::apply);
        state = tidied;
    }

    private static PluginFailure unwritable(IOException e) {
        return PluginFailure.transientFailure(
                "journal-unwritable", "The gateway's journal cannot be written: " + e.getMessage(), e);
    }
}
