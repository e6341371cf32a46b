package io.dunlin.ui.components;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Every text that a screen asks for exists in both languages, and none stands there for nothing. */
class TranslationsTest {

    private static final Pattern KEY = Pattern.compile("[a-z][a-z0-9-]*(\\.[A-Za-z0-9_-]+)+");
    private static final Pattern NO_KEY =
            Pattern.compile("(dunlin|spring|java|io|com|org)\\..*|.*\\.(svg|css|properties)|d\\.MM\\.yyyy");
    private static final Pattern PLACE = Pattern.compile("\\{[a-zA-Z0-9-]+}");

    private final Properties english = read("translations.properties");
    private final Properties polish = read("translations_pl.properties");

    @Test
    void both_languages_have_the_same_keys() {
        assertThat(polish.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        assertThat(read("translations_en.properties")).isEmpty();
    }

    @Test
    void both_languages_fill_the_same_places() {
        english.stringPropertyNames()
                .forEach(key -> assertThat(placesOf(polish.getProperty(key)))
                        .as(key)
                        .isEqualTo(placesOf(english.getProperty(key))));
    }

    @Test
    void every_key_that_a_screen_names_exists() {
        assertThat(english.stringPropertyNames()).containsAll(namedByScreens());
    }

    @Test
    void every_constant_that_a_screen_shows_has_a_text() {
        assertThat(english.stringPropertyNames()).containsAll(keysOfConstants());
    }

    @Test
    void no_text_stands_there_for_nothing() {
        Set<String> used = namedByScreens();
        used.addAll(keysOfConstants());
        used.addAll(literals(classesOf(io.dunlin.core.access.Users.class)));
        Set<String> unused = new TreeSet<>(english.stringPropertyNames());
        unused.removeAll(used);
        assertThat(unused).isEmpty();
    }

    private static Set<String> namedByScreens() {
        return literals(classesOf(Texts.class)).stream()
                .filter(text ->
                        KEY.matcher(text).matches() && !NO_KEY.matcher(text).matches())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> keysOfConstants() {
        return Words.FAMILIES.keySet().stream()
                .flatMap(type -> Arrays.stream(type.getEnumConstants()))
                .map(Words::key)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> placesOf(String text) {
        return PLACE.matcher(text).results().map(place -> place.group()).collect(Collectors.toSet());
    }

    private static Set<String> literals(Stream<byte[]> classes) {
        try (classes) {
            return classes.flatMap(bytes -> StreamSupport.stream(
                            ClassFile.of().parse(bytes).constantPool().spliterator(), false))
                    .filter(StringEntry.class::isInstance)
                    .map((PoolEntry entry) -> ((StringEntry) entry).stringValue())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** All classes that lie beside one, in a folder or in a jar. */
    private static Stream<byte[]> classesOf(Class<?> one) {
        try {
            Path place = Path.of(
                    one.getProtectionDomain().getCodeSource().getLocation().toURI());
            if (Files.isDirectory(place)) {
                return classesBelow(place).stream();
            }
            try (FileSystem jar = FileSystems.newFileSystem(place)) {
                return classesBelow(jar.getPath("/")).stream();
            }
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static java.util.List<byte[]> classesBelow(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".class"))
                    .map(TranslationsTest::bytesOf)
                    .toList();
        }
    }

    private static byte[] bytesOf(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Properties read(String name) {
        Properties properties = new Properties();
        try (InputStream stream = TranslationsTest.class.getResourceAsStream("/vaadin-i18n/" + name)) {
            assertThat(stream).as(name).isNotNull();
            properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties;
    }
}
