package io.dunlin.core.remittances.writebacks;

import io.dunlin.core.receivables.ReceivableId;
import io.dunlin.spi.value.Money;

/**
 * An ERP did not take the notice of a payment, and is not asked again by itself. Heard in the same transaction.
 *
 * @param amount negative for a reversal
 * @param problem why, in both languages as {@link io.dunlin.core.shared.KeptText} has them, or a key
 */
public record WriteBackFailed(WriteBackId id, ReceivableId receivableId, String source, Money amount, String problem) {}
