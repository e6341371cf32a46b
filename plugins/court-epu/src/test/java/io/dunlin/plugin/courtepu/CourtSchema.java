package io.dunlin.plugin.courtepu;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The court's schema beside the repository. Without it, what needs it is skipped, and says so. */
final class CourtSchema {

    private CourtSchema() {}

    static Path folder() {
        String set = System.getProperty("dunlin.shared");
        Path folder = set != null
                ? Path.of(set).resolve("schemas/epu")
                : beside(Path.of("").toAbsolutePath());
        boolean there = Files.isRegularFile(folder.resolve("PozewEPU.xsd"));
        if (!there) {
            System.err.println("SKIPPED: no court schema in " + folder
                    + "; set -Ddunlin.shared=FOLDER to the folder that holds schemas/epu");
        }
        Assumptions.assumeTrue(there, "no court schema in " + folder);
        return folder;
    }

    private static Path beside(Path from) {
        for (Path folder = from; folder != null; folder = folder.getParent()) {
            Path shared = folder.resolve("shared");
            if (Files.isDirectory(shared.resolve("corpora"))) {
                return shared.resolve("schemas/epu");
            }
        }
        return from.resolve("shared/schemas/epu");
    }
}
