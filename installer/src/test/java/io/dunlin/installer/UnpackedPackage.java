package io.dunlin.installer;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The built package, unpacked into a folder of the build as dpkg would unpack it into the root. */
record UnpackedPackage(Path root) {

    private static final int MINUTES_TO_UNPACK = 5;

    static UnpackedPackage fresh() throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/dpkg-deb")), "dpkg-deb is not there: not a Debian system");
        Path root = Path.of("target", "unpacked").toAbsolutePath();
        delete(root);
        Process unpacking = new ProcessBuilder("/usr/bin/dpkg-deb", "--extract", file().toString(), root.toString())
                .inheritIO()
                .start();
        if (!unpacking.waitFor(MINUTES_TO_UNPACK, TimeUnit.MINUTES) || unpacking.exitValue() != 0) {
            throw new IllegalStateException("dpkg-deb could not unpack " + file());
        }
        return new UnpackedPackage(root);
    }

    static Path file() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("target"))) {
            List<Path> packages =
                    files.filter(file -> file.toString().endsWith(".deb")).toList();
            if (packages.size() != 1) {
                throw new IllegalStateException("One package is expected in target, there are " + packages);
            }
            return packages.getFirst().toAbsolutePath();
        }
    }

    Path home() {
        return root.resolve("usr/lib/dunlin");
    }

    Path command() {
        return root.resolve("usr/bin/dunlin");
    }

    List<Path> plugins() throws IOException {
        try (Stream<Path> files = Files.list(home().resolve("plugins"))) {
            return files.toList();
        }
    }

    Path java() {
        return home().resolve("runtime/bin/java");
    }

    static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
