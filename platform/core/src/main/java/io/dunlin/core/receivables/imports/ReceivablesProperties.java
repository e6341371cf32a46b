package io.dunlin.core.receivables.imports;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where files of receivables come from.
 *
 * @param folder a folder that is watched; null for none. What was taken is moved to {@code done}, what can never be taken to
 *     {@code failed} beside a text that says why
 */
@ConfigurationProperties("dunlin.receivables")
public record ReceivablesProperties(@Nullable Path folder) {}
