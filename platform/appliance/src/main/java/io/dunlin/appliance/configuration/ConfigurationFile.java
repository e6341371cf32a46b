package io.dunlin.appliance.configuration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.env.PropertiesPropertySourceLoader;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;

/**
 * The file {@code dunlin.properties} of the configuration's folder. The environment ({@code DUNLIN_HTTP_PORT}) wins over it,
 * and the command line over both.
 */
public final class ConfigurationFile {

    public static final String NAME = "dunlin.properties";

    static final String COMMAND_LINE = "command line";

    private ConfigurationFile() {}

    /** Puts the file and what the command line said into an environment. */
    public static void addTo(ConfigurableEnvironment environment, Map<String, Object> commandLine) {
        environment.getPropertySources().addFirst(new MapPropertySource(COMMAND_LINE, Map.copyOf(commandLine)));
        String said = environment.getProperty("dunlin.conf", "");
        if (!said.isBlank()) {
            addFile(environment, said);
        }
        ApplianceProperties folders =
                Binder.get(environment).bindOrCreate("dunlin", Bindable.of(ApplianceProperties.class));
        environment.getPropertySources().addLast(new MapPropertySource("folders", defaultsIn(folders)));
    }

    /** What depends on where the appliance is installed. */
    private static Map<String, Object> defaultsIn(ApplianceProperties folders) {
        return Map.of(
                "dunlin.inbox.extractor", folders.extractorFolder().toString(),
                "dunlin.learning.corpus", folders.homeFolder().resolve("corpus").toString(),
                "dunlin.learning.models", folders.dataFolder().resolve("models").toString(),
                "dunlin.plugins.data", folders.dataFolder().resolve("plugins").toString(),
                "dunlin.plugins.folder", folders.homeFolder().resolve("plugins").toString(),
                "dunlin.plugins.trusted", folders.confFolder().toString(),
                "dunlin.secrets.key-file",
                        folders.dataFolder().resolve("secrets.key").toString(),
                "dunlin.triage.token-key-file",
                        folders.dataFolder().resolve("tokens.key").toString());
    }

    private static void addFile(ConfigurableEnvironment environment, String said) {
        Path file = Path.of(said).resolve(NAME).toAbsolutePath();
        if (Files.exists(file) && !Files.isReadable(file)) {
            throw new WrongConfiguration(
                    "The file " + file + " is not for this user to read; run this as root or as the appliance's user");
        }
        if (!Files.isReadable(file)) {
            throw new WrongConfiguration("dunlin.conf: there is no readable file " + file
                    + "; write the folder that holds " + NAME + ", or copy the shipped one there");
        }
        try {
            for (PropertySource<?> source :
                    new PropertiesPropertySourceLoader().load(NAME, new FileSystemResource(file))) {
                environment
                        .getPropertySources()
                        .addAfter(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, source);
            }
        } catch (IOException | IllegalArgumentException | IllegalStateException e) {
            throw new WrongConfiguration(
                    "The file " + file + " cannot be read: " + e.getMessage()
                            + "; it is UTF-8 text, and a backslash in a value is written twice",
                    e);
        }
    }

    /** An environment outside the application, for commands that only want to know the configuration. */
    public static StandardEnvironment read(Map<String, Object> commandLine) {
        StandardEnvironment environment = new StandardEnvironment();
        addTo(environment, commandLine);
        return environment;
    }
}
