package io.dunlin.core.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Where the third-party test data lies: the folder that holds {@code shared/corpora}, or {@code -Ddunlin.shared}. */
public final class SharedCorpora {

    private SharedCorpora() {}

    /** The folder of corpora; the test is skipped, loudly, where there is none. */
    public static Path folder() {
        Optional<Path> found = find();
        if (found.isEmpty()) {
            System.err.println(
                    "SKIPPED: no shared/corpora above " + Path.of("").toAbsolutePath() + "; set -Ddunlin.shared=DIR");
        }
        Assumptions.assumeTrue(found.isPresent(), "shared/corpora is missing");
        return found.orElseThrow();
    }

    /** A file or a folder among the corpora. */
    public static Path named(String name) {
        return folder().resolve(name);
    }

    /** All files of one corpus, without what tells its sources. */
    public static List<Path> files(String name) {
        try (Stream<Path> all = Files.walk(named(name))) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().equals("SOURCES.md"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The root of the repository. */
    public static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("etc/corpus"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("Run the tests inside the repository: etc/corpus was not found");
            }
        }
        return folder;
    }

    private static Optional<Path> find() {
        String given = System.getProperty("dunlin.shared");
        if (given != null) {
            return Optional.of(Path.of(given, "corpora")).filter(Files::isDirectory);
        }
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path corpora = folder.resolve("shared/corpora");
            if (Files.isDirectory(corpora)) {
                return Optional.of(corpora);
            }
        }
        return Optional.empty();
    }
}
