package io.dunlin.core.remittances.feeds;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where files of bank statements come from.
 *
 * @param folder a folder that is watched; null for none. What was taken is moved to {@code done}, what can never be taken to
 *     {@code failed} beside a text that says why
 */
@ConfigurationProperties("dunlin.bank")
public record BankProperties(@Nullable Path folder) {}
