package io.dunlin.appliance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Folders of tests below {@code target}: an appliance refuses data in the system's temporary folder. */
public final class TestingFolders {

    private TestingFolders() {}

    /** A new, empty folder. */
    public static Path fresh(String name) {
        try {
            Path parent =
                    Files.createDirectories(Path.of("target", "appliances").toAbsolutePath());
            return Files.createTempDirectory(parent, name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The top of the repository. */
    public static Path repository() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("mvnw"))) {
            folder = folder.getParent();
        }
        return folder;
    }
}
