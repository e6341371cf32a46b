package io.dunlin.plugin.bankmt940;

import io.dunlin.spi.testkit.SharedFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

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

    static Path folder() {
        return SharedFolder.named("corpora");
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
}
