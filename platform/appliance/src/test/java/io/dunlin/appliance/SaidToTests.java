package io.dunlin.appliance;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What the build says to tests by properties of the system. An appliance in the same process would take them for keys of its
 * own that are misspelt, so they are taken away before one starts.
 */
public final class SaidToTests {

    private static final String SHARED = "dunlin.shared";
    private static final List<String> ALL = List.of(SHARED, "dunlin.containers", "dunlin.golden");
    private static final Path FOLDER = Path.of(Optional.ofNullable(System.getProperty(SHARED))
            .orElse(TestingFolders.repository().resolveSibling("shared").toString()));

    private SaidToTests() {}

    /** The folder of third-party data beside the repository, or where the build says; it may be missing. */
    public static Path shared() {
        return FOLDER;
    }

    /** To be called before an appliance starts in this process. */
    public static void hide() {
        ALL.forEach(System::clearProperty);
    }
}
