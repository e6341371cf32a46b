package io.dunlin.appliance.configuration;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The folders of the appliance.
 *
 * @param home the installation; the {@code dunlin} command sets it
 * @param conf the configuration; the {@code dunlin} command sets it
 * @param data everything that the appliance writes; {@code data} in the installation where it is not set
 */
@ConfigurationProperties("dunlin")
public record ApplianceProperties(
        @Nullable Path home, @Nullable Path conf, @Nullable Path data) {

    public Path homeFolder() {
        return (home == null ? Path.of("") : home).toAbsolutePath().normalize();
    }

    public Path confFolder() {
        return conf == null ? homeFolder().resolve("conf") : homeFolder().resolve(conf);
    }

    public Path dataFolder() {
        return homeFolder().resolve(data == null ? Path.of("data") : data);
    }

    public Path databaseFolder() {
        return dataFolder().resolve("database");
    }

    /** The programs that read attachments. */
    public Path extractorFolder() {
        return homeFolder().resolve("extractor");
    }
}
