package io.dunlin.appliance.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.dunlin.appliance.DunlinApplication;
import io.dunlin.appliance.SaidToTests;
import io.dunlin.appliance.TestingFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole of the third-party mail, read by the program as it is run, with little memory. */
class CorporaTest {

    private static final Pattern ROW = Pattern.compile("\\| ([\\w-]+) \\| (\\w+) \\|.*");
    private static final Set<String> MAIL = Set.of("bounce", "mime", "reply", "tnef");

    private final Path corpora = SaidToTests.shared().resolve("corpora");

    @BeforeEach
    void needs_the_corpora() {
        if (!Files.isDirectory(corpora)) {
            System.err.println("SKIPPED: no third-party data at " + corpora + "; set -Ddunlin.shared");
        }
        assumeThat(corpora).isDirectory();
    }

    @Test
    void every_mail_ends_in_a_line_without_crash_hang_or_lack_of_memory() throws Exception {
        List<Path> files = filesOf(MAIL);

        Outcome outcome = inspect("mail", files, "192m");

        assertThat(outcome.status()).isIn(0, 1);
        assertThat(outcome.files()).isEqualTo(files.stream().map(Path::toString).toList());
        assertThat(outcome.errors()).noneMatch(error -> error.contains("reader failed"));
        int understood = files.size() - outcome.errors().size();
        System.err.println(files.size() + " files read, " + understood + " of them mails");
        assertThat(understood).isGreaterThan(1200);
    }

    private record Outcome(int status, List<String> files, List<String> errors) {}

    private static Outcome inspect(String kind, List<Path> files, String heap) throws Exception {
        Path lines = TestingFolders.fresh("lines").resolve("lines.jsonl");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                DunlinApplication.class.getName(),
                "inspect",
                kind,
                "--format",
                "jsonl"));
        files.forEach(file -> command.add(file.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .redirectOutput(lines.toFile())
                .start();
        try {
            assertThat(process.waitFor(10, TimeUnit.MINUTES))
                    .as("it ends in time")
                    .isTrue();
        } finally {
            process.destroyForcibly();
        }
        JsonMapper json = new JsonMapper();
        List<JsonNode> found;
        try (Stream<String> read = Files.lines(lines)) {
            found = read.map(json::readTree).toList();
        }
        return new Outcome(
                process.exitValue(),
                found.stream().map(each -> each.path("file").asString()).toList(),
                found.stream()
                        .filter(each -> !each.path("error").isNull())
                        .map(each -> each.path("error").asString())
                        .toList());
    }

    private List<Path> filesOf(Set<String> categories) throws IOException {
        Set<String> suites = Files.readAllLines(corpora.resolve("SOURCES.md")).stream()
                .map(ROW::matcher)
                .filter(Matcher::matches)
                .filter(row -> categories.contains(row.group(2)))
                .map(row -> row.group(1))
                .collect(Collectors.toSet());
        assertThat(suites).isNotEmpty();
        List<Path> files = new ArrayList<>();
        for (String suite : suites.stream().sorted().toList()) {
            try (Stream<Path> found = Files.walk(corpora.resolve(suite))) {
                found.filter(Files::isRegularFile).sorted().forEach(files::add);
            }
        }
        return files;
    }
}
