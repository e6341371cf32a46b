package io.dunlin.plugin.bankmt940;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Third-party statements that stand beside the repository, in the folder {@code shared/corpora}. */
final class Corpora {

    static final List<String> SUITES = List.of(
            "cmxl",
            "jejik-mt940",
            "mt940-js",
            "mt940-to-csv",
            "pekao-snippet",
            "php-mt940",
            "prowide-core",
            "qoomon-swift",
            "tryton-mt940",
            "wolph-mt940");

    private static final List<String> NOT_STATEMENTS = List.of(".json", ".csv", ".md");

    private Corpora() {}

    /** The folder, or the test is skipped, loudly. */
    static Path folder() {
        String set = System.getProperty("dunlin.shared");
        Path from = Path.of("").toAbsolutePath();
        Path shared = set != null ? Path.of(set) : beside(from);
        if (shared == null || !Files.isDirectory(shared.resolve("corpora"))) {
            System.err.println("SKIPPED: no shared/corpora above " + from + "; set -Ddunlin.shared=FOLDER to compare"
                    + " with the third-party statements");
            return abort("No folder shared/corpora");
        }
        return shared.resolve("corpora");
    }

    static List<Path> statements(String suite) {
        try (Stream<Path> files = Files.walk(folder().resolve(suite))) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> NOT_STATEMENTS.stream().noneMatch(file.toString()::endsWith))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Path beside(Path from) {
        for (Path folder = from; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve("shared").resolve("corpora"))) {
                return folder.resolve("shared");
            }
        }
        return null;
    }
}
