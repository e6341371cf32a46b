package io.dunlin.core.settings;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the key to the stored secrets is.
 *
 * @param keyFile made where it is missing; keep a copy outside of the database's backup
 */
@ConfigurationProperties("dunlin.secrets")
public record SecretProperties(Path keyFile) {}
