package io.dunlin.core.inbox.reading;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Third-party test data beside the repository. Tests that need it are skipped, loudly, where it is missing. */
final class SharedCorpora {

    private SharedCorpora() {}

    static Path folder(String name) {
        String given = System.getProperty("dunlin.shared");
        for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
            Path shared = given == null ? at.resolve("shared") : Path.of(given);
            if (Files.isDirectory(shared.resolve("corpora"))) {
                return shared.resolve("corpora").resolve(name);
            }
        }
        System.err.println(
                "SKIPPED: no folder shared/corpora above " + Path.of("").toAbsolutePath() + ", no -Ddunlin.shared");
        return abort("The shared test data is missing");
    }

    static List<Path> files(String name) {
        try (Stream<Path> all = Files.walk(folder(name))) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().equals("SOURCES.md"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
