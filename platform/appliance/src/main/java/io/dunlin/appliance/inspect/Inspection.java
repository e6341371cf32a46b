package io.dunlin.appliance.inspect;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads files two at a time and tells what it found in the files' order, holding no more than a few results. */
public final class Inspection {

    private static final Logger log = LoggerFactory.getLogger(Inspection.class);
    private static final int THREADS = 2;
    private static final int MOST_AHEAD = 8;

    private final Inspector inspector;

    public Inspection(Inspector inspector) {
        this.inspector = inspector;
    }

    /** @return how many of the files could not be read, or hold something that must not be used */
    public int read(List<Path> files, Consumer<String> lines) {
        int failed = 0;
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            Queue<Future<List<Inspector.Found>>> ahead = new ArrayDeque<>();
            Queue<Path> reading = new ArrayDeque<>();
            for (Path file : files) {
                if (ahead.size() == MOST_AHEAD) {
                    failed += tell(reading.remove(), ahead.remove(), lines);
                }
                reading.add(file);
                ahead.add(threads.submit(() -> readOne(file)));
            }
            while (!ahead.isEmpty()) {
                failed += tell(reading.remove(), ahead.remove(), lines);
            }
        }
        return failed;
    }

    private List<Inspector.Found> readOne(Path file) {
        if (!Files.exists(file)) {
            return List.of(new Inspector.Found(ErrorJson.line(file, "There is no such file"), true));
        }
        if (!Files.isReadable(file)) {
            return List.of(new Inspector.Found(ErrorJson.line(file, "This user may not read the file"), true));
        }
        return inspector.read(file);
    }

    /** A file that brings the reader down, whatever the way, is a line like the others. */
    private static int tell(Path file, Future<List<Inspector.Found>> result, Consumer<String> lines) {
        try {
            List<Inspector.Found> found = result.get();
            found.forEach(each -> lines.accept(each.json()));
            return found.stream().anyMatch(Inspector.Found::failed) ? 1 : 0;
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            log.debug("The reader failed on {}", file, cause);
            lines.accept(ErrorJson.line(
                    file,
                    "The reader failed with " + cause.getClass().getSimpleName()
                            + "; please report it with the file if you may"));
            return 1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while reading " + file, e);
        }
    }
}
