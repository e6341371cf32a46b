package io.dunlin.core.shared;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder into which other programs put files. A file is taken when two looks some seconds apart found it unchanged, so that
 * one that is still being written is left alone. It moves to {@code done} only after it was taken; one that never can be, because it is empty or
 * too large, to {@code failed}, beside a text that says why. What cannot be taken now stays where it is. Thread-safe.
 */
public final class WatchedFolder {

    private static final Logger log = LoggerFactory.getLogger(WatchedFolder.class);
    private static final Set<String> UNFINISHED = Set.of("tmp", "temp", "part", "partial", "filepart", "crdownload");

    /** How long a file must look the same: one look may follow another at once. */
    public static final Duration SETTLING = Duration.ofSeconds(5);

    private final Path folder;
    private final Clock clock;
    private final Map<Path, Seen> looks = new HashMap<>();

    public WatchedFolder(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    private record Shape(long size, long modified) {}

    /** How a file looks, and since when. */
    private record Seen(Shape shape, Instant since) {}

    /** Takes a file: it is stored when this returns, and stays where it is where this throws. */
    @FunctionalInterface
    public interface Taker {

        void take(String name, byte[] content);
    }

    /** Whether a name is not one of those that programs give to what they are still writing. */
    public static boolean isFinished(String name) {
        String end = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return !name.startsWith(".") && !UNFINISHED.contains(end);
    }

    /**
     * Takes what is in the folder. A file whose taking fails holds up none of the others.
     *
     * @throws UncheckedIOException where it is not there or cannot be read, as when a share is not mounted
     * @throws FilesLeft where files were not taken, after all others were
     */
    public synchronized void takeAll(Taker taker) {
        try {
            if (!Files.isDirectory(folder)) {
                throw new NoSuchFileException(folder.toString());
            }
            Path done = Files.createDirectories(folder.resolve("done"));
            Path failed = Files.createDirectories(folder.resolve("failed"));
            List<Path> files = finished();
            looks.keySet().retainAll(files);
            Map<String, RuntimeException> left = new LinkedHashMap<>();
            for (Path file : files) {
                if (isStable(file)) {
                    take(file, done, failed, taker).ifPresent(why -> left.put(nameOf(file), why));
                }
            }
            if (!left.isEmpty()) {
                throw new FilesLeft(folder, left);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be read; its files stay there", e);
        }
    }

    private List<Path> finished() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .filter(file -> isFinished(nameOf(file)))
                    .sorted()
                    .toList();
        }
    }

    private boolean isStable(Path file) throws IOException {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        Shape shape = new Shape(now.size(), now.lastModifiedTime().toMillis());
        Instant instant = clock.instant();
        Seen before = looks.get(file);
        if (before == null || !before.shape.equals(shape)) {
            looks.put(file, new Seen(shape, instant));
            return false;
        }
        return !instant.isBefore(before.since.plus(SETTLING));
    }

    /** Files stay in the folder since taking them failed; they are tried again at the next look. */
    public static final class FilesLeft extends RuntimeException {

        private static final long serialVersionUID = 1L;

        FilesLeft(Path folder, Map<String, RuntimeException> left) {
            super("In " + folder + " stay " + left.keySet() + ", whose taking failed; they are tried again");
            left.values().forEach(this::addSuppressed);
        }
    }

    /** @return why the file stays */
    private Optional<RuntimeException> take(Path file, Path done, Path failed, Taker taker) throws IOException {
        looks.remove(file);
        long size = Files.size(file);
        if (size == 0 || size > RawStore.LARGEST) {
            Path moved = move(file, failed);
            String why = size == 0
                    ? "The file is empty. Plik jest pusty.\n"
                    : "The file is larger than " + RawStore.LARGEST + " bytes. Plik jest za duży.\n";
            Files.writeString(failed.resolve(nameOf(moved) + ".txt"), why, StandardCharsets.UTF_8);
            log.warn("{} was not taken from {}: its size is {}; moved to failed", nameOf(file), folder, size);
            return Optional.empty();
        }
        byte[] content = Files.readAllBytes(file);
        try {
            taker.take(nameOf(file), content);
        } catch (RuntimeException e) {
            return Optional.of(e); // told once the other files are taken
        }
        var _ = move(file, done);
        return Optional.empty();
    }

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
