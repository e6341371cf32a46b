package io.dunlin.plugin.bankmt940;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.spi.PluginFailure;
import io.dunlin.spi.bank.ParsedStatement;
import io.dunlin.spi.testkit.TestingSourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Reads every third-party statement and compares it with what its project expects. What differs must stand in
 * {@code corpora-exceptions.properties} with the reason, and what stands there must differ.
 */
class CorporaTest {

    @Test
    void agrees_with_every_expectation_or_says_why_not() throws IOException {
        Path corpora = Corpora.folder();
        Properties exceptions = exceptions();
        List<String> unexplained = new ArrayList<>();
        TreeSet<String> unused = new TreeSet<>(exceptions.stringPropertyNames());
        StringBuilder table = new StringBuilder("suite            cases  compared fields  agree  explained\n");
        for (String suite : Corpora.SUITES) {
            int cases = 0;
            int fields = 0;
            int agree = 0;
            int explained = 0;
            for (Path file : Corpora.statements(suite)) {
                Expectation expectation = compare(file);
                String name = corpora.relativize(file).toString();
                cases++;
                fields += expectation.compared();
                if (expectation.differences().isEmpty()) {
                    agree++;
                } else if (exceptions.containsKey(name)) {
                    explained++;
                    unused.remove(name);
                } else {
                    unexplained.add(name + "\n    " + String.join("\n    ", expectation.differences()));
                }
            }
            table.append(
                    String.format(Locale.ROOT, "%-16s %5d %16d %6d %10d%n", suite, cases, fields, agree, explained));
        }
        System.out.println(table);
        assertThat(unexplained).as("differences without a reason").isEmpty();
        assertThat(unused).as("reasons without a difference").isEmpty();
    }

    @Test
    void tells_of_every_file_what_it_read_or_what_is_wrong() {
        for (String suite : Corpora.SUITES) {
            for (Path file : Corpora.statements(suite)) {
                try {
                    List<ParsedStatement> statements = Samples.read(TestingSourceFile.of(file));
                    assertThat(statements).as(file.toString()).isNotEmpty();
                    assertThat(statements)
                            .as("%s: not proven and no reason told", file)
                            .allMatch(statement -> statement.balanced().isPresent()
                                    || !statement.failures().isEmpty()
                                    || statement.heading().format().name().equals("MT942"));
                } catch (PluginFailure failure) {
                    assertThat(failure.kind()).as(file.toString()).isEqualTo(PluginFailure.Kind.BAD_DATA);
                }
            }
        }
    }

    private static Expectation compare(Path file) {
        Expectation expectation = new Expectation();
        List<ParsedStatement> statements;
        try {
            statements = Samples.read(TestingSourceFile.of(file));
        } catch (PluginFailure failure) {
            expectation.differences().add(Objects.requireNonNull(failure.getMessage()));
            return expectation;
        }
        String path = file.toString();
        String stem = path.substring(0, path.lastIndexOf('.'));
        if (Files.exists(Path.of(path + ".oracle.json"))) {
            expectation.oracle(Path.of(path + ".oracle.json"), statements);
        }
        if (Files.exists(Path.of(stem + ".expected.json"))) {
            expectation.wolph(Path.of(stem + ".expected.json"), statements);
        }
        if (Files.exists(Path.of(stem + ".json"))) {
            expectation.javascript(Path.of(stem + ".json"), statements);
        }
        for (Path assertions : List.of(Path.of(path + ".assertions.csv"), Path.of(stem + ".assertions.csv"))) {
            if (Files.exists(assertions) && path.contains("jejik")) {
                new JejikAssertions(expectation, statements).compare(assertions);
            }
        }
        return expectation;
    }

    private static Properties exceptions() throws IOException {
        Properties exceptions = new Properties();
        try (InputStream in = CorporaTest.class.getResourceAsStream("/corpora-exceptions.properties");
                Reader reader = new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8)) {
            exceptions.load(reader);
        }
        return exceptions;
    }
}
