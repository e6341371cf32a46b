package io.dunlin.spi.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * An expected text in {@code src/test/resources/golden}, reviewed by people. Run the tests with
 * {@code -Ddunlin.golden=rewrite} to write what they see now, and read the difference before committing it.
 */
public final class GoldenFile {

    private static final String SWITCH = "dunlin.golden";

    private final Path file;
    private final boolean rewrite;

    GoldenFile(Path file, boolean rewrite) {
        this.file = file;
        this.rewrite = rewrite;
    }

    /**
     * @param name the file's path under {@code src/test/resources/golden} of the module under test
     */
    public static GoldenFile named(String name) {
        return new GoldenFile(
                Path.of("src", "test", "resources", "golden").resolve(name),
                "rewrite".equals(System.getProperty(SWITCH)));
    }

    /** Fails where the text differs from the file; line ends do not count. */
    public void matches(String actual) {
        String text = actual.replace("\r\n", "\n");
        try {
            if (rewrite) {
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                Files.writeString(file, text);
                return;
            }
            if (Files.notExists(file)) {
                fail("No golden file %s; run with -D%s=rewrite to write it, then review it", file, SWITCH);
            }
            String expected = Files.readString(file, StandardCharsets.UTF_8).replace("\r\n", "\n");
            assertThat(text)
                    .as("%s (where the change is meant: -D%s=rewrite, then review it)", file, SWITCH)
                    .isEqualTo(expected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
