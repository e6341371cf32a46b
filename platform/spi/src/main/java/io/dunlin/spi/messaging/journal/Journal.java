package io.dunlin.spi.messaging.journal;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.messaging.SmsEvent;
import io.dunlin.spi.messaging.SmsGateway.OutcomeUnknown;
import io.dunlin.spi.messaging.SmsReceipt;
import io.dunlin.spi.messaging.SmsStatus;
import io.dunlin.spi.messaging.journal.JournalEntry.Accepted;
import io.dunlin.spi.messaging.journal.JournalEntry.Confirmed;
import io.dunlin.spi.messaging.journal.JournalEntry.Delivery;
import io.dunlin.spi.messaging.journal.JournalEntry.Fragment;
import io.dunlin.spi.messaging.journal.JournalEntry.Incoming;
import io.dunlin.spi.messaging.journal.JournalEntry.Intent;
import io.dunlin.spi.messaging.journal.JournalEntry.Refused;
import io.dunlin.spi.settings.LocalizedText;
import io.dunlin.spi.value.PhoneNumber;
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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a gateway sent and what came back, in one file of its data folder that is only added to. An entry is on disk when
 * {@link #write} or {@link #update} returns. A line cut off by a crash is left out, as it was never acknowledged. One
 * process and one instance at a time holds the file. Thread-safe.
 */
public final class Journal implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Journal.class);
    private static final Duration KEEP_SENT = Duration.ofDays(30);
    /** For the instance before this one to be closed when settings change. */
    private static final Duration LOCK_PATIENCE = Duration.ofSeconds(10);

    private static final Pattern PLAIN_ID = Pattern.compile("[a-z0-9-]{1,60}");
    private static final int LONGEST_TEXT = 4000;
    private static final int MOST_EVENTS = 500;
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

    /** The journal of the gateway whose data folder this is. */
    public static Journal open(Path folder, Clock clock) {
        return open(folder, clock, LOCK_PATIENCE);
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
                        "journal-in-use",
                        new LocalizedText(
                                "Dziennika bramki używa jeszcze inna instancja; próba zostanie powtórzona",
                                "Another instance still holds the journal; tried again later"),
                        null);
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

    public synchronized Instant now() {
        return clock.instant();
    }

    /** Asks the state, undisturbed by writers. */
    public synchronized <R> R ask(Function<JournalState, R> question) {
        return question.apply(state);
    }

    /** Adds an entry; on disk when it returns. */
    public void write(JournalEntry entry) {
        update(_ -> List.of(entry));
    }

    /**
     * Adds the entries that the state calls for, with no other writer between; on disk when it returns. Writers that come
     * together share one wait for the disk.
     *
     * @return the entries that were added
     */
    public List<? extends JournalEntry> update(Function<JournalState, List<? extends JournalEntry>> decision) {
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
    public void force() {
        long all;
        synchronized (this) {
            all = appended;
        }
        force(all);
    }

    /**
     * Hands a message over once in its life: the intent is on disk before the exchange begins. A message that was begun
     * before gets its receipt, or stays in doubt; it is never exchanged again.
     *
     * @param exchange hands it over and gives the carrier's id; throws a {@link PluginFailure} where it was surely not
     *     taken, anything else where nobody knows
     */
    public SmsReceipt sendOnce(String reference, Supplier<String> exchange) {
        Instant now = now();
        boolean begun = update(state -> state.wasBegun(reference) ? List.of() : List.of(new Intent(now, reference, 1)))
                .isEmpty();
        if (!begun) {
            String carrierId;
            try {
                carrierId = exchange.get();
            } catch (PluginFailure refusal) {
                write(new Refused(now(), reference));
                throw refusal;
            }
            accepted(reference, carrierId);
        }
        return receiptOfBegun(reference);
    }

    /**
     * The receipt of a message that was begun.
     *
     * @throws OutcomeUnknown where there is none: nobody knows whether it left, and it is not sent again
     */
    public SmsReceipt receiptOfBegun(String reference) {
        return find(reference)
                .orElseThrow(() -> new OutcomeUnknown(
                        new LocalizedText(
                                "Wysyłkę wiadomości " + reference
                                        + " już kiedyś zaczęto i nie wiadomo, jak się skończyła; nie wysłano jej ponownie",
                                "Message " + reference
                                        + " was begun before and its outcome is unknown; not sent again"),
                        null));
    }

    /**
     * The carrier took a part of a message that was begun.
     *
     * @throws OutcomeUnknown where that cannot be written: the message has left all the same
     */
    public void accepted(String reference, String carrierId) {
        try {
            write(new Accepted(now(), reference, carrierId));
        } catch (PluginFailure unwritten) {
            throw new OutcomeUnknown(
                    unwritten
                            .text()
                            .precededBy(
                                    "Operator przyjął wiadomość " + reference + ", a potem: ",
                                    "Message " + reference + " was taken by the carrier, and then: "),
                    unwritten);
        }
    }

    /**
     * Keeps a delivery report as an event; what is known already is left out. A report on a message in doubt says that it
     * has left.
     *
     * @param reference our reference where the report gives it, for messages whose answer never came
     * @param error the network's error code, or empty
     */
    public void report(@Nullable String reference, String carrierId, SmsStatus status, String error) {
        Instant now = now();
        update(state -> {
            List<JournalEntry> entries = new ArrayList<>();
            if (reference != null
                    && state.referenceOf(carrierId).isEmpty()
                    && state.inDoubt().contains(reference)) {
                entries.add(new Accepted(now, reference, carrierId));
            }
            String id = "dlr-" + carrierId + "-" + status + "-" + error;
            boolean known = state.knowsEvent(id)
                    || state.statusOf(carrierId)
                            .filter(before -> before == status)
                            .isPresent();
            if (!known) {
                entries.add(new Delivery(now, id, carrierId, status, error));
            }
            return entries;
        });
    }

    /**
     * Keeps a message from a phone as an event. One whose sender is no phone number, such as an advertiser's name, is left
     * out: nobody can be answered, and no debtor is behind it.
     *
     * @param id the carrier's id of it, the same each time it is told
     */
    public void receive(String id, String sender, String to, String text) {
        Optional<PhoneNumber> from = PhoneNumber.findSender(sender.strip());
        if (from.isEmpty()) {
            log.warn("A message from a sender that is no phone number was left out");
            return;
        }
        Instant now = now();
        Incoming incoming =
                new Incoming(now, "mo-" + eventId(id), "", from.get().value(), to, shortened(text));
        update(state -> state.wasReceived(incoming.id()) ? List.of() : List.of(incoming));
    }

    /**
     * Asks the carrier, then gives the events that are not confirmed, oldest first; each is on disk, so that no crash takes
     * back what the product has stored. That the carrier could not be asked is told only where no event waits: what came
     * before does not wait for it.
     *
     * @param limit at most so many, 1 to 500
     * @param asking brings into this journal what the carrier has
     */
    public List<SmsEvent> eventsAfter(Runnable asking, int limit) {
        if (limit < 1 || limit > MOST_EVENTS) {
            throw new IllegalArgumentException("A limit is from 1 to " + MOST_EVENTS + ", got " + limit);
        }
        @Nullable PluginFailure notAsked = null;
        try {
            asking.run();
        } catch (PluginFailure failure) {
            notAsked = failure;
        }
        force();
        List<SmsEvent> events = ask(state ->
                state.events(limit).stream().map(entry -> event(entry, state)).toList());
        if (notAsked != null && events.isEmpty()) {
            throw notAsked;
        }
        return events;
    }

    /** What is known of a message; empty where it is in doubt or was never begun. */
    public Optional<SmsReceipt> find(String reference) {
        return ask(state -> state.receipt(reference));
    }

    /** The product has stored these events; ids that are not known are left out. */
    public void confirm(List<String> ids) {
        Instant now = now();
        update(state -> ids.stream()
                .distinct()
                .filter(state::knowsEvent)
                .map(id -> new Confirmed(now, id))
                .toList());
    }

    /** Short, and without letters that differ in case alone: whoever stores it may not tell those apart. */
    private static String eventId(String id) {
        if (PLAIN_ID.matcher(id).matches()) {
            return id;
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    /** No longer than a message from a phone may be. */
    public static String shortened(String text) {
        return text.length() > LONGEST_TEXT ? text.substring(0, LONGEST_TEXT) : text;
    }

    private static SmsEvent event(JournalEntry entry, JournalState state) {
        return switch (entry) {
            case Delivery delivery ->
                new SmsEvent.Delivery(
                        delivery.id(),
                        delivery.at(),
                        state.referenceOf(delivery.carrierId()).orElse(null),
                        delivery.carrierId(),
                        delivery.status(),
                        delivery.error().isEmpty() ? null : delivery.error());
            case Incoming message ->
                new SmsEvent.Incoming(
                        message.id(),
                        message.at(),
                        PhoneNumber.findSender(message.from()).orElseThrow(),
                        message.to(),
                        message.text());
            case Intent _, Accepted _, Refused _, Fragment _, Confirmed _ ->
                throw new IllegalStateException("Only deliveries and messages are events");
        };
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
            appendWhole(ByteBuffer.wrap(lines.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw unwritable(e);
        }
        entries.forEach(state::apply);
        appended++;
    }

    /** All or nothing: half a line, left by a disk that ran full, would make the next one unreadable. */
    private void appendWhole(ByteBuffer bytes) throws IOException {
        long before = channel.position();
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        } catch (IOException e) {
            if (channel.isOpen()) {
                channel.truncate(before);
            }
            throw e;
        }
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
                "journal-unwritable",
                new LocalizedText(
                        "Nie można zapisać dziennika bramki: " + e.getMessage() + "; sprawdź dysk",
                        "The gateway's journal cannot be written: " + e.getMessage() + "; look at the disk"),
                e);
    }
}
