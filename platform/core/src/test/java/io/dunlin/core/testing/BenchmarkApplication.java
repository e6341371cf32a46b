package io.dunlin.core.testing;

import java.io.File;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/** The engine as a benchmark runs it: on an embedded database, with its keys and plugins in a folder that it clears away. */
public final class BenchmarkApplication implements AutoCloseable {

    private final File folder;
    private final ConfigurableApplicationContext context;

    private BenchmarkApplication(File folder, ConfigurableApplicationContext context) {
        this.folder = folder;
        this.context = context;
    }

    /** @param properties beside those of every benchmark, or in their place */
    public static BenchmarkApplication start(List<String> properties) {
        File folder = new File(
                System.getProperty("java.io.tmpdir"),
                "dunlin-benchmark-" + ProcessHandle.current().pid());
        Stream<String> usual = Stream.of(
                "logging.level.root=warn",
                "dunlin.secrets.key-file=" + folder + "/secrets.key",
                "dunlin.triage.token-key-file=" + folder + "/tokens.key",
                "dunlin.plugins.folder=" + folder + "/plugins",
                "dunlin.plugins.trusted=" + folder + "/trusted",
                "dunlin.plugins.data=" + folder + "/data");
        return new BenchmarkApplication(
                folder,
                new SpringApplicationBuilder(TestingConfiguration.class)
                        .web(WebApplicationType.NONE)
                        .properties(Stream.concat(usual, properties.stream()).toArray(String[]::new))
                        .run());
    }

    public ConfigurableApplicationContext context() {
        return context;
    }

    @Override
    public void close() {
        context.close();
        if (!FileSystemUtils.deleteRecursively(folder)) {
            System.err.println("Nothing was to be deleted in " + folder);
        }
    }
}
