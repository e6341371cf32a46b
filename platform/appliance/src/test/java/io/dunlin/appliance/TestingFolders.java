package io.dunlin.appliance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;
import org.springframework.util.FileSystemUtils;

/**
 * Folders of tests below {@code target}: an appliance refuses data in the system's temporary folder. Those of a class that
 * passed go with it, for an appliance's own database takes half a gigabyte; those of a failed one stay to be read.
 * <p>
 * JUnit finds this extension by itself. Tests of one JVM run one after another.
 */
public final class TestingFolders implements TestInstancePreConstructCallback, AfterEachCallback, AfterAllCallback {

    private static final Deque<Path> MADE = new ArrayDeque<>();

    private static int ofTheClass;
    private static boolean failed;

    /** A new, empty folder. */
    public static Path fresh(String name) {
        try {
            Path parent =
                    Files.createDirectories(Path.of("target", "appliances").toAbsolutePath());
            Path folder = Files.createTempDirectory(parent, name);
            MADE.push(folder);
            return folder;
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

    @Override
    public void preConstructTestInstance(TestInstanceFactoryContext factory, ExtensionContext context) {
        ofTheClass = MADE.size();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        discard(ofTheClass, context);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        discard(0, context);
        failed = false;
    }

    private static void discard(int kept, ExtensionContext context) {
        failed |= context.getExecutionException().isPresent();
        while (MADE.size() > kept) {
            Path folder = MADE.pop();
            if (!failed) {
                try {
                    FileSystemUtils.deleteRecursively(folder);
                } catch (IOException e) {
                    throw new UncheckedIOException("A test has ended and something still writes to " + folder, e);
                }
            }
        }
    }
}
