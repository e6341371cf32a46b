package io.dunlin.appliance.inspect;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The files that paths name: a file itself whatever its name, and of a folder those of the wanted kind. */
public final class InspectedFiles {

    private InspectedFiles() {}

    /**
     * The files, folders with all below them in the order of their names.
     *
     * @param ending which files of a folder are wanted, for example {@code .eml}; an empty text for all that are not hidden
     */
    public static List<Path> of(List<Path> paths, String ending) {
        List<Path> files = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                files.addAll(below(path, ending));
            } else {
                files.add(path);
            }
        }
        return files;
    }

    private static List<Path> below(Path folder, String ending) {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(file -> wanted(file.getFileName().toString(), ending))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the folder " + folder, e);
        }
    }

    private static boolean wanted(String name, String ending) {
        return ending.isEmpty()
                ? !name.startsWith(".")
                : name.toLowerCase(Locale.ROOT).endsWith(ending);
    }
}
