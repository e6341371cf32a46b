package io.dunlin.spi.court;

import io.dunlin.spi.value.Money;
import org.jspecify.annotations.Nullable;

/**
 * What is claimed besides the court's fee.
 *
 * @param representation the costs of representation; null for the statutory tariff
 * @param claimRepresentation whether costs of representation are claimed at all
 * @param other other costs, for example the stamp duty of a power of attorney
 */
public record FilingCosts(
        @Nullable Money representation,
        boolean claimRepresentation,
        @Nullable Money other) {}
