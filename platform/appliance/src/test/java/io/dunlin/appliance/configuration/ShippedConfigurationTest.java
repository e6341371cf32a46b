package io.dunlin.appliance.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.dunlin.appliance.TestingFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

/** The file that is shipped says of each key what holds without it. */
class ShippedConfigurationTest {

    private static final Pattern KEY = Pattern.compile("#(dunlin\\.[^=]+)=(.*)");

    @Test
    void names_every_key_that_the_product_reads_and_no_other() throws IOException {
        KnownKeys known = KnownKeys.of(propertyRecords());
        List<String> shipped = shipped().keySet().stream()
                .map(key -> key.replaceAll("\\[\\d+]", "[]"))
                .toList();

        assertThat(shipped).allMatch(known::knows);
        assertThat(known.all())
                .as("write what is missing into etc/conf/dunlin.properties, with its default and a sentence")
                .allMatch(key -> OF_THE_LAUNCHER.contains(key) || shipped.contains(key));
    }

    @ParameterizedTest
    @MethodSource("propertyRecords")
    void says_the_defaults_as_they_are(Class<?> type) throws IOException {
        Map<String, String> values = new TreeMap<>(shipped());
        values.entrySet()
                .removeIf(entry -> entry.getValue().isEmpty() || entry.getKey().contains("["));

        assertThat(bind(type, values)).isEqualTo(bind(type, Map.of()));
    }

    @Test
    void explains_each_key_in_the_line_above() throws IOException {
        List<String> lines = Files.readAllLines(file());
        for (int i = 1; i < lines.size(); i++) {
            if (KEY.matcher(lines.get(i)).matches()) {
                assertThat(lines.get(i - 1))
                        .as("the line above %s", lines.get(i))
                        .matches("# .+");
            }
        }
    }

    /** Set by the {@code dunlin} command, not in the file. */
    private static final List<String> OF_THE_LAUNCHER = List.of("dunlin.home", "dunlin.conf");

    private static Object bind(Class<?> type, Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values))
                .bindOrCreate(KnownKeys.prefixOf(type), Bindable.of(type));
    }

    private static Path file() {
        return TestingFolders.repository().resolve("etc/conf").resolve(ConfigurationFile.NAME);
    }

    private static Map<String, String> shipped() throws IOException {
        Map<String, String> keys = new TreeMap<>();
        try (Stream<String> lines = Files.lines(file())) {
            lines.map(KEY::matcher)
                    .filter(Matcher::matches)
                    .forEach(matcher -> assertThat(keys.put(matcher.group(1), matcher.group(2)))
                            .as("%s stands there once", matcher.group(1))
                            .isNull());
        }
        return keys;
    }

    static List<Class<?>> propertyRecords() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        List<Class<?>> records = new ArrayList<>();
        for (var candidate : scanner.findCandidateComponents("io.dunlin")) {
            if (candidate.getBeanClassName().contains("Test$")) {
                continue;
            }
            try {
                records.add(Class.forName(candidate.getBeanClassName()));
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException(e);
            }
        }
        records.sort(Comparator.comparing(Class::getName));
        assertThat(records).contains(HttpProperties.class).allMatch(Class::isRecord);
        return records;
    }
}
