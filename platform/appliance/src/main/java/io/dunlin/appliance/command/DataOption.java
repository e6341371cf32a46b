package io.dunlin.appliance.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that works on the appliance's data. */
final class DataOption {

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder; wins over dunlin.data.")
    @Nullable
    Path data;

    static DataOption of(@Nullable Path folder) {
        DataOption option = new DataOption();
        option.data = folder;
        return option;
    }

    /** As configuration. */
    Map<String, Object> asConfiguration() {
        Map<String, Object> configuration = new LinkedHashMap<>();
        if (data != null) {
            configuration.put("dunlin.data", data.toAbsolutePath().toString());
        }
        return configuration;
    }
}
