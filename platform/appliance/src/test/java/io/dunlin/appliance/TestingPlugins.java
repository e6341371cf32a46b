package io.dunlin.appliance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The packed and signed plugins of this build, in a folder as an appliance wants it. */
public final class TestingPlugins {

    private TestingPlugins() {}

    /** Copies plugins and the certificate of their signer into a folder, which is made. */
    public static Path bring(Path folder, List<String> plugins) throws IOException {
        Path made = Files.createDirectories(folder);
        Path built = TestingFolders.repository().resolve("plugins");
        for (String plugin : plugins) {
            Path jar = packed(built.resolve(plugin).resolve("target"), plugin);
            Path copy = Files.copy(jar, made.resolve(jar.getFileName()));
            assert Files.exists(copy);
        }
        Path certificate = Files.copy(built.resolve("target/plugin-signer.crt"), made.resolve("plugin-signer.crt"));
        assert Files.exists(certificate);
        return made;
    }

    private static Path packed(Path target, String plugin) throws IOException {
        try (Stream<Path> files = Files.list(target)) {
            return files.filter(file -> file.getFileName()
                            .toString()
                            .matches("dunlin-plugin-" + plugin + "-[0-9.]+(-SNAPSHOT)?\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("The plugin " + plugin + " is not packed"));
        }
    }
}
