package io.dunlin.core.remittances.feeds;

import io.dunlin.core.jobs.Recurrence;
import io.dunlin.core.jobs.RecurringJob;
import io.dunlin.core.remittances.BankProperties;
import io.dunlin.core.remittances.StatementFileId;
import io.dunlin.core.remittances.StatementReceipt;
import io.dunlin.core.remittances.Statements;
import io.dunlin.core.shared.Actor;
import io.dunlin.core.shared.RawStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Watches a folder for files of bank statements. A file is taken when two looks some seconds apart found it unchanged, so that
 * one that is still being written is left alone; it is moved away only after it was stored. What cannot be stored now stays
 * where it is.
 */
@Component
class BankFolder implements RecurringJob, BankFeed {

    private static final Logger log = LoggerFactory.getLogger(BankFolder.class);
    static final Actor SELF = Actor.system("bank-folder");
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(10);
    /** How long a file must look the same: a poll may follow a look at once. */
    static final Duration SETTLING = Duration.ofSeconds(5);

    static final String KEY = "folder";

    private final Statements statements;
    private final BankProperties properties;
    private final Jdbi jdbi;
    private final Clock clock;
    private final Map<Path, Seen> looks = new HashMap<>();

    BankFolder(Statements statements, BankProperties properties, Jdbi jdbi, Clock clock) {
        this.statements = statements;
        this.properties = properties;
        this.jdbi = jdbi;
        this.clock = clock;
    }

    private record Shape(long size, long modified) {}

    /** How a file looks, and since when. */
    private record Seen(Shape shape, Instant since) {}

    @Override
    public String name() {
        return "watch-bank-folder";
    }

    @Override
    public Recurrence recurrence() {
        return new Recurrence.Every(LOOK_AGAIN);
    }

    boolean isWatched() {
        return properties.folder() != null;
    }

    @Override
    public void run() {
        takeAll();
    }

    @Override
    public String key() {
        return KEY;
    }

    @Override
    public String title() {
        return String.valueOf(properties.folder());
    }

    @Override
    public Look look() {
        try {
            takeAll();
            return new Look.Done(0);
        } catch (UncheckedIOException e) {
            log.warn("The bank folder could not be read; it is tried again", e);
            return new Look.Failed(FeedFault.FOLDER_UNREADABLE, FeedTrouble.printable(String.valueOf(e.getCause())));
        }
    }

    @Override
    public int filesSince(@Nullable Instant since) {
        return jdbi.withHandle(handle -> handle.createQuery("""
                        select count(*)
                        from statement_file
                        where received_by = :actor and (:since is null or received_at > :since)
                        """)
                .bind("actor", SELF.name())
                .bind("since", since)
                .mapTo(Integer.class)
                .one());
    }

    @Override
    public Optional<Instant> lastFileAt() {
        return jdbi.withHandle(
                handle -> handle.createQuery("select max(received_at) from statement_file where received_by = :actor")
                        .bind("actor", SELF.name())
                        .mapTo(Instant.class)
                        .findOne());
    }

    /**
     * Takes what is in the folder.
     *
     * @throws UncheckedIOException where it is not there or cannot be read, as when a share is not mounted
     */
    private synchronized void takeAll() {
        Path folder = properties.folder();
        if (folder == null) {
            return;
        }
        try {
            if (!Files.isDirectory(folder)) {
                throw new NoSuchFileException(folder.toString());
            }
            Path done = Files.createDirectories(folder.resolve("done"));
            Path failed = Files.createDirectories(folder.resolve("failed"));
            List<Path> files = filesIn(folder);
            looks.keySet().retainAll(files);
            for (Path file : files) {
                if (isStable(file)) {
                    take(file, done, failed);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The bank folder " + folder + " cannot be read; its files stay there", e);
        }
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> FileNames.isFinished(nameOf(file)))
                    .sorted()
                    .toList();
        }
    }

    private boolean isStable(Path file) throws IOException {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        Shape shape = new Shape(now.size(), now.lastModifiedTime().toMillis());
        Seen before = looks.get(file);
        if (before == null || !before.shape.equals(shape)) {
            looks.put(file, new Seen(shape, clock.instant()));
            return false;
        }
        return !clock.instant().isBefore(before.since.plus(SETTLING));
    }

    private void take(Path file, Path done, Path failed) throws IOException {
        looks.remove(file);
        long size = Files.size(file);
        if (size == 0 || size > RawStore.LARGEST) {
            Path moved = move(file, failed);
            String why = size == 0
                    ? "The file is empty. Plik jest pusty.\n"
                    : "The file is larger than " + RawStore.LARGEST + " bytes. Plik jest za duży.\n";
            Files.writeString(failed.resolve(nameOf(moved) + ".txt"), why, StandardCharsets.UTF_8);
            log.warn("{} was not taken from the bank folder: its size is {}; moved to failed", nameOf(file), size);
            return;
        }
        StatementReceipt receipt = statements.receive(nameOf(file), Files.readAllBytes(file), SELF);
        move(file, done);
        switch (receipt) {
            case StatementReceipt.Stored(StatementFileId id) ->
                log.info("{} was taken from the bank folder as file {}", nameOf(file), id.value());
            case StatementReceipt.Repeated(StatementFileId id) ->
                log.info("{} in the bank folder is file {} again; nothing is booked", nameOf(file), id.value());
        }
    }

    @com.google.errorprone.annotations.CanIgnoreReturnValue
    private static Path move(Path file, Path into) throws IOException {
        Path target = into.resolve(nameOf(file));
        for (int i = 2; Files.exists(target); i++) {
            target = into.resolve(i + "-" + nameOf(file));
        }
        return Files.move(file, target);
    }

    private static String nameOf(Path file) {
        return String.valueOf(file.getFileName());
    }
}
