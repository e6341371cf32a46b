package io.dunlin.spi.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;

/**
 * Third-party data that stands beside the repository, in the folder {@code shared}; another place is named by
 * {@code -Ddunlin.shared}. A test that needs it is skipped, loudly, where it is missing.
 */
public final class SharedFolder {

    private static final String PLACE = "dunlin.shared";
    private static final System.Logger LOG = System.getLogger(SharedFolder.class.getName());

    private SharedFolder() {}

    /** @param name a folder in {@code shared}, for example {@code corpora} or {@code schemas/camt} */
    public static Path named(String name) {
        String set = System.getProperty(PLACE);
        Path from = Path.of("").toAbsolutePath();
        Path found = set != null ? Path.of(set).resolve(name) : above(from, name);
        if (found == null || !Files.isDirectory(found)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "SKIPPED: no shared/" + name + " above " + from + "; set -D" + PLACE
                            + "=FOLDER to compare with third-party data");
            return Assumptions.abort("No folder shared/" + name);
        }
        return found;
    }

    private static @Nullable Path above(Path from, String name) {
        for (Path folder = from; folder != null; folder = folder.getParent()) {
            Path found = folder.resolve("shared").resolve(name);
            if (Files.isDirectory(found)) {
                return found;
            }
        }
        return null;
    }
}
