package io.dunlin.core.settings;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where plugins are.
 *
 * @param folder the signed jars; read at the start
 * @param trusted the certificates of those whose plugins are trusted, PEM or DER
 * @param data where each plugin has a folder of its own
 */
@ConfigurationProperties("dunlin.plugins")
public record PluginsProperties(Path folder, Path trusted, Path data) {}
