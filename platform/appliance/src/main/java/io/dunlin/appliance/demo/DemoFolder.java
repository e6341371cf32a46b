package io.dunlin.appliance.demo;

import io.dunlin.appliance.configuration.WrongConfiguration;
import io.dunlin.appliance.database.EmbeddedDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * The demo's data. Its mail server keeps nothing, so every demo begins anew: what the last one left is deleted, and only
 * that. A mark tells a demo's folder from any other.
 */
public final class DemoFolder {

    private static final String NAME = "demo";
    private static final String MARK = "made-by-dunlin-demo";

    private DemoFolder() {}

    /**
     * Makes the folder of a new demo.
     *
     * @param data the appliance's data folder; the demo's lies in it
     * @throws WrongConfiguration where something else lies there
     */
    public static Path fresh(Path data) {
        Path folder = data.toAbsolutePath().normalize().resolve(NAME);
        try {
            if (Files.exists(folder)) {
                if (!Files.isRegularFile(folder.resolve(MARK))) {
                    throw new WrongConfiguration(
                            folder
                                    + " was not made by a demo, so it is not deleted; start the demo with --data and another folder");
                }
                Path database = folder.resolve("database");
                if (Files.isDirectory(database)) {
                    // Whoever still runs on it is told so; a server left over by a kill is stopped.
                    EmbeddedDatabase.start(database).close();
                }
                Files.walkFileTree(folder, new Deletion());
            }
            Path made = Files.createDirectories(folder);
            Path marked = Files.createFile(made.resolve(MARK));
            return marked.getParent() == null ? made : marked.getParent();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder of the demo, " + folder + ", cannot be made anew", e);
        }
    }

    /** Deletes what lies in a folder and the folder; follows no links. */
    private static final class Deletion extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @org.jspecify.annotations.Nullable IOException failed)
                throws IOException {
            if (failed != null) {
                throw failed;
            }
            Files.delete(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
