package io.dunlin.core.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder that another process works in; it goes with all that lies in it then. */
public final class ScratchFolder implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(ScratchFolder.class);

    private final Path path;

    private ScratchFolder(Path path) {
        this.path = path;
    }

    /** @param prefix of its name, by which an administrator knows whose it is, for example {@code dunlin-training-} */
    public static ScratchFolder make(String prefix) throws IOException {
        return new ScratchFolder(Files.createTempDirectory(prefix));
    }

    public Path path() {
        return path;
    }

    public Path file(String name) {
        return path.resolve(name);
    }

    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(path)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                boolean deleted = Files.deleteIfExists(each);
                assert deleted || !Files.exists(each);
            }
        } catch (IOException | UncheckedIOException e) {
            log.info("A temporary folder stays behind: {}", path, e);
        }
    }
}
